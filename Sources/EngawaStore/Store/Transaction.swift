import EngawaGraph
import EngawaLog

/// Who makes a transaction, what for, and when.
public struct TransactionNote: Sendable, Equatable {
    /// Who makes it.
    public var author: String
    /// What it is about, in the author's words; may be empty.
    public var message: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var time: Int64

    /// A note; its time is now unless it is given.
    public init(author: String, message: String, time: Int64 = TransactionNote.now()) {
        self.author = author
        self.message = message
        self.time = time
    }

    /// Milliseconds since 1970-01-01T00:00:00Z by the clock of this machine.
    public static func now() -> Int64 { SystemFileSystem().wallClock() }
}

/// One transaction of the history, without its changes.
public struct TransactionSummary: Sendable, Equatable {
    /// 1 for the first transaction of a map, then one more for each.
    public let number: Int
    /// Milliseconds since 1970-01-01T00:00:00Z by the clock of the writer.
    public let time: Int64
    /// Who made it.
    public let author: String
    /// What it is about.
    public let message: String
    /// How many nodes and relationships it created.
    public let created: Int
    /// How many that were there before it changed.
    public let changed: Int
    /// How many it removed.
    public let removed: Int
    /// Whether it stands for all transactions up to its number, which were folded into it: it holds the whole graph as
    /// it was after the last of them, and the time, author and message of that one.
    public let isBase: Bool

    init(number: Int, note: TransactionNote, counts: ChangeSet.Counts, isBase: Bool = false) {
        self.number = number
        time = note.time
        author = note.author
        message = note.message
        created = counts.created
        changed = counts.changed
        removed = counts.removed
        self.isBase = isBase
    }

    var counts: ChangeSet.Counts { ChangeSet.Counts(created: created, changed: changed, removed: removed) }
}

/// The graph as it was after one transaction. Never changes, and is safe to read from any thread.
public struct Snapshot: Sendable {
    /// The number of that transaction; 0 is the empty graph before the first.
    public let number: Int
    /// The graph.
    public let graph: PropertyGraph

    /// The graph after transaction `number`.
    init(number: Int, graph: PropertyGraph) {
        self.number = number
        self.graph = graph
    }
}
