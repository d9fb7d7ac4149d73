/// One open map file: follows what is in it, and writes to it under the writer lock.
///
/// Not thread-safe: whoever owns it sees to that. Reading needs no lock and changes nothing.
package final class LogSession {
    /// The path that the map was opened by.
    package let path: String
    let fileSystem: any FileSystem
    var reader: LogReader
    /// Whether `reader.file` may be written.
    var isWritable = false
    var isLocked = false
    /// Up to where this session knows the file to be synced, by a sync of its own.
    var knownSynced: UInt64 = 0
    /// The last seal that this session has written.
    var writtenSeal: WrittenSeal?
    /// A cut was made that is not synced yet.
    var hasUnsyncedCut = false
    /// The failed sync after which nothing is acknowledged any more.
    var failedSync: LogError?
    /// The tails that this session has set aside, in order.
    package internal(set) var setAside: [SetAsideTail] = []

    /// A seal, to be written once more with the next batch.
    struct WrittenSeal {
        /// Its header checksum, which no other seal has.
        let checksum: UInt32
        let bytes: [UInt8]
    }

    /// Opens the map at `path`; reads its header and nothing else.
    package init(_ path: String, in fileSystem: any FileSystem = SystemFileSystem()) throws(LogError) {
        self.path = path
        self.fileSystem = fileSystem
        reader = try LogReader(path, for: .read, in: fileSystem)
    }

    /// Goes on with a map at `path` that this process has just made; all of its transactions count as visited.
    package init(_ path: String, created: CreatedLog) {
        self.path = path
        fileSystem = created.file.fileSystem
        reader = LogReader(created)
        isWritable = true
        knownSynced = created.chain.contentEnd
    }

    /// Opens a map whose header is damaged, where its blocks prove what the header was; nil where they do not.
    init?(_ path: String, mendingHeaderIn fileSystem: any FileSystem) throws(LogError) {
        guard let reader = try LogReader(mendingHeaderOf: path, in: fileSystem) else { return nil }
        self.path = path
        self.fileSystem = fileSystem
        self.reader = reader
    }

    /// Visits the whole transactions that were not visited yet, of the file that is open.
    func readOn<Visitor: LogVisitor>(_ visitor: inout Visitor) throws(LogError) {
        try reader.advance(&visitor, path: path)
    }

    /// The random id of the map.
    package var mapID: MapID { reader.header.mapID }

    /// The number of the first transaction where it stands for all before it; else 0.
    package var base: Int { Int(reader.header.base) }

    /// The format version of the file: the data of transactions that are added to one have the form of its version. It
    /// may change whenever the path has become another file.
    package var version: Int { Int(reader.header.version) }

    /// Whether the file may hold checkpoints.
    package var hasCheckpoints: Bool { reader.header.hasCheckpoints }

    /// The newest checkpoint that was begun with, passed or written.
    package var checkpoint: CheckpointPlace? { reader.whole.checkpoint }

    /// The length of the log behind the newest checkpoint, or of all of it.
    package var bytesSinceCheckpoint: UInt64 {
        reader.whole.offset - (reader.whole.checkpoint?.end ?? UInt64(FileHeader.byteCount))
    }

    /// The checkpoint that reading has begun with; nil where it began with the first transaction.
    package var beginning: CheckpointPlace? { reader.beginning }

    /// The number of the last transaction that was visited.
    package var transactions: Int { reader.whole.transactions }

    /// The length of the file up to its last whole transaction and seal.
    package var wholeBytes: UInt64 { reader.whole.offset }

    /// What stands behind the last whole transaction, as of the last reading.
    package var tail: UnfinishedTail? { reader.tail }

    /// Visits the whole transactions that were not visited yet; from the first one on, after `restart`, where the path
    /// is another file now or a transaction was taken back. O(what is new).
    package func catchUp<Visitor: LogVisitor>(_ visitor: inout Visitor) throws(LogError) {
        let size = isLocked ? nil : try followPath(&visitor, for: .read)
        try reader.advance(&visitor, path: path, size: size)
    }

    /// Lets the next reading begin with the first transaction again.
    package func rewind() { reader.startAnew() }

    /// Whether the path is (still) the file that is open.
    func isSameFile() throws(LogError) -> Bool { try sizeOfSameFile() != nil }

    /// The size of the file at the path where it is (still) the one that is open.
    private func sizeOfSameFile() throws(LogError) -> UInt64? {
        do throws(SystemFailure) {
            let status = try fileSystem.status(at: path, followingLinks: true)
            return status.identity == reader.file.identity ? status.size : nil
        } catch {
            if error.kind == .missing { throw .notAMap(path: path, .missing) }
            throw .system(error)
        }
    }

    /// Opens the path again where it is another file, or where the open one may not be written but shall be.
    /// - Returns: the size of the file where it was looked at.
    @discardableResult
    func followPath<Visitor: LogVisitor>(
        _ visitor: inout Visitor,
        for access: FileAccess
    ) throws(LogError) -> UInt64? {
        if let size = try sizeOfSameFile(), isWritable || access == .read { return size }
        let fresh = try LogReader(path, for: access, in: fileSystem)
        isWritable = access == .readWrite
        if fresh.file.identity == reader.file.identity {
            reader.file = fresh.file
        } else {
            reader = fresh
            knownSynced = 0
            hasUnsyncedCut = false
            visitor.restart()
            try reader.advance(&visitor, path: path)
        }
        return nil
    }

    /// Visits the transactions before the checkpoint that reading has begun with, and is told where other checkpoints
    /// stand; checks all of it. Nothing where reading began with the first one. O(bytes before that checkpoint).
    /// - Parameter withData: whether the visitor is given the data of the transactions, or none.
    package func history<Visitor: LogVisitor>(_ visitor: inout Visitor, withData: Bool = false) throws(LogError) {
        try reader.history(&visitor, withData: withData, path: path)
    }

    /// Lets `body` see the image of a checkpoint that was begun with, passed or written, read and checked again. An
    /// error of `body` says that it makes no sense.
    package func withImage<Result>(
        of place: CheckpointPlace,
        _ body: (UnsafeRawBufferPointer) throws(MalformedBytes) -> Result
    ) throws(LogError) -> Result {
        let checkpoint = try reader.checkpoint(at: place, path: path)
        do throws(MalformedBytes) {
            return try checkpoint.withImage(body)
        } catch {
            throw .damaged(path: path, DamageReport(place, .contents))
        }
    }

    /// The transaction at a place that was visited, read and checked again.
    package func transaction(at place: TransactionPlace) throws(LogError) -> (record: CommitRecord, data: [UInt8]) {
        try reader.transaction(at: place, path: path)
    }

    /// Whether somebody else is writing at this moment.
    package func isWriterAtWork() throws(LogError) -> Bool {
        do throws(SystemFailure) {
            return try fileSystem.lockState(reader.file.descriptor) != .free
        } catch {
            throw .system(error)
        }
    }

    /// The unfinished tail, where there is one and nobody is at work on it.
    ///
    /// Reads on where a writer has finished in between.
    package func abandonedTail<Visitor: LogVisitor>(_ visitor: inout Visitor) throws(LogError) -> UnfinishedTail? {
        guard let seen = tail, !isLocked, try !isWriterAtWork() else { return nil }
        try catchUp(&visitor)
        guard let tail, tail.offset == seen.offset, try !isWriterAtWork() else { return nil }
        return tail
    }
}
