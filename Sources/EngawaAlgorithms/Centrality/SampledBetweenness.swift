import EngawaGraph
import Foundation

/// Normalized betweenness as estimated from the shortest paths from some nodes, and how far off it can be.
public struct SampledBetweenness: Hashable, Sendable {
    /// By node, the estimate: from 0 to about 1, as `betweenness(_:isNormalized:)` gives.
    public let scores: [Double]
    /// How many nodes the paths were looked at from.
    public let sampleCount: Int
    /// With the probability beside, no score of any node is further than this from the exact one. 0 where all nodes were
    /// looked at, as the scores are then exact.
    public let errorBound: Double
    /// How sure the bound is, over all choices of the sampled nodes.
    public let probability: Double

    /// How many nodes have to be sampled for a bound; all that there are, where no fewer will do. O(1).
    public static func sampleCount(errorBound: Double, probability: Double, nodeCount: Int) -> Int {
        precondition(errorBound > 0 && probability > 0 && probability < 1, "a bound and a probability")
        guard nodeCount > 2 else { return nodeCount }
        let range = Double(nodeCount) / Double(nodeCount - 1)
        let wanted = (log(2 * Double(nodeCount) / (1 - probability)) * range * range) / (2 * errorBound * errorBound)
        return Int(min(wanted.rounded(.up), Double(nodeCount)))
    }
}

extension GraphView {
    /// Estimates the normalized betweenness of every node from the shortest paths that begin at some nodes, drawn at random
    /// without putting them back.
    ///
    /// What one drawn node adds to a score lies between 0 and n/(n-1), so after Hoeffding (1963), whose bound holds for
    /// drawing without putting back too, and by adding up over all n nodes, the error exceeds
    /// n/(n-1) · √(ln(2n/(1 - probability)) / (2 · samples)) for no node, with the probability.
    ///
    /// On two cores. O(samples · (nodes + relationships)). Reads `direction`. The same seed gives the same scores.
    ///
    /// Source: U. Brandes, C. Pich, "Centrality estimation in large networks", 2007; the way to the bound is that
    /// of D. Eppstein, J. Wang, "Fast approximation of centrality", 2001.
    ///
    /// - Parameters:
    ///   - direction: the direction of the paths.
    ///   - samples: how many nodes to draw; all, where there are no more.
    ///   - probability: how sure the bound should be.
    ///   - seed: where the random numbers begin.
    public func sampledBetweenness(
        _ direction: Direction = .both,
        samples: Int,
        probability: Double = 0.95,
        seed: UInt64 = 0
    ) -> SampledBetweenness {
        precondition(samples > 0 && probability > 0 && probability < 1, "a number of samples and a probability")
        let sampleCount = min(samples, nodeCount)
        let isExact = sampleCount == nodeCount
        return withNeighbours(direction) { neighbours in
            let drawn = Scratch(repeating: UInt32(0), count: nodeCount)
            for node in 0..<nodeCount { drawn[node] = UInt32(node) }
            var generator = SplitMix(seed: seed)
            for place in 0..<sampleCount where !isExact {
                let other = Int.random(in: place..<nodeCount, using: &generator)
                let node = drawn[other]
                drawn[other] = drawn[place]
                drawn[place] = node
            }
            // Always in the same two halves, so that sums are the same however many cores there are.
            let half = sampleCount / 2
            var (first, second): ([Double], [Double]) = ([], [])
            inParallel {
                first = PathCounts.totals(neighbours, from: drawn, 0..<half)
            } and: {
                second = PathCounts.totals(neighbours, from: drawn, half..<sampleCount)
            }
            let weight = orderedPairs > 0 ? Double(nodeCount) / Double(sampleCount) / orderedPairs : 0
            var bound = 0.0
            if !isExact, nodeCount > 2 {
                let count = Double(nodeCount)
                let chance = log(2 * count / (1 - probability)) / (2 * Double(sampleCount))
                bound = count / (count - 1) * chance.squareRoot()
            }
            return SampledBetweenness(
                scores: zip(first, second).map { ($0 + $1) * weight },
                sampleCount: sampleCount,
                errorBound: bound,
                probability: probability
            )
        }
    }
}
