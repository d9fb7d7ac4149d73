extension LogReader {
    /// What the damaged header of a file was; nil where the blocks do not prove it.
    ///
    /// The first block names the map id and the checksum of the header: a header with that id that has that checksum is
    /// what stood there. Version and base are tried: there are few versions, and a base has the number of the first
    /// transaction.
    static func mendedHeader(of file: OpenFile) throws(LogError) -> FileHeader? {
        let start = UInt64(FileHeader.byteCount)
        let bytes = try file.bytes(at: start, count: BlockHeader.byteCount)
        let first = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: 0, mapID: nil) }
        guard let first, first.header.offset == start else { return nil }
        let base = try firstNumber(in: file, first.mapID) ?? 0
        let candidates = [(0, true), (0, false), (base, true), (base, false)].map {
            FileHeader.of(first.mapID, base: $0, old: $1)
        }
        return candidates.first { $0.checksum == first.header.previousChecksum }
    }

    /// The number in the first commit block of the file, where that checks.
    private static func firstNumber(in file: OpenFile, _ mapID: MapID) throws(LogError) -> Int? {
        let search = BlockSearch(window: FileWindow(file, limit: try file.size()), mapID: mapID)
        let commit = try search.first(from: UInt64(FileHeader.byteCount), before: .max) { found, offset in
            found.header.offset == offset && found.header.type == BlockHeader.Kind.commit.rawValue
        }
        guard let commit, commit.found.header.payloadLength <= UInt32(BlockHeader.maximumPayload) else { return nil }
        let length = Int(commit.found.header.payloadLength)
        let payload = try file.bytes(at: commit.offset + UInt64(BlockHeader.byteCount), count: length)
        return payload.withUnsafeBytes { commit.found.header.fits($0) ? CommitRecord($0)?.number : nil }
    }
}
