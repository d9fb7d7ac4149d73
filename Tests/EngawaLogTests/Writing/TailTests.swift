import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLog

@Suite("An unfinished tail")
struct TailTests {
    private let folder: TemporaryFolder
    private let path: String
    private let wholeLength: Int
    private let tailBytes: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("map.engawa")
        try LogCreation.create(path, transactions: [sample(0)], in: SystemFileSystem())
        wholeLength = try folder.read("map.engawa").count
        try LogSession(path).write(sample(1, bytes: 500))
        let bytes = try folder.read("map.engawa")
        tailBytes = Array(bytes[wholeLength..<wholeLength + 400])
        try folder.write(Array(bytes.prefix(wholeLength + 400)), to: "map.engawa")
    }

    private var tail: UnfinishedTail { UnfinishedTail(offset: UInt64(wholeLength), bytes: 400) }

    @Test("is not there for readers, who report it and change nothing")
    func reading() throws {
        let before = try folder.read("map.engawa")
        #expect(Outcome(reading: path) == .transactions([sample(0).data], tail: tail))
        var collector = Collector()
        let result = try LogVerification.of(path, &collector)
        #expect(result.damage.isEmpty && result.tail == tail && result.transactions == 1)
        #expect(try folder.read("map.engawa") == before)
        #expect(try folder.names() == ["map.engawa"])
    }

    @Test("is set aside by the next write, whole, for its owner only, with the name of its map")
    func settingAside() throws {
        let session = try LogSession(path)
        try session.write(sample(2))
        let side = path + ".unfinished-1"
        #expect(session.setAside == [SetAsideTail(tail, path: side)])
        let kept = try folder.read("map.engawa.unfinished-1")
        #expect(Array(kept.dropFirst(TailFile.headerCount)) == tailBytes)
        #expect(Array(kept.prefix(TailFile.headerCount)) == TailFile.header(for: tail, of: session.mapID))
        #expect(try folder.mode("map.engawa.unfinished-1") == 0o600)
        #expect(Outcome(reading: path) == .transactions([sample(0).data, sample(2).data], tail: nil))
        #expect(Outcome(reading: side) == .failed(.notAMap(path: side, .otherKind)))
    }

    @Test("never overwrites one that was set aside before")
    func numbering() throws {
        try folder.write([1], to: "map.engawa.unfinished-1")
        let session = try LogSession(path)
        try session.write(sample(2))
        #expect(session.setAside.map(\.path) == [path + ".unfinished-2"])
        #expect(try folder.read("map.engawa.unfinished-1") == [1])
    }

    @Test("stays where it is when a write transaction ends without a commit")
    func noCommit() throws {
        let before = try folder.read("map.engawa")
        let session = try LogSession(path)
        var collector = Collector()
        try session.beginWrite(wait: 0, &collector)
        session.endWrite()
        #expect(try folder.read("map.engawa") == before)
        #expect(try folder.names() == ["map.engawa"])
    }

    @Test("is not called abandoned while a writer is at work")
    func writerAtWork() throws {
        let reader = try LogSession(path)
        var collector = Collector()
        try reader.catchUp(&collector)
        #expect(try reader.abandonedTail(&collector) == tail)
        let writer = try LogSession(path)
        var others = Collector()
        try writer.beginWrite(wait: 0, &others)
        #expect(try reader.abandonedTail(&collector) == nil)
        writer.endWrite()
        try writer.write(sample(2))
        #expect(reader.tail == tail)
        #expect(try reader.abandonedTail(&collector) == nil)
        #expect(collector.numbers == [1, 2])
    }

    @Test("of a map behind a link is set aside beside the map itself")
    func link() throws {
        let other = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(atPath: other.file("link.engawa"), withDestinationPath: path)
        try LogSession(other.file("link.engawa")).write(sample(2))
        #expect(try folder.names() == ["map.engawa", "map.engawa.unfinished-1"])
        #expect(try other.names() == ["link.engawa"])
    }

    @Test("of zeroes, or of a commit that survived without its data, is a tail and no damage")
    func shapes() throws {
        var bytes = Array(try folder.read("map.engawa").prefix(wholeLength))
        try folder.write(bytes + [UInt8](repeating: 0, count: 10_000), to: "map.engawa")
        #expect(
            Outcome(reading: path)
                == .transactions([sample(0).data], tail: UnfinishedTail(offset: UInt64(wholeLength), bytes: 10_000))
        )
        try folder.write(bytes, to: "map.engawa")
        try LogSession(path).write(sample(1, bytes: 1500))
        bytes = Array(try folder.read("map.engawa").dropLast(MapForm.plain.sealBytes))
        bytes.replaceSubrange(wholeLength..<wholeLength + 512, with: repeatElement(0, count: 512))
        try folder.write(bytes, to: "map.engawa")
        guard case .transactions(let data, let tail) = Outcome(reading: path) else {
            Issue.record("\(Outcome(reading: path))")
            return
        }
        #expect(data == [sample(0).data])
        #expect(tail?.offset == UInt64(wholeLength))
    }
}
