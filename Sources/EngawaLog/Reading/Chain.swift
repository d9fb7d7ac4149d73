/// How far a file is known, and what the next block must fit.
struct Chain: Equatable {
    /// Whether the file may hold checkpoints, and its seals name them.
    let hasCheckpoints: Bool
    /// Where the next block stands.
    private(set) var offset = UInt64(FileHeader.byteCount)
    /// Its sequence number.
    private(set) var sequence: UInt64 = 1
    /// The checksum it names as that of its predecessor.
    private(set) var previousChecksum: UInt32
    /// What was synced when the current batch was begun.
    private(set) var syncedLength = UInt64(FileHeader.byteCount)
    /// The end of the last commit block, or of the checkpoint behind it: what a sync has to cover. A seal is not counted.
    private(set) var contentEnd = UInt64(FileHeader.byteCount)
    /// Where the last commit block stands, and its header checksum.
    private(set) var lastCommit: BlockPlace?
    /// The block that ends at `contentEnd`.
    private(set) var lastContent: BlockPlace?
    /// The last block: as long as it is there, everything before it is.
    private(set) var lastBlock: BlockPlace?
    /// The number of the last transaction; where there is none, one less than that of the first.
    private(set) var transactions = 0
    /// The newest checkpoint that is whole.
    private(set) var checkpoint: CheckpointPlace?
    /// Whether a seal follows the last commit, or the header of a map that was made without a transaction.
    private(set) var isSealed = false
    /// Where the data of the transaction begins that has no commit block yet.
    private(set) var open: OpenTransaction?
    /// The checkpoint of which some blocks are still to come.
    private(set) var openCheckpoint: OpenCheckpoint?

    /// A block that can be recognised again.
    struct BlockPlace: Equatable {
        var offset: UInt64
        var checksum: UInt32
    }

    /// The data blocks since the last commit.
    struct OpenTransaction: Equatable {
        var blocks = 0
        var bytes = 0
    }

    /// A checkpoint as far as it goes.
    struct OpenCheckpoint: Equatable {
        var place: CheckpointPlace
        var blocks = 0
    }

    /// Whether there is what every map was made with before it got its name: a transaction, or the seal of none.
    var isFounded: Bool { lastCommit != nil || isSealed }

    /// Whether no transaction and no checkpoint is begun and not at its end.
    var isWhole: Bool { open == nil && openCheckpoint == nil }

    /// The chain of a file with this header and no blocks.
    init(after header: FileHeader) {
        hasCheckpoints = header.hasCheckpoints
        previousChecksum = header.checksum
        // The base stands for the transactions before it.
        transactions = Int(max(header.base, 1)) - 1
    }

    /// The chain before a checkpoint, as the checkpoint itself has it.
    init(before checkpoint: CheckpointPlace) {
        hasCheckpoints = true
        offset = checkpoint.offset
        sequence = checkpoint.sequence
        previousChecksum = checkpoint.previousChecksum
        syncedLength = checkpoint.syncedLength
        contentEnd = checkpoint.offset
        lastCommit = BlockPlace(offset: checkpoint.commitOffset, checksum: checkpoint.previousChecksum)
        (lastContent, lastBlock) = (lastCommit, lastCommit)
        transactions = checkpoint.transaction
    }

