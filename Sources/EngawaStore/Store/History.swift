import EngawaLog

/// The transactions of a map, or of a part of it, and where they stand.
struct History: LogVisitor {
    /// One transaction, and where it stands.
    struct Entry: Sendable {
        var summary: TransactionSummary
        var place: TransactionPlace
    }

    /// First to last.
    private(set) var entries: [Entry] = []
    /// Where checkpoints stand between them, first to last.
    private(set) var checkpoints: [CheckpointPlace] = []

    mutating func restart() { self = History() }

    mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace)
        throws(MalformedBytes)
    {
        // Only a base is the first and has another number than 1.
        let summary = try TransactionSummary(record, isBase: entries.isEmpty && record.number > 1)
        append(Entry(summary: summary, place: place))
    }

    mutating func pass(_ place: CheckpointPlace, image: [UInt8]?) throws(MalformedBytes) { append(place) }

    mutating func append(_ entry: Entry) { entries.append(entry) }

    mutating func append(_ checkpoint: CheckpointPlace) { checkpoints.append(checkpoint) }

    /// Puts what comes before in front.
    mutating func prepend(_ earlier: History) {
        entries.insert(contentsOf: earlier.entries, at: 0)
        checkpoints.insert(contentsOf: earlier.checkpoints, at: 0)
    }

    /// Transaction `number`, where it is among these.
    func entry(_ number: Int) -> Entry? {
        guard let first = entries.first?.summary.number, number >= first, number - first < entries.count else {
            return nil
        }
        return entries[number - first]
    }

    /// The newest checkpoint that holds the state after `number` or an earlier transaction.
    func checkpoint(upTo number: Int) -> CheckpointPlace? { checkpoints.last { $0.transaction <= number } }
}
