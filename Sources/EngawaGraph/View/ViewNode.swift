/// A node of a `GraphView`: its place among the nodes of the view, which count from 0 in the order of their ids. Means
/// something for that view alone.
@frozen public struct ViewNode: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The place.
    public let rawValue: UInt32

    /// The node at this place.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The node at this place.
    @inlinable public init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

    /// The place, as arrays are indexed.
    @inlinable public var index: Int { Int(rawValue) }

    /// Nodes with lower ids precede others.
    @inlinable public static func < (left: ViewNode, right: ViewNode) -> Bool { left.rawValue < right.rawValue }
}
