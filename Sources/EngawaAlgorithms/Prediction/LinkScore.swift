import EngawaGraph

/// How likely a node is to be a neighbour of another, by some measure.
public struct LinkScore: Hashable, Sendable {
    /// The node.
    public let node: ViewNode
    /// The score; above zero. Means something beside others of the same measure only.
    public let score: Double
}
