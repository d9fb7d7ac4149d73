/// Reads one open map file: all of it once, then what was added to it.
///
/// It takes no lock and changes nothing. Not thread-safe.
final class LogReader {
    /// The open file; another descriptor of the same file may be put in its place.
    var file: OpenFile
    let header: FileHeader
    /// The chain after the last whole transaction and its seal.
    var whole: Chain
    /// What stands behind it, as of the last reading.
    private(set) var tail: UnfinishedTail?

    /// Opens the map at `path` and checks its header.
    init(_ path: String, for access: FileAccess, in fileSystem: any FileSystem) throws(LogError) {
        do throws(SystemFailure) {
            file = try OpenFile(path, for: access, in: fileSystem)
        } catch {
            throw LogReader.notAMap(error, path, in: fileSystem) ?? .system(error)
        }
        switch file.kind {
        case .regular: break
        case .folder: throw .notAMap(path: path, .folder)
        case .link, .other: throw .notAMap(path: path, .otherKind)
        }
        header = try LogReader.readHeader(of: file, path)
        whole = Chain(after: header)
    }

    /// Goes on behind what a new file was made with.
    init(_ created: CreatedLog) {
        file = created.file
        header = created.header
        whole = created.chain
    }

    /// Opens a map whose header is damaged. The first block names the map id and the checksum of the header: a header
    /// with that id that has that checksum is what stood there. Nil where there is no such block.
    init?(mendingHeaderOf path: String, in fileSystem: any FileSystem) throws(LogError) {
        do throws(SystemFailure) {
            file = try OpenFile(path, for: .read, in: fileSystem)
        } catch {
            throw .system(error)
        }
        let start = UInt64(FileHeader.byteCount)
        let bytes = try file.bytes(at: start, count: BlockHeader.byteCount)
        let first = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: 0, mapID: nil) }
        guard let first, first.header.offset == start else { return nil }
        header = FileHeader(mapID: first.mapID)
        guard header.checksum == first.header.previousChecksum else { return nil }
        whole = Chain(after: header)
    }

    /// A file that was just written, up to the end of `chain`.
    init(_ file: OpenFile, _ header: FileHeader, _ chain: Chain) {
        self.file = file
        self.header = header
        whole = chain
    }

    private static func notAMap(_ failure: SystemFailure, _ path: String, in fileSystem: any FileSystem) -> LogError? {
        guard failure.kind != .missing else { return .notAMap(path: path, .missing) }
        // A folder cannot be opened for writing, a socket not at all: what stands there says which it is.
        guard failure.kind == .other else { return nil }
        guard let status = try? fileSystem.status(at: path, followingLinks: true) else { return nil }
        switch status.kind {
        case .folder: return .notAMap(path: path, .folder)
        case .other: return .notAMap(path: path, .otherKind)
        case .regular, .link: return nil
        }
    }

    private static func readHeader(of file: OpenFile, _ path: String) throws(LogError) -> FileHeader {
        let bytes = try file.bytes(at: 0, count: FileHeader.byteCount)
        if bytes.isEmpty { throw .notAMap(path: path, .empty) }
        switch FileHeader.judge(bytes) {
        case .fits(let header, _): return header
        case .newerVersion(let version): throw .notAMap(path: path, .newerVersion(version))
        case .damaged: break
        case .foreign: guard try holdsBlocks(file) else { throw .notAMap(path: path, .otherKind) }
        }
        throw .damaged(path: path, DamageReport(offset: 0, sequence: 0, reason: .fileHeader))
    }

    /// Whether a file without a header is a map nevertheless.
    private static func holdsBlocks(_ file: OpenFile) throws(LogError) -> Bool {
        let search = BlockSearch(window: FileWindow(file, limit: min(try file.size(), 4 << 20)), mapID: nil)
        return try search.first(from: 0, before: .max) { $0.header.offset == $1 } != nil
    }

    /// Visits the whole transactions that were not visited yet.
    ///
    /// What looks like damage may be a writer who was at work between two reads. What proves damage is a block of a
    /// later batch, and that is only written when the place in question is finished: a second look at the same place
    /// settles it.
    ///
    /// A last batch without a seal may be one whose sync is under way, and that is taken back when it fails. Only then
    /// the writer lock is asked for; the batch is looked at once more after the answer, since the writer may have ended
    /// in between.
    func advance<Visitor: LogVisitor>(_ visitor: inout Visitor, path: String) throws(LogError) {
        var suspect: DamageReport?
        var unsealed: UnsealedBatch?
        while true {
            if try !isStillThere() {
                whole = Chain(after: header)
                visitor.restart()
            }
            switch try scan(&visitor, path: path, unsealed) {
            case .done: return
            case .suspect(let damage):
                if damage.offset == suspect?.offset { throw .damaged(path: path, damage) }
                suspect = damage
            case .unsealed(let commit):
                // Where a lock cannot be asked for nobody can hold one.
                let state = (try? file.fileSystem.lockState(file.descriptor)) ?? .free
                unsealed = state == .free ? .ofNobody(commit) : .ofWriterAtWork
            }
        }
    }

    /// How a scan ended.
    private enum ScanEnd {
        case done
        /// Damage, or a writer at work.
        case suspect(DamageReport)
        /// A transaction in a last batch that nothing says is synced, with its commit block.
        case unsealed(Chain.BlockPlace?)
    }

    /// What is known of a last batch without a seal.
    private enum UnsealedBatch {
        /// It was there while nobody held the writer lock: it stays.
        case ofNobody(Chain.BlockPlace?)
        /// Somebody holds the lock: the batch is not there yet.
        case ofWriterAtWork
    }

    /// Whether the last transaction that was visited is still the one in the file.
    private func isStillThere() throws(LogError) -> Bool {
        guard let commit = whole.lastCommit else { return true }
        let bytes = try file.bytes(at: commit.offset, count: BlockHeader.byteCount)
        let found = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: 0, mapID: header.mapID) }
        guard found?.checksum == commit.checksum else { return false }
        return try file.size() >= whole.lastCommitEnd
    }

    /// Whether something says that the batch of the transaction which ends `chain` was synced, or is damaged.
    private func isSettled(_ chain: Chain, in window: FileWindow) throws(LogError) -> Bool {
        // What a map was made with was synced before the file got its name.
        if whole.offset == UInt64(FileHeader.byteCount) { return true }
        let next = try window.bytes(at: chain.offset, count: BlockHeader.byteCount)
        guard let next, let found = BlockHeader.find(in: next, at: 0, mapID: header.mapID) else { return false }
        return found.header.syncedLength >= chain.lastCommitEnd
    }

    /// One scan from the last whole transaction on.
    private func scan<Visitor: LogVisitor>(
        _ visitor: inout Visitor,
        path: String,
        _ unsealed: UnsealedBatch?
    ) throws(LogError) -> ScanEnd {
        let window = FileWindow(file, limit: max(try file.size(), whole.offset))
        var scan = BlockScan(window, mapID: header.mapID, from: whole)
        while true {
            let before = scan.chain
            switch try scan.next() {
            case .passed:
                if scan.chain.open == nil { whole = scan.chain }
            case .transaction(let record):
                if try !isSettled(scan.chain, in: window) {
                    switch unsealed {
                    case .ofNobody(scan.chain.lastCommit): break
                    case nil, .ofNobody: return .unsealed(scan.chain.lastCommit)
                    case .ofWriterAtWork:
                        // Where the batch has several transactions, or is damaged, the proof stands further behind.
                        let search = BlockSearch(window: window, mapID: header.mapID)
                        guard try search.provesDamage(at: scan.chain.lastCommitEnd - 1) else {
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

    /// A transaction that was visited, read and checked again.
    func transaction(at place: TransactionPlace, path: String) throws(LogError) -> (CommitRecord, [UInt8]) {
        var scan = BlockScan(FileWindow(file, limit: place.end), mapID: header.mapID, from: place.chain)
        while true {
            let before = scan.chain
            switch try scan.next() {
            case .passed: continue
            case .transaction(let record): return (record, scan.data)
            case .end: throw .damaged(path: path, DamageReport(before, .cutBlock))
            case .misfit(.torn(let reason)), .misfit(.impossible(let reason)):
                throw .damaged(path: path, DamageReport(before, reason))
            case .misfit(.newerBlock(let type)): throw .notAMap(path: path, .newerBlock(type: type))
            }
        }
    }

    /// Forgets the tail, which a writer has cut.
    func tailWasCut() { tail = nil }
}