    /// Whether this is where `checkpoint` says that it stands.
    func leads(to checkpoint: CheckpointPlace) -> Bool {
        var expected = Chain(before: checkpoint)
        expected.checkpoint = self.checkpoint
        return self == expected
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

    /// The kind of a block; nil where a file of this version has none of this type.
    func kind(of header: BlockHeader) -> BlockHeader.Kind? {
        let kind = BlockHeader.Kind(rawValue: header.type)
        return kind == .checkpoint && !hasCheckpoints ? nil : kind
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
        guard let kind = kind(of: header) else {
            if header.type == 0 { return .impossible(.impossibleBlock) }
            return header.flags & BlockHeader.skippable != 0 ? nil : .newerBlock(type: header.type)
        }
        guard header.flags == 0, header.reserved == 0 else { return .impossible(.impossibleBlock) }
        let isNewBatch = header.syncedLength == contentEnd && isWhole
        let isSameBatch =
            header.syncedLength == syncedLength && (open != nil || lastCommit != nil && !isSealed)
            && openCheckpoint == nil
        let fits =
            switch kind {
            case .data, .commit: isNewBatch || isSameBatch
            case .seal: isNewBatch && header.offset == contentEnd && header.payloadLength == sealPayload.count
            case .checkpoint: header.syncedLength == syncedLength && (openCheckpoint != nil || mayBeginCheckpoint)
            }
        return fits ? nil : .impossible(.impossibleBlock)
    }

    /// Whether this is the end of a commit block.
    private var mayBeginCheckpoint: Bool {
        isWhole && lastCommit != nil && offset == contentEnd && lastContent == lastCommit
    }

    /// The checkpoint that a block with this payload belongs to; nil where none has such a block here.
    func checkpoint(with header: BlockHeader, _ payload: UnsafeRawBufferPointer) -> CheckpointPlace? {
        let part: OpenCheckpoint
        if let openCheckpoint {
            part = openCheckpoint
        } else {
            guard let head = CheckpointHead(payload), head.transaction == transactions,
                head.commitOffset == lastCommit?.offset
            else { return nil }
            part = OpenCheckpoint(place: CheckpointPlace(header, head))
        }
        return part.place.payload(of: part.blocks).count == Int(header.payloadLength) ? part.place : nil
    }

    /// What a seal at the end of this chain says.
    var sealPayload: [UInt8] {
        if !hasCheckpoints { return [] }
        return SealPayload(checkpoint: checkpoint?.offset ?? 0, transaction: UInt64(transactions)).bytes
    }

    /// Takes in a block that fits.
    /// - Parameter place: the checkpoint that it belongs to, where it is one of a checkpoint.
    mutating func append(_ header: BlockHeader, checksum: UInt32, of place: CheckpointPlace? = nil) {
        let end = offset + UInt64(BlockHeader.byteCount) + UInt64(header.payloadLength)
        let block = BlockPlace(offset: offset, checksum: checksum)
        switch kind(of: header) {
        case .data:
            var data = open ?? OpenTransaction()
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
            (lastCommit, lastContent) = (block, block)
            contentEnd = end
        case .checkpoint:
            if let place { append(block, of: place) }
        case .seal:
            isSealed = true
        case nil:
            break
        }
        lastBlock = block
        offset = end
        sequence += 1
        previousChecksum = checksum
    }

    /// Takes in a block of a checkpoint by its header alone, where it is one; whether its payload checks does not count.
    ///
    /// The header checksum covers the payload checksum, so that the chain leads on behind a payload that is lost.
    mutating func passes(_ found: BlockHeader.Found) -> Bool {
        let header = found.header
        guard kind(of: header) == .checkpoint, header.flags == 0, header.reserved == 0, isWhole, offset == contentEnd,
            lastCommit != nil, header.syncedLength == syncedLength
        else { return false }
        lastBlock = BlockPlace(offset: offset, checksum: found.checksum)
        lastContent = lastBlock
        offset += UInt64(BlockHeader.byteCount) + UInt64(header.payloadLength)
        sequence += 1
        previousChecksum = found.checksum
        contentEnd = offset
        return true
    }

    private mutating func append(_ block: BlockPlace, of place: CheckpointPlace) {
        var part = openCheckpoint ?? OpenCheckpoint(place: place)
        part.blocks += 1
        openCheckpoint = part
        guard part.blocks == place.blocks else { return }
        openCheckpoint = nil
        checkpoint = place
        lastContent = block
        contentEnd = place.end
    }
}
