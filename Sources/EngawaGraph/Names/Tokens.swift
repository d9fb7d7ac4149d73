/// A name that a graph has interned. Tokens count from 0 in the order of interning and mean something only for
/// the graph that gave them and for its later versions.
public protocol NameToken: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The place of the name in the order of interning.
    var rawValue: UInt32 { get }

    /// The token with this number.
    init(rawValue: UInt32)
}

extension NameToken {
    /// Names interned earlier precede later ones.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    var index: Int { Int(rawValue) }
}

/// The interned name of a label of nodes.
@frozen public struct LabelToken: NameToken {
    /// The place of the name in the order of interning.
    public let rawValue: UInt32

    /// The token with this number.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The interned name of a relationship type.
@frozen public struct TypeToken: NameToken {
    /// The place of the name in the order of interning.
    public let rawValue: UInt32

    /// The token with this number.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The interned name of a property key.
@frozen public struct KeyToken: NameToken {
    /// The place of the name in the order of interning.
    public let rawValue: UInt32

    /// The token with this number.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}
