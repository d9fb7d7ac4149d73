/// What reading every byte of a map has shown.
package struct LogVerification: Sendable, Equatable {
    /// The length of the file.
    package var bytes: UInt64
    /// How many whole transactions there are before the first damage.
    package var transactions: Int
    /// The commit of the last of them.
    package var lastGood: CommitRecord?
    /// Every place that does not check, in order; at most `LogVerification.maximumDamage`.
    package var damage: [DamageReport]
    /// What a crash left, where nobody is at work.
    package var tail: UnfinishedTail?
    /// The transactions that cannot be saved and whose commit blocks check.
    package var lost: [LostTransaction] = []
    /// The last transaction that was written into a new map; nil where none was asked for or nothing could be saved.
    package var salvaged: Int?

    /// So many places are listed; a file that is all rubble needs no longer list.
    package static let maximumDamage = 1000

    /// Reads every byte of the map at `path` and visits its whole transactions up to the first damage.
    ///
    /// Damage is a finding and not an error; behind it the search goes on at the next block that checks.
    /// - Parameter copy: where a new map is made of the whole transactions before the first damage, where there are
    ///   any. What stands behind damage is listed and never saved: it was made for a graph that cannot be known. Only a
    ///   checkpoint takes nothing with it.
    package static func of<Visitor: LogVisitor>(
        _ path: String,
        _ visitor: inout Visitor,
        salvagingTo copy: String? = nil,
        in fileSystem: any FileSystem = SystemFileSystem()
    ) throws(LogError) -> LogVerification {
        if let copy { try checkIsFree(copy, in: fileSystem) }
        let session: LogSession
        var damage: [DamageReport] = []
        do throws(LogError) {
            session = try LogSession(path, in: fileSystem)
        } catch {
            guard case .damaged(_, let report) = error else { throw error }
            guard copy != nil, let mended = try LogSession(path, mendingHeaderIn: fileSystem) else {
                var size: UInt64 = 0
                if let status = try? fileSystem.status(at: path, followingLinks: true) { size = status.size }
                return LogVerification(bytes: size, transactions: 0, damage: [report])
            }
            damage = [report]
            session = mended
        }
        var recorder = Recorder(visitor)
        defer { visitor = recorder.inner }
        var tail: UnfinishedTail?
        var lost: [LostTransaction] = []
        var lastGood: CommitRecord?
        var salvageable: LogReader.Salvageable?
        do throws(LogError) {
            // A header that was made anew is no reason to go back to the one in the file.
            if damage.isEmpty { try session.catchUp(&recorder) } else { try session.readOn(&recorder) }
            tail = try damage.isEmpty ? session.abandonedTail(&recorder) : session.tail
        } catch {
            guard case .damaged(_, let report) = error else { throw error }
            damage.append(report)
            if report.reason != .contents { damage += try furtherDamage(behind: report, in: session.reader) }
            lastGood = recorder.last
            salvageable = try session.reader.salvageable(&recorder)
            let end = salvageable?.end.offset ?? session.wholeBytes
            lost = try LostTransaction.all(behind: end, in: session.reader)
        }
        let whole = salvageable ?? LogReader.Salvageable(end: session.reader.whole, isSound: true)
        let bytes = try session.reader.file.size()
        let canSalvage = copy != nil && whole.end.lastCommit != nil
        if let copy, canSalvage { try session.salvage(whole, to: copy) }
        return LogVerification(
            bytes: bytes,
            transactions: session.transactions - max(1, session.base) + 1,
            lastGood: salvageable == nil ? recorder.last : lastGood,
            damage: damage,
            tail: tail,
            lost: lost,
            salvaged: canSalvage ? whole.end.transactions : nil
        )
    }

    private static func checkIsFree(_ path: String, in fileSystem: any FileSystem) throws(LogError) {
        var isTaken = false
        do throws(SystemFailure) {
            isTaken = try fileSystem.exists(path)
        } catch {
            throw .system(error)
        }
        if isTaken { throw .alreadyExists(path: path) }
    }

    /// Keeps the last record while it passes everything on.
    private struct Recorder<Inner: LogVisitor>: LogVisitor {
        var inner: Inner
        var last: CommitRecord?

        init(_ inner: Inner) { self.inner = inner }

        /// Every byte is read, so that no checkpoint is begun with.
        var checkpointUse: CheckpointUse { inner.checkpointUse == .compare ? .compare : .none }

        mutating func restart() {
            last = nil
            inner.restart()
        }

        mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace)
            throws(MalformedBytes)
        {
            try inner.transaction(record, data: data, at: place)
            last = record
        }

        mutating func pass(_ place: CheckpointPlace, image: [UInt8]?) throws(MalformedBytes) {
            try inner.pass(place, image: image)
        }
    }

    /// Goes on behind a damaged place at the next block that checks, as often as that is needed.
    private static func furtherDamage(behind first: DamageReport, in reader: LogReader) throws(LogError)
        -> [DamageReport]
    {
        let window = FileWindow(reader.file, limit: try reader.file.size())
        let search = BlockSearch(window: window, mapID: reader.header.mapID)
        var damage: [DamageReport] = []
        var place = first.offset + 1
        while damage.count < maximumDamage - 1 {
            guard let next = try search.first(from: place, before: .max, where: { $0.header.offset == $1 }) else {
                break
            }
            var expected = next.found
            var offset = next.offset
            // Along the blocks that follow one another, up to the end or the next break.
            while true {
                let payloadStart = offset + UInt64(BlockHeader.byteCount)
                guard expected.header.payloadLength <= UInt32(BlockHeader.maximumPayload),
                    let payload = try window.bytes(at: payloadStart, count: Int(expected.header.payloadLength)),
                    expected.header.fits(payload)
                else {
                    damage.append(
                        DamageReport(offset: offset, sequence: expected.header.sequence, reason: .payload)
                    )
                    break
                }
                offset = payloadStart + UInt64(expected.header.payloadLength)
                if offset == window.limit { return damage }
                let bytes = try window.bytes(at: offset, count: BlockHeader.byteCount)
                let found = bytes.flatMap { BlockHeader.find(in: $0, at: 0, mapID: reader.header.mapID) }
                guard let found, found.header.offset == offset,
                    found.header.previousChecksum == expected.checksum
                else {
                    let due = expected.header.sequence + 1
                    damage.append(DamageReport(offset: offset, sequence: due, reason: .blockHeader))
                    break
                }
                expected = found
            }
            place = max(offset, next.offset) + 1
        }
        return damage
    }
}
