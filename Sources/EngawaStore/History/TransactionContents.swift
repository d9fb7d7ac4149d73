import EngawaGraph

/// What one transaction changed, entity by entity: what was there before it next to what was there after it.
///
/// The net effect: what came and went within the transaction is not in it.
public struct TransactionContents: Sendable {
    /// Number, time, author, message and counts.
    public let summary: TransactionSummary
    /// The nodes that came, changed or went, by ascending id.
    public let nodes: [NodeChange]
    /// The relationships that came, changed or went, by ascending id.
    public let relationships: [RelationshipChange]
    /// The attributes of the graph that changed, by name.
    public let attributes: [ValueChange]
    /// The indexes that came or went.
    public let indexes: [IndexChange]
}

/// What became of an entity in a transaction.
public enum Fate: String, Sendable, CaseIterable {
    /// It was not there before.
    case created
    /// It was there before and after, and is not the same.
    case changed
    /// It is not there after.
    case removed
}

/// A node as one mentions it.
public struct NodeMention: Sendable, Equatable {
    /// Its id.
    public let id: NodeID
    /// Its labels, sorted.
    public let labels: [String]
    /// Its property `name`, where that is text.
    public let name: String?
}

/// A relationship as one mentions it.
public struct RelationshipMention: Sendable, Equatable {
    /// Its id.
    public let id: RelationshipID
    /// Its type.
    public let type: String
    /// The node that it begins at.
    public let start: NodeMention
    /// The node that it ends at.
    public let end: NodeMention
}

/// A value that is not what it was; null where there was, or is, none.
public struct ValueChange: Sendable, Equatable {
    /// The key of the property, or the name of the attribute.
    public let key: String
    /// What it was.
    public let old: Value
    /// What it became.
    public let new: Value
}

/// What became of a node.
public struct NodeChange: Sendable, Equatable {
    /// The node as it is afterwards, or was where it went.
    public let node: NodeMention
    /// Whether it came, changed or went.
    public let fate: Fate
    /// Its properties that changed, by key; all that it got where it came, all that it had where it went.
    public let properties: [ValueChange]
    /// The labels that it got, where it was there before.
    public let labelsAdded: [String]
    /// The labels that it lost, where it is still there.
    public let labelsRemoved: [String]
}

/// What became of a relationship.
public struct RelationshipChange: Sendable, Equatable {
    /// The relationship.
    public let relationship: RelationshipMention
    /// Whether it came, changed or went.
    public let fate: Fate
    /// Its properties that changed, by key; all that it got where it came, all that it had where it went.
    public let properties: [ValueChange]
}

/// What became of an index.
public struct IndexChange: Sendable, Equatable {
    /// The label whose nodes it finds.
    public let label: String
    /// The key whose values it finds.
    public let key: String
    /// Whether it came, went, or became unique or plain.
    public let fate: Fate
    /// Whether no two nodes with the label may have equal values, after the transaction or, where it went, before.
    public let isUnique: Bool
}
