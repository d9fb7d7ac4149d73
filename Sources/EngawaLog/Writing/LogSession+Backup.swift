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
                    // A writer whose sync failed takes its transaction back and may write another in its place.
                    guard case .damaged = error, attempt < Self.maximumCopies else { throw error }
                    try reader.advance(&visitor, path: path)
                }
            }
        }
    }

    /// Makes a new map at `copy`, where nothing stands, of the whole transactions that were read.
    func salvage(to copy: String) throws(LogError) {
        try NewFile.make(copy, transactions: transactions, in: fileSystem) { file throws(LogError) in
            try write(to: file)
        }
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
        var scan = BlockScan(FileWindow(file, limit: end.offset), mapID: header.mapID, from: Chain(after: header))
        while scan.chain.offset < end.offset {
            let due = scan.chain
            switch try scan.next() {
            case .passed, .transaction: continue
            case .end: throw .damaged(path: path, DamageReport(due, .cutBlock))
            case .misfit(.torn(let reason)), .misfit(.impossible(let reason)):
                throw .damaged(path: path, DamageReport(due, reason))
            case .misfit(.newerBlock): throw .damaged(path: path, DamageReport(due, .impossibleBlock))
            }
        }
        guard scan.chain == end else { throw .damaged(path: path, DamageReport(end, .brokenChain)) }
    }
}

extension DamageReport {
    /// Damage at the end of `chain`.
    init(_ chain: Chain, _ reason: DamageReason) {
        self.init(offset: chain.offset, sequence: chain.sequence, reason: reason)
    }
}
