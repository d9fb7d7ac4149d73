/// A map file that was just made and is still open, and what stands in it.
package struct CreatedLog {
    let file: OpenFile
    let header: FileHeader
    let chain: Chain
    /// Where its transactions stand, in order.
    package let transactions: [WrittenTransaction]
}

/// Making a whole new map file.
package enum LogCreation {
    /// Makes a map at `path` that holds `transactions` from the start, or nothing at all.
    ///
    /// The file is made under a temporary name beside its place, synced, and gets its name only where no file has it.
    /// A link that leads nowhere is followed to the place it names.
    /// - Parameters:
    ///   - base: the number of the first transaction where it stands for all before it; else 0.
    ///   - old: whether the file is made as before there were checkpoints, in version 1 or 2.
    @discardableResult
    package static func create(
        _ path: String,
        mapID: MapID = .random(),
        base: Int = 0,
        old: Bool = false,
        transactions: [NewTransaction],
        in fileSystem: any FileSystem
    ) throws(LogError) -> CreatedLog {
        for transaction in transactions { try transaction.checkNote() }
        return try NewFile.make(path, transactions: transactions.count, in: fileSystem) { file throws(LogError) in
            try write(file, .of(mapID, base: base, old: old), transactions)
        }
    }

    /// Fills the file and says what stands in it.
    static func write(
        _ file: OpenFile,
        _ header: FileHeader,
        _ transactions: [NewTransaction]
    ) throws(LogError) -> CreatedLog {
        do throws(SystemFailure) {
            try file.write(header.bytes, at: 0)
            var batch = BatchWriter(file, mapID: header.mapID, after: Chain(after: header))
            var written: [WrittenTransaction] = []
            for transaction in transactions { written += try batch.append([transaction]) }
            // Nobody sees the file before its sync returned, so the seal tells the truth. Without transactions it is
            // what tells a whole map from a header that has lost everything behind it.
            try batch.appendSeal()
            try batch.flush()
            return CreatedLog(file: file, header: header, chain: batch.chain, transactions: written)
        } catch {
            throw .system(error)
        }
    }
}

extension NewTransaction {
    /// Whether author, message and detail fit into a commit block.
    package func checkNote() throws(LogError) {
        let bytes = author.utf8.count + message.utf8.count + detail.count
        guard bytes <= CommitRecord.maximumNoteBytes else {
            throw .noteTooLong(bytes: bytes, limit: CommitRecord.maximumNoteBytes)
        }
    }
}
