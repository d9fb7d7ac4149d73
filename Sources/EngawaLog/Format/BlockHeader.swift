/// The 64 bytes before the payload of a block.
struct BlockHeader: Equatable {
    static let byteCount = 64
    static let marker: [UInt8] = [0xF5, 0xB1, 0x0C, 0x4B]
    /// The marker, read as a number.
    private static let markerNumber: UInt32 = 0x4B0C_B1F5
    /// A block is at most 1 MiB, its header included.
    static let maximumPayload = (1 << 20) - byteCount

    /// The types that this version knows.
    enum Kind: UInt8 {
        case data = 1
        case commit = 2
        case seal = 3
        /// Only in files of version 3; an unknown type in older ones.
        case checkpoint = 4
    }

    /// A reader that does not know the type may skip the block.
    static let skippable: UInt8 = 1

    var type: UInt8
    var flags: UInt8 = 0
    var reserved: UInt16 = 0
    var payloadLength: UInt32
    var payloadChecksum: UInt32
    var sequence: UInt64
    var offset: UInt64
    var syncedLength: UInt64
    var previousChecksum: UInt32

    /// Where the block ends; nil where no file could hold it.
    var end: UInt64? {
        let (sum, overflow) = offset.addingReportingOverflow(UInt64(Self.byteCount) + UInt64(payloadLength))
        return overflow ? nil : sum
    }

    /// The checksum over what a payload stands for: its number, its predecessor and its bytes.
    static func payloadChecksum(
        sequence: UInt64,
        previousChecksum: UInt32,
        payload: UnsafeRawBufferPointer
    ) -> UInt32 {
        var checksum = Checksum()
        checksum.add(sequence)
        checksum.add(previousChecksum)
        checksum.add(payload)
        return checksum.value
    }

    /// Whether `payload` is what the payload checksum was computed of.
    func fits(_ payload: UnsafeRawBufferPointer) -> Bool {
        let checksum = Self.payloadChecksum(sequence: sequence, previousChecksum: previousChecksum, payload: payload)
        return checksum == payloadChecksum
    }

    /// Appends the 64 bytes; returns the header checksum, which stands for the whole block.
    @discardableResult
    func append(to writer: inout ByteWriter, mapID: MapID) -> UInt32 {
        let start = writer.bytes.count
        writer.raw(Self.marker)
        writer.raw(mapID.bytes)
        writer.byte(type)
        writer.byte(flags)
        writer.fixed(reserved)
        writer.fixed(payloadLength)
        writer.fixed(payloadChecksum)
        writer.fixed(sequence)
        writer.fixed(offset)
        writer.fixed(syncedLength)
        writer.fixed(previousChecksum)
        let checksum = writer.bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        writer.fixed(checksum)
        return checksum
    }

    /// A header whose marker and checksum fit, with the map id and checksum that stand in it.
    struct Found: Equatable {
        var header: BlockHeader
        var mapID: MapID
        var checksum: UInt32
    }

    /// The header in the 64 bytes at `offset` of `bytes`, where marker, map id (any, where it is nil) and checksum fit.
    static func find(in bytes: UnsafeRawBufferPointer, at start: Int, mapID: MapID?) -> Found? {
        guard start >= 0, bytes.count - start >= byteCount else { return nil }
        func load<Number: FixedWidthInteger>(_: Number.Type, _ offset: Int) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset, as: Number.self))
        }
        guard load(UInt32.self, 0) == markerNumber else { return nil }
        let id = MapID(in: bytes, at: start + 4)
        if let mapID, id != mapID { return nil }
        let checksum = load(UInt32.self, 60)
        guard Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[start..<start + 60])) == checksum else { return nil }
        let header = BlockHeader(
            type: load(UInt8.self, 20),
            flags: load(UInt8.self, 21),
            reserved: load(UInt16.self, 22),
            payloadLength: load(UInt32.self, 24),
            payloadChecksum: load(UInt32.self, 28),
            sequence: load(UInt64.self, 32),
            offset: load(UInt64.self, 40),
            syncedLength: load(UInt64.self, 48),
            previousChecksum: load(UInt32.self, 56)
        )
        return Found(header: header, mapID: id, checksum: checksum)
    }
}
