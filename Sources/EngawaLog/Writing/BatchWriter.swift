/// A transaction to be written.
package struct NewTransaction: Sendable, Equatable {
    /// Milliseconds since 1970.
    package var time: Int64
    /// Who makes it.
    package var author: String
    /// What it is about.
    package var message: String
    /// Bytes of the layer above for the commit block.
    package var detail: [UInt8]
    /// The bytes of its data blocks.
    package var data: [UInt8]
    /// The image of the state after it, where a checkpoint is to stand behind it. Left out in files of older versions.
    package var checkpoint: [UInt8]?

    /// A transaction of all its fields, without a checkpoint.
    package init(time: Int64, author: String, message: String, detail: [UInt8], data: [UInt8]) {
        self.time = time
        self.author = author
        self.message = message
        self.detail = detail
        self.data = data
    }
}

/// Where a transaction stands that was just written.
package struct WrittenTransaction: Sendable, Equatable {
    /// Its place.
    package let place: TransactionPlace
    /// The checkpoint behind it, where it got one.
    package let checkpoint: CheckpointPlace?
}

/// Turns transactions into blocks and writes them at the end of a chain.
struct BatchWriter {
    /// Blocks are collected up to about this size before they are written.
    private static let chunk = 1 << 20

    let file: OpenFile
    let mapID: MapID
    /// The chain with all that was appended.
    private(set) var chain: Chain
    /// What is not written yet, and where it belongs.
    private var pending = ByteWriter()
    private var pendingOffset: UInt64

    /// - Parameter rewritten: the bytes that end where the chain ends, to be written once more with the first block.
    init(_ file: OpenFile, mapID: MapID, after chain: Chain, rewriting rewritten: [UInt8] = []) {
        self.file = file
        self.mapID = mapID
        self.chain = chain
        pending.raw(rewritten)
        pendingOffset = chain.offset - UInt64(rewritten.count)
    }

    /// Appends transactions, with their checkpoints, as one batch, and says where they stand.
    mutating func append(_ transactions: [NewTransaction]) throws(SystemFailure) -> [WrittenTransaction] {
        let synced = chain.contentEnd
        var written: [WrittenTransaction] = []
        for transaction in transactions { written.append(try append(transaction, synced: synced)) }
        return written
    }

    private mutating func append(
        _ transaction: NewTransaction,
        synced: UInt64
    ) throws(SystemFailure) -> WrittenTransaction {
        let record = CommitRecord(
            number: chain.transactions + 1,
            time: transaction.time,
            dataBlocks: 0,
            dataBytes: 0,
            author: transaction.author,
            message: transaction.message,
            detail: transaction.detail
        )
        let place = try append(record, transaction.data[...], synced: synced)
        guard let image = transaction.checkpoint, chain.hasCheckpoints else {
            return WrittenTransaction(place: place, checkpoint: nil)
        }
        try appendCheckpoint(image, synced: synced)
        return WrittenTransaction(place: place, checkpoint: chain.checkpoint)
    }

    /// Appends one transaction: a record, of which number and counts are made anew, and its data.
    /// - Parameter synced: what was synced when its batch was begun; where it is a batch of its own, all before it.
    @discardableResult
    mutating func append(
        _ record: CommitRecord,
        _ data: ArraySlice<UInt8>,
        synced: UInt64
    ) throws(SystemFailure) -> TransactionPlace {
        let start = chain
        var record = record
        record.number = start.transactions + 1
        record.dataBlocks = 0
        record.dataBytes = data.count
        var rest = data
        while !rest.isEmpty {
            try append(.data, rest.prefix(BlockHeader.maximumPayload), synced: synced)
            rest = rest.dropFirst(BlockHeader.maximumPayload)
            record.dataBlocks += 1
        }
        try append(.commit, record.bytes[...], synced: synced)
        return TransactionPlace(chain: start, end: chain.offset)
    }

    /// Appends a checkpoint behind the commit block that was just appended.
    private mutating func appendCheckpoint(_ image: [UInt8], synced: UInt64) throws(SystemFailure) {
        let head = CheckpointHead(
            transaction: chain.transactions,
            commitOffset: chain.lastCommit?.offset ?? 0,
            imageBytes: image.count
        )
        var written = min(BlockHeader.maximumPayload - CheckpointHead.byteCount, image.count)
        try append(.checkpoint, (head.bytes + image[..<written])[...], synced: synced)
        while written < image.count {
            let end = min(written + BlockHeader.maximumPayload, image.count)
            try append(.checkpoint, image[written..<end], synced: synced)
            written = end
        }
    }

    /// Appends a seal.
    mutating func appendSeal() throws(SystemFailure) {
        try append(.seal, chain.sealPayload[...], synced: chain.offset)
    }

    private mutating func append(
        _ kind: BlockHeader.Kind,
        _ payload: ArraySlice<UInt8>,
        synced: UInt64
    ) throws(SystemFailure) {
        let header = BlockHeader(
            type: kind.rawValue,
            payloadLength: UInt32(payload.count),
            payloadChecksum: payload.withUnsafeBytes {
                BlockHeader.payloadChecksum(
                    sequence: chain.sequence,
                    previousChecksum: chain.previousChecksum,
                    payload: $0
                )
            },
            sequence: chain.sequence,
            offset: chain.offset,
            syncedLength: synced,
            previousChecksum: chain.previousChecksum
        )
        let checksum = header.append(to: &pending, mapID: mapID)
        pending.raw(payload)
        let place = kind == .checkpoint ? payload.withUnsafeBytes { chain.checkpoint(with: header, $0) } : nil
        chain.append(header, checksum: checksum, of: place)
        if pending.bytes.count >= Self.chunk { try flush() }
    }

    /// What is not written yet.
    var unwritten: [UInt8] { pending.bytes }

    /// Writes what is not written yet.
    mutating func flush() throws(SystemFailure) {
        if pending.bytes.isEmpty { return }
        try file.write(pending.bytes, at: pendingOffset)
        pendingOffset = chain.offset
        pending.removeAll()
    }
}
