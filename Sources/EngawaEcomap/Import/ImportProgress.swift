/// How far an import has come.
public struct ImportProgress: Sendable, Hashable {
    /// What an import does one after the other.
    public enum Phase: Sendable, Hashable {
        /// Understanding rows; nothing is changed yet.
        case understanding
        /// Writing what they said into the graph.
        case writing
    }

    /// What it is doing.
    public var phase: Phase
    /// How many rows were understood.
    public var done: Int
    /// How many rows there are.
    public var total: Int

    /// Progress from its parts.
    public init(phase: Phase, done: Int, total: Int) {
        (self.phase, self.done, self.total) = (phase, done, total)
    }
}
