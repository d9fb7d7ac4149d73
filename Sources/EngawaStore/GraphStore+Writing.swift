import EngawaGraph

extension GraphStore {
    /// One write transaction: takes the writer lock, reads what others have committed, lets `body` change a draft, and
    /// returns when the changes are durable. Where nothing changed nothing is written and `transaction` is nil.
    ///
    /// Where several threads write, one draft is made at a time, each on top of the one before, and those that wait for
    /// a sync share the next one; `latest` shows none of them before it is durable. Where writing fails, what was made
    /// on top of it fails with the same error. An error of `body` rolls everything back. So does every `StoreError`, but
    /// for one case: `LogError.inDoubt`.
    /// - Parameter wait: for how many seconds to wait for another writer; 0 fails at once with `LogError.locked`.
    public func write<Result>(
        _ note: TransactionNote,
        wait: Double = 0,
        _ body: (inout GraphDraft) throws -> Result
    ) throws -> (result: Result, transaction: Int?) {
        try write(wait: wait) { draft in (try body(&draft), note) }
    }

    /// A write transaction that finds out only in `body` what its note is.
    /// - Parameter isAlone: whether it waits until all that were made before are durable: then the draft begins with
    ///   `latest`, and `body` may look at history and file.
    package func write<Result>(
        wait: Double,
        isAlone: Bool = false,
        _ body: (inout GraphDraft) throws -> (Result, TransactionNote)
    ) throws -> (result: Result, transaction: Int?) {
        var outcome: (result: Result, ticket: CommitLine.Ticket?)?
        try turn.withLock { used in
            if isAlone { settle() }
            let base = try enter(wait: wait)
            // Who has a ticket needs the lock until that is done.
            var isWaiting = false
            defer { if !isWaiting { leave() } }
            var graph = base.snapshot.graph
            graph.skipIDs(toNode: used.node, relationship: used.relationship)
            var draft = GraphDraft(graph)
            defer { used.note(draft.graph) }
            let (result, note) = try body(&draft)
            if draft.changes.isEmpty {
                // It may have seen what is not durable yet.
                let ticket = try line.withLock { (line) throws(StoreError) in
                    try line.check(base)
                    return line.addWaiter()
                }
                outcome = (result, ticket)
            } else {
                let commit = try MadeCommit(note, draft.changes, draft.graph, base.form)
                let ticket = try line.withLock { (line) throws(StoreError) in try line.add(commit, on: base) }
                outcome = (result, ticket)
            }
            isWaiting = outcome?.ticket != nil
        }
        guard let outcome else { preconditionFailure("a write transaction ends with a result or an error") }
        guard let ticket = outcome.ticket else { return (outcome.result, nil) }
        defer { leave() }
        try finish(ticket)
        return (outcome.result, ticket.commit == nil ? nil : ticket.number)
    }

    /// Does something else than a write transaction under the writer lock, when all that were made before are durable.
    func writing<Result>(wait: Double, _ body: () throws -> Result?) throws -> Result? {
        var result: Result?
        try turn.withLock { _ in
            settle()
            _ = try enter(wait: wait)
            defer { leave() }
            result = try body()
        }
        return result
    }

    /// How many transactions wait to be written.
    var waitingTransactions: Int { line.withLock { $0.waitingCount } }

    // MARK: - The writer lock

    /// Begins a write transaction; it is this thread's turn. The lock is taken where no other transaction of this store
    /// holds it already.
    private func enter(wait: Double) throws(StoreError) -> CommitLine.Base {
        if let base = line.withLock({ $0.join(latest) }) { return base }
        // Only who has the turn takes the lock, so that nobody else does meanwhile.
        let form = try publishing { (backing) throws(StoreError) in
            try backing.beginWrite(wait: wait)
            return backing.commitForm
        }
        return line.withLock { $0.begin(latest, form) }
    }

    /// Ends a write transaction, and gives the lock back where no other needs it.
    private func leave() {
        line.withLock { line in
            if line.leave() { backing.withLock { $0.endWrite() } }
        }
    }

    // MARK: - Becoming durable

    /// Returns when all that were made before are durable, or were rolled back; it is this thread's turn.
    private func settle() {
        guard let ticket = line.withLock({ $0.addWaiter() }) else { return }
        // Whether they failed is theirs to know.
        try? finish(ticket)
    }

    /// Returns when a transaction in the line is durable; writes it, with all others that wait, where nobody writes.
    private func finish(_ ticket: CommitLine.Ticket) throws(StoreError) {
        while true {
            switch line.withLock({ $0.step(for: ticket) }) {
            case .done(let outcome): return try outcome.get()
            case .wait(let signal): signal.wait()
            case .lead(let batch): write(batch)
            }
        }
    }

    private func write(_ batch: [CommitLine.Ticket]) {
        let commits = batch.compactMap(\.commit)
        do throws(StoreError) {
            if !commits.isEmpty { try publishing { (backing) throws(StoreError) in try backing.commit(commits) } }
            line.withLock { $0.succeed(batch) }
        } catch {
            line.withLock { line in
                line.fail(batch, error)
                backing.withLock { $0.endWrite() }
            }
        }
    }
}
