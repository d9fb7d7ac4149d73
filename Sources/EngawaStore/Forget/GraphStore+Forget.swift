import EngawaGraph

extension GraphStore {
    /// Forgets somebody: name, contact and free text leave every transaction of the history, its messages and authors,
    /// and the files beside the map that hold unfinished transactions are removed. The node and its ties stay, unnamed.
    /// A last transaction says that it happened; it holds a keyed mark of the names (see `ForgottenNames`).
    ///
    /// The file is rewritten as `compact` does it, under the writer lock. Copies of the map are files of their own.
    /// - Parameter note: of that last transaction; must not hold the name.
    /// - Throws: `StoreError` and `ForgetError`; the map is then as it was.
    public func forget(
        _ forgetting: Forgetting,
        note: TransactionNote,
        wait: Double = 0
    ) throws -> ForgetReport {
        var report: ForgetReport?
        _ = try rewrite(wait: wait, keepingTail: false) { history throws -> Rewriting? in
            let graph = latest.graph
            let changes = try history.map { try self.changes(of: $0.number) }
            let erasure = try Erasure(forgetting, graph, changes)
            var mentions: [ForgetReport.Mention] = []
            var commits: [RewrittenCommit] = []
            for (summary, changes) in zip(history, changes) {
                let old = TransactionNote(author: summary.author, message: summary.message, time: summary.time)
                commits.append(RewrittenCommit(note: erasure.erased(old), changes: erasure.erased(changes)))
                mentions += erasure.others(in: changes, of: summary.number, graph)
            }
            var marks = ForgottenNames(graph)
            for name in erasure.names + [forgetting.name] { marks.insert(forgetting.normalised(name)) }
            let mark = ChangeSet([.setAttribute(ForgottenNames.attribute, marks.value)])
            commits.append(RewrittenCommit(note: erasure.erased(note), changes: mark))
            // Before the rewriting: where that fails only what was never finished is gone.
            let removed = try publishing { (backing) throws(StoreError) in try backing.removeSideFiles() }
            report = ForgetReport(
                transaction: latest.number + 1,
                nodes: erasure.nodes.sorted(),
                mentions: mentions,
                removedFiles: removed
            )
            return Rewriting(commits: commits, base: first > 1 ? first : 0)
        }
        guard let report else { preconditionFailure("forgetting ends with a report or an error") }
        return report
    }
}
