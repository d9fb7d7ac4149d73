import EngawaGraph

/// The PageRank of every node, and how it was reached.
public struct PageRank: Hashable, Sendable {
    /// By node; together 1.
    public let scores: [Double]
    /// How many times all scores were computed anew.
    public let iterations: Int
    /// How much they changed the last time at most, all changes together.
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
    /// By handing on what each node has got since its last turn, one node after another, until the scores together change by
    /// less than `tolerance` for each node. As a node hands on what it got in the same iteration too, this takes about half
    /// the iterations of computing all scores at once. O(iterations · (nodes + relationships)). Reads `direction`.
    ///
    /// Source: S. Brin, L. Page, "The anatomy of a large-scale hypertextual web search engine", 1998; for nodes that lead
    /// nowhere A. Langville, C. Meyer, "Deeper inside PageRank", 2004; for handing on in turn F. McSherry, "A uniform approach
    /// to accelerated PageRank computation", 2005.
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
            // Begins with the same at every node. Whoever starts anew begins once more, which changes the scale alone: so
            // what ends at a node that leads nowhere need not be handed on.
            let scores = Scratch(repeating: 0.0, count: nodeCount)
            let waiting = Scratch(repeating: 1 / count, count: nodeCount)
            var (iterations, change, total) = (0, Double.infinity, 0.0)
            while iterations < maximumIterations, change >= tolerance * count {
                var handed = 0.0
                for node in 0..<nodeCount {
                    let amount = waiting[node]
                    waiting[node] = 0
                    scores[node] += amount
                    handed += amount
                    let followed = neighbours[ViewNode(node)]
                    guard !followed.isEmpty else { continue }
                    let share = damping * amount / Double(followed.count)
                    for other in followed { waiting[other.rawValue] += share }
                }
                total += handed
                // What was added, and as much less of what there was, as all together stay 1.
                change = 2 * handed / total
                iterations += 1
            }
            for node in 0..<nodeCount { scores[node] = iterations > 0 ? scores[node] / total : 1 / count }
            return PageRank(
                scores: scores.array(),
                iterations: iterations,
                change: change,
                hasConverged: change < tolerance * count
            )
        }
    }
}
