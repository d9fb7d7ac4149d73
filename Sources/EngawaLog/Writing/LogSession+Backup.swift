extension LogSession {
    private static let copyChunk = 1 << 20
    /// How often a map that changes under the copying is copied before giving up.
    private static let maximumCopies = 16

    /// Makes a copy of the map with all whole transactions at `copy`, where nothing stands, and visits what others have
    /// committed meanwhile. Takes no lock; others may write. O(size of the file).
    ///
    /// What was written is read again and checked, block by block, before it gets its name: it ends with the very
    /// block that the map was checked up to.
    package func backUp<Visitor: LogVisitor>(to copy: String, _ visitor: inout Visitor) throws(LogError) {
        try catchUp(&visitor)
        try NewFile.make(copy, transactions: transactions, in: fileSystem) { file throws(LogError) in
            for attempt in 1... {
                do throws(LogError) {
                    try write(to: file)
                    return
                } catch {
                    // A writer whose sync failed takes its transaction back and may write another in its place. What
                    // stands before the last batch was synced, and is damaged for good.
                    guard case .damaged(_, let damage) = error, damage.offset >= reader.whole.syncedLength,
                        attempt < Self.maximumCopies
                    else { throw error }
                    try reader.advance(&visitor, path: path)
                }
            }
        }
    }

    /// Makes a new map at `copy`, where nothing stands, of the transactions that are whole.
    func salvage(_ whole: LogReader.Salvageable, to copy: String) throws(LogError) {
        try NewFile.make(copy, transactions: whole.end.transactions, in: fileSystem) { file throws(LogError) in
            if whole.isSound { try write(to: file) } else { try writeAnew(to: file, upTo: whole.end) }
        }
    }

    /// Writes every transaction up to the end of `end` anew, and no checkpoint.
    private func writeAnew(to file: OpenFile, upTo end: Chain) throws(LogError) {
        let window = FileWindow(reader.file, limit: end.offset)
        let start = Chain(after: reader.header)
        var scan = BlockScan(window, mapID: mapID, from: start, [.data, .withoutCheckpoints])
        var batch = BatchWriter(file, mapID: mapID, after: start)
        do throws(SystemFailure) {
            try file.write(reader.header.bytes, at: 0)
        } catch {
            throw .system(error)
        }
        while scan.chain.offset < end.offset {
            let step = try scan.settledStep(path)
            do throws(SystemFailure) {
                guard case .transaction(let record) = step else { continue }
                try batch.append(record, scan.data[...], synced: batch.chain.contentEnd)
            } catch {
                throw .system(error)
            }
        }
        do throws(SystemFailure) {
            try batch.appendSeal()
            try batch.flush()
        } catch {
            throw .system(error)
        }
        try BlockScan.check(file, reader.header, reachesTo: batch.chain, path: path)
    }

    /// Writes the file up to the last whole transaction, with its seal, and checks what was written.
    private func write(to file: OpenFile) throws(LogError) {
        let whole = reader.whole
        do throws(SystemFailure) {
            try file.truncate(to: 0)
        } catch {
            throw .system(error)
        }
        var copied: UInt64 = 0
        while copied < whole.offset {
            let count = Int(min(whole.offset - copied, UInt64(Self.copyChunk)))
            let bytes = try reader.file.bytes(at: copied, count: count)
            if bytes.isEmpty { break }
            do throws(SystemFailure) {
                try file.write(bytes, at: copied)
            } catch {
                throw .system(error)
            }
            copied += UInt64(bytes.count)
        }
        // The same bytes, unless the header in the file is damaged and was made anew.
        do throws(SystemFailure) {
            try file.write(reader.header.bytes, at: 0)
        } catch {
            throw .system(error)
        }
        try BlockScan.check(file, reader.header, reachesTo: whole, path: path)
        guard whole.lastCommit != nil, !whole.isSealed else { return }
        // Nobody sees the copy before its sync returned, so a seal tells the truth.
        var batch = BatchWriter(file, mapID: mapID, after: whole)
        do throws(SystemFailure) {
            try batch.appendSeal()
            try batch.flush()
        } catch {
            throw .system(error)
        }
    }
}

extension BlockScan {
    /// Checks that the blocks of `file` lead to `end`, whose checksum stands for all of them.
    static func check(
        _ file: OpenFile,
        _ header: FileHeader,
        reachesTo end: Chain,
        path: String
    ) throws(LogError) {
        guard case .fits(header, _) = FileHeader.judge(try file.bytes(at: 0, count: FileHeader.byteCount)) else {
            throw .damaged(path: path, DamageReport(offset: 0, sequence: 0, reason: .fileHeader))
        }
        let window = FileWindow(file, limit: end.offset)
        var scan = BlockScan(window, mapID: header.mapID, from: Chain(after: header), [])
        while scan.chain.offset < end.offset {
            if case .end = try scan.settledStep(path) {
                throw .damaged(path: path, DamageReport(scan.chain, .cutBlock))
            }
        }
        guard scan.chain == end else { throw .damaged(path: path, DamageReport(end, .brokenChain)) }
    }
}
