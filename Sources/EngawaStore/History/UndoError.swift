import EngawaGraph

/// Why a transaction cannot be taken back.
public enum UndoError: Error, Sendable, Equatable {
    /// What came later stands in the way; there is at least one obstacle.
    case obstructed(transaction: Int, [UndoObstacle])
    /// Nothing that the transaction did is left to be taken back.
    case nothingLeft(transaction: Int)
    /// The transaction was taken back already.
    case alreadyUndone(transaction: Int)
    /// The transaction says that somebody was forgotten, which has no way back.
    case forgetting(transaction: Int)
    /// There is no transaction in the map.
    case nothingThere
    /// The transaction stands for all before it, whose states are not kept.
    case folded(transaction: Int)
}

/// Something that a later transaction did, and that taking an earlier one back would lose or break.
public struct UndoObstacle: Sendable, Equatable {
    /// What it concerns.
    public enum Subject: Sendable, Equatable {
        /// A node.
        case node(NodeMention)
        /// A relationship.
        case relationship(RelationshipMention)
        /// An attribute of the graph.
        case attribute(String)
    }

    /// What stands in the way.
    public enum Reason: Sendable, Equatable {
        /// A property, or an attribute, has another value than the transaction left.
        case valueChanged(key: String)
        /// It has other labels than the transaction left.
        case labelsChanged
        /// It was removed.
        case removed
        /// A relationship was attached to the node, which would have to go with it.
        case attached(RelationshipMention)
        /// A relationship cannot come back, since a node at its end was removed.
        case endRemoved(NodeMention)
    }

    /// What it concerns.
    public let subject: Subject
    /// What stands in the way.
    public let reason: Reason
    /// The last later transaction that did so, where it could be told.
    public let transaction: Int?
}
