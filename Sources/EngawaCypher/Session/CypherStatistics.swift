/// What a statement has changed, counted as the openCypher TCK counts side effects.
public struct CypherStatistics: Sendable, Hashable {
    /// Nodes created and not deleted again by the same statement.
    public var nodesCreated = 0
    /// Nodes deleted that were there before.
    public var nodesDeleted = 0
    /// Relationships created and not deleted again by the same statement.
    public var relationshipsCreated = 0
    /// Relationships deleted that were there before.
    public var relationshipsDeleted = 0
    /// Distinct label names that came into the whole graph.
    public var labelsAdded = 0
    /// Distinct label names that no node has any more.
    public var labelsRemoved = 0
    /// Property values set, those of created entities included.
    public var propertiesSet = 0
    /// Property values removed, those of deleted entities included.
    public var propertiesRemoved = 0

    /// Nothing has changed.
    public init() {}

    /// Whether anything changed.
    public var isEmpty: Bool { self == CypherStatistics() }
}
