import EngawaGraph

/// What tells a tie from others of the same actor to the same ibasho.
public struct TieSummary: Sendable, Hashable {
    /// The name of the ibasho.
    public var ibasho: String
    /// Its beginning (開始), as the graph has it; null where it has none.
    public var since: Value
    /// What is given (内容).
    public var contents: [String]

    /// A summary from its parts.
    public init(ibasho: String, since: Value, contents: [String]) {
        (self.ibasho, self.since, self.contents) = (ibasho, since, contents)
    }
}
