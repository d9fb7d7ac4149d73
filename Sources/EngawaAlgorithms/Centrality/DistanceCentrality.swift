import EngawaGraph

/// How near every node is to the others, in two measures.
public struct DistanceCentrality: Hashable, Sendable {
    /// Closeness: how many nodes a node reaches, divided by the sum of their distances, times the part of the other nodes
    /// that they are. 1 for one that is next to all, 0 for one that reaches none.
    public let closeness: [Double]
    /// Harmonic centrality: the sum of 1/distance over all other nodes, 0 for those that it does not reach. At most the
    /// number of the other nodes.
    public let harmonic: [Double]
}

extension GraphView {
    /// The closeness and harmonic centrality of every node. Distances are those from the node, in a direction.
    ///
    /// Closeness is scaled by the part of the graph that is reached, as Wasserman and Faust propose, so that nodes of
    /// different components can be compared.
    ///
    /// By a breadth-first search from every node. O(nodes · (nodes + relationships)). Reads `direction`.
    ///
    /// Source: L. Freeman, "Centrality in social networks", 1979; S. Wasserman, K. Faust, "Social network analysis", 1994;
    /// M. Marchiori, V. Latora, "Harmony in the small-world", 2000; P. Boldi, S. Vigna, "Axioms for centrality", 2014.
    public func distanceCentrality(_ direction: Direction = .both) -> DistanceCentrality {
        withNeighbours(direction) { neighbours in
            var (closeness, harmonic): ([Double], [Double]) = ([], [])
            closeness.reserveCapacity(nodeCount)
            harmonic.reserveCapacity(nodeCount)
            var search = BreadthFirst(nodeCount: nodeCount)
            for node in nodes {
                search.run(neighbours, from: node)
                // Level by level, so that there is one division for each distance.
                var (total, inverse) = (0, 0.0)
                var place = 1
                while place < search.count {
                    let distance = search.distances[search.queue[place]]
                    let first = place
                    while place < search.count, search.distances[search.queue[place]] == distance { place += 1 }
                    total += (place - first) * Int(distance)
                    inverse += Double(place - first) / Double(distance)
                }
                let reached = Double(search.count - 1)
                closeness.append(total > 0 ? reached / Double(total) * (reached / Double(nodeCount - 1)) : 0)
                harmonic.append(inverse)
            }
            return DistanceCentrality(closeness: closeness, harmonic: harmonic)
        }
    }
}
