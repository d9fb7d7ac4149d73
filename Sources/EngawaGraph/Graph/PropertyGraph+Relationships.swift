extension PropertyGraph {
    /// Creates a relationship between two nodes, which may be one and the same, and gives its id. O(log n).
    ///
    /// Traps when four thousand million ids have been given.
    public mutating func createRelationship(_ type: TypeToken, from start: NodeID, to end: NodeID) throws(GraphError)
        -> RelationshipID
    { try unique.createRelationship(type, from: start, to: end) }

    /// Creates a relationship under a given id, for replay; the ids between the last one given and this one count
    /// as given.
    package mutating func createRelationship(id: RelationshipID, _ type: TypeToken, from start: NodeID, to end: NodeID)
        throws(GraphError)
    { try unique.createRelationship(id: id, type, from: start, to: end) }

    /// Deletes a relationship with its properties. O(keys × log n).
    public mutating func deleteRelationship(_ id: RelationshipID) throws(GraphError) {
        try unique.deleteRelationship(id)
    }

    /// Whether the relationship exists. O(log n).
    public func contains(_ id: RelationshipID) -> Bool { tables.contains(id) }

    /// The type of a relationship, which must exist. O(log n).
    public func type(of id: RelationshipID) -> TypeToken { tables.type(of: id) }

    /// The node that a relationship, which must exist, starts at. O(log n).
    public func start(of id: RelationshipID) -> NodeID { tables.start(of: id) }

    /// The node that a relationship, which must exist, ends at. O(log n).
    public func end(of id: RelationshipID) -> NodeID { tables.end(of: id) }

    /// Type and ends of a relationship, or nil when it does not exist. O(log n).
    public func relationship(_ id: RelationshipID) -> (type: TypeToken, start: NodeID, end: NodeID)? {
        tables.relationship(id)
    }

    /// All relationships in ascending order.
    public var relationships: IDSequence<RelationshipID> { tables.relationships }
}
