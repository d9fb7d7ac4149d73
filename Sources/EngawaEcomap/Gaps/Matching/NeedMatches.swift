import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// The needs (おねがい) of all ibasho and who could meet them, matched at once, so that nobody is promised twice.
public struct NeedMatches: Sendable {
    /// A need of an ibasho.
    public struct Need: Sendable, Hashable {
        /// Who has it.
        public var ibasho: NodeID
        /// What it is.
        public var resource: NodeID
        /// Until when; nil for as long as it is there.
        public var until: SheetDate?
    }

    /// What somebody offers (提供).
    public struct Offer: Sendable, Hashable {
        /// Who offers it.
        public var giver: NodeID
        /// What it is.
        public var resource: NodeID
        /// Until when.
        public var until: SheetDate?
    }

    /// How a giver is known to have what is needed.
    public enum Ground: Sendable, Hashable {
        /// It offers it.
        case offer(NodeID)
        /// It brings it to others.
        case content(String)
        /// It has the tag.
        case tag(String)
    }

    /// What is given once: an offer of somebody, or all else that somebody has.
    struct Promise: Hashable, Comparable {
        let giver: NodeID
        let offer: NodeID?

        init(_ giver: NodeID, _ ground: Ground) {
            self.giver = giver
            if case .offer(let resource) = ground { offer = resource } else { offer = nil }
        }

        static func < (left: Promise, right: Promise) -> Bool {
            (left.giver.rawValue, left.offer?.rawValue ?? 0) < (right.giver.rawValue, right.offer?.rawValue ?? 0)
        }
    }

    /// A need and who could meet it.
    public struct Match: Sendable, Hashable {
        /// The need.
        public var need: Need
        /// Who could meet it.
        public var giver: NodeID
        /// How that is known.
        public var ground: Ground
        /// From 0 to 1: how well the words agree and how near the giver is.
        public var score: Double

        var promise: Promise { Promise(giver, ground) }
    }

    /// The matches, in the order of the needs. Every need is in one at most, and so is every
    /// offer, or where somebody makes none, every giver.
    public private(set) var matches: [Match] = []
    /// The needs that nobody is matched with, in order.
    public private(set) var openNeeds: [Need] = []
    /// The offers that nobody takes: they are in no match, and their giver brings no such thing to any ibasho.
    public private(set) var surpluses: [Offer] = []

    /// Matches all needs and offers of a map that are there on a day.
    ///
    /// The sum of the scores is the highest there is: an assignment of minimum cost for each group of needs and givers that
    /// hang together; in a group of more than 400 the best pair is taken first instead. O(needs · (offers + actors around)).
    init(
        _ map: EcomapMap,
        _ names: GapNames,
        on day: SheetDate,
        declined: @escaping (NodeID) -> Set<NodeID> = { _ in [] }
    ) {
        let offers = NeedMatches.offers(map, on: day)
        let needs = NeedMatches.needs(map, on: day)
        if !needs.isEmpty {
            var givers = PossibleGivers(map, names, on: day, declined: declined)
            let possible = givers.matches(for: needs, offers)
            matches = NeedMatches.assigned(needs, possible)
            let matched = Set(matches.map(\.need))
            openNeeds = needs.filter { !matched.contains($0) }
        }
        let promised = Set(matches.map(\.promise))
        surpluses = offers.filter { offer in
            !promised.contains(Promise(offer.giver, .offer(offer.resource))) && names.mayBeProposed(offer.giver)
                && !NeedMatches.isTaken(offer, map, on: day)
        }
    }

    private static func needs(_ map: EcomapMap, on day: SheetDate) -> [Need] {
        guard let type = map.tokens.needs, let resource = map.tokens.resource else { return [] }
        return map.graph.nodes(label: resource).flatMap { node in
            map.graph.relationships(of: node, .incoming, type: type).lazy
                .filter { map.isThere($0.relationship, on: day) && map.isThere($0.other, on: day) }
                .map {
                    Need(
                        ibasho: $0.other,
                        resource: node,
                        until: SheetDate(map.value(map.tokens.until, of: $0.relationship))
                    )
                }
        }
        .sorted { ($0.ibasho, $0.resource) < ($1.ibasho, $1.resource) }
    }

