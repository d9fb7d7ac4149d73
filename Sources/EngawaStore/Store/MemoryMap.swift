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

    var latest: Snapshot { snapshot(at: entries.count) }

    func transactions(limit: Int) -> [TransactionSummary] { entries.suffix(limit).reversed().map(\.summary) }

    func snapshot(at number: Int) -> Snapshot {
        let graph = number == 0 ? PropertyGraph() : entries[number - 1].graph
        return Snapshot(number: number, graph: graph)
    }

    func changes(of number: Int) -> ChangeSet { entries[number - 1].changes }

    func commit(_ note: TransactionNote, _ changes: ChangeSet, _ graph: PropertyGraph) {
        let summary = TransactionSummary(number: entries.count + 1, note: note, counts: changes.counts)
        entries.append(Entry(summary: summary, changes: changes, graph: graph))
    }

    func backUp(to copy: String, in fileSystem: any FileSystem) throws(StoreError) {
        let commits = entries.map { entry in
            let summary = entry.summary
            let note = TransactionNote(author: summary.author, message: summary.message, time: summary.time)
            return (note, entry.changes)
        }
        _ = try GraphStore.create(at: copy, commits: commits, in: fileSystem)
    }

    // Nobody else can change it, and nothing of it can be left unfinished.
    var setAside: [SetAsideTail] { [] }
    func refresh() {}
    func abandonedTail() -> UnfinishedTail? { nil }
    func beginWrite(wait: Double) {}
    func endWrite() {}
}
