import EngawaGraph
import EngawaLog

/// An open map file and the graph that was replayed from it.
final class MapFile: Backing {
    private let session: LogSession
    private var replay = Replay()
    /// Whether a replay was broken off in the middle of a transaction.
    private var mustRestart = false

    /// The map of a session that has read nothing yet.
    init(_ session: LogSession) { self.session = session }

    /// The map that was just made with these transactions, which lead to `graph`.
    init(_ path: String, _ created: CreatedLog, _ summaries: [TransactionSummary], _ graph: PropertyGraph) {
        session = LogSession(path, created: created)
        for (summary, place) in zip(summaries, created.places) { replay.adopt(summary, at: place, graph) }
    }

    var latest: Snapshot { Snapshot(number: replay.last, graph: replay.graph) }

    var first: Int { replay.first }

    func transactions(limit: Int) -> [TransactionSummary] { replay.entries.suffix(limit).reversed().map(\.summary) }

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

    func commit(_ note: TransactionNote, _ changes: ChangeSet, _ graph: PropertyGraph) throws(StoreError) {
        let counts = changes.counts
        let transaction = try NewTransaction(note, changes, counts)
        do throws(LogError) {
            let place = try session.commit(transaction)
            let summary = TransactionSummary(number: replay.last + 1, note: note, counts: counts)
            replay.adopt(summary, at: place, graph)
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
        do throws(LogError) {
            let created = try session.rewrite(transactions, base: base, keepingTail: keepingTail)
            replay.restart()
            for (summary, place) in zip(summaries, created.places) { replay.adopt(summary, at: place, graph) }
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

    /// Replayed from the first transaction on.
    func snapshot(at number: Int) throws(StoreError) -> Snapshot {
        // Entries may be missing where an error has broken off the reading of another file that took the path.
        guard number <= replay.last else { throw .noSuchTransaction(number, last: replay.last) }
        var graph = PropertyGraph()
        for entry in replay.entries.prefix(number == 0 ? 0 : number - replay.first + 1) {
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
        guard number <= replay.last else { throw .noSuchTransaction(number, last: replay.last) }
        let entry = replay.entries[number - replay.first]
        let data = try data(of: entry)
        do throws(MalformedBytes) {
            return data.isEmpty ? ChangeSet() : try ChangeDecoder.decode(data)
        } catch {
            throw damaged(entry)
        }
    }

    private func data(of entry: Replay.Entry) throws(StoreError) -> [UInt8] {
        do throws(LogError) {
            return try session.transaction(at: entry.place).data
        } catch {
            throw .log(error)
        }
    }

    private func damaged(_ entry: Replay.Entry) -> StoreError {
        .log(
            .damaged(
                path: session.path,
                DamageReport(offset: entry.place.offset, sequence: entry.place.sequence, reason: .contents)
            )
        )
    }
}
