/// Where a checkpoint stands in the file, so that it can be read without what is before it.
package struct CheckpointPlace: Sendable, Equatable {
    /// Where its first block stands.
    package let offset: UInt64
    /// The sequence number of its first block.
    let sequence: UInt64
    /// What its first block says of the chain before it.
    let previousChecksum: UInt32
    let syncedLength: UInt64
    /// Where the commit block stands that is directly before it.
    let commitOffset: UInt64
    /// The number of the transaction that leads to its state.
    package let transaction: Int
    /// The length of its image.
    package let imageBytes: Int

    /// The checkpoint that begins with this block and head.
    init(_ header: BlockHeader, _ head: CheckpointHead) {
        offset = header.offset
        sequence = header.sequence
        previousChecksum = header.previousChecksum
        syncedLength = header.syncedLength
        commitOffset = head.commitOffset
        transaction = head.transaction
        imageBytes = head.imageBytes
    }

    /// The bytes of all payloads together.
    var payloadBytes: Int { CheckpointHead.byteCount + imageBytes }

    /// How many blocks it has.
    var blocks: Int { (payloadBytes + BlockHeader.maximumPayload - 1) / BlockHeader.maximumPayload }

    /// The part of all payloads that block `index` holds.
    func payload(of index: Int) -> Range<Int> {
        let start = index * BlockHeader.maximumPayload
        return start..<min(start + BlockHeader.maximumPayload, payloadBytes)
    }

    /// Where block `index` stands; for the number of blocks, the end of the checkpoint.
    func offset(of index: Int) -> UInt64 {
        offset + UInt64(index * BlockHeader.byteCount + min(index * BlockHeader.maximumPayload, payloadBytes))
    }

    /// Where it ends.
    package var end: UInt64 { offset(of: blocks) }
}
