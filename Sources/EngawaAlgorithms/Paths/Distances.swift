import EngawaGraph

/// How far every node is from one, in relationships.
public struct Distances: Hashable, Sendable {
    /// What the distances are from.
    public let source: ViewNode
    /// By node, its distance; `UInt32.max` where no path leads to it.
    public let hops: [UInt32]

    /// The distance of a node; nil where no path leads to it. O(1).
    public subscript(node: ViewNode) -> Int? {
        let distance = hops[node.index]
        return distance == .max ? nil : Int(distance)
    }
}

extension GraphView {
    /// The distances of all nodes from one: the fewest relationships of a path that leads to them in a direction.
    ///
    /// By breadth-first search. O(nodes + relationships). Reads `direction`.
    ///
    /// Source: E. F. Moore, "The shortest path through a maze", 1959.
    public func distances(from source: ViewNode, _ direction: Direction = .both) -> Distances {
        withNeighbours(direction) { neighbours in
            var search = BreadthFirst(nodeCount: nodeCount)
            search.run(neighbours, from: source)
            return Distances(source: source, hops: search.distances.array())
        }
    }
}
