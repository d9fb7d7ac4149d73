/// How far a file is known, and what the next block must fit.
struct Chain: Equatable {
    /// Where the next block stands.
    private(set) var offset = UInt64(FileHeader.byteCount)
    /// Its sequence number.
    private(set) var sequence: UInt64 = 1
    /// The checksum it names as that of its predecessor.
    private(set) var previousChecksum: UInt32
    /// What was synced when the current batch was begun.
    private(set) var syncedLength = UInt64(FileHeader.byteCount)
    /// The end of the last commit block.
    private(set) var lastCommitEnd = UInt64(FileHeader.byteCount)
    /// Where the last commit block stands, and its header checksum.
    private(set) var lastCommit: BlockPlace?
    /// The number of the last transaction; where there is none, one less than that of the first.
    private(set) var transactions = 0
    /// Whether a seal follows the last commit, or the header of a map that was made without a transaction.
    private(set) var isSealed = false
    /// Where the data of the transaction begins that has no commit block yet.
    private(set) var open: OpenTransaction?

    /// A block that can be recognised again.
    struct BlockPlace: Equatable {
        var offset: UInt64
        var checksum: UInt32
    }

    /// The data blocks since the last commit.
    struct OpenTransaction: Equatable {
        var offset: UInt64
        var sequence: UInt64
        var previousChecksum: UInt32
        var blocks = 0
        var bytes = 0
    }

    /// Whether there is what every map was made with before it got its name: a transaction, or the seal of none.
    var isFounded: Bool { lastCommit != nil || isSealed }

    /// The chain of a file with this header and no blocks.
    init(after header: FileHeader) {
        previousChecksum = header.checksum
        // The base stands for the transactions before it.
        transactions = Int(max(header.base, 1)) - 1
    }

    /// Why a block cannot stand at the end of this chain.
    enum Misfit: Equatable {
        /// A torn write explains it as well as damage does: what stands behind decides.
        case torn(DamageReason)
        /// The checksums fit, so this is what was written.
        case impossible(DamageReason)
        /// A type that only a newer program knows.
        case newerBlock(type: UInt8)
    }

    /// Whether the block in `found` belongs at the end of the chain; its payload is checked separately.
    func misfit(_ found: BlockHeader.Found, limit: UInt64) -> Misfit? {
        let header = found.header
        if header.offset != offset {
            return .torn(.misplacedBlock(offset: header.offset, sequence: header.sequence))
        }
        if header.sequence != sequence || header.previousChecksum != previousChecksum { return .torn(.brokenChain) }
        if header.payloadLength > UInt32(BlockHeader.maximumPayload) { return .impossible(.impossibleBlock) }
        guard let end = header.end, end <= limit else { return .torn(.cutBlock) }
        return nil
    }

    /// Whether a block whose checksums fit says something that no writer writes.
    func contradiction(_ header: BlockHeader) -> Misfit? {
        guard let kind = BlockHeader.Kind(rawValue: header.type) else {
            if header.type == 0 { return .impossible(.impossibleBlock) }
            return header.flags & BlockHeader.skippable != 0 ? nil : .newerBlock(type: header.type)
        }
        guard header.flags == 0, header.reserved == 0 else { return .impossible(.impossibleBlock) }
        let isNewBatch = header.syncedLength == lastCommitEnd && open == nil
        let isSameBatch = header.syncedLength == syncedLength && (open != nil || lastCommit != nil && !isSealed)
        let fits =
            switch kind {
            case .data, .commit: isNewBatch || isSameBatch
            case .seal: isNewBatch && header.offset == lastCommitEnd && header.payloadLength == 0
            }
        return fits ? nil : .impossible(.impossibleBlock)
    }

    /// Takes in a block that fits.
    mutating func append(_ header: BlockHeader, checksum: UInt32) {
        let end = offset + UInt64(BlockHeader.byteCount) + UInt64(header.payloadLength)
        switch BlockHeader.Kind(rawValue: header.type) {
        case .data:
            var data =
                open ?? OpenTransaction(offset: offset, sequence: sequence, previousChecksum: previousChecksum)
            data.blocks += 1
            data.bytes += Int(header.payloadLength)
            open = data
            syncedLength = header.syncedLength
            isSealed = false
        case .commit:
            open = nil
            syncedLength = header.syncedLength
            isSealed = false
            transactions += 1
            lastCommit = BlockPlace(offset: offset, checksum: checksum)
            lastCommitEnd = end
        case .seal:
            isSealed = true
        case nil:
            break
        }
        offset = end
        sequence += 1
        previousChecksum = checksum
    }
}
