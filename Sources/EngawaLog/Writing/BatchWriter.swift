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

    /// A transaction of all its fields.
    package init(time: Int64, author: String, message: String, detail: [UInt8], data: [UInt8]) {
        self.time = time
        self.author = author
        self.message = message
        self.detail = detail
        self.data = data
    }
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

    /// Appends one transaction as a batch of its own, and says where it stands.
    mutating func append(_ transaction: NewTransaction) throws(SystemFailure) -> TransactionPlace {
        let start = chain
        let synced = chain.lastCommitEnd
        var blocks = 0
        var written = 0
        while written < transaction.data.count {
            let end = min(written + BlockHeader.maximumPayload, transaction.data.count)
            try append(.data, transaction.data[written..<end], synced: synced)
            written = end
            blocks += 1
        }
        let record = CommitRecord(
            number: start.transactions + 1,
            time: transaction.time,
            dataBlocks: blocks,
            dataBytes: written,
            author: transaction.author,
            message: transaction.message,
            detail: transaction.detail
        )
        try append(.commit, record.bytes[...], synced: synced)
        return TransactionPlace(chain: start, end: chain.offset)
    }

    /// Appends a seal.
    mutating func appendSeal() throws(SystemFailure) {
        try append(.seal, [], synced: chain.offset)
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
        chain.append(header, checksum: checksum)
        if pending.bytes.count >= Self.chunk { try flush() }
    }

    /// Writes what is not written yet.
    mutating func flush() throws(SystemFailure) {
        if pending.bytes.isEmpty { return }
        try file.write(pending.bytes, at: pendingOffset)
        pendingOffset = chain.offset
        pending.removeAll()
    }
}
