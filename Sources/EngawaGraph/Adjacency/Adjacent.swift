/// A relationship as one of its ends sees it.
@frozen public struct Adjacent: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The type of the relationship.
    public let type: TypeToken
    /// The relationship.
    public let relationship: RelationshipID
    /// The node at the other end; the node itself where the relationship leads back to it.
    public let other: NodeID

    /// The relationship as seen from the end that is not `other`.
    @inlinable public init(type: TypeToken, relationship: RelationshipID, other: NodeID) {
        self.type = type
        self.relationship = relationship
        self.other = other
    }

    /// By type, then by relationship; the other end follows from the relationship.
    @inlinable public static func < (left: Adjacent, right: Adjacent) -> Bool {
        left.order < right.order
    }

    /// Whether type and relationship are the same; the other end follows from the relationship.
    @inlinable public static func == (left: Adjacent, right: Adjacent) -> Bool {
        left.order == right.order
    }

    /// Feeds what `==` compares.
    @inlinable public func hash(into hasher: inout Hasher) {
        hasher.combine(order)
    }

    /// Type and relationship as one number.
    @usableFromInline var order: UInt64 {
        @inlinable get { UInt64(type.rawValue) << 32 | UInt64(relationship.rawValue) }
    }

    /// Not above any relationship of the type.
    static func lowest(of type: TypeToken) -> Adjacent {
        Adjacent(type: type, relationship: RelationshipID(rawValue: 0), other: NodeID(rawValue: 0))
    }
}
