/// What the payload of a checkpoint begins with; the image stands behind it.
struct CheckpointHead: Equatable {
    static let byteCount = 32
    /// Images are shorter than this, so that sums of offsets do not overflow.
    private static let maximumBytes: UInt64 = 1 << 56

    /// The number of the transaction whose commit block stands before the first block.
    var transaction: Int
    /// Where that commit block stands.
    var commitOffset: UInt64
    /// The length of the image.
    var imageBytes: Int

    init(transaction: Int, commitOffset: UInt64, imageBytes: Int) {
        self.transaction = transaction
        self.commitOffset = commitOffset
        self.imageBytes = imageBytes
    }

    /// Reads the beginning of a payload; nil where it is no head.
    init?(_ payload: UnsafeRawBufferPointer) {
        guard payload.count >= Self.byteCount else { return nil }
        func load(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: payload.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        guard load(0) <= CommitRecord.maximumNumber, load(16) < Self.maximumBytes else { return nil }
        self.init(transaction: Int(load(0)), commitOffset: load(8), imageBytes: Int(load(16)))
    }

    var bytes: [UInt8] {
        var writer = ByteWriter(capacity: Self.byteCount)
        writer.fixed(UInt64(transaction))
        writer.fixed(commitOffset)
        writer.fixed(UInt64(imageBytes))
        writer.fixed(UInt64(0))
        return writer.bytes
    }
}
