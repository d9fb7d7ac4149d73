import EngawaGraph
import EngawaLog

/// An open map file and the graph that was replayed from it.
///
/// Opening begins with the newest checkpoint; what stands before that is read when it is asked for.
final class MapFile: Backing {
    private let session: LogSession
    private var replay: Replay
    /// Whether a replay was broken off in the middle of a transaction.
    private var mustRestart = false

    /// The map of a session that has read nothing yet.
    init(_ session: LogSession, _ coding: ImageCoding?) {
        self.session = session
        replay = Replay(coding)
    }

    /// The map that was just made with these transactions, which lead to `graph`.
    init(
        _ path: String,
        _ created: CreatedLog,
        _ summaries: [TransactionSummary],
        _ graph: PropertyGraph,
        _ coding: ImageCoding?
    ) {
        session = LogSession(path, created: created)
        replay = Replay(coding)
        for (summary, written) in zip(summaries, created.transactions) { replay.adopt(summary, written, graph) }
    }

    var latest: Snapshot { Snapshot(number: replay.last, graph: replay.graph) }

    var first: Int { max(session.base, 1) }

    func transactions(limit: Int) throws(StoreError) -> [TransactionSummary] {
        if limit > replay.history.entries.count { try loadHistory() }
        return replay.history.entries.suffix(limit).reversed().map(\.summary)
    }

    /// Reads what stands before the checkpoint that the replay began with, where that was not done yet.
    private func loadHistory() throws(StoreError) {
        guard replay.isHistoryMissing else { return }
        var earlier = History()
        do throws(LogError) {
            try session.history(&earlier)
        } catch {
            throw .log(error)
        }
        replay.adopt(earlier)
    }

    var setAside: [SetAsideTail] { session.setAside }

    func refresh() throws(StoreError) {
        try reading { (session, replay) throws(LogError) in try session.catchUp(&replay) }
    }

    func abandonedTail() throws(StoreError) -> UnfinishedTail? {
        var tail: UnfinishedTail?
        try reading { (session, replay) throws(LogError) in tail = try session.abandonedTail(&replay) }
        return tail
    }

    func backUp(to copy: String, in fileSystem: any FileSystem) throws(StoreError) {
        try reading { (session, replay) throws(LogError) in try session.backUp(to: copy, &replay) }
    }

    func beginWrite(wait: Double) throws(StoreError) {
        try reading { (session, replay) throws(LogError) in try session.beginWrite(wait: wait, &replay) }
    }

    func endWrite() { session.endWrite() }

    var commitForm: CommitForm { .log(version: session.version) }

    func commit(_ commits: [MadeCommit]) throws(StoreError) {
        var transactions = commits.compactMap(\.transaction)
        if session.hasCheckpoints, let last = commits.last {
            let logBytes = Int(session.bytesSinceCheckpoint) + transactions.dataBytes
            transactions.addCheckpoint(
                of: last.graph,
                replay.coding,
                logBytes,
                lastImage: session.checkpoint?.imageBytes
            )
        }
        do throws(LogError) {
            for (commit, written) in zip(commits, try session.commit(transactions)) {
                let summary = TransactionSummary(number: replay.last + 1, note: commit.note, counts: commit.counts)
                replay.adopt(summary, written, commit.graph)
            }
        } catch {
            throw .log(error)
        }
    }

    func rewrite(_ commits: [RewrittenCommit], base: Int, keepingTail: Bool) throws(StoreError) {
        var graph = PropertyGraph()
        var summaries: [TransactionSummary] = []
        var transactions: [NewTransaction] = []
        for (index, commit) in commits.enumerated() {
            let number = max(base, 1) + index
            do throws(GraphError) {
                try graph.apply(commit.changes)
            } catch {
                throw .changesDoNotApply(transaction: number, error)
            }
            let counts = commit.changes.counts
            transactions.append(try NewTransaction(commit.note, commit.changes, counts))
            let isBase = base > 0 && index == 0
            summaries.append(TransactionSummary(number: number, note: commit.note, counts: counts, isBase: isBase))
        }
        transactions.addCheckpoint(of: graph, replay.coding, transactions.dataBytes, lastImage: nil)
        do throws(LogError) {
            let created = try session.rewrite(transactions, base: base, keepingTail: keepingTail)
            replay.restart()
            for (summary, written) in zip(summaries, created.transactions) { replay.adopt(summary, written, graph) }
        } catch {
            // The path may be the new file already: what is known of the old one does not count.
            if case .inDoubt = error { mustRestart = true }
            throw .log(error)
        }
    }

    func removeSideFiles() throws(StoreError) -> [String] {
        do throws(LogError) {
            return try session.removeSideFiles()
        } catch {
            throw .log(error)
        }
    }

    private func reading(
        _ body: (LogSession, inout Replay) throws(LogError) -> Void
    ) throws(StoreError) {
        if mustRestart {
            session.rewind()
            replay.restart()
            mustRestart = false
        }
        do throws(LogError) {
            try body(session, &replay)
        } catch {
            // A transaction may have been applied in part.
            if case .damaged = error { mustRestart = true }
            throw .log(error)
        }
    }

    /// Replayed from the newest checkpoint before it, or from the first transaction on.
    func snapshot(at number: Int) throws(StoreError) -> Snapshot {
        // Entries may be missing where an error has broken off the reading of another file that took the path.
        guard number <= replay.last else { throw .noSuchTransaction(number, last: replay.last) }
        if number < replay.beginning { try loadHistory() }
        var graph = PropertyGraph()
        var known = first - 1
        if let coding = replay.coding, let checkpoint = replay.history.checkpoint(upTo: number) {
            do throws(LogError) {
                graph = try session.withImage(of: checkpoint, coding.decode)
            } catch {
                throw .log(error)
            }
            known = checkpoint.transaction
        }
        while known < number {
            known += 1
            let entry = try entry(known)
            let data = try data(of: entry)
            do throws(MalformedBytes) {
                try Replay.apply(data, to: &graph)
            } catch {
                throw damaged(entry)
            }
        }
        return Snapshot(number: number, graph: graph)
    }

    func changes(of number: Int) throws(StoreError) -> ChangeSet {
        let entry = try entry(number)
        let data = try data(of: entry)
        do throws(MalformedBytes) {
            return data.isEmpty ? ChangeSet() : try ChangeDecoder.decode(data)
        } catch {
            throw damaged(entry)
        }
    }

    private func entry(_ number: Int) throws(StoreError) -> History.Entry {
        if number <= replay.beginning { try loadHistory() }
        guard let entry = replay.history.entry(number) else { throw .noSuchTransaction(number, last: replay.last) }
        return entry
    }

    private func data(of entry: History.Entry) throws(StoreError) -> [UInt8] {
        do throws(LogError) {
            return try session.transaction(at: entry.place).data
        } catch {
            throw .log(error)
        }
    }

    private func damaged(_ entry: History.Entry) -> StoreError {
        .log(
            .damaged(
                path: session.path,
                DamageReport(offset: entry.place.offset, sequence: entry.place.sequence, reason: .contents)
            )
        )
    }
}
