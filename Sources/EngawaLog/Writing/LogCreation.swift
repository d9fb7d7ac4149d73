/// A map file that was just made and is still open, and what stands in it.
package struct CreatedLog {
    let file: OpenFile
    let header: FileHeader
    let chain: Chain
    /// Where its transactions stand, in order.
    package let places: [TransactionPlace]
}

/// Making a whole new map file.
package enum LogCreation {
    /// Makes a map at `path` that holds `transactions` from the start, or nothing at all.
    ///
    /// The file is made under a temporary name beside its place, synced, and gets its name only where no file has it.
    /// A link that leads nowhere is followed to the place it names.
    @discardableResult
    package static func create(
        _ path: String,
        mapID: MapID = .random(),
        transactions: [NewTransaction],
        in fileSystem: any FileSystem
    ) throws(LogError) -> CreatedLog {
        for transaction in transactions { try transaction.checkNote() }
        return try NewFile.make(path, transactions: transactions.count, in: fileSystem) { file throws(LogError) in
            do throws(SystemFailure) {
                return try write(file, mapID, transactions)
            } catch {
                throw .system(error)
            }
        }
    }

    /// Fills the file and says what stands in it.
    private static func write(
        _ file: OpenFile,
        _ mapID: MapID,
        _ transactions: [NewTransaction]
    ) throws(SystemFailure) -> CreatedLog {
        let header = FileHeader(mapID: mapID)
        try file.write(header.bytes, at: 0)
        var batch = BatchWriter(file, mapID: mapID, after: Chain(after: header))
        var places: [TransactionPlace] = []
        for transaction in transactions { places.append(try batch.append(transaction)) }
        // Nobody sees the file before its sync returned, so the seal tells the truth. Without transactions it is
        // what tells a whole map from a header that has lost everything behind it.
        try batch.appendSeal()
        try batch.flush()
        return CreatedLog(file: file, header: header, chain: batch.chain, places: places)
    }
}

extension NewTransaction {
    /// Whether author, message and detail fit into a commit block.
    func checkNote() throws(LogError) {
        let bytes = author.utf8.count + message.utf8.count + detail.count
        guard bytes <= CommitRecord.maximumNoteBytes else {
            throw .noteTooLong(bytes: bytes, limit: CommitRecord.maximumNoteBytes)
        }
    }
}
