import EngawaGraph

extension GraphStore {
    /// Makes the file of the map shorter: its first transactions, as long as `isFolded` is true, become one base, which
    /// holds the graph as it was after the last of them. Later ones stay as they are, with their numbers. Ids and the
    /// next ids stay the same too. O(size of the file).
    ///
    /// The new file is written beside the old one, synced, and renamed over it; sessions that are open notice. The
    /// writer lock is held all the time.
    /// - Returns: the number of the base; nil where there is nothing to fold and nothing was done.
    @discardableResult
    public func compact(
        wait: Double = 0,
        folding isFolded: (TransactionSummary) -> Bool = { _ in true }
    ) throws -> Int? {
        try rewrite(wait: wait) { history throws -> Rewriting? in
            let folded = history.prefix(while: isFolded)
            guard let last = folded.last, folded.count > 1 else { return nil }
            let graph = try snapshot(at: last.number).graph
            let note = TransactionNote(author: last.author, message: last.message, time: last.time)
            var commits = [RewrittenCommit(note: note, changes: ChangeSet(makingAnew: graph))]
            for summary in history.dropFirst(folded.count) {
                let note = TransactionNote(author: summary.author, message: summary.message, time: summary.time)
                commits.append(RewrittenCommit(note: note, changes: try changes(of: summary.number)))
            }
            return Rewriting(commits: commits, base: last.number)
        }?.base
    }

    /// What a map is to be made of.
    struct Rewriting {
        var commits: [RewrittenCommit]
        var base: Int
    }

    /// Rewrites the map under the writer lock as `body` has it, from the history, first to last; not at all where it
    /// gives nil.
    func rewrite(
        wait: Double,
        keepingTail: Bool = true,
        _ body: ([TransactionSummary]) throws -> Rewriting?
    ) throws -> Rewriting? {
        try writing(wait: wait) {
            guard let rewriting = try body(try transactions().reversed()) else { return nil }
            // Published also where it is in doubt: the path may be the new file.
            try publishing { (backing) throws(StoreError) in
                try backing.rewrite(rewriting.commits, base: rewriting.base, keepingTail: keepingTail)
            }
            return rewriting
        }
    }
}
