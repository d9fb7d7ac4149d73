/// Finds block headers anywhere in a file, without following the chain.
struct BlockSearch {
    private static let chunk = 1 << 20

    let window: FileWindow
    /// Only blocks of this map, or of any where it is nil.
    let mapID: MapID?

    /// The first header at or after `offset`, and before `end`, that fits marker, checksum and `wanted`. O(n).
    func first(
        from offset: UInt64,
        before end: UInt64,
        where wanted: (BlockHeader.Found, UInt64) -> Bool
    ) throws(LogError) -> (found: BlockHeader.Found, offset: UInt64)? {
        var place = offset
        let end = min(end, window.limit)
        while place < end, end - place >= UInt64(BlockHeader.byteCount) {
            let count = Int(min(UInt64(Self.chunk), end - place))
            guard let bytes = try window.bytes(at: place, count: count) else { return nil }
            var index = 0
            while let hit = Platform.firstIndex(of: BlockHeader.marker[0], in: bytes, from: index) {
                guard count - hit >= BlockHeader.byteCount else { break }
                if let found = BlockHeader.find(in: bytes, at: hit, mapID: mapID), wanted(found, place + UInt64(hit)) {
                    return (found, place + UInt64(hit))
                }
                index = hit + 1
            }
            if UInt64(count) == end - place { return nil }
            // A header may begin in the last bytes of this chunk.
            place += UInt64(count - BlockHeader.byteCount + 1)
        }
        return nil
    }

    /// Whether the bytes at `hole`, which do not check, were synced once, so that a power cut cannot explain them.
    func provesDamage(at hole: UInt64) throws(LogError) -> Bool {
        let proof = try first(from: hole, before: window.limit) { found, offset in
            found.header.syncedLength > hole || found.header.offset != offset
        }
        return proof != nil
    }
}
