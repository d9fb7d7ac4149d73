import EngawaGraph
import EngawaLog
import Synchronization

/// The transactions of one store that are made and not durable yet, in the order in which they were made.
///
/// Each begins with the graph of the one before. One thread at a time writes: all that are waiting, as one batch with one
/// sync; meanwhile others are made. When it is through, the first that waits then writes the next batch. Where a batch
/// fails, everything that was made on top of it fails with it. A value with the rules alone: the store does the work.
struct CommitLine {
    /// The graph after the newest of them; nil where the latest durable one is the newest.
    private var newest: Snapshot?
    private var waiting: [Ticket] = []
    private var isWriting = false
    /// Whether this store holds the writer lock.
    private(set) var isLocked = false
    /// How many write transactions need it.
    private var users = 0
    private var form = CommitForm.memory
    /// Goes up with each failure: what was begun before has lost its ground.
    private var ground = 0
    private var lastFailure: StoreError?

    /// What a draft begins with.
    struct Base {
        let snapshot: Snapshot
        let form: CommitForm
        fileprivate let ground: Int
    }

    /// A transaction in the line, or somebody who waits for those before.
    final class Ticket: Sendable {
        /// Nil for who has nothing to write.
        let commit: MadeCommit?
        /// The number that the transaction will have.
        let number: Int
        private let state = Mutex<State>(State())

        private struct State {
            var outcome: Result<Void, StoreError>?
            var signal: Signal?
        }

        init(_ commit: MadeCommit?, number: Int) {
            self.commit = commit
            self.number = number
        }

        fileprivate var outcome: Result<Void, StoreError>? { state.withLock { $0.outcome } }

        fileprivate var signal: Signal {
            state.withLock { state in
                let signal = state.signal ?? Signal()
                state.signal = signal
                return signal
            }
        }

        fileprivate func wake() { state.withLock { $0.signal }?.raise() }

        fileprivate func end(_ outcome: Result<Void, StoreError>) {
            state.withLock { $0.outcome = outcome }
            wake()
        }
    }

    /// What is to be done for a ticket.
    enum Step {
        /// Its transaction is durable, or was rolled back.
        case done(Result<Void, StoreError>)
        /// Somebody writes.
        case wait(Signal)
        /// Write these.
        case lead([Ticket])
    }

    /// How many wait to be written.
    var waitingCount: Int { waiting.count }

    // MARK: - Making transactions

    /// A write transaction begins, where the lock is held already; nil where it is not.
    /// - Parameter latest: the newest durable graph.
    mutating func join(_ latest: Snapshot) -> Base? { isLocked ? join(latest, form) : nil }

    /// The lock was just taken, and a write transaction begins.
    mutating func begin(_ latest: Snapshot, _ form: CommitForm) -> Base {
        isLocked = true
        self.form = form
        return join(latest, form)
    }

    private mutating func join(_ latest: Snapshot, _ form: CommitForm) -> Base {
        users += 1
        return Base(snapshot: newest ?? latest, form: form, ground: ground)
    }

    /// A write transaction has ended. Says whether nobody needs the lock any more: it is to be given back then.
    mutating func leave() -> Bool {
        users -= 1
        guard users == 0, isLocked else { return false }
        isLocked = false
        return true
    }

    /// Whether what a draft began with is still there; who made the draft may have seen what is gone.
    func check(_ base: Base) throws(StoreError) {
        if base.ground != ground, let lastFailure { throw lastFailure }
    }

    /// Puts a transaction in the line.
    mutating func add(_ commit: MadeCommit, on base: Base) throws(StoreError) -> Ticket {
        try check(base)
        let ticket = Ticket(commit, number: base.snapshot.number + 1)
        newest = Snapshot(number: ticket.number, graph: commit.graph)
        waiting.append(ticket)
        return ticket
    }

    /// A ticket for who waits for all that are in the line; nil where there are none.
    mutating func addWaiter() -> Ticket? {
        guard let newest else { return nil }
        let ticket = Ticket(nil, number: newest.number)
        waiting.append(ticket)
        return ticket
    }

    // MARK: - Writing them

    /// What to do next for a ticket that is in the line.
    mutating func step(for ticket: Ticket) -> Step {
        if let outcome = ticket.outcome { return .done(outcome) }
        if isWriting { return .wait(ticket.signal) }
        isWriting = true
        defer { waiting = [] }
        return .lead(waiting)
    }

    /// These are durable.
    mutating func succeed(_ batch: [Ticket]) {
        isWriting = false
        if waiting.isEmpty { newest = nil }
        for ticket in batch { ticket.end(.success(())) }
        waiting.first?.wake()
    }

    /// These were not written, so that all behind them are rolled back as well. The lock is to be given back: whoever
    /// writes next looks at the file anew.
    mutating func fail(_ batch: [Ticket], _ error: StoreError) {
        let behind = waiting
        (isWriting, isLocked, newest, waiting) = (false, false, nil, [])
        ground += 1
        // What was never written is not in doubt.
        var rolledBack = error
        if case .log(.inDoubt(_, let failure)) = error { rolledBack = .log(.system(failure)) }
        lastFailure = rolledBack
        for ticket in batch {
            ticket.end(.failure(ticket.commit == nil ? rolledBack : error.concerning(ticket.number)))
        }
        for ticket in behind { ticket.end(.failure(rolledBack)) }
    }
}

extension StoreError {
    /// The failure of a batch as that of one of its transactions.
    fileprivate func concerning(_ number: Int) -> StoreError {
        if case .log(.inDoubt(_, let failure)) = self { .log(.inDoubt(transaction: number, failure)) } else { self }
    }
}