    private static func offers(_ map: EcomapMap, on day: SheetDate) -> [Offer] {
        guard let type = map.tokens.offers, let resource = map.tokens.resource else { return [] }
        return map.graph.nodes(label: resource).flatMap { node in
            map.graph.relationships(of: node, .incoming, type: type).lazy
                .filter { map.isThere($0.relationship, on: day) }
                .map {
                    Offer(
                        giver: $0.other,
                        resource: node,
                        until: SheetDate(map.value(map.tokens.until, of: $0.relationship))
                    )
                }
        }
        .sorted { ($0.giver, $0.resource) < ($1.giver, $1.resource) }
    }

    /// Whether the giver brings what it offers to some ibasho already.
    private static func isTaken(_ offer: Offer, _ map: EcomapMap, on day: SheetDate) -> Bool {
        guard let supports = map.tokens.supports else { return false }
        let offered = FoldedText(map.name(of: offer.resource)).text
        return map.graph.relationships(of: offer.giver, .outgoing, type: supports).contains { tie in
            map.isThere(tie.relationship, on: day)
                && (map.value(map.tokens.content, of: tie.relationship).stringList ?? []).contains {
                    let content = FoldedText($0).text
                    return content.contains(offered) || offered.contains(content)
                }
        }
    }
}

extension NeedMatches {
    /// The largest group that is assigned at the lowest cost.
    private static let largestGroup = 400

    /// The matches of the highest sum in which each need and each giver is once.
    private static func assigned(_ needs: [Need], _ possible: [[Match]]) -> [Match] {
        var groups = Groups(needs.count)
        var firstNeed: [Promise: Int] = [:]
        for (need, matches) in possible.enumerated() {
            for match in matches {
                if let other = firstNeed[match.promise] {
                    groups.join(need, other)
                } else {
                    firstNeed[match.promise] = need
                }
            }
        }
        var members: [Int: [Int]] = [:]
        for need in needs.indices where !possible[need].isEmpty {
            members[groups.root(of: need), default: []].append(need)
        }
        let chosen = members.values.flatMap { group in
            group.count <= largestGroup
                ? assignedExactly(group.map { possible[$0] }) : assignedBestFirst(group.flatMap { possible[$0] })
        }
        return chosen.sorted { ($0.need.ibasho, $0.need.resource) < ($1.need.ibasho, $1.need.resource) }
    }

    private static func assignedExactly(_ possible: [[Match]]) -> [Match] {
        let givers = Array(Set(possible.flatMap { $0.map(\.promise) })).sorted()
        let places = Dictionary(uniqueKeysWithValues: givers.enumerated().map { ($1, $0) })
        // A column of its own for each need, at no cost, stands for nobody.
        let width = givers.count + possible.count
        var costs = [Double](repeating: .infinity, count: possible.count * width)
        var matches: [Int: Match] = [:]
        for (row, row_) in possible.enumerated() {
            costs[row * width + givers.count + row] = 0
            for match in row_ {
                guard let column = places[match.promise], -match.score < costs[row * width + column] else { continue }
                costs[row * width + column] = -match.score
                matches[row * width + column] = match
            }
        }
        guard let assignment = try? Assignment.minimumCost(rowCount: possible.count, columnCount: width, costs: costs)
        else {
            return assignedBestFirst(possible.flatMap { $0 })
        }
        return assignment.columns.enumerated().compactMap { row, column in column.flatMap { matches[row * width + $0] }
        }
    }

    private static func assignedBestFirst(_ possible: [Match]) -> [Match] {
        var needs = Set<Need>()
        var promised = Set<Promise>()
        return possible.sorted {
            ($1.score, $0.need.ibasho, $0.need.resource, $0.promise)
                < ($0.score, $1.need.ibasho, $1.need.resource, $1.promise)
        }
        .filter { match in
            guard !needs.contains(match.need), !promised.contains(match.promise) else { return false }
            needs.insert(match.need)
            promised.insert(match.promise)
            return true
        }
    }

    /// Which needs hang together, as disjoint sets.
    private struct Groups {
        private var parents: [Int]

        init(_ count: Int) { parents = Array(0..<count) }

        mutating func root(of element: Int) -> Int {
            var root = element
            while parents[root] != root { root = parents[root] }
            var next = element
            while parents[next] != root { (parents[next], next) = (root, parents[next]) }
            return root
        }

        mutating func join(_ first: Int, _ second: Int) {
            let (a, b) = (root(of: first), root(of: second))
            parents[max(a, b)] = min(a, b)
        }
    }
}
