import EngawaGraph

/// How often the neighbours of a node are neighbours too.
public struct Clustering: Hashable, Sendable {
    /// By node, how many pairs of its neighbours are neighbours.
    public let triangles: [Int]
    /// By node, the part of all pairs of its neighbours that are; 0 where it has fewer than two.
    public let coefficients: [Double]
    /// The coefficient of a node on average; 0 where there are no nodes.
    public let average: Double
    /// The part of all pairs of neighbours of one node, of all nodes together, that are neighbours; 0 where there are none.
    public let transitivity: Double
}

extension GraphView {
    /// The local clustering coefficients, their average, and the transitivity. Parallels count once, and relationships from
    /// a node to itself not at all, whatever the view keeps.
    ///
    /// By listing all triangles. O(nodes + relationships · √relationships). Reads `.both`.
    ///
    /// Source: D. Watts, S. Strogatz, "Collective dynamics of small-world networks", 1998; S. Wasserman, K. Faust, "Social
    /// network analysis", 1994 (transitivity); N. Chiba, T. Nishizeki, "Arboricity and subgraph listing", 1985, and
    /// M. Latapy, "Main-memory triangle computations", 2008.
    public func clustering() -> Clustering {
        let graph = SimpleGraph(self)
        let triangles = graph.triangleCounts()
        var coefficients: [Double] = []
        coefficients.reserveCapacity(nodeCount)
        var (closed, all, sum) = (0.0, 0.0, 0.0)
        for node in 0..<nodeCount {
            let degree = Double(graph.degree(node))
            let pairs = degree * (degree - 1) / 2
            let coefficient = pairs > 0 ? Double(triangles[node]) / pairs : 0
            coefficients.append(coefficient)
            sum += coefficient
            closed += Double(triangles[node])
            all += pairs
        }
        return Clustering(
            triangles: triangles,
            coefficients: coefficients,
            average: nodeCount > 0 ? sum / Double(nodeCount) : 0,
            transitivity: all > 0 ? closed / all : 0
        )
    }
}

extension SimpleGraph {
    /// By node, how many triangles it is in. O(nodes + edges · √edges).
    func triangleCounts() -> [Int] {
        let counts = Scratch(repeating: 0, count: nodeCount)
        Triangles(self).forEach { found in
            counts[found.nodes.0] += 1
            counts[found.nodes.1] += 1
            counts[found.nodes.2] += 1
        }
        return counts.array()
    }
}
