extension LogReader {
    /// Visits the whole transactions that were not visited yet; where nothing was, from the newest checkpoint on if the
    /// visitor wants to begin there.
    ///
    /// What looks like damage may be a writer who was at work between two reads. What proves damage is a block of a
    /// later batch, and that is only written when the place in question is finished: a second look at the same place
    /// settles it.
    ///
    /// A last batch without a seal may be one whose sync is under way, and that is taken back when it fails. Only then
    /// the writer lock is asked for; the batch is looked at once more after the answer, since the writer may have ended
    /// in between.
    /// - Parameter known: the size of the file, where it was looked at just now.
    func advance<Visitor: LogVisitor>(
        _ visitor: inout Visitor,
        path: String,
        size known: UInt64? = nil
    ) throws(LogError) {
        var known = known
        var suspect: DamageReport?
        var unsealed: UnsealedBatch?
        while true {
            let size: UInt64
            if let known { size = known } else { size = try file.size() }
            known = nil
            if try !isStillThere(size) {
                startAnew()
                visitor.restart()
            }
            if visitor.checkpointUse == .begin { try begin(&visitor, size) }
            switch try scan(&visitor, path: path, size, unsealed) {
            case .done: return
            case .suspect(let damage):
                if damage.offset == suspect?.offset { throw .damaged(path: path, damage) }
                suspect = damage
            case .unsealed(let commits):
                // Where a lock cannot be asked for nobody can hold one.
                let state = (try? file.fileSystem.lockState(file.descriptor)) ?? .free
                unsealed = state == .free ? .ofNobody(commits) : .ofWriterAtWork
            }
        }
    }

    /// How a scan ended.
    private enum ScanEnd {
        case done
        /// Damage, or a writer at work.
        case suspect(DamageReport)
        /// Transactions in a last batch that nothing says is synced, with their commit blocks.
        case unsealed([Chain.BlockPlace?])
    }

    /// What is known of a last batch without a seal.
    private enum UnsealedBatch {
        /// It was there while nobody held the writer lock: it stays.
        case ofNobody([Chain.BlockPlace?])
        /// Somebody holds the lock: the batch is not there yet.
        case ofWriterAtWork
    }

    /// Whether the last block that was read is still the one in the file, which has `size` bytes.
    private func isStillThere(_ size: UInt64) throws(LogError) -> Bool {
        guard let block = whole.lastBlock else { return true }
        guard size >= whole.offset else { return false }
        let bytes = try file.bytes(at: block.offset, count: BlockHeader.byteCount)
        let found = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: 0, mapID: header.mapID) }
        return found?.checksum == block.checksum
    }

    /// Whether something says that the batch of the transaction which ends `chain` was synced, or is damaged.
    /// - Parameter end: the end of the file, once it was looked at.
    private func isSettled(_ chain: Chain, in window: FileWindow, _ end: inout FileEnd?) throws(LogError) -> Bool {
        // What a map was made with was synced before the file got its name.
        if whole.offset == UInt64(FileHeader.byteCount) { return true }
        if let end, end.syncedLength >= chain.offset { return true }
        // Mostly the seal, or the next batch, is next; where the batch goes on the end of the file knows.
        let next = try window.bytes(at: chain.offset, count: BlockHeader.byteCount)
        if let next, let found = BlockHeader.find(in: next, at: 0, mapID: header.mapID),
            found.header.syncedLength >= chain.offset
        {
            return true
        }
        if end == nil { end = try FileEnd(of: file, header, size: window.limit) }
        return end.map { $0.syncedLength >= chain.offset } ?? false
    }

    /// One scan from the last whole transaction on.
    private func scan<Visitor: LogVisitor>(
        _ visitor: inout Visitor,
        path: String,
        _ size: UInt64,
        _ unsealed: UnsealedBatch?
    ) throws(LogError) -> ScanEnd {
        let window = FileWindow(file, limit: max(size, whole.offset))
        let comparesImages = visitor.checkpointUse == .compare
        var scan = BlockScan(window, mapID: header.mapID, from: whole, comparesImages ? [.data, .images] : .data)
        var end: FileEnd?
        while true {
            let before = scan.chain
            switch try scan.next() {
            case .passed:
                if scan.chain.isWhole { whole = scan.chain }
            case .checkpoint(let place):
                do throws(MalformedBytes) {
                    try visitor.pass(place, image: comparesImages ? scan.image : nil)
                } catch {
                    throw .damaged(path: path, DamageReport(place, .contents))
                }
                whole = scan.chain
            case .transaction(let record):
                if try !isSettled(scan.chain, in: window, &end) {
                    switch unsealed {
                    case .ofNobody(let commits) where commits.contains(scan.chain.lastCommit): break
                    case nil, .ofNobody: return .unsealed(try commits(from: scan.chain))
                    case .ofWriterAtWork:
                        // Where the batch is damaged the proof stands further behind.
                        let search = BlockSearch(window: window, mapID: header.mapID)
                        guard try search.provesDamage(at: scan.chain.offset - 1) else {
                            tail = unfinished(upTo: window.limit)
                            return .done
                        }
                    }
                }
                let place = TransactionPlace(chain: whole, end: scan.chain.offset)
                do throws(MalformedBytes) {
                    try visitor.transaction(record, data: scan.data, at: place)
                } catch {
                    throw .damaged(path: path, DamageReport(place.chain, .contents))
                }
                whole = scan.chain
            case .end:
                guard whole.isFounded else { return .suspect(DamageReport(before, .blockHeader)) }
                tail = unfinished(upTo: window.limit)
                return .done
            case .misfit(.newerBlock(let type)):
                throw .notAMap(path: path, .newerBlock(type: type))
            case .misfit(.impossible(let reason)):
                return .suspect(DamageReport(before, reason))
            case .misfit(.torn(let reason)):
                // A map gets its name when its first transaction is synced: no crash leaves one without.
                guard whole.isFounded else { return .suspect(DamageReport(before, reason)) }
                let search = BlockSearch(window: window, mapID: header.mapID)
                if try search.provesDamage(at: before.offset) { return .suspect(DamageReport(before, reason)) }
                tail = unfinished(upTo: window.limit)
                return .done
            }
        }
    }

    private func unfinished(upTo end: UInt64) -> UnfinishedTail? {
        end > whole.offset ? UnfinishedTail(offset: whole.offset, bytes: end - whole.offset) : nil
    }

    /// The last commit of `chain`, and those behind it as far as the blocks fit.
    private func commits(from chain: Chain) throws(LogError) -> [Chain.BlockPlace?] {
        let window = FileWindow(file, limit: max(try file.size(), chain.offset))
        var scan = BlockScan(window, mapID: header.mapID, from: chain, [])
        var commits = [chain.lastCommit]
        while true {
            switch try scan.next() {
            case .passed, .checkpoint: continue
            case .transaction: commits.append(scan.chain.lastCommit)
            case .end, .misfit: return commits
            }
        }
    }
}
