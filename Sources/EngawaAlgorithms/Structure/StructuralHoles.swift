import EngawaGraph

/// How far every node stands between others that do not know one another.
public struct StructuralHoles: Hashable, Sendable {
    /// Constraint, by node: how much all its ties lead to the same people. Low for who connects people that have nothing to
    /// do with one another. Nil for a node without neighbours, for which it means nothing.
    public let constraint: [Double?]
    /// Effective size, by node: how many neighbours it has, less the ties that one of them has with the others on average.
    /// Nil for a node without neighbours.
    public let effectiveSize: [Double?]
}

extension GraphView {
    /// Burt's constraint and effective size of every node, for ties without weights and directions: parallels count once,
    /// and relationships from a node to itself not at all, whatever the view keeps.
    ///
    /// Where d is a node's number of neighbours, its constraint is the sum over its neighbours j of
    /// (1/d + Σ 1/d · 1/d(q))², with q being what both have as a neighbour, and its effective size d - 2t/d, with t pairs of
    /// its neighbours that are neighbours.
    ///
    /// By listing all triangles. O(nodes + relationships · √relationships). Reads `.both`.
    ///
    /// Source: R. Burt, "Structural holes", 1992; S. Borgatti, "Structural holes: unpacking Burt's redundancy measures", 1997.
    public func structuralHoles() -> StructuralHoles {
        let graph = SimpleGraph(self)
        let triangles = Triangles(graph)
        let counts = Scratch(repeating: 0, count: nodeCount)
        // By edge, the sum of 1/d over the common neighbours of its ends: the same seen from either end.
        let shared = Scratch(repeating: 0.0, count: triangles.edgeCount)
        let shares = Scratch(repeating: 0.0, count: nodeCount)
        for node in 0..<nodeCount where graph.degree(node) > 0 { shares[node] = 1 / Double(graph.degree(node)) }
        triangles.forEach { found in
            let (nodes, edges) = (found.nodes, found.edges)
            counts[nodes.0] += 1
            counts[nodes.1] += 1
            counts[nodes.2] += 1
            shared[edges.0] += shares[nodes.2]
            shared[edges.1] += shares[nodes.1]
            shared[edges.2] += shares[nodes.0]
        }
        let sums = Scratch(repeating: 0.0, count: nodeCount)
        for node in 0..<nodeCount {
            for edge in triangles.edges(of: node) {
                let square = (1 + shared[edge]) * (1 + shared[edge])
                sums[node] += square
                sums[triangles.ends[edge]] += square
            }
        }
        return StructuralHoles(
            constraint: (0..<nodeCount).map { node in
                graph.degree(node) > 0 ? sums[node] * shares[node] * shares[node] : nil
            },
            effectiveSize: (0..<nodeCount).map { node in
                graph.degree(node) > 0
                    ? Double(graph.degree(node)) - 2 * Double(counts[node]) * shares[node] : nil
            }
        )
    }
}
