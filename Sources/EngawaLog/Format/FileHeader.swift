/// The first 64 bytes of a map.
struct FileHeader: Equatable {
    static let byteCount = 64
    /// The version of new files.
    static let version: UInt32 = 3
    /// The version, before checkpoints, of a file that holds every transaction from the first on.
    static let plainVersion: UInt32 = 1
    /// The version, before checkpoints, of a file that begins with a base.
    static let baseVersion: UInt32 = 2
    static let magic: [UInt8] = [0x89, 0x45, 0x4E, 0x47, 0x41, 0x57, 0x41, 0x0A]  // \x89ENGAWA\n
    private static let checkedCount = 60

    var version = FileHeader.version
    var flags: UInt32 = 0
    var mapID: MapID
    /// The number of the first transaction where it is a base, which stands for all up to that number; else 0.
    var base: UInt64 = 0
    /// The checksum that the first block names as that of the block before it.
    var checksum: UInt32 { Checksum.of(fields) }

    /// Whether the file may hold checkpoints, and its seals name them.
    var hasCheckpoints: Bool { version > Self.baseVersion }

    private var fields: [UInt8] {
        var writer = ByteWriter(capacity: Self.byteCount)
        writer.raw(Self.magic)
        writer.fixed(version)
        writer.fixed(flags)
        writer.raw(mapID.bytes)
        writer.fixed(base)
        writer.raw(repeatElement(0, count: Self.checkedCount - writer.bytes.count))
        return writer.bytes
    }

    var bytes: [UInt8] {
        var writer = ByteWriter(capacity: Self.byteCount)
        writer.raw(fields)
        writer.fixed(checksum)
        return writer.bytes
    }

    /// The header of a map whose first transaction is number 1, or a base with the number `base`.
    /// - Parameter old: whether it is one from before checkpoints.
    static func of(_ mapID: MapID, base: Int, old: Bool = false) -> FileHeader {
        let version = !old ? version : base > 0 ? baseVersion : plainVersion
        return FileHeader(version: version, mapID: mapID, base: UInt64(base))
    }

    /// What the first bytes of a file say.
    enum Verdict: Equatable {
        case fits(FileHeader, checksum: UInt32)
        case newerVersion(UInt32)
        case damaged
        /// Nothing here speaks of a map.
        case foreign
    }

    /// Judges the first bytes of a file, at most 64.
    static func judge(_ bytes: [UInt8]) -> Verdict {
        let hasMagic = bytes.starts(with: magic)
        guard bytes.count >= byteCount else { return hasMagic ? .damaged : .foreign }
        let stored = load(UInt32.self, bytes, at: checkedCount)
        guard Checksum.of(magic + bytes[magic.count..<checkedCount]) == stored else {
            return hasMagic ? .damaged : .foreign
        }
        guard hasMagic else { return .damaged }
        var header = FileHeader(
            version: load(UInt32.self, bytes, at: 8),
            flags: load(UInt32.self, bytes, at: 12),
            mapID: MapID(Array(bytes[16..<32]))
        )
        // No writer ever wrote a version 0.
        guard header.version > 0 else { return .damaged }
        guard header.version <= version, header.flags == 0 else { return .newerVersion(header.version) }
        if header.version >= baseVersion {
            header.base = load(UInt64.self, bytes, at: 32)
            // A base of nothing is none.
            guard header.base > 0 || header.hasCheckpoints, header.base <= CommitRecord.maximumNumber else {
                return .damaged
            }
        }
        return .fits(header, checksum: stored)
    }

    private static func load<Number: FixedWidthInteger>(_: Number.Type, _ bytes: [UInt8], at offset: Int) -> Number {
        bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
    }
}
