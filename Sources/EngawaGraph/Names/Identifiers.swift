/// What the ids of nodes and relationships have in common: dense numbers from 1, never reused.
public protocol EntityID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible
where RawValue == UInt32 {
    /// The id with this number.
    init(rawValue: UInt32)
}

extension EntityID {
    /// Lower numbers were created earlier.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The number in decimal digits.
    public var description: String { String(rawValue) }

    @usableFromInline var index: Int { Int(rawValue) }
}

/// The id of a node: a number from 1, never given twice, not even after a deletion. 0 is never an id.
@frozen public struct NodeID: EntityID {
    /// The number.
    public let rawValue: UInt32

    /// The id with this number.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The id of a relationship: a number from 1, never given twice, not even after a deletion. 0 is never an id.
@frozen public struct RelationshipID: EntityID {
    /// The number.
    public let rawValue: UInt32

    /// The id with this number.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Which end of its relationships a node is looked at from.
public enum Direction: Hashable, Sendable, CaseIterable {
    /// Relationships that start at the node.
    case outgoing
    /// Relationships that end at the node.
    case incoming
    /// All of them; one from the node to itself counts once.
    case both
}
