import EngawaGraph
import EngawaLog

extension NewTransaction {
    /// A transaction as the log takes it; `counts` are those of the changes. O(size of the changes).
    /// - Parameter isOld: whether it goes into a file of format version 1 or 2, whose data streams have version 1.
    init(
        _ note: TransactionNote,
        _ changes: ChangeSet,
        _ counts: ChangeSet.Counts,
        isOld: Bool = false
    ) throws(StoreError) {
        var detail = ByteWriter()
        detail.count(counts.created)
        detail.count(counts.changed)
        detail.count(counts.removed)
        self.init(
            time: note.time,
            author: note.author,
            message: note.message,
            detail: detail.bytes,
            data: try ChangeEncoder.encode(changes, upTo: isOld ? 1 : ChangeStream.newest)
        )
    }
}

extension TransactionSummary {
    /// What a commit record says.
    init(_ record: CommitRecord, isBase: Bool) throws(MalformedBytes) {
        var numbers: [Int] = []
        var failure: MalformedBytes?
        record.detail.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer)
            do throws(MalformedBytes) {
                for _ in 0..<3 {
                    guard let number = Int(exactly: try reader.varint()) else { throw reader.malformed }
                    numbers.append(number)
                }
                if reader.remaining > 0 { throw reader.malformed }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        self.init(
            number: record.number,
            note: TransactionNote(author: record.author, message: record.message, time: record.time),
            counts: ChangeSet.Counts(created: numbers[0], changed: numbers[1], removed: numbers[2]),
            isBase: isBase
        )
    }
}
