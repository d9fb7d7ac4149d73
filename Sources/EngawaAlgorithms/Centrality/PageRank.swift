import EngawaGraph

/// The PageRank of every node, and how it was reached.
public struct PageRank: Hashable, Sendable {
    /// By node; together 1.
    public let scores: [Double]
    /// How many times all scores were computed anew.
    public let iterations: Int
    /// How much they changed the last time, all changes together.
    public let change: Double
    /// Whether that was within the tolerance.
    public let hasConverged: Bool
}

extension GraphView {
    /// PageRank: how often someone passes a node who follows relationships at random, and now and then starts anew at any
    /// node. At a node that no relationship leads on from, they always start anew.
    ///
    /// Where a view keeps parallels, several relationships to a node are followed as often as several.
    ///
    /// By power iteration, until the scores together change by less than `tolerance` for each node.
    /// O(iterations · (nodes + relationships)). Reads `direction`.
    ///
    /// Source: S. Brin, L. Page, "The anatomy of a large-scale hypertextual web search engine", 1998; for nodes that lead
    /// nowhere A. Langville, C. Meyer, "Deeper inside PageRank", 2004.
    ///
    /// - Parameters:
    ///   - direction: which way relationships are followed.
    ///   - damping: how likely it is to follow a relationship rather than to start anew; from 0 to 1.
    ///   - tolerance: how much a score may still change, on average.
    ///   - maximumIterations: when to stop at the latest.
    public func pageRank(
        _ direction: Direction = .outgoing,
        damping: Double = 0.85,
        tolerance: Double = 1e-10,
        maximumIterations: Int = 200
    ) -> PageRank {
        precondition((0...1).contains(damping), "damping is a probability")
        guard nodeCount > 0 else { return PageRank(scores: [], iterations: 0, change: 0, hasConverged: true) }
        return withNeighbours(direction) { neighbours in
            let count = Double(nodeCount)
            let scores = Scratch(repeating: 1 / count, count: nodeCount)
            let next = Scratch(repeating: 0.0, count: nodeCount)
            var (iterations, change) = (0, Double.infinity)
            while iterations < maximumIterations, change >= tolerance * count {
                var stranded = 0.0
                next.fill(0)
                for node in 0..<nodeCount {
                    let followed = neighbours[ViewNode(node)]
                    guard !followed.isEmpty else {
                        stranded += scores[node]
                        continue
                    }
                    let share = scores[node] / Double(followed.count)
                    for other in followed { next[other.rawValue] += share }
                }
                let anew = (1 - damping + damping * stranded) / count
                change = 0
                for node in 0..<nodeCount {
                    let score = damping * next[node] + anew
                    change += abs(score - scores[node])
                    scores[node] = score
                }
                iterations += 1
            }
            return PageRank(
                scores: scores.array(),
                iterations: iterations,
                change: change,
                hasConverged: change < tolerance * count
            )
        }
    }
}
