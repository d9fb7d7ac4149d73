/// One change of a graph, in names rather than tokens, so that it means the same to another graph.
///
/// What the log of a map holds, and what a replay applies.
public enum GraphChange: Sendable, Hashable {
    /// A node came into being, with these labels.
    case createNode(NodeID, labels: [String])
    /// A node without relationships went.
    case deleteNode(NodeID)
    /// A node got a label.
    case addLabel(NodeID, String)
    /// A node lost a label.
    case removeLabel(NodeID, String)
    /// A property of a node got a value; `.null` removed it.
    case setNodeProperty(NodeID, key: String, Value)
    /// A relationship came into being.
    case createRelationship(RelationshipID, type: String, from: NodeID, to: NodeID)
    /// A relationship went.
    case deleteRelationship(RelationshipID)
    /// A property of a relationship got a value; `.null` removed it.
    case setRelationshipProperty(RelationshipID, key: String, Value)
    /// An attribute of the graph itself got a value; `.null` removed it.
    case setAttribute(String, Value)
    /// An index came into being that is not unique.
    case createIndex(label: String, key: String)
    /// A unique index came into being, or an index became unique.
    case createUniqueIndex(label: String, key: String)
    /// An index was dropped.
    case dropIndex(label: String, key: String)
}
