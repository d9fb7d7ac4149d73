import EngawaGraph
import EngawaLog

/// A map that lives only as long as its session: the history without a file.
final class MemoryMap: Backing {
    private struct Entry {
        var summary: TransactionSummary
        var changes: ChangeSet
        /// Values share what did not change, so keeping the graph after each transaction costs what it changed.
        var graph: PropertyGraph
    }

    private var entries: [Entry] = []

    /// The number of the first entry: 1, or that of the base.
    private(set) var first = 1

    private var last: Int { first - 1 + entries.count }

    var latest: Snapshot { snapshot(at: last) }

    func transactions(limit: Int) -> [TransactionSummary] { entries.suffix(limit).reversed().map(\.summary) }

    func snapshot(at number: Int) -> Snapshot {
        let graph = number < first ? PropertyGraph() : entries[number - first].graph
        return Snapshot(number: number, graph: graph)
    }

    func changes(of number: Int) -> ChangeSet { entries[number - first].changes }

    var commitForm: CommitForm { .memory }

    func commit(_ commits: [MadeCommit]) {
        for commit in commits {
            let summary = TransactionSummary(number: last + 1, note: commit.note, counts: commit.counts)
            entries.append(Entry(summary: summary, changes: commit.changes, graph: commit.graph))
        }
    }

    func rewrite(_ commits: [RewrittenCommit], base: Int, keepingTail: Bool) throws(StoreError) {
        var graph = PropertyGraph()
        var rewritten: [Entry] = []
        for (index, commit) in commits.enumerated() {
            let number = max(base, 1) + index
            do throws(GraphError) {
                try graph.apply(commit.changes)
            } catch {
                throw .changesDoNotApply(transaction: number, error)
            }
            let summary = TransactionSummary(
                number: number,
                note: commit.note,
                counts: commit.changes.counts,
                isBase: base > 0 && index == 0
            )
            rewritten.append(Entry(summary: summary, changes: commit.changes, graph: graph))
        }
        entries = rewritten
        first = max(base, 1)
    }

    func backUp(to copy: String, in fileSystem: any FileSystem) throws(StoreError) {
        let commits = entries.map { entry in
            let summary = entry.summary
            let note = TransactionNote(author: summary.author, message: summary.message, time: summary.time)
            return (note, entry.changes)
        }
        _ = try GraphStore.create(at: copy, base: first > 1 ? first : 0, commits: commits, in: fileSystem)
    }

    // Nobody else can change it, and nothing of it can be left unfinished.
    var setAside: [SetAsideTail] { [] }
    func removeSideFiles() -> [String] { [] }
    func refresh() {}
    func abandonedTail() -> UnfinishedTail? { nil }
    func beginWrite(wait: Double) {}
    func endWrite() {}
}
