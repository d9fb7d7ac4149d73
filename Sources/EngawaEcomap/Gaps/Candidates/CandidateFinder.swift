import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// Finds actors that are not tied to an ibasho and may well be: candidates for missing links, with the reasons.
///
/// The score is the log-odds of a tie. It is a sum over the evidence: how near the actor is along the places (地域), which
/// present supporters know it, which ibasho with supporters in common it supports, how many ties it has, fields and tags.
/// How much each counts is learned from the ties of the map itself, when the finder is made. The method, its limits and how
/// it is validated are in `Docs/MissingLinks.md`.
///
///     let finder = CandidateFinder(map, on: day)
///     for candidate in finder.candidates(for: ibasho, limit: 10) {
///         print(map.name(of: candidate.node), candidate.probability)
///     }
///
/// A value over a snapshot: any number of threads may use it. The same map gives the same candidates.
public struct CandidateFinder: Sendable {
    /// The map that is looked at.
    public let map: EcomapMap
    /// The day whose ties are present.
    public let day: SheetDate
    let model: CandidateModel

    /// Learns from the map what leads to a tie. O(ibasho + actors), and the evidence about a sample of some dozens of
    /// ibasho.
    public init(_ map: EcomapMap, on day: SheetDate) {
        (self.map, self.day) = (map, day)
        var search = CandidateSearch(map, on: day)
        model = CandidateModel(&search)
    }

    /// The candidates of one ibasho, the most likely first; among equals those with the lower ids.
    ///
    /// Who is tied to the ibasho is none, nor who ever was: a tie that has ended, or is to begin after the day, stays as it
    /// is. Of a large map only those are looked at that some evidence leads to. O(ties of the ibasho + links and ties of its
    /// supporters + ties of the ibasho most alike + actors around), each up to a limit.
    ///
    /// - Parameter isExcluded: actors for which it is true are left out, as those that were declined.
    public func candidates(
        for ibasho: NodeID,
        limit: Int = 10,
        excluding isExcluded: (NodeID) -> Bool = { _ in false }
    ) -> [ScoredCandidate] {
        var session = session()
        return session.candidates(for: ibasho, limit: limit, excluding: isExcluded)
    }

    /// A session, which looks at one ibasho after another in the same memory. One for each thread.
    public func session() -> CandidateSession { CandidateSession(self) }
}

/// Looks for candidates of one ibasho after another; see `CandidateFinder`. Where many are looked at, this saves memory
/// being taken and given back for each.
public struct CandidateSession: Sendable {
    let weights: LogisticRegression.Weights
    var search: CandidateSearch
    var measures: [Double]

    init(_ finder: CandidateFinder) {
        weights = finder.model.weights
        search = CandidateSearch(finder.map, on: finder.day)
        measures = Array(repeating: 0, count: CandidateMeasure.count)
    }

    /// The candidates of one ibasho, as `CandidateFinder` gives them.
    public mutating func candidates(
        for ibasho: NodeID,
        limit: Int = 10,
        excluding isExcluded: (NodeID) -> Bool = { _ in false }
    ) -> [ScoredCandidate] {
        guard limit > 0 else { return [] }
        search.gather(ibasho)
        var best = BestCandidates(limit: limit)
        for slot in 0..<search.slots.count where search.standing[slot] == .open {
            let node = search.slots.nodes[slot]
            let score = logOdds(slot)
            guard best.wouldTake(score, node), !isExcluded(node) else { continue }
            best.take(score, node, slot)
        }
        return best.sorted.map { candidate($0.slot) }
    }

    /// The log-odds of ties of some actors to an ibasho, whether or not they are candidates: as if those that have one had
    /// none. To validate with.
    package mutating func logOdds(of actors: [NodeID], for ibasho: NodeID) -> [Double] {
        search.gather(ibasho)
        return actors.map { logOdds(search.slot(of: $0)) }
    }

    private mutating func logOdds(_ slot: Int) -> Double {
        let category = search.measure(slot, &measures)
        var sum = weights.constant + weights.categories[category.index]
        for index in measures.indices { sum += weights.measures[index] * measures[index] }
        return sum
    }
}

/// The best so far, at most so many: a heap with the worst of them first.
struct BestCandidates {
    private let limit: Int
    private var heap: [(score: Double, node: NodeID, slot: Int)] = []

    init(limit: Int) { self.limit = limit }

    /// The best first.
    var sorted: [(score: Double, node: NodeID, slot: Int)] { heap.sorted(by: BestCandidates.precedes) }

    func wouldTake(_ score: Double, _ node: NodeID) -> Bool {
        guard heap.count == limit, let worst = heap.first else { return true }
        return BestCandidates.precedes((score, node, 0), worst)
    }

    /// O(log limit).
    mutating func take(_ score: Double, _ node: NodeID, _ slot: Int) {
        guard heap.count == limit else {
            heap.append((score, node, slot))
            rise(heap.count - 1)
            return
        }
        heap[0] = (score, node, slot)
        sink()
    }

    private static func precedes(
        _ left: (score: Double, node: NodeID, slot: Int),
        _ right: (score: Double, node: NodeID, slot: Int)
    ) -> Bool {
        left.score > right.score || left.score == right.score && left.node < right.node
    }

    private mutating func rise(_ start: Int) {
        var place = start
        while place > 0, BestCandidates.precedes(heap[(place - 1) / 2], heap[place]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink() {
        var place = 0
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count, BestCandidates.precedes(heap[child], heap[child + 1]) { child += 1 }
            guard BestCandidates.precedes(heap[place], heap[child]) else { break }
            heap.swapAt(place, child)
            place = child
        }
    }
}
