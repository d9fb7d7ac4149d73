/// Why a graph refused an operation. The graph is then what it was before.
public enum GraphError: Error, Hashable, Sendable {
    /// The node does not exist, or not any more.
    case noSuchNode(NodeID)
    /// The relationship does not exist, or not any more.
    case noSuchRelationship(RelationshipID)
    /// The node cannot be deleted while it has relationships.
    case nodeHasRelationships(NodeID, count: Int)
    /// A change to be replayed creates a node under an id that was given before.
    case nodeIDUsed(NodeID)
    /// A change to be replayed creates a relationship under an id that was given before.
    case relationshipIDUsed(RelationshipID)
    /// A change to be replayed asks for an id above the highest one, `PropertyGraph.maximumID`.
    case tooManyEntities
    /// Two nodes with a label cannot have equal values under a key, where the index on them is unique; this node has the
    /// value already.
    case notUnique(label: String, key: String, NodeID)
}
