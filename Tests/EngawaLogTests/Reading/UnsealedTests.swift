import EngawaTestSupport
import Synchronization
import Testing

@testable import EngawaLog

/// What readers see of a last batch that has no seal yet.
@Suite("A last batch without a seal")
struct UnsealedTests {
    private static let path = "map.engawa"
    private static let inputOutput: Int32 = 5

    private let disk = SimulatedDisk()
    /// The map with its first transaction, sealed.
    private let before: [UInt8]

    init() throws {
        try LogCreation.create(Self.path, transactions: [sample(0)], in: disk)
        before = try #require(disk.contents(Self.path))
    }

    /// Readers that look while a call of the writer is under way, on the same thread.
    private final class Onlookers: @unchecked Sendable {
        let disk: SimulatedDisk
        let following: LogSession
        var followed = Collector()
        var fresh: [Outcome] = []
        var verified: [LogVerification] = []
        var tails: [UnfinishedTail?] = []

        init(_ disk: SimulatedDisk) throws {
            self.disk = disk
            following = try LogSession(path, in: disk)
            try following.catchUp(&followed)
        }

        func look() {
            do {
                try following.catchUp(&followed)
                tails.append(try following.abandonedTail(&followed))
                fresh.append(Outcome(reading: path, in: disk))
                var collector = Collector()
                verified.append(try LogVerification.of(path, &collector, in: disk))
            } catch {
                Issue.record("\(error)")
            }
        }
    }

