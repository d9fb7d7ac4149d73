import EngawaGraph
import EngawaLog
import Synchronization

/// One open map: the durable graph, its history, and the way to change it.
///
/// All of it may be used from several threads. Reading `latest` waits for nobody; a write waits for other writes of
/// this store, and for other processes as long as it is told to. Writes of several threads share their syncs. A write
/// transaction must not begin another one of the same store.
public final class GraphStore: Sendable {
    /// The file and the history; held only while something is read or written, not while a transaction is made.
    let backing: Mutex<any Backing>
    private let published: Mutex<Snapshot>
    /// One write transaction of this store is made at a time.
    let turn = Mutex(UsedIDs())
    /// Those that are made and not durable yet. Who holds it may ask for the backing, and never the other way round.
    let line = Mutex(CommitLine())

    /// The highest ids that transactions were given which were then rolled back: a session gives no id twice.
    struct UsedIDs {
        var node = NodeID(rawValue: 0)
        var relationship = RelationshipID(rawValue: 0)

        mutating func note(_ graph: PropertyGraph) {
            node = max(node, graph.nextNodeID)
            relationship = max(relationship, graph.nextRelationshipID)
        }
    }

    private init(_ backing: sending any Backing) {
        published = Mutex(backing.latest)
        self.backing = Mutex(backing)
    }

    // MARK: - Opening

    /// Makes a new map file that holds these transactions from the start, or nothing at all, and opens it. The file is
    /// made beside its place, synced and moved there; an existing one is never overwritten.
    public static func create(
        at path: String,
        commits: [(TransactionNote, ChangeSet)]
    ) throws(StoreError) -> GraphStore {
        try create(at: path, commits: commits, in: SystemFileSystem())
    }

    /// The same where it is known what the transactions lead to, so that they need not be applied once more.
    /// - Parameter graph: the graph of the draft that the last of them was made with.
    package static func create(
        at path: String,
        commits: [(TransactionNote, ChangeSet)],
        leadingTo graph: PropertyGraph
    ) throws(StoreError) -> GraphStore {
        try create(at: path, base: 0, commits: commits, leadingTo: graph, .standard, in: SystemFileSystem())
    }

    package static func create(
        at path: String,
        base: Int = 0,
        commits: [(TransactionNote, ChangeSet)],
        in fileSystem: any FileSystem
    ) throws(StoreError) -> GraphStore {
        try create(at: path, base: base, commits: commits, .standard, in: fileSystem)
    }

    static func create(
        at path: String,
        base: Int,
        commits: [(TransactionNote, ChangeSet)],
        leadingTo knownGraph: PropertyGraph? = nil,
        _ coding: ImageCoding?,
        in fileSystem: any FileSystem
    ) throws(StoreError) -> GraphStore {
        var graph = knownGraph ?? PropertyGraph()
        var transactions: [NewTransaction] = []
        var summaries: [TransactionSummary] = []
        for (note, changes) in commits {
            let number = max(base, 1) + summaries.count
            if knownGraph == nil {
                do throws(GraphError) {
                    try graph.apply(changes)
                } catch {
                    throw .changesDoNotApply(transaction: number, error)
                }
            }
            let counts = changes.counts
            transactions.append(try NewTransaction(note, changes, counts))
            summaries.append(
                TransactionSummary(number: number, note: note, counts: counts, isBase: base > 0 && summaries.isEmpty)
            )
        }
        transactions.addCheckpoint(of: graph, coding, transactions.dataBytes, lastImage: nil)
        let created: CreatedLog
        do throws(LogError) {
            created = try LogCreation.create(path, base: base, transactions: transactions, in: fileSystem)
        } catch {
            throw .log(error)
        }
        return GraphStore(MapFile(path, created, summaries, graph, coding))
    }

    /// Opens a map: reads its newest checkpoint and what stands behind it, or all of it where there is none. What stands
    /// before is read when it is asked for. O(size of the graph), or of the file.
    public static func open(_ path: String) throws(StoreError) -> GraphStore {
        try open(path, in: SystemFileSystem())
    }

    package static func open(_ path: String, in fileSystem: any FileSystem) throws(StoreError) -> GraphStore {
        try open(path, .standard, in: fileSystem)
    }

    /// Opens a map, by its transactions alone where no checkpoint is to be used. For benchmarks.
    package static func open(_ path: String, usingCheckpoints: Bool) throws(StoreError) -> GraphStore {
        try open(path, usingCheckpoints ? .standard : nil, in: SystemFileSystem())
    }

    static func open(
        _ path: String,
        _ coding: ImageCoding?,
        in fileSystem: any FileSystem
    ) throws(StoreError) -> GraphStore {
        let map = MapFile(try session(path, in: fileSystem), coding)
        try map.refresh()
        return GraphStore(map)
    }

    private static func session(_ path: String, in fileSystem: any FileSystem) throws(StoreError) -> LogSession {
        do throws(LogError) {
            return try LogSession(path, in: fileSystem)
        } catch {
            throw .log(error)
        }
    }

    /// An empty map that lives in memory alone.
    public static func inMemory() -> GraphStore { GraphStore(MemoryMap()) }

    // MARK: - Reading

    /// The graph after the last transaction that this store knows of. O(1).
    public var latest: Snapshot { published.withLock { $0 } }

    /// Reads what others have committed since. O(what is new); from the first transaction on where the path is another
    /// file now. After an error `latest` is what it was before.
    public func refresh() throws(StoreError) {
        try publishing { (backing) throws(StoreError) in try backing.refresh() }
    }

    /// The number of the first transaction that is kept: 1, or that of the base, which stands for all before it.
    public var first: Int { backing.withLock { $0.first } }

    /// The graph as it was after transaction `number`; 0 is the empty graph. O(size of the history) for an old one.
    public func snapshot(at number: Int) throws(StoreError) -> Snapshot {
        let latest = latest
        if number == latest.number { return latest }
        guard number >= 0, number < latest.number else { throw .noSuchTransaction(number, last: latest.number) }
        return try backing.withLock { (backing) throws(StoreError) in
            guard number == 0 || number >= backing.first else { throw .folded(number, first: backing.first) }
            return try backing.snapshot(at: number)
        }
    }

    /// The transactions, newest first, at most `limit` where it is given.
    public func transactions(limit: Int? = nil) throws(StoreError) -> [TransactionSummary] {
        try backing.withLock { (backing) throws(StoreError) in
            try backing.transactions(limit: max(0, limit ?? .max))
        }
    }

    /// What transaction `number` changed.
    public func changes(of number: Int) throws(StoreError) -> ChangeSet {
        let last = latest.number
        guard number >= 1, number <= last else { throw .noSuchTransaction(number, last: last) }
        return try backing.withLock { (backing) throws(StoreError) in
            guard number >= backing.first else { throw .folded(number, first: backing.first) }
            return try backing.changes(of: number)
        }
    }

    /// What a crash has left behind the last whole transaction, where no writer is at work on it.
    public func unfinishedTail() throws(StoreError) -> UnfinishedTail? {
        try publishing { (backing) throws(StoreError) in try backing.abandonedTail() }
    }

    /// The unfinished tails that writes of this store have put into files of their own.
    public var setAsideTails: [SetAsideTail] { backing.withLock { $0.setAside } }

    /// Uses the backing, and publishes what came of it unless that was an error.
    func publishing<Result: Sendable>(
        _ body: (any Backing) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try backing.withLock { (backing) throws(StoreError) in
            let result = try body(backing)
            let snapshot = backing.latest
            published.withLock { $0 = snapshot }
            return result
        }
    }
}
