import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLog

@Suite("Following a file")
struct FollowTests {
    private static let path = "map.engawa"

    @Test("sees what others commit, and reads only what is new")
    func growing() throws {
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(0)], in: disk)
        let faulty = FaultyFileSystem(disk)
        let reader = try LogSession(Self.path, in: faulty)
        var collector = Collector()
        try reader.catchUp(&collector)
        let writer = try LogSession(Self.path, in: disk)
        for number in 1..<6 {
            try writer.write(sample(number))
            faulty.arm()
            try reader.catchUp(&collector)
            // One read for the last known commit, one for what is new, one to see that nothing follows.
            #expect(faulty.calls.filter { $0 == .read }.count <= 3)
        }
        #expect(collector.data == (0..<6).map { sample($0).data })
        #expect(collector.restarts == 0)
        let third = collector.entries[3]
        let (record, data) = try reader.transaction(at: third.place)
        #expect(record == third.record && data == third.data)
    }

    @Test("notices that the path is another file now, for reading and for writing")
    func replaced() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map.engawa")
        let fileSystem = SystemFileSystem()
        try LogCreation.create(path, transactions: [sample(0), sample(1)], in: fileSystem)
        let reader = try LogSession(path)
        let writer = try LogSession(path)
        var collector = Collector()
        try reader.catchUp(&collector)
        try writer.write(sample(2))
        try LogCreation.create(folder.file("new"), transactions: [sample(7)], in: fileSystem)
        try fileSystem.rename(folder.file("new"), to: path)
        try reader.catchUp(&collector)
        #expect(collector.restarts == 1)
        #expect(collector.data == [sample(7).data])
        try writer.write(sample(8))
        #expect(Outcome(reading: path) == .transactions([sample(7).data, sample(8).data], tail: nil))
        try fileSystem.remove(path)
        #expect(throws: LogError.notAMap(path: path, .missing)) { try reader.catchUp(&collector) }
        #expect(throws: LogError.notAMap(path: path, .missing)) { try writer.write(sample(9)) }
        #expect(try folder.names().isEmpty)
    }

    @Test("starts anew where a transaction that was seen is not there any more")
    func takenBack() throws {
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(0)], in: disk)
        let before = try #require(disk.contents(Self.path))
        let reader = try LogSession(Self.path, in: disk)
        try LogSession(Self.path, in: disk).write(sample(1))
        var collector = Collector()
        try reader.catchUp(&collector)
        #expect(collector.numbers == [1, 2])
        try disk.put(before, at: Self.path)
        try LogSession(Self.path, in: disk).write(sample(2))
        try reader.catchUp(&collector)
        #expect(collector.restarts == 1)
        #expect(collector.data == [sample(0).data, sample(2).data])
    }

    @Test("starts anew where a seal that was seen is not there any more, and the next batch stands in its place")
    func sealTakenBack() throws {
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(0)], in: disk)
        try LogSession(Self.path, in: disk).write(sample(1))
        let reader = try LogSession(Self.path, in: disk)
        var collector = Collector()
        try reader.catchUp(&collector)
        // A writer whose write of the seal had failed has cut it off.
        let unsealed = Array(try #require(disk.contents(Self.path)).dropLast(MapForm.plain.sealBytes))
        try disk.put(unsealed, at: Self.path)
        try LogSession(Self.path, in: disk).write(sample(2))
        for _ in 0..<2 {
            try reader.catchUp(&collector)
            #expect(collector.data == (0..<3).map { sample($0).data } && collector.restarts == 1)
            #expect(reader.tail == nil)
        }
        // And where it is a writer itself.
        try disk.put(unsealed, at: Self.path)
        try reader.write(sample(3))
        let data = [sample(0).data, sample(1).data, sample(3).data]
        #expect(Outcome(reading: Self.path, in: disk) == .transactions(data, tail: nil))
    }

    @Test("never takes a writer at work for damage, and never sees part of a commit")
    func concurrently() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map.engawa")
        try LogCreation.create(path, transactions: [], in: SystemFileSystem())
        let count = 150
        async let written: Void = Task.detached {
            let writer = try LogSession(path)
            for number in 0..<count { try writer.write(sample(number, bytes: number % 10 * 900)) }
        }.value
        var collector = Collector()
        let reader = try LogSession(path)
        while collector.entries.count < count {
            try reader.catchUp(&collector)
            let known = collector.entries.count
            #expect(collector.data == (0..<known).map { sample($0, bytes: $0 % 10 * 900).data })
            await Task.yield()
        }
        try await written
    }
}
