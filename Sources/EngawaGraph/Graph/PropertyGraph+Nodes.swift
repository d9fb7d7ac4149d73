extension PropertyGraph {
    /// Creates a node with these labels, in any order, and gives its id. O(labels × log n).
    ///
    /// Traps when four thousand million ids have been given.
    public mutating func createNode(labels: [LabelToken] = []) -> NodeID { unique.createNode(labels: labels) }

    /// Creates a node under a given id, for replay; the ids between the last one given and this one count as given.
    package mutating func createNode(id: NodeID, labels: [LabelToken] = []) throws(GraphError) {
        try unique.createNode(id: id, labels: labels)
    }

    /// Deletes a node that has no relationships, with its properties. O((labels + keys) × log n).
    public mutating func deleteNode(_ id: NodeID) throws(GraphError) { try unique.deleteNode(id) }

    /// Deletes a node with its relationships and gives those, in ascending order.
    /// O((labels + (relationships + 1) × keys) × log n).
    @discardableResult
    public mutating func detachDeleteNode(_ id: NodeID) throws(GraphError) -> [RelationshipID] {
        try unique.detachDeleteNode(id)
    }

    /// Whether the node exists. O(log n).
    public func contains(_ id: NodeID) -> Bool { tables.contains(id) }

    /// The labels of a node in the order of tokens; none for a node that does not exist. O(log n).
    public func labels(of id: NodeID) -> [LabelToken] { tables.labels(of: id) }

    /// Whether a node has a label. O(log n).
    public func hasLabel(_ id: NodeID, _ label: LabelToken) -> Bool { tables.hasLabel(id, label) }

    /// Gives a node a label; false when it had it. O(log n).
    @discardableResult
    public mutating func addLabel(_ label: LabelToken, to id: NodeID) throws(GraphError) -> Bool {
        try unique.addLabel(label, to: id)
    }

    /// Takes a label from a node; false when it did not have it. O(log n).
    @discardableResult
    public mutating func removeLabel(_ label: LabelToken, from id: NodeID) throws(GraphError) -> Bool {
        try unique.removeLabel(label, from: id)
    }

    /// All nodes in ascending order.
    public var nodes: IDSequence<NodeID> { tables.nodes }

    /// The nodes with a label in ascending order.
    public func nodes(label: LabelToken) -> IDSequence<NodeID> { tables.nodes(label: label) }
}
