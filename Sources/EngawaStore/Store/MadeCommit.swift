import EngawaGraph
import EngawaLog

/// What becomes of a transaction when it is durable.
enum CommitForm: Sendable, Equatable {
    /// It is kept in memory.
    case memory
    /// It is added to a log of this format version.
    case log(version: Int)
}

/// A transaction that is made and waits to be durable.
struct MadeCommit: Sendable {
    let note: TransactionNote
    let changes: ChangeSet
    let counts: ChangeSet.Counts
    /// The graph that it leads to.
    let graph: PropertyGraph
    /// How the log takes it; nil where there is none.
    let transaction: NewTransaction?

    /// Encodes the changes, so that nothing is left that could be wrong with this transaction alone. O(changes).
    init(
        _ note: TransactionNote,
        _ changes: ChangeSet,
        _ graph: PropertyGraph,
        _ form: CommitForm
    ) throws(StoreError) {
        self.note = note
        self.changes = changes
        self.graph = graph
        counts = changes.counts
        guard case .log = form else {
            transaction = nil
            return
        }
        // Programs of versions 1 and 2 know the first form of the data alone.
        var isOld = false
        if case .log(let version) = form { isOld = version < 3 }
        let transaction = try NewTransaction(note, changes, counts, isOld: isOld)
        do throws(LogError) {
            try transaction.checkNote()
        } catch {
            throw .log(error)
        }
        self.transaction = transaction
    }
}
