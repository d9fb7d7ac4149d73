import EngawaGraph

extension GraphView {
    /// How much every node lies between others: the sum over all pairs of other nodes of the part of the shortest paths
    /// between them that passes it. Who scores high is a go-between without whom ways become longer.
    ///
    /// Under `.both` every pair counts once, else in both orders. Where a view keeps parallels, paths by different
    /// relationships between the same nodes count as different paths.
    ///
    /// By a breadth-first search from every node. O(nodes · (nodes + relationships)). Reads `direction`.
    ///
    /// Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001; the measure is of L. Freeman, "A set of
    /// measures of centrality based on betweenness", 1977.
    ///
    /// - Parameters:
    ///   - direction: the direction of the paths.
    ///   - isNormalized: whether to divide by the number of pairs of other nodes, which makes 1 the most that there can be.
    public func betweenness(_ direction: Direction = .both, isNormalized: Bool = false) -> [Double] {
        withNeighbours(direction) { neighbours in
            var counts = PathCounts(neighbours)
            for node in nodes { counts.add(from: node) }
            if isNormalized { return counts.totals.map { orderedPairs > 0 ? $0 / orderedPairs : 0 } }
            return counts.totals.map { direction == .both ? $0 / 2 : $0 }
        }
    }

    /// How many ordered pairs of nodes there are without a given one.
    var orderedPairs: Double { nodeCount > 2 ? Double(nodeCount - 1) * Double(nodeCount - 2) : 0 }
}
