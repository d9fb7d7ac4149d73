import Synchronization

/// A checkpoint in memory, every byte of it checked.
final class LoadedCheckpoint {
    let place: CheckpointPlace
    /// The chain behind it.
    let chain: Chain
    private let memory: LargeMemory

    init(_ place: CheckpointPlace, _ chain: Chain, _ memory: LargeMemory) {
        self.place = place
        self.chain = chain
        self.memory = memory
    }

    /// Lets `body` see the image.
    func withImage<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { extendLifetime(self) }
        let payloads = UnsafeRawBufferPointer(memory.bytes)
        return try body(UnsafeRawBufferPointer(rebasing: payloads[CheckpointHead.byteCount..<place.payloadBytes]))
    }
}

/// Reads one checkpoint, into one piece of memory and on several threads where it is large.
struct CheckpointReader {
    /// Small parts, so that a thread that gets on goes on with what another one has not come to.
    private static let blocksOfPart = 2

    let file: OpenFile
    let mapID: MapID

    /// The checkpoint whose first block stands at `offset`; nil where anything of it is missing, is wrong, or stands
    /// behind `limit`.
    func read(at offset: UInt64, before limit: UInt64) throws(LogError) -> LoadedCheckpoint? {
        guard offset >= UInt64(FileHeader.byteCount), offset < limit else { return nil }
        let start = try file.bytes(at: offset, count: BlockHeader.byteCount + CheckpointHead.byteCount)
        // What these bytes say is not checked yet, only that memory for it is not out of all reason.
        let claimed: CheckpointPlace? = start.withUnsafeBytes { bytes in
            guard let found = BlockHeader.find(in: bytes, at: 0, mapID: mapID), found.header.offset == offset,
                let head = CheckpointHead(UnsafeRawBufferPointer(rebasing: bytes[BlockHeader.byteCount...]))
            else { return nil }
            return CheckpointPlace(found.header, head)
        }
        guard let place = claimed, UInt64(place.payloadBytes) < limit - offset, place.end <= limit,
            // Room for the header behind each payload, which comes along.
            let memory = LargeMemory(byteCount: place.payloadBytes + BlockHeader.byteCount),
            let blocks = try readBlocks(of: place, into: memory)
        else { return nil }
        var chain = Chain(before: place)
        for (index, block) in blocks.enumerated() {
            let payload = UnsafeRawBufferPointer(rebasing: memory.bytes[place.payload(of: index)])
            guard chain.misfit(block, limit: limit) == nil, chain.kind(of: block.header) == .checkpoint,
                chain.contradiction(block.header) == nil, chain.checkpoint(with: block.header, payload) == place
            else { return nil }
            chain.append(block.header, checksum: block.checksum, of: place)
        }
        guard chain.checkpoint == place else { return nil }
        return LoadedCheckpoint(place, chain, memory)
    }

    /// All headers, where all payloads fit them.
    private func readBlocks(
        of place: CheckpointPlace,
        into memory: LargeMemory
    ) throws(LogError) -> [BlockHeader.Found]? {
        let blocks = place.blocks
        let parts = max(1, blocks / Self.blocksOfPart)
        // Parts share no bytes of the memory, so that they need not wait for one another.
        let results = Mutex<[Int: Result<[BlockHeader.Found]?, LogError>]>([:])
        Platform.concurrently(parts) { part in
            let range = blocks * part / parts..<blocks * (part + 1) / parts
            let result: Result<[BlockHeader.Found]?, LogError>
            do throws(LogError) {
                result = .success(try readBlocks(range, of: place, into: memory.bytes))
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[part] = result }
        }
        var found: [BlockHeader.Found] = []
        for part in 0..<parts {
            guard let blocks = try results.withLock({ $0[part] })?.get() else { return nil }
            found += blocks
        }
        return found
    }

    private func readBlocks(
        _ range: Range<Int>,
        of place: CheckpointPlace,
        into memory: UnsafeMutableRawBufferPointer
    ) throws(LogError) -> [BlockHeader.Found]? {
        var found: [BlockHeader.Found] = []
        var header = try file.bytes(at: place.offset(of: range.lowerBound), count: BlockHeader.byteCount)
        for index in range {
            let payload = place.payload(of: index)
            // The next header comes along, and is out of the way again before the payload behind it is read.
            let isLast = index + 1 == range.upperBound
            let end = payload.upperBound + (isLast ? 0 : BlockHeader.byteCount)
            let target = UnsafeMutableRawBufferPointer(rebasing: memory[payload.lowerBound..<end])
            let offset = place.offset(of: index) + UInt64(BlockHeader.byteCount)
            guard let block = header.withUnsafeBytes({ BlockHeader.find(in: $0, at: 0, mapID: mapID) }),
                try file.read(into: target, at: offset) == target.count,
                block.header.fits(UnsafeRawBufferPointer(rebasing: memory[payload]))
            else { return nil }
            found.append(block)
            if !isLast { header = Array(memory[payload.upperBound..<end]) }
        }
        return found
    }
}
