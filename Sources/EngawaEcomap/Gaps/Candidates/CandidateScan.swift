import EngawaAlgorithms
import EngawaGraph

/// Ranks the candidates of one ibasho after another, whatever the map is read from.
struct CandidateScan<Reader: CandidateReader>: Sendable {
    let weights: LogisticRegression.Weights
    var search: CandidateSearch<Reader>
    var measures = [Double](repeating: 0, count: CandidateMeasure.count)

    init(_ weights: LogisticRegression.Weights, _ search: CandidateSearch<Reader>) {
        (self.weights, self.search) = (weights, search)
    }

    mutating func candidates(for ibasho: NodeID, limit: Int, excluding isExcluded: (NodeID) -> Bool)
        -> [ScoredCandidate]
    {
        scores(for: ibasho, limit: limit, excluding: isExcluded).map { candidate($0.slot, logOdds: $0.score) }
    }

    /// The best scores, and where the evidence for each is.
    mutating func scores(for ibasho: NodeID, limit: Int, excluding isExcluded: (NodeID) -> Bool)
        -> [(score: Double, node: NodeID, slot: Int)]
    {
        guard limit > 0 else { return [] }
        search.gather(ibasho)
        var best = BestCandidates(limit: limit)
        for slot in 0..<search.slots.count where search.standing[slot] == .open {
            let node = search.slots.nodes[slot]
            let score = logOdds(slot)
            guard best.wouldTake(score, node), !isExcluded(node) else { continue }
            best.take(score, node, slot)
        }
        return best.sorted
    }

    mutating func scores(for ibasho: NodeID) -> [(node: NodeID, logOdds: Double)] {
        search.gather(ibasho)
        var scores: [(node: NodeID, logOdds: Double)] = []
        for slot in 0..<search.slots.count where search.standing[slot] == .open {
            scores.append((search.slots.nodes[slot], logOdds(slot)))
        }
        return scores
    }

    mutating func logOdds(of actors: [NodeID], for ibasho: NodeID) -> [Double] {
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
