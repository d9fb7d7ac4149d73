/// Walks along the blocks of a file and checks each against the chain before it.
struct BlockScan {
    /// What is done with payloads. All are checked.
    struct Options: OptionSet {
        let rawValue: Int
        /// Data are kept.
        static let data = Options(rawValue: 1)
        /// Images are kept.
        static let images = Options(rawValue: 2)
        /// Checkpoints are passed over, also where their payloads do not check: nobody wants them.
        static let withoutCheckpoints = Options(rawValue: 4)
    }

    /// No more room is asked for before it is needed.
    private static let maximumRoom: UInt64 = 256 << 20

    let window: FileWindow
    let mapID: MapID
    private let options: Options
    private(set) var chain: Chain
    /// The payloads of the data blocks since the last commit, where they are kept.
    private(set) var data: [UInt8] = []
    /// The image of the last checkpoint, as far as it was read, where it is kept.
    private(set) var image: [UInt8] = []

    init(_ window: FileWindow, mapID: MapID, from chain: Chain, _ options: Options = .data) {
        self.window = window
        self.mapID = mapID
        self.options = options
        self.chain = chain
    }

    /// What the next block turned out to be.
    enum Step {
        /// A data block, a seal, a block to be skipped, or one of a checkpoint of which more is to come.
        case passed
        /// A commit block: with it a transaction is whole.
        case transaction(CommitRecord)
        /// The last block of a checkpoint.
        case checkpoint(CheckpointPlace)
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
        if options.contains(.withoutCheckpoints), chain.passes(found) { return .passed }
        guard header.fits(payload) else { return .misfit(.torn(.payload)) }
        if let misfit = chain.contradiction(header) { return .misfit(misfit) }
        return accept(found, payload)
    }

    private mutating func accept(_ found: BlockHeader.Found, _ payload: UnsafeRawBufferPointer) -> Step {
        switch chain.kind(of: found.header) {
        case .data:
            if chain.open == nil { data.removeAll(keepingCapacity: true) }
            if options.contains(.data) { keep(payload) }
        case .commit:
            guard let record = CommitRecord(payload), record.number == chain.transactions + 1,
                record.dataBlocks == chain.open?.blocks ?? 0, record.dataBytes == chain.open?.bytes ?? 0
            else { return .misfit(.impossible(.commitRecord)) }
            if chain.open == nil { data.removeAll(keepingCapacity: true) }
            chain.append(found.header, checksum: found.checksum)
            return .transaction(record)
        case .checkpoint:
            return acceptCheckpoint(found, payload)
        case .seal:
            guard options.contains(.withoutCheckpoints) || payload.elementsEqual(chain.sealPayload) else {
                return .misfit(.impossible(.impossibleBlock))
            }
        case nil:
            break
        }
        chain.append(found.header, checksum: found.checksum)
        return .passed
    }

    /// Adds a payload to the data. Behind a full block more will come, at most what is left of the file: room for it is
    /// asked for at once, since growing step by step copies everything more than once.
    private mutating func keep(_ payload: UnsafeRawBufferPointer) {
        if data.isEmpty, payload.count == BlockHeader.maximumPayload {
            data.reserveCapacity(Int(min(window.limit - chain.offset, Self.maximumRoom)))
        }
        data.append(contentsOf: payload)
    }

    private mutating func acceptCheckpoint(_ found: BlockHeader.Found, _ payload: UnsafeRawBufferPointer) -> Step {
        guard let place = chain.checkpoint(with: found.header, payload) else {
            return .misfit(.impossible(.impossibleBlock))
        }
        if options.contains(.images) {
            if chain.openCheckpoint == nil { image.removeAll(keepingCapacity: true) }
            image.append(
                contentsOf: chain.openCheckpoint == nil ? payload.dropFirst(CheckpointHead.byteCount) : payload[...]
            )
        }
        chain.append(found.header, checksum: found.checksum, of: place)
        return chain.openCheckpoint == nil ? .checkpoint(place) : .passed
    }
}
