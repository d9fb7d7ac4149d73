import EngawaTestSupport
import Testing

@testable import EngawaLog

@Suite("Checkpoints")
struct CheckpointTests {
    private static let path = "map.engawa"
    private static let largest = BlockHeader.maximumPayload

    private let disk = SimulatedDisk()

    /// A map of `count` transactions, of which those in `checkpoints` have one.
    private func map(_ count: Int, checkpoints: [Int], padding: Int = 0) throws -> [[UInt8]] {
        var data: [[UInt8]] = []
        for number in 1...count {
            var next = sample(number)
            if checkpoints.contains(number) { next = next.checkpointed(after: data, padding: padding) }
            if number == 1 {
                try LogCreation.create(Self.path, mapID: MapID(Array(0..<16)), transactions: [next], in: disk)
            } else {
                try LogSession(Self.path, in: disk).write(next)
            }
            data.append(next.data)
        }
        return data
    }

    private func read(_ use: CheckpointUse, in fileSystem: (any FileSystem)? = nil) throws -> (LogSession, Collector) {
        let session = try LogSession(Self.path, in: fileSystem ?? disk)
        var collector = Collector(use)
        try session.catchUp(&collector)
        return (session, collector)
    }

    @Test("the newest one is begun with, and no byte before it is read, nor is anything read twice")
    func beginning() throws {
        let data = try map(6, checkpoints: [1, 2, 4])
        let faulty = FaultyFileSystem(disk)
        let (session, collector) = try read(.begin, in: faulty)
        #expect(collector.data == data && collector.numbers == [5, 6] && collector.restarts == 0)
        #expect(collector.begun?.transaction == 4 && session.beginning == collector.begun)
        #expect(session.transactions == 6 && session.checkpoint == session.beginning)
        let start = try #require(session.beginning?.offset)
        #expect(session.bytesSinceCheckpoint == session.wholeBytes - (try #require(session.beginning?.end)))
        // The header of the file, and the last few kilobytes to find the seal.
        let others = faulty.reads.filter { $0.lowerBound < start }
        #expect(others.count == 2 && others[0] == 0..<64 && others[1].upperBound == session.wholeBytes)
        // Whoever wants none reads every transaction.
        let (whole, all) = try read(.none)
        #expect(all.numbers == Array(1...6) && whole.beginning == nil && all.passed.map(\.transaction) == [1, 2, 4])
        #expect(whole.reader.whole == session.reader.whole)
    }

