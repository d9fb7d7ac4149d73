import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLog

@Suite("Rewriting a map")
struct RewriteTests {
    private static let path = "map.engawa"
    private let old = [sample(0).data, sample(1, bytes: 1500).data]
    private let new = [sample(7, bytes: 900).data]

    private func map(_ fileSystem: any FileSystem, _ path: String = path) throws {
        try MapForm.checkpoints.create(path, [sample(0), sample(1, bytes: 1500)], in: fileSystem)
    }

    private func rewrite(_ session: LogSession) throws {
        var collector = Collector()
        try session.beginWrite(wait: 0, &collector)
        defer { session.endWrite() }
        let base = sample(7, bytes: 900).checkpointed(after: [], padding: 1000)
        let created = try session.rewrite([base], base: 2)
        #expect(created.transactions.first?.checkpoint == session.checkpoint && session.checkpoint?.transaction == 2)
    }

    @Test("keeps map id, mode and links; the session goes on, others notice, and numbers continue behind the base")
    func whole() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        try map(SystemFileSystem(), path)
        #expect(chmod(path, 0o640) == 0)
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "map")
        let other = try LogSession(path)
        var collector = Collector()
        try other.catchUp(&collector)
        let session = try LogSession(folder.file("link"))
        try rewrite(session)
        #expect(try folder.mode("map") == 0o640)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "map")
        #expect(Outcome(reading: path) == .transactions(new, tail: nil))
        #expect(try LogSession(path).mapID == other.mapID)
        try other.catchUp(&collector)
        #expect(collector.restarts == 1 && collector.numbers == [2])
        try session.write(sample(8))
        try other.write(sample(9))
        var all = Collector()
        try LogSession(path).catchUp(&all)
        #expect(all.numbers == [2, 3, 4] && all.data == new + [sample(8).data, sample(9).data])
        #expect(try folder.names() == ["link", "map"])
    }

    @Test("nobody can write to the new file before it is done, and whoever waited for the old one writes to the new")
    func locks() throws {
        let disk = SimulatedDisk()
        try map(disk)
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        let waiting = try LogSession(Self.path, in: disk)
        faulty.arm { _, call in
            if call == .sync {
                let error = #expect(throws: LogError.self) {
                    try LogSession(Self.path, in: disk).write(sample(9))
                }
                guard case .locked = error else { return .fail(5) }
            }
            return nil
        }
        try rewrite(session)
        try waiting.write(sample(9))
        #expect(Outcome(reading: Self.path, in: disk) == .transactions(new + [sample(9).data], tail: nil))
    }

    @Test("a call that fails leaves the old map or, where that was said, the new one, and never both or none")
    func faults() throws {
        for fault in [FaultyFileSystem.Fault.fail(28), .fail(5), .failAfter(5), .short] {
            for index in 0..<200 {
                let disk = SimulatedDisk()
                try map(disk)
                let faulty = FaultyFileSystem(disk)
                var session: LogSession? = try LogSession(Self.path, in: faulty)
                faulty.arm { call, _ in call == index ? fault : nil }
                var error: LogError?
                do {
                    try rewrite(try #require(session))
                } catch let caught as LogError {
                    error = caught
                }
                if faulty.calls.count <= index {
                    #expect(index > 10)
                    break
                }
                let description = "\(fault) at call \(index), \(faulty.calls[index]): \(String(describing: error))"
                faulty.arm()
                let after = Outcome(reading: Self.path, in: disk)
                switch error {
                case nil: #expect(after == .transactions(new, tail: nil), "\(description)")
                case .inDoubt:
                    #expect(after == .transactions(new, tail: nil), "\(description)")
                    #expect(throws: LogError.self) { try session?.write(sample(3)) }
                default: #expect(after == .transactions(old, tail: nil), "\(description)")
                }
                #expect(disk.names == [Self.path], "\(description)")
                // A lock that was taken though the call said that it failed goes with its session.
                session = nil
                try LogSession(Self.path, in: disk).write(sample(4))
            }
        }
    }

    @Test("a power cut at any moment leaves the old map or the new one, whole")
    func powerCuts() throws {
        for seed in 0..<200 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let disk = SimulatedDisk()
            try map(disk)
            let faulty = FaultyFileSystem(disk)
            let session = try LogSession(Self.path, in: faulty)
            let moment = Int.random(in: 0..<28, using: &generator)
            let cut = PowerCut(disk, seed)
            faulty.arm { call, _ in
                if call == moment { cut.happen() }
                return nil
            }
            try rewrite(session)
            let left = cut.disk ?? disk.afterPowerCut(using: &generator)
            let outcome = Outcome(reading: Self.path, in: left)
            let isNew = outcome == .transactions(new, tail: nil)
            #expect(isNew || cut.disk != nil && outcome == .transactions(old, tail: nil), "seed \(seed): \(outcome)")
        }
    }
}

/// A power cut at some moment: what it left.
final class PowerCut: @unchecked Sendable {
    // Used by one thread alone.
    private let before: SimulatedDisk
    private let seed: UInt64
    private(set) var disk: SimulatedDisk?

    init(_ disk: SimulatedDisk, _ seed: UInt64) {
        before = disk
        self.seed = seed
    }

    func happen() {
        var generator = SeededGenerator(seed: seed)
        disk = before.afterPowerCut(using: &generator)
    }
}
