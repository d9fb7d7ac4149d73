extension PropertyGraph {
    /// The relationships of a node in a direction, of one type or of all, in the order of (type, relationship).
    ///
    /// A relationship from the node to itself stands among the outgoing and the incoming ones, and once in `.both`.
    /// None for a node that does not exist. O(log n) to begin with, then O(1) each, without allocation.
    public func relationships(of node: NodeID, _ direction: Direction, type: TypeToken? = nil) -> AdjacentSequence {
        tables.relationships(of: node, direction, type: type)
    }

    /// How many relationships `relationships(of:_:type:)` gives. O(log n); with a type, O(64) for small nodes.
    public func degree(of node: NodeID, _ direction: Direction, type: TypeToken? = nil) -> Int {
        tables.degree(of: node, direction, type: type)
    }
}