    @Test(
        "is not there while its writer waits for the sync, and is there when that has returned",
        arguments: [false, true]
    )
    func duringSync(fails: Bool) throws {
        let onlookers = try Onlookers(disk)
        let faulty = FaultyFileSystem(disk)
        let writer = try LogSession(Self.path, in: faulty)
        let isFirst = Mutex(true)
        @Sendable func exchange(_ flag: inout Bool) -> Bool {
            defer { flag = false }
            return flag
        }
        faulty.arm { _, call in
            guard call == .sync, isFirst.withLock({ exchange(&$0) }) else { return nil }
            onlookers.look()
            return fails ? .fail(Self.inputOutput) : nil
        }
        let written = (try? writer.write(sample(1))) != nil
        #expect(written != fails)
        #expect(onlookers.followed.numbers == [1] && onlookers.followed.restarts == 0)
        guard case .transactions(let seen, _) = try #require(onlookers.fresh.first) else {
            Issue.record("\(onlookers.fresh)")
            return
        }
        #expect(seen == [sample(0).data])
        let report = try #require(onlookers.verified.first)
        #expect(report.transactions == 1 && report.damage.isEmpty && report.tail == nil)
        #expect(onlookers.tails == [nil])
        onlookers.look()
        #expect(onlookers.followed.numbers == (fails ? [1] : [1, 2]) && onlookers.followed.restarts == 0)
        #expect(onlookers.verified.last?.transactions == (fails ? 1 : 2))
    }

    @Test("is not there before its seal is written, as long as the lock is held")
    func beforeSeal() throws {
        let faulty = FaultyFileSystem(disk)
        let writer = try LogSession(Self.path, in: faulty)
        let reader = try LogSession(Self.path, in: disk)
        var (mine, others) = (Collector(), Collector())
        try writer.beginWrite(wait: 0, &mine)
        faulty.arm { _, call in
            call == .write && faulty.calls.contains(.sync) ? .fail(Self.inputOutput) : nil
        }
        // The seal cannot be written; the commit stands.
        _ = try writer.commit([sample(1)])
        try reader.catchUp(&others)
        #expect(others.numbers == [1])
        writer.endWrite()
        try reader.catchUp(&others)
        #expect(others.numbers == [1, 2] && others.restarts == 0)
    }

    @Test("of a dead writer is read, and is the next writer's to see while that one is at work")
    func deadWriter() throws {
        try LogSession(Self.path, in: disk).write(sample(1))
        let sealed = try #require(disk.contents(Self.path))
        try disk.put(Array(sealed.dropLast(MapForm.plain.sealBytes)), at: Self.path)
        let both = Outcome.transactions([sample(0).data, sample(1).data], tail: nil)
        #expect(Outcome(reading: Self.path, in: disk) == both)
        let writer = try LogSession(Self.path, in: disk)
        var collector = Collector()
        try writer.beginWrite(wait: 0, &collector)
        #expect(collector.numbers == [1, 2])
        writer.endWrite()
        #expect(Outcome(reading: Self.path, in: disk) == both)
    }

    @Test("that a writer has taken back, or put another one in place of, before it is asked for the lock is not seen")
    func race() throws {
        try LogSession(Self.path, in: disk).write(sample(1))
        let unsealed = Array(try #require(disk.contents(Self.path)).dropLast(MapForm.plain.sealBytes))
        try disk.put(before, at: Self.path)
        try LogSession(Self.path, in: disk).write(sample(2))
        let other = Array(try #require(disk.contents(Self.path)).dropLast(MapForm.plain.sealBytes))
        for (meanwhile, data) in [(before, [sample(0).data]), (other, [sample(0).data, sample(2).data])] {
            try disk.put(unsealed, at: Self.path)
            let faulty = FaultyFileSystem(disk)
            let questions = Mutex(0)
            faulty.beforeLockState { [disk] in
                questions.withLock { $0 += 1 }
                #expect(throws: Never.self) { try disk.put(meanwhile, at: Self.path) }
            }
            #expect(Outcome(reading: Self.path, in: faulty) == .transactions(data, tail: nil))
            #expect(questions.withLock { $0 } == data.count)
        }
    }

    @Test("of several transactions is read as a whole after one question, and is not there while a writer is at work")
    func group() throws {
        let group = (1...4).map { sample($0, bytes: $0 * 200) }
        let last = group[3].checkpointed(after: [sample(0).data] + group[..<3].map(\.data))
        try LogSession(Self.path, in: disk).write(Array(group[..<3]) + [last])
        let all = Outcome.transactions([sample(0).data] + group.map(\.data), tail: nil)
        let sealed = try #require(disk.contents(Self.path))
        #expect(Outcome(reading: Self.path, in: disk) == all)
        let unsealed = Array(sealed.dropLast(MapForm.plain.sealBytes))
        try disk.put(unsealed, at: Self.path)
        let faulty = FaultyFileSystem(disk)
        let questions = Mutex(0)
        faulty.beforeLockState { questions.withLock { $0 += 1 } }
        #expect(Outcome(reading: Self.path, in: faulty) == all)
        #expect(questions.withLock { $0 } == 1)
        // Cut anywhere it is a prefix of the group, and a tail.
        for length in stride(from: before.count, to: unsealed.count, by: 41) {
            try disk.put(Array(unsealed.prefix(length)), at: Self.path)
            guard case .transactions(let data, let tail) = Outcome(reading: Self.path, in: disk) else {
                Issue.record("cut at \(length)")
                continue
            }
            #expect(([sample(0).data] + group.map(\.data)).starts(with: data))
            #expect(tail.map { $0.offset + $0.bytes } == UInt64(length) || tail == nil)
        }
        try disk.put(unsealed, at: Self.path)
        let writer = try LogSession(Self.path, in: disk)
        var collector = Collector()
        try writer.beginWrite(wait: 0, &collector)
        #expect(collector.numbers == [1, 2, 3, 4, 5])
        let tail = UnfinishedTail(
            offset: UInt64(before.count),
            bytes: UInt64(unsealed.count - before.count)
        )
        #expect(Outcome(reading: Self.path, in: disk) == .transactions([sample(0).data], tail: tail))
        writer.endWrite()
    }

    @Test("is the only reason for a reader to ask for the lock", arguments: MapForm.allCases)
    func noQuestion(form: MapForm) throws {
        let transactions = form.transactions((0..<5).map { sample($0) })
        let disk = SimulatedDisk()
        try form.create(Self.path, [transactions[0]], in: disk)
        for number in 1..<5 { try LogSession(Self.path, in: disk).write(transactions[number]) }
        let faulty = FaultyFileSystem(disk)
        faulty.beforeLockState { Issue.record("asked for the lock") }
        for use in [CheckpointUse.none, .begin] {
            let expected = Outcome.transactions(transactions.map(\.data), tail: nil)
            #expect(Outcome(reading: Self.path, use, in: faulty) == expected)
        }
    }

    @Test("may be a whole transaction with a torn checkpoint: the transaction is there, and the rest is set aside")
    func tornCheckpoint() throws {
        let large = sample(1).checkpointed(after: [sample(0).data], padding: 2000)
        try LogSession(Self.path, in: disk).write(large)
        let whole = try #require(disk.contents(Self.path))
        let end = Int(try #require(try places().last).end)
        for length in [end + 1, end + 64, end + 1000, whole.count - MapForm.plain.sealBytes - 1] {
            let disk = SimulatedDisk()
            try disk.put(Array(whole.prefix(length)), at: Self.path)
            let tail = UnfinishedTail(offset: UInt64(end), bytes: UInt64(length - end))
            let both = [sample(0).data, sample(1).data]
            #expect(Outcome(reading: Self.path, in: disk) == .transactions(both, tail: tail))
            let session = try LogSession(Self.path, in: disk)
            try session.write(sample(2).checkpointed(after: both))
            #expect(session.setAside.map(\.tail) == [tail])
            #expect(Outcome(reading: Self.path, in: disk) == .transactions(both + [sample(2).data], tail: nil))
            #expect(Outcome(reading: Self.path, .none, in: disk) == Outcome(reading: Self.path, in: disk))
        }
    }

    @Test("that a later block proves to be damaged is damage, whoever is at work")
    func damage() throws {
        for number in 1..<3 { try LogSession(Self.path, in: disk).write(sample(number)) }
        var bytes = try #require(disk.contents(Self.path))
        let second = try #require(try places().last).offset
        // The seal between the second transaction and the third.
        bytes[Int(second) - 10] ^= 1
        try disk.put(bytes, at: Self.path)
        let descriptor = try disk.open(Self.path, for: .readWrite)
        defer { disk.close(descriptor) }
        #expect(try disk.tryLock(descriptor, note: LockNote(process: 1, since: 0)))
        #expect(Outcome(reading: Self.path, in: disk).isDamage)
    }

    private func places() throws -> [TransactionPlace] {
        var collector = Collector()
        try LogSession(Self.path, in: disk).catchUp(&collector)
        return collector.entries.map(\.place)
    }
}
