import EngawaTestSupport
import Testing

@testable import EngawaLog

/// Damage of large checkpoints, which are read in parts, and what is saved of maps with damaged ones.
@Suite("Damaged checkpoints")
struct CheckpointDamageTests {
    private static let path = "map.engawa"
    private static let copy = "copy.engawa"
    private static let page = 4096

    private let disk = SimulatedDisk()
    private let bytes: [UInt8]
    private let data: [[UInt8]]
    private let list: BlockList

    /// Four transactions; the second has a checkpoint of four blocks, the last a small one where it is told.
    private init(last: Bool) throws {
        let transactions = (0..<4).map { sample($0, bytes: 500) }
        let data = transactions.map(\.data)
        let large = transactions[1].checkpointed(after: [data[0]], padding: 3 << 20)
        try LogCreation.create(Self.path, transactions: [transactions[0], large], in: disk)
        try LogSession(Self.path, in: disk).write(transactions[2])
        let end = last ? transactions[3].checkpointed(after: Array(data[..<3])) : transactions[3]
        try LogSession(Self.path, in: disk).write(end)
        bytes = try #require(disk.contents(Self.path))
        self.data = data
        list = try BlockList(bytes)
    }

    init() throws { try self.init(last: false) }

    private func outcome(_ bytes: [UInt8], _ use: CheckpointUse = .begin) throws -> Outcome {
        try disk.put(bytes, at: Self.path)
        return Outcome(reading: Self.path, use, in: disk)
    }

    private var checkpoint: [BlockList.Block] { list.blocks.filter { $0.kind == .checkpoint } }

    @Test("a page of zeroes anywhere from the first block of a checkpoint on is damage")
    func pages() throws {
        let start = checkpoint[0].range.lowerBound
        let seal = bytes.count - MapForm.plain.sealBytes
        var generator = SeededGenerator(seed: 3)
        let first = start / Self.page
        // The pages in which blocks begin, and some of the others.
        let pages = Set(
            checkpoint.map { $0.range.lowerBound / Self.page } + [first + 1, (seal - 1) / Self.page]
                + (0..<4).map { _ in Int.random(in: first + 1..<seal / Self.page, using: &generator) }
        )
        for page in pages.sorted() {
            let range = page * Self.page..<min((page + 1) * Self.page, seal)
            var changed = bytes
            changed.replaceSubrange(range, with: repeatElement(0, count: range.count))
            #expect(try outcome(changed).isDamage, "page \(page)")
        }
    }

    @Test("flipped bits, and blocks that were swapped or doubled in place, are damage, in whatever part they are read")
    func blocks() throws {
        #expect(try outcome(bytes) == .transactions(data, tail: nil))
        for (index, block) in checkpoint.enumerated() {
            let place = [20, 40, 63, 64, block.range.count - 1][index % 5]
            var changed = bytes
            changed[block.range.lowerBound + place] ^= 1
            #expect(try outcome(changed).isDamage, "byte \(place) of block \(index)")
        }
        for (first, second) in [(0, 1), (1, 2), (0, 2)] {
            let (one, other) = (checkpoint[first].range, checkpoint[second].range)
            var swapped = bytes
            swapped.replaceSubrange(one, with: bytes[other])
            swapped.replaceSubrange(other, with: bytes[one])
            #expect(try outcome(swapped).isDamage, "swapped \(first) and \(second)")
            var doubled = bytes
            doubled.replaceSubrange(one, with: bytes[other])
            #expect(try outcome(doubled).isDamage, "\(second) in the place of \(first)")
            // The payloads alone, under the headers of the others.
            let behind = BlockHeader.byteCount
            var exchanged = bytes
            exchanged.replaceSubrange(one.dropFirst(behind), with: bytes[other.dropFirst(behind)])
            #expect(try outcome(exchanged).isDamage, "payload of \(second) in \(first)")
        }
    }

    @Test("a read that fails, or ends early, in any part is an error or the right answer", arguments: [true, false])
    func reads(fails: Bool) throws {
        let calls = FaultyFileSystem(disk)
        #expect(Outcome(reading: Self.path, in: calls) == .transactions(data, tail: nil))
        for index in 0..<calls.calls.count {
            let faulty = FaultyFileSystem(disk)
            faulty.arm { call, _ in call == index ? (fails ? .fail(5) : .short) : nil }
            let outcome = Outcome(reading: Self.path, in: faulty)
            if fails, case .failed(.system) = outcome { continue }
            #expect(outcome == .transactions(data, tail: nil), "call \(index)")
        }
    }

    @Test("one that is damaged before a later one that is whole is not needed by who begins with that")
    func later() throws {
        let map = try CheckpointDamageTests(last: true)
        var changed = map.bytes
        changed[map.checkpoint[2].range.lowerBound + 5000] ^= 8
        #expect(try map.outcome(changed) == .transactions(data, tail: nil))
        #expect(try map.outcome(changed, .none).isDamage)
        let session = try LogSession(Self.path, in: map.disk)
        var collector = Collector(.begin)
        try session.catchUp(&collector)
        #expect(throws: LogError.self) { try session.backUp(to: Self.copy, &collector) }
        #expect(map.disk.names == [Self.path])
    }

    @Test("all transactions are saved where only payloads of checkpoints are damaged, and the new map is sound")
    func salvage() throws {
        for last in [false, true] {
            let map = try CheckpointDamageTests(last: last)
            var changed = map.bytes
            for block in map.checkpoint.suffix(last ? 3 : 2) { changed[block.range.lowerBound + 100] ^= 0x11 }
            // The first block holds the head.
            changed[map.checkpoint[0].range.lowerBound + 70] ^= 0x11
            try map.disk.put(changed, at: Self.path)
            var collector = Collector()
            let report = try LogVerification.of(Self.path, &collector, salvagingTo: Self.copy, in: map.disk)
            #expect(report.damage.count == (last ? 4 : 3) && report.damage.allSatisfy { $0.reason == .payload })
            #expect(report.transactions == 2 && report.lastGood?.number == 2)
            #expect(report.salvaged == 4 && report.lost.isEmpty)
            #expect(Outcome(reading: Self.copy, in: map.disk) == .transactions(data, tail: nil))
            var saved = Collector()
            let copy = try LogVerification.of(Self.copy, &saved, in: map.disk)
            #expect(copy.damage.isEmpty && copy.tail == nil && saved.passed.isEmpty)
            #expect(saved.entries.map(\.record) == collector.entries.map(\.record) && saved.data == data)
            #expect(try LogSession(Self.copy, in: map.disk).mapID == (try LogSession(Self.path, in: map.disk).mapID))
        }
    }

    @Test("a transaction that is damaged behind a damaged checkpoint ends what is saved")
    func salvageEnds() throws {
        var changed = bytes
        changed[checkpoint[2].range.lowerBound + 100] ^= 0x11
        let third = try #require(list.blocks.last { $0.kind == .data }).range.lowerBound
        changed[third + 80] ^= 1
        try disk.put(changed, at: Self.path)
        var collector = Collector()
        let report = try LogVerification.of(Self.path, &collector, salvagingTo: Self.copy, in: disk)
        #expect(report.damage.count == 2 && report.transactions == 2 && report.salvaged == 3)
        #expect(report.lost.map(\.record.number) == [4] && report.lost.map(\.isWhole) == [false])
        #expect(Outcome(reading: Self.copy, in: disk) == .transactions(Array(data[..<3]), tail: nil))
    }
}
