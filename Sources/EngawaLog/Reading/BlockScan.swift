/// Walks along the blocks of a file and checks each against the chain before it.
struct BlockScan {
    let window: FileWindow
    let mapID: MapID
    private(set) var chain: Chain
    /// The payloads of the data blocks since the last commit.
    private(set) var data: [UInt8] = []

    init(_ window: FileWindow, mapID: MapID, from chain: Chain) {
        self.window = window
        self.mapID = mapID
        self.chain = chain
    }

    /// What the next block turned out to be.
    enum Step {
        /// A data block, a seal or a block to be skipped.
        case passed
        /// A commit block: with it a transaction is whole.
        case transaction(CommitRecord)
        /// The end of what is looked at.
        case end
        /// What stands here does not fit.
        case misfit(Chain.Misfit)
    }

    /// Reads and checks one block.
    mutating func next() throws(LogError) -> Step {
        if chain.offset == window.limit { return .end }
        guard let bytes = try window.bytes(at: chain.offset, count: BlockHeader.byteCount),
            let found = BlockHeader.find(in: bytes, at: 0, mapID: mapID)
        else { return .misfit(.torn(.blockHeader)) }
        if let misfit = chain.misfit(found, limit: window.limit) { return .misfit(misfit) }
        let header = found.header
        let start = chain.offset + UInt64(BlockHeader.byteCount)
        guard let payload = try window.bytes(at: start, count: Int(header.payloadLength)) else {
            return .misfit(.torn(.cutBlock))
        }
        let checksum = BlockHeader.payloadChecksum(
            sequence: header.sequence,
            previousChecksum: header.previousChecksum,
            payload: payload
        )
        guard checksum == header.payloadChecksum else { return .misfit(.torn(.payload)) }
        if let misfit = chain.contradiction(header) { return .misfit(misfit) }
        return accept(found, payload)
    }

    private mutating func accept(_ found: BlockHeader.Found, _ payload: UnsafeRawBufferPointer) -> Step {
        switch BlockHeader.Kind(rawValue: found.header.type) {
        case .data:
            if chain.open == nil { data.removeAll(keepingCapacity: true) }
            data.append(contentsOf: payload)
        case .commit:
            guard let record = CommitRecord(payload), record.number == chain.transactions + 1,
                record.dataBlocks == chain.open?.blocks ?? 0, record.dataBytes == chain.open?.bytes ?? 0
            else { return .misfit(.impossible(.commitRecord)) }
            if chain.open == nil { data.removeAll(keepingCapacity: true) }
            chain.append(found.header, checksum: found.checksum)
            return .transaction(record)
        case .seal, nil:
            break
        }
        chain.append(found.header, checksum: found.checksum)
        return .passed
    }
}
