import Testing

@testable import EngawaLog

/// The kinds of map that things are tried on.
enum MapForm: CaseIterable, Sendable {
    /// Version 1, as before there were checkpoints.
    case old
    /// Version 3 without a checkpoint.
    case plain
    /// Version 3; every third transaction has a checkpoint, the second being the first of them.
    case checkpoints
    /// Version 3; every transaction has a checkpoint.
    case checkpointsEverywhere

    var sealBytes: Int { BlockHeader.byteCount + (self == .old ? 0 : SealPayload.byteCount) }

    /// These transactions, of which the first is number `first` (0 for the first of the map), with their checkpoints.
    func transactions(_ transactions: [NewTransaction], after earlier: [[UInt8]] = []) -> [NewTransaction] {
        transactions.enumerated().map { index, transaction in
            let number = earlier.count + index
            switch self {
            case .old, .plain: return transaction
            case .checkpoints where number % 3 != 1: return transaction
            case .checkpoints, .checkpointsEverywhere:
                return transaction.checkpointed(after: earlier + transactions[..<index].map(\.data), padding: 40)
            }
        }
    }

    /// Makes a map.
    func create(
        _ path: String,
        mapID: MapID = MapID(Array(16..<32)),
        _ transactions: [NewTransaction],
        in fileSystem: any FileSystem
    ) throws(LogError) {
        try LogCreation.create(
            path,
            mapID: mapID,
            old: self == .old,
            transactions: self.transactions(transactions),
            in: fileSystem
        )
    }
}

/// The blocks of a map, read without any rules.
struct BlockList {
    struct Block {
        var range: Range<Int>
        var kind: BlockHeader.Kind
    }

    var blocks: [Block] = []

    init(_ bytes: [UInt8]) throws {
        var place = FileHeader.byteCount
        while place < bytes.count {
            let found = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: place, mapID: nil) }
            let header = try #require(found?.header)
            let end = place + BlockHeader.byteCount + Int(header.payloadLength)
            blocks.append(Block(range: place..<end, kind: try #require(BlockHeader.Kind(rawValue: header.type))))
            place = end
        }
        #expect(place == bytes.count)
    }

    /// Start of every block, and the end of the file.
    var boundaries: [Int] { blocks.map(\.range.lowerBound) + blocks.suffix(1).map(\.range.upperBound) }

    /// The ends of the blocks of a kind.
    func ends(_ kind: BlockHeader.Kind) -> [Int] { blocks.filter { $0.kind == kind }.map(\.range.upperBound) }

    /// Where the newest checkpoint begins that a seal before `end` names, where it is not longer than one block.
    func checkpointStart(before end: Int = .max) -> Int? {
        guard let seal = blocks.last(where: { $0.kind == .seal && $0.range.upperBound <= end }) else { return nil }
        return blocks.last { $0.kind == .checkpoint && $0.range.upperBound <= seal.range.lowerBound }?.range.lowerBound
    }
}
