import EngawaGraph
import EngawaLog

/// Where the transactions of a store are: a file, or memory alone. Not thread-safe: the store holds it in a mutex.
protocol Backing: AnyObject {
    /// The graph after the last transaction that is known.
    var latest: Snapshot { get }
    /// The number of the first transaction: 1, or that of the base.
    var first: Int { get }
    /// The newest transactions, newest first, at most `limit` of them.
    func transactions(limit: Int) throws(StoreError) -> [TransactionSummary]
    /// The graph after transaction `number`, which there is.
    func snapshot(at number: Int) throws(StoreError) -> Snapshot
    /// The changes of transaction `number`, which there is.
    func changes(of number: Int) throws(StoreError) -> ChangeSet
    /// Reads what others have committed.
    func refresh() throws(StoreError)
    /// The unfinished tail that nobody is at work on.
    func abandonedTail() throws(StoreError) -> UnfinishedTail?
    /// The tails that were put into files of their own.
    var setAside: [SetAsideTail] { get }
    /// Writes all whole transactions into a new map of the same id.
    func backUp(to copy: String, in fileSystem: any FileSystem) throws(StoreError)
    /// Takes the writer lock and reads what others have committed.
    func beginWrite(wait: Double) throws(StoreError)
    /// What becomes of a transaction here; the same as long as the lock is held.
    var commitForm: CommitForm { get }
    /// Adds transactions, all or none; returns when they are durable.
    func commit(_ commits: [MadeCommit]) throws(StoreError)
    /// Puts a map of these transactions in the place of this one; the lock is held. `base` is the number of the first
    /// where it stands for all before it, else 0.
    func rewrite(_ commits: [RewrittenCommit], base: Int, keepingTail: Bool) throws(StoreError)
    /// Removes the files beside the map that hold what was never finished, and gives their paths; the lock is held.
    func removeSideFiles() throws(StoreError) -> [String]
    /// Gives the writer lock back, where it is held.
    func endWrite()
}

/// A transaction as a rewritten map holds it.
struct RewrittenCommit {
    var note: TransactionNote
    var changes: ChangeSet
}
