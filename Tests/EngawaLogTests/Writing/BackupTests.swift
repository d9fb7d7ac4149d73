import EngawaTestSupport
import Testing

@testable import EngawaLog

@Suite("Backups")
struct BackupTests {
    private static let path = "map.engawa"
    private static let copy = "copy.engawa"

    private func backUp(_ session: LogSession, to copy: String = copy) throws {
        var collector = Collector()
        try session.backUp(to: copy, &collector)
    }

    @Test("a copy holds the whole transactions, a seal behind them, the same map id, and nothing of an unfinished tail")
    func copy() throws {
        let disk = SimulatedDisk()
        let large = sample(1, bytes: 1_200_000).checkpointed(after: [sample(0).data])
        try LogCreation.create(Self.path, transactions: [sample(0), large], in: disk)
        let whole = try #require(disk.contents(Self.path))
        for tail in [[], [UInt8](repeating: 7, count: 300)] {
            try disk.put(whole + tail, at: Self.path)
            try backUp(try LogSession(Self.path, in: disk))
            #expect(disk.contents(Self.copy) == whole)
            // A batch whose writer died before its seal gets one: the copy is synced.
            try disk.put(whole.dropLast(MapForm.plain.sealBytes), at: Self.path)
            try backUp(try LogSession(Self.path, in: disk), to: "sealed")
            #expect(disk.contents("sealed") == whole)
            #expect(disk.names == [Self.copy, Self.path, "sealed"])
            try disk.remove(Self.copy)
            try disk.remove("sealed")
        }
    }

    @Test("a copy of a map without transactions is one too, and what exists is never overwritten")
    func refusal() throws {
        let folder = try TemporaryFolder()
        try LogCreation.create(folder.file("map"), transactions: [], in: SystemFileSystem())
        try backUp(try LogSession(folder.file("map")), to: folder.file("copy"))
        #expect(try folder.read("copy") == (try folder.read("map")))
        #expect(try folder.mode("copy") == 0o600)
        #expect(throws: LogError.alreadyExists(path: folder.file("copy"))) {
            try backUp(try LogSession(folder.file("map")), to: folder.file("copy"))
        }
        #expect(try folder.names() == ["copy", "map"])
    }

    @Test("copies made while others write are whole and hold a prefix of what was committed")
    func writers() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        try LogCreation.create(path, transactions: [sample(0)], in: SystemFileSystem())
        let count = 40
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let session = try LogSession(path)
                for number in 1...count { try session.write(sample(number, bytes: 5000)) }
            }
            for number in 0..<12 {
                try backUp(try LogSession(path), to: folder.file("copy\(number)"))
            }
            try await group.waitForAll()
        }
        for number in 0..<12 {
            guard case .transactions(let data, nil) = Outcome(reading: folder.file("copy\(number)")) else {
                Issue.record("copy \(number)")
                continue
            }
            let written = [sample(0).data] + (1...count).map { sample($0, bytes: 5000).data }
            #expect(!data.isEmpty && data == Array(written.prefix(data.count)))
        }
    }

    @Test("damage of the map is no copy", arguments: [true, false])
    func damage(isKnown: Bool) throws {
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(0, bytes: 4000), sample(1)], in: disk)
        var bytes = try #require(disk.contents(Self.path))
        let session = try LogSession(Self.path, in: disk)
        var collector = Collector()
        // Damage that comes after the session has read the map is found in the copy.
        if isKnown { try session.catchUp(&collector) }
        bytes[2000] ^= 1
        try disk.put(bytes, at: Self.path)
        let error = #expect(throws: LogError.self) { try session.backUp(to: Self.copy, &collector) }
        guard case .damaged(Self.path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(disk.names == [Self.path])
    }

    @Test("a transaction that is taken back while it is copied is not in the copy")
    func takenBack() throws {
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(0)], in: disk)
        let before = try #require(disk.contents(Self.path))
        try LogSession(Self.path, in: disk).write(sample(1, bytes: 800))
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        var collector = Collector()
        try session.catchUp(&collector)
        // The cut comes when the copying begins: with the making of the file.
        faulty.arm { _, call in
            if call == .truncate, disk.contents(Self.path) != before { try? disk.put(before, at: Self.path) }
            return nil
        }
        try session.backUp(to: Self.copy, &collector)
        #expect(Outcome(reading: Self.copy, in: disk) == .transactions([sample(0).data], tail: nil))
        #expect(collector.numbers == [1])
    }

    @Test("a call that fails leaves no copy, or a whole one where that was said, and the map as it was")
    func faults() throws {
        for fault in [FaultyFileSystem.Fault.fail(28), .fail(5), .failAfter(5), .short] {
            for index in 0..<200 {
                let disk = SimulatedDisk()
                try MapForm.checkpoints.create(Self.path, [sample(0), sample(1)], in: disk)
                let whole = try #require(disk.contents(Self.path))
                let faulty = FaultyFileSystem(disk)
                let session = try LogSession(Self.path, in: faulty)
                faulty.arm { call, _ in call == index ? fault : nil }
                var error: LogError?
                do {
                    try backUp(session)
                } catch let caught as LogError {
                    error = caught
                }
                if faulty.calls.count <= index {
                    #expect(index > 8)
                    break
                }
                let description = "\(fault) at call \(index), \(faulty.calls[index])"
                #expect(disk.contents(Self.path) == whole, "\(description)")
                switch error {
                case nil: #expect(disk.contents(Self.copy) == whole, "\(description)")
                case .inDoubt: break
                default:
                    #expect(disk.contents(Self.copy) == nil, "\(description): \(String(describing: error))")
                }
            }
        }
    }

    @Test("a power cut leaves no copy or a whole one; after the end of the command a whole one")
    func powerCuts() throws {
        for seed in 0..<60 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let disk = SimulatedDisk()
            try MapForm.checkpointsEverywhere.create(Self.path, [sample(0, bytes: 3000)], in: disk)
            let whole = try #require(disk.contents(Self.path))
            let faulty = FaultyFileSystem(disk)
            let moment = Int.random(in: 0..<30, using: &generator)
            let cut = PowerCut(disk, seed)
            faulty.arm { call, _ in
                if call == moment { cut.happen() }
                return nil
            }
            try backUp(try LogSession(Self.path, in: faulty))
            let during = cut.disk ?? disk.afterPowerCut(using: &generator)
            let copy = during.contents(Self.copy)
            #expect(copy == nil && cut.disk != nil || copy == whole, "seed \(seed)")
        }
    }
}