    @Test(
        "images of any length come back as they were, in one piece, also over many blocks",
        arguments: [
            0, 1, largest - 33, largest - 32, largest - 31, 2 * largest - 32, 2 * largest - 31, 5 * largest + 5,
        ]
    )
    func lengths(count: Int) throws {
        let image = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 13 &+ $0 >> 12) }
        var first = sample(1)
        first.checkpoint = image
        let created = try LogCreation.create(Self.path, transactions: [first], in: disk)
        try LogSession(Self.path, in: disk).write(sample(2))
        let place = try #require(created.transactions.first?.checkpoint)
        let bytes = try #require(disk.contents(Self.path))
        #expect(place.blocks == max(1, (count + 32 + Self.largest - 1) / Self.largest))
        #expect(place.imageBytes == count && place.offset == created.transactions[0].place.end)
        var visitor = ImageKeeper()
        let session = try LogSession(Self.path, in: disk)
        try session.catchUp(&visitor)
        #expect(visitor.image == image && visitor.place == place && visitor.alignment == 0)
        #expect(session.transactions == 2 && session.wholeBytes == UInt64(bytes.count))
        #expect(try session.withImage(of: place) { Array($0) } == image)
        var comparing = ImageKeeper(checkpointUse: .compare)
        let report = try LogVerification.of(Self.path, &comparing, in: disk)
        #expect(report.damage.isEmpty && comparing.image == image && comparing.place == place)
    }

    /// Keeps the image that it begins with or passes.
    private struct ImageKeeper: LogVisitor {
        var checkpointUse = CheckpointUse.begin
        var image: [UInt8]?
        var place: CheckpointPlace?
        var alignment = 0

        mutating func restart() { image = nil }
        mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace) {}
        mutating func begin(_ image: UnsafeRawBufferPointer, at place: CheckpointPlace) {
            alignment = image.baseAddress.map { Int(bitPattern: $0) % 16 } ?? 0
            (self.image, self.place) = (Array(image), place)
        }
        mutating func pass(_ place: CheckpointPlace, image: [UInt8]?) { (self.image, self.place) = (image, place) }
    }

    @Test("the transactions before the one that was begun with are read when they are asked for, and checked")
    func history() throws {
        _ = try map(6, checkpoints: [2, 4])
        let (session, _) = try read(.begin)
        let (_, all) = try read(.none)
        var lean = Collector()
        try session.history(&lean)
        #expect(lean.entries.map(\.record) == all.entries.prefix(4).map(\.record))
        #expect(lean.entries.map(\.place) == all.entries.prefix(4).map(\.place))
        #expect(lean.data.allSatisfy(\.isEmpty) && lean.passed.map(\.transaction) == [2])
        var full = Collector()
        try session.history(&full, withData: true)
        #expect(full.data == Array(all.data.prefix(4)))
        for entry in lean.entries {
            #expect(try session.transaction(at: entry.place).data == all.entries[entry.record.number - 1].data)
        }
        // Nothing stands before the beginning of who has read all.
        let (whole, _) = try read(.none)
        var none = Collector()
        try whole.history(&none)
        #expect(none.entries.isEmpty)
    }

    @Test("damage before the one that was begun with is found by whoever asks for the history, and by verify")
    func damagedHistory() throws {
        let data = try map(6, checkpoints: [2, 4])
        let bytes = try #require(disk.contents(Self.path))
        let start = try #require(try BlockList(bytes).checkpointStart())
        for index in stride(from: FileHeader.byteCount, to: start, by: 5) {
            var changed = bytes
            changed[index] ^= 0x20
            try disk.put(changed, at: Self.path)
            let (session, collector) = try read(.begin)
            #expect(collector.data == data, "byte \(index)")
            var history = Collector()
            let error = #expect(throws: LogError.self) { try session.history(&history) }
            var verified = Collector()
            let report = try LogVerification.of(Self.path, &verified, in: disk)
            let damage = try #require(report.damage.first)
            #expect(error == .damaged(path: Self.path, damage), "byte \(index)")
            // The session goes on, and writes: what was damaged stays so.
            try session.write(sample(7))
            #expect(Outcome(reading: Self.path, .none, in: disk).isDamage)
        }
    }

    @Test("blocks before it that check, but lead to another one, are damage in the history")
    func twin() throws {
        let data = try map(4, checkpoints: [3])
        let bytes = try #require(disk.contents(Self.path))
        let other = SimulatedDisk()
        try LogCreation.create(Self.path, mapID: MapID(Array(0..<16)), transactions: [sample(5)], in: other)
        for number in 6...7 { try LogSession(Self.path, in: other).write(sample(number)) }
        let start = try #require(try BlockList(bytes).checkpointStart())
        let twin = try #require(other.contents(Self.path)).prefix(start)
        try disk.put(Array(twin) + bytes[start...], at: Self.path)
        let (session, collector) = try read(.begin)
        #expect(collector.data == data)
        var history = Collector()
        let error = #expect(throws: LogError.self) { try session.history(&history) }
        let damage = DamageReport(offset: UInt64(start), sequence: collector.begun?.sequence ?? 0, reason: .brokenChain)
        #expect(error == .damaged(path: Self.path, damage))
        #expect(Outcome(reading: Self.path, .none, in: disk) == .failed(.damaged(path: Self.path, damage)))
    }

    @Test("an image that makes no sense lets the reader begin with the first transaction; verify calls it damage")
    func senselessImage() throws {
        let data = try map(3, checkpoints: [1])
        let session = try LogSession(Self.path, in: disk)
        var refusing = Collector(.begin)
        refusing.refusesImages = true
        try session.catchUp(&refusing)
        #expect(refusing.data == data && refusing.numbers == [1, 2, 3] && refusing.begun == nil)
        #expect(session.beginning == nil)
        // One that says something else than the transactions.
        try session.write(sample(4).checkpointed(after: [[1], [2], [3]]))
        var comparing = Collector(.compare)
        let report = try LogVerification.of(Self.path, &comparing, in: disk)
        let place = try #require(session.checkpoint)
        #expect(report.damage == [DamageReport(offset: place.offset, sequence: place.sequence, reason: .contents)])
        #expect(report.transactions == 4 && report.lost.isEmpty)
    }

    @Test("whoever follows a map is told where new ones stand, and goes on behind them")
    func following() throws {
        var data = try map(2, checkpoints: [1])
        let (reader, collector) = try read(.begin)
        var following = collector
        for number in 3...6 {
            let next = sample(number).checkpointed(after: data)
            try LogSession(Self.path, in: disk).write(number % 2 == 0 ? next : sample(number))
            data.append(next.data)
            try reader.catchUp(&following)
            #expect(following.data == data && following.restarts == 0)
        }
        #expect(following.passed.map(\.transaction) == [4, 6])
        try reader.write(sample(7))
        // Another file: begun with its newest one.
        let other = try LogCreation.create("new", transactions: [sample(8).checkpointed(after: [])], in: disk)
        #expect(other.transactions.first?.checkpoint != nil)
        try disk.rename("new", to: Self.path)
        try reader.catchUp(&following)
        #expect(following.restarts == 1 && following.data == [sample(8).data] && following.numbers.isEmpty)
        try reader.write(sample(9))
        try reader.catchUp(&following)
        #expect(Outcome(reading: Self.path, in: disk) == .transactions([sample(8).data, sample(9).data], tail: nil))
    }

    @Test("heads and bases with numbers that nobody could count on from are refused")
    func absurdNumbers() {
        let head = CheckpointHead(transaction: 5, commitOffset: 64, imageBytes: 7)
        #expect(head.bytes.withUnsafeBytes { CheckpointHead($0) } == head)
        #expect(head.bytes.dropLast().withUnsafeBytes { CheckpointHead($0) } == nil)
        for place in [7, 23] {
            var bytes = head.bytes
            bytes[place] = 0x7F
            #expect(bytes.withUnsafeBytes { CheckpointHead($0) } == nil)
        }
        var header = FileHeader.of(MapID(Array(0..<16)), base: 3)
        #expect(FileHeader.judge(header.bytes) == .fits(header, checksum: header.checksum))
        header.base = .max / 2
        #expect(FileHeader.judge(header.bytes) == .damaged)
    }

    @Test("the last sealed one is begun with also where a batch, a tail or garbage stands behind the last seal")
    func unsealedEnd() throws {
        let data = try map(3, checkpoints: [2])
        let sealed = try #require(disk.contents(Self.path))
        let start = try #require(try BlockList(sealed).checkpointStart())
        try LogSession(Self.path, in: disk).write(sample(4, bytes: 3000).checkpointed(after: data, padding: 6000))
        let more = try #require(disk.contents(Self.path))
        let garbage = [UInt8](repeating: 0, count: 3_000_000) + [UInt8](repeating: 0xF5, count: 5000)
        let whole = more.count - MapForm.plain.sealBytes
        for length in [sealed.count + 1, sealed.count + 2000, sealed.count + 3300, whole - 5000, whole - 64, whole] {
            for extra in [[], garbage] where length < whole || extra.isEmpty {
                try disk.put(Array(more.prefix(length)) + extra, at: Self.path)
                let faulty = FaultyFileSystem(disk)
                let (session, collector) = try read(.begin, in: faulty)
                #expect(collector.begun.map { Int($0.offset) } == start, "length \(length)")
                // All of the batch may be there, or its transaction without its checkpoint.
                let isThere = length >= sealed.count + 3000 + 200
                #expect(collector.data == (isThere ? data + [sample(4, bytes: 3000).data] : data), "length \(length)")
                #expect((session.tail == nil) == (length == whole), "length \(length)")
                if extra.isEmpty { #expect(faulty.reads.filter { $0.lowerBound < start }.count <= 4) }
            }
        }
    }

    @Test("a map without one is not searched for any further than its last seal")
    func without() throws {
        for number in 1...30 {
            if number == 1 { try LogCreation.create(Self.path, transactions: [sample(1)], in: disk) }
            try LogSession(Self.path, in: disk).write(sample(number, bytes: 400))
        }
        let faulty = FaultyFileSystem(disk)
        let (session, collector) = try read(.begin, in: faulty)
        #expect(collector.numbers == Array(1...31) && session.beginning == nil && session.checkpoint == nil)
        // Header, end of the file, checkpoint that is none, all of it.
        #expect(faulty.count(.read) <= 4)
    }
}
