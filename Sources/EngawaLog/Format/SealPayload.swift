/// What a seal says in files with checkpoints; in older ones it says nothing.
struct SealPayload: Equatable {
    static let byteCount = 16

    /// Where the first block of the newest checkpoint stands; 0 where there is none.
    var checkpoint: UInt64
    /// The number of the last transaction; where there is none, one less than that of the first.
    var transaction: UInt64

    init(checkpoint: UInt64, transaction: UInt64) {
        self.checkpoint = checkpoint
        self.transaction = transaction
    }

    /// Reads a payload; nil where it has another length.
    init?(_ payload: UnsafeRawBufferPointer) {
        guard payload.count == Self.byteCount else { return nil }
        checkpoint = UInt64(littleEndian: payload.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        transaction = UInt64(littleEndian: payload.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    var bytes: [UInt8] {
        var writer = ByteWriter(capacity: Self.byteCount)
        writer.fixed(checkpoint)
        writer.fixed(transaction)
        return writer.bytes
    }
}
