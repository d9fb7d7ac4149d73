import EngawaGraph

extension GraphView {
    /// How many neighbours every node has in a direction; where the view keeps parallels, how many relationships, one from
    /// a node to itself once. O(nodes). Reads `direction`.
    public func degrees(_ direction: Direction = .both) -> [Int] {
        withNeighbours(direction) { neighbours in nodes.map { neighbours.count(of: $0) } }
    }

    /// The degree of every node as a part of the others that there are: 1 for one that is tied to all. In a view that
    /// merges parallels; else it can exceed 1. Where there is no other node it is 1. O(nodes). Reads `direction`.
    ///
    /// Source: L. Freeman, "Centrality in social networks: conceptual clarification", 1979.
    public func degreeCentrality(_ direction: Direction = .both) -> [Double] {
        degrees(direction).map { nodeCount > 1 ? Double($0) / Double(nodeCount - 1) : 1 }
    }
}
