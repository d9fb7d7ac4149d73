/// A transaction behind the first damage of a map, whose commit block still checks.
package struct LostTransaction: Sendable, Equatable {
    /// What its commit block says.
    package var record: CommitRecord
    /// Where its commit block stands.
    package var offset: UInt64
    /// Whether all its blocks check and follow one another. What it changed is known then, but not that it applies.
    package var isWhole: Bool

    /// So many are listed.
    package static let maximumCount = 10_000

    /// The transactions behind `start` whose commit blocks check, in the order of the file. O(rest of the file).
    static func all(behind start: UInt64, in reader: LogReader) throws(LogError) -> [LostTransaction] {
        let window = FileWindow(reader.file, limit: try reader.file.size())
        let search = BlockSearch(window: window, mapID: reader.header.mapID)
        var lost: [LostTransaction] = []
        var place = start
        // The blocks since the last commit, as far as they follow one another; nil where the beginning is not known.
        var run: Run?
        while lost.count < maximumCount {
            guard let (found, offset) = try search.first(from: place, before: .max, where: { $0.header.offset == $1 })
            else { break }
            if offset != run?.end || found.header.previousChecksum != run?.checksum { run = nil }
            let header = found.header
            let length = Int(clamping: header.payloadLength)
            guard length <= BlockHeader.maximumPayload,
                let payload = try window.bytes(at: offset + UInt64(BlockHeader.byteCount), count: length),
                header.fits(payload)
            else {
                run = nil
                place = offset + 1
                continue
            }
            var blocks = run?.blocks
            var bytes = run?.bytes ?? 0
            // The first block of a batch stands behind the last commit, or behind the seal there.
            let seal = UInt64(BlockHeader.byteCount + (reader.header.hasCheckpoints ? SealPayload.byteCount : 0))
            if blocks == nil, header.syncedLength == offset || header.syncedLength == offset - seal {
                (blocks, bytes) = (0, 0)
            }
            switch BlockHeader.Kind(rawValue: header.type) {
            case .data:
                blocks = blocks.map { $0 + 1 }
                bytes += length
            case .commit:
                if let record = CommitRecord(payload) {
                    let isWhole = blocks == record.dataBlocks && bytes == record.dataBytes
                    lost.append(LostTransaction(record: record, offset: offset, isWhole: isWhole))
                }
                (blocks, bytes) = (0, 0)
            // Behind a checkpoint and behind a seal a transaction begins.
            case .checkpoint, .seal: (blocks, bytes) = (0, 0)
            case nil: break
            }
            place = offset + UInt64(BlockHeader.byteCount + length)
            run = Run(end: place, checksum: found.checksum, blocks: blocks, bytes: bytes)
        }
        return lost
    }

    private struct Run {
        var end: UInt64
        var checksum: UInt32
        /// The data blocks since the last commit; nil where some before them may be missing.
        var blocks: Int?
        var bytes: Int
    }
}
