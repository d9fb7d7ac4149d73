import EngawaGraph
import EngawaLog

/// Builds the graph of a map from its transactions.
struct Replay: LogVisitor {
    /// One transaction that was replayed, and where it stands.
    struct Entry: Sendable {
        var summary: TransactionSummary
        var place: TransactionPlace
    }

    private(set) var graph = PropertyGraph()
    private(set) var entries: [Entry] = []
    /// The number of the first transaction: 1, or that of the base.
    var first: Int { entries.first?.summary.number ?? 1 }
    /// The number of the last transaction; 0 where there is none.
    var last: Int { entries.last?.summary.number ?? 0 }
    /// Whether the counts of each transaction are compared with its changes.
    private let recounts: Bool

    /// Nothing replayed yet.
    init(recounting: Bool = false) { recounts = recounting }

    mutating func restart() {
        graph = PropertyGraph()
        entries = []
    }

    mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace)
        throws(MalformedBytes)
    {
        // Only a base is the first and has another number than 1.
        let summary = try TransactionSummary(record, isBase: entries.isEmpty && record.number > 1)
        try Replay.apply(data, to: &graph)
        if recounts, try ChangeDecoder.decode(data).counts != summary.counts { throw MalformedBytes(position: 0) }
        entries.append(Entry(summary: summary, place: place))
    }

    /// Takes in a transaction that this process has just written.
    mutating func adopt(_ summary: TransactionSummary, at place: TransactionPlace, _ graph: PropertyGraph) {
        entries.append(Entry(summary: summary, place: place))
        self.graph = graph
    }

    /// Applies a data stream to a graph; after an error the graph is somewhere in the middle.
    static func apply(_ data: [UInt8], to graph: inout PropertyGraph) throws(MalformedBytes) {
        // Data blocks may be missing altogether: a transaction of nothing.
        if data.isEmpty { return }
        try ChangeDecoder.forEach(data) { item throws(MalformedBytes) in
            do throws(GraphError) {
                try graph.apply(item)
            } catch {
                throw MalformedBytes(position: 0)
            }
        }
    }
}
