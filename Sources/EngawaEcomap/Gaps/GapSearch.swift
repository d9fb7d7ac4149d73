import EngawaGraph
import EngawaSheets
import EngawaText

/// Finds the missing links of a map: of one ibasho, or of all of it.
///
/// A value over a snapshot: any number of threads may use it. The same map, day and request give the same gaps in the same
/// order. What is looked for and why is in `Docs/MissingLinks.md`.
///
///     let search = GapSearch(map, GapRequest(day: today))
///     for gap in search.gaps(of: ibasho).prefix(5) { print(gap.why.ja) }
public struct GapSearch: Sendable {
    /// The map.
    public let map: EcomapMap
    /// What was asked for.
    public let request: GapRequest
    let axes: Axes
    private(set) var finder: CandidateFinder
    let answers: GapAnswers
    /// Who may be named to whom.
    let names: GapNames
    /// All needs and offers, matched at once.
    public let needMatches: NeedMatches

    private static let fewIbasho = 100

    /// Prepares a search: learns from the map what leads to a tie, and matches all needs and offers. O(ibasho + actors).
    public init(_ map: EcomapMap, _ request: GapRequest) {
        self.map = map
        self.request = request
        axes = map.axes
        finder = CandidateFinder(map, on: request.day)
        let answers = GapAnswers(map)
        self.answers = answers
        let names = GapNames(map, request)
        self.names = names
        needMatches = NeedMatches(map, names, on: request.day) { ibasho in
            request.withAnswered ? [] : answers.declined(for: ibasho)
        }
    }

    /// What people have typed, as the request may show it: the class of contents where it may hold a name. O(length).
    public func shown(text: String) -> String { names.shown(text: text) }

    /// The gaps of one ibasho, the most useful first; none of one that has ended or not begun on the day. O(ties of the ibasho, and the ibasho and actors around it).
    public func gaps(of ibasho: NodeID) -> [Gap] {
        guard map.isThere(ibasho, on: request.day) else { return [] }
        var session = GapSession(self)
        return GapRanking.ranked(session.gaps(of: ibasho, asksForPairs: true))
    }

    /// The gaps of the whole map, the most useful first. Uses all processors. O(ibasho · what is around each).
    public func gaps() -> [Gap] {
        let ibasho = byPlace().filter { map.isThere($0, on: request.day) }
        var search = self
        // Laying the map out in columns pays for many ibasho.
        if ibasho.count > GapSearch.fewIbasho { search.finder = finder.prepared() }
        let prepared = search
        var found = Parallel.map(ibasho, state: { GapSession(prepared) }) { session, ibasho in
            session.gaps(of: ibasho, asksForPairs: false)
        }
        found.append(filtered(surpluses()))
        found.append(filtered(strangerCommunities()))
        return GapRanking.ranked(found.flatMap { $0 })
    }

    /// The ibasho in the order of their places, so that one after another asks for what is still at hand.
    private func byPlace() -> [NodeID] {
        guard let locatedIn = map.tokens.locatedIn else { return map.ibasho }
        return map.ibasho
            .map {
                (
                    place: map.graph.relationships(of: $0, .outgoing, type: locatedIn).min { $0.other < $1.other }?
                        .other.rawValue ?? 0, $0
                )
            }
            .sorted { ($0.place, $0.1) < ($1.place, $1.1) }
            .map(\.1)
    }

    /// Those that people have not answered, or all with their answers where these are asked for.
    func filtered(_ gaps: [Gap]) -> [Gap] {
        guard !answers.isEmpty else { return gaps }
        return gaps.compactMap { gap in
            guard let answer = answers[gap.key] else { return gap }
            guard request.withAnswered else { return nil }
            var gap = gap
            gap.answer = answer
            return gap
        }
    }
}

extension EcomapMap {
    /// Whether nobody is located anywhere on this map, so that nothing is known to be near.
    public var hasNoPlaces: Bool { tokens.place.map { graph.nodeCount(label: $0) == 0 } ?? true }
}
