/// The last block of a file, found without what is before it.
struct FileEnd {
    /// The last header of this map that stands where it says.
    private let last: BlockHeader
    /// The newest seal, where there is one.
    let seal: Seal?

    /// A seal that checks.
    struct Seal {
        let offset: UInt64
        let payload: SealPayload
    }

    /// Up to where the file is known to be synced: blocks of a batch, and seals, name what was synced before them.
    var syncedLength: UInt64 { last.syncedLength }

    /// The first piece that is looked at: nearly always it holds the last seal.
    private static let shortChunk = 4 << 10
    private static let chunk = 1 << 20

    /// Looks at the end of the first `size` bytes of a map; nil where no block of this map is found in them.
    ///
    /// It reads the last few kilobytes, or more where garbage stands there. What it finds may be stale or damaged: it
    /// says where to begin, and proves nothing of the bytes in between.
    init?(of file: OpenFile, _ header: FileHeader, size: UInt64) throws(LogError) {
        var end = size
        let start = UInt64(FileHeader.byteCount)
        while end > start, end - start >= UInt64(BlockHeader.byteCount) {
            let count = min(end == size ? UInt64(Self.shortChunk) : UInt64(Self.chunk), end - start)
            let bytes = try file.bytes(at: end - count, count: Int(count))
            guard bytes.count == Int(count) else { return nil }
            for hit in Self.headers(in: bytes, at: end - count, header.mapID) {
                let isSeal = hit.type == BlockHeader.Kind.seal.rawValue
                let seal = isSeal ? try Self.seal(hit, in: file, header, size: size) : nil
                // A seal whose payload does not check is none.
                if isSeal, seal == nil { continue }
                last = hit
                self.seal = isSeal ? seal : try Self.seal(at: hit.syncedLength, in: file, header, size: size)
                return
            }
            // A header may end in the first bytes of this piece.
            end -= count
            if end > start { end += UInt64(BlockHeader.byteCount - 1) }
        }
        return nil
    }

    /// The headers in `bytes`, which stand at `offset`, that stand where they say; the last one first, each looked at
    /// when it is asked for.
    private static func headers(
        in bytes: [UInt8],
        at offset: UInt64,
        _ mapID: MapID
    ) -> some Sequence<BlockHeader> {
        let places = bytes.withUnsafeBytes { buffer in
            var places: [Int] = []
            var index = 0
            while let hit = Platform.firstIndex(of: BlockHeader.marker[0], in: buffer, from: index) {
                places.append(hit)
                index = hit + 1
            }
            return places
        }
        return places.reversed().lazy.compactMap { place in
            let header = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: place, mapID: mapID)?.header }
            return header?.offset == offset + UInt64(place) ? header : nil
        }
    }

    private static func seal(
        at offset: UInt64,
        in file: OpenFile,
        _ header: FileHeader,
        size: UInt64
    ) throws(LogError) -> Seal? {
        guard offset < size else { return nil }
        let bytes = try file.bytes(at: offset, count: BlockHeader.byteCount)
        let found = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: 0, mapID: header.mapID)?.header }
        guard let found, found.offset == offset else { return nil }
        return try seal(found, in: file, header, size: size)
    }

    /// The seal with this header, where it is one of a file with checkpoints, or an empty one of an older file.
    private static func seal(
        _ block: BlockHeader,
        in file: OpenFile,
        _ header: FileHeader,
        size: UInt64
    ) throws(LogError) -> Seal? {
        let length = header.hasCheckpoints ? SealPayload.byteCount : 0
        guard block.type == BlockHeader.Kind.seal.rawValue, block.flags == 0, block.reserved == 0,
            block.syncedLength == block.offset, Int(block.payloadLength) == length,
            let end = block.end, end <= size
        else { return nil }
        let payload = try file.bytes(at: block.offset + UInt64(BlockHeader.byteCount), count: length)
        return payload.withUnsafeBytes { bytes in
            guard block.fits(bytes) else { return nil }
            return Seal(
                offset: block.offset,
                payload: SealPayload(bytes) ?? SealPayload(checkpoint: 0, transaction: 0)
            )
        }
    }
}
