import EngawaGraph

/// Who is to be forgotten, and what may be kept of their node and ties.
public struct Forgetting: Sendable {
    /// The name, in Unicode normal form C.
    public var name: String
    /// Which of several of that name; nil where there is one.
    public var node: NodeID?
    /// The label of the nodes that are looked for.
    public var label: String
    /// The properties of the node that stay, unless they hold the name.
    public var keptOfNode: Set<String>
    /// The properties of its relationships that stay, unless they hold the name.
    public var keptOfRelationships: Set<String>
    /// Brings a text of the map into Unicode normal form C.
    public var normalised: @Sendable (String) -> String

    /// All of it.
    public init(
        name: String,
        node: NodeID? = nil,
        label: String,
        keptOfNode: Set<String>,
        keptOfRelationships: Set<String>,
        normalised: @escaping @Sendable (String) -> String
    ) {
        self.name = name
        self.node = node
        self.label = label
        self.keptOfNode = keptOfNode
        self.keptOfRelationships = keptOfRelationships
        self.normalised = normalised
    }
}

/// Why nobody was forgotten.
public enum ForgetError: Error, Sendable, Equatable {
    /// Nobody of that name is in the map or its history.
    case nobody(name: String)
    /// Several have the name, or none of them is the one that was asked for.
    case ambiguous(name: String, [NodeMention])
}

/// What came of forgetting somebody.
public struct ForgetReport: Sendable, Equatable {
    /// The transaction that says that it happened.
    public let transaction: Int
    /// The nodes that have no name any more; some may be gone since long.
    public let nodes: [NodeID]
    /// What others wrote that holds the name, as it stays.
    public let mentions: [Mention]
    /// The files beside the map that were removed.
    public let removedFiles: [String]

    /// A text that holds the name and belongs to somebody else.
    public struct Mention: Sendable, Equatable {
        /// What holds it.
        public let subject: UndoObstacle.Subject
        /// The key of the property.
        public let key: String
        /// The transaction that wrote it.
        public let transaction: Int
        /// Whether it still stands in the map; else only in its history.
        public let isCurrent: Bool
    }
}
