import EngawaGraph
import EngawaLog

/// Builds the graph of a map from its newest checkpoint, where there is one, and its transactions.
struct Replay: LogVisitor {
    private(set) var graph = PropertyGraph()
    /// The transactions that were visited, and those before once they were asked for.
    private(set) var history = History()
    /// The transaction that the checkpoint stands for with which the replay began; 0 where it began with the first.
    private(set) var beginning = 0
    /// Whether transactions before the beginning are not in `history` yet.
    private(set) var isHistoryMissing = false
    /// How images are read; nil where transactions alone are.
    let coding: ImageCoding?
    /// Whether the counts of each transaction are compared with its changes, and images with the graph.
    private let recounts: Bool

    /// Nothing replayed yet.
    init(_ coding: ImageCoding? = .standard, recounting: Bool = false) {
        self.coding = coding
        recounts = recounting
    }

    /// The number of the last transaction; 0 where there is none.
    var last: Int { history.entries.last?.summary.number ?? beginning }

    var checkpointUse: CheckpointUse { coding == nil ? .none : recounts ? .compare : .begin }

    mutating func restart() { self = Replay(coding, recounting: recounts) }

    mutating func begin(_ image: UnsafeRawBufferPointer, at place: CheckpointPlace) throws(MalformedBytes) {
        guard let coding else { throw MalformedBytes(position: 0) }
        graph = try coding.decode(image)
        beginning = place.transaction
        isHistoryMissing = true
        history.append(place)
    }

    mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace)
        throws(MalformedBytes)
    {
        // Only a base is the first and has another number than 1.
        let isFirst = history.entries.isEmpty && beginning == 0
        let summary = try TransactionSummary(record, isBase: isFirst && record.number > 1)
        try Replay.apply(data, to: &graph)
        if recounts, try ChangeDecoder.decode(data).counts != summary.counts { throw MalformedBytes(position: 0) }
        history.append(History.Entry(summary: summary, place: place))
    }

    mutating func pass(_ place: CheckpointPlace, image: [UInt8]?) throws(MalformedBytes) {
        if let image, let coding {
            var failure: MalformedBytes?
            image.withUnsafeBytes { bytes in
                do throws(MalformedBytes) {
                    let isSame = try coding.decode(bytes).holdsTheSame(as: graph)
                    if !isSame { failure = MalformedBytes(position: 0) }
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
        }
        history.append(place)
    }

    /// Takes in a transaction that this process has just written.
    mutating func adopt(_ summary: TransactionSummary, _ written: WrittenTransaction, _ graph: PropertyGraph) {
        history.append(History.Entry(summary: summary, place: written.place))
        if let checkpoint = written.checkpoint { history.append(checkpoint) }
        self.graph = graph
    }

    /// Takes in the transactions before the checkpoint that the replay began with.
    mutating func adopt(_ earlier: History) {
        history.prepend(earlier)
        isHistoryMissing = false
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
