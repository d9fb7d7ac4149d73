import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLog

@Suite("Making and opening files")
struct CreationTests {
    private let fileSystem = SystemFileSystem()

    @Test("a new map holds its transactions, is readable by its owner only, and nothing else is left in the folder")
    func create() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("地域.engawa")
        let transactions = [sample(0), sample(1, bytes: 1_060_000)]
        try LogCreation.create(path, transactions: transactions, in: fileSystem)
        #expect(Outcome(reading: path) == .transactions(transactions.map(\.data), tail: nil))
        #expect(try folder.mode("地域.engawa") == 0o600)
        #expect(try folder.names() == ["地域.engawa"])
    }

    @Test("nothing is ever overwritten: no file, no folder, no link to either, and none that goes in a circle")
    func refusal() throws {
        let folder = try TemporaryFolder()
        try folder.write([1, 2], to: "file")
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "file")
        try FileManager.default.createSymbolicLink(atPath: folder.file("circle"), withDestinationPath: "circle")
        for name in ["file", "folder", "link", "circle"] {
            let path = folder.file(name)
            #expect(throws: LogError.alreadyExists(path: path)) {
                try LogCreation.create(path, transactions: [], in: fileSystem)
            }
        }
        #expect(try folder.names() == ["circle", "file", "folder", "link"])
        #expect(try folder.read("file") == [1, 2])
        let path = folder.file("missing/map.engawa")
        let error = #expect(throws: LogError.self) { try LogCreation.create(path, transactions: [], in: fileSystem) }
        guard case .system(let failure) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(failure.kind == .missing && failure.call == .open)
    }

    @Test("names as long as a name can be are fine, for a map and for a tail that is set aside beside it")
    func longNames() throws {
        for name in [String(repeating: "m", count: 255), "a" + String(repeating: "縁側", count: 42) + "bc"] {
            let folder = try TemporaryFolder()
            #expect(name.utf8.count == 255)
            let path = folder.file(name)
            try LogCreation.create(path, transactions: [sample(0)], in: fileSystem)
            #expect(try folder.names() == [name])
            let whole = try folder.read(name)
            try folder.write(whole + [1, 2, 3], to: name)
            let session = try LogSession(path)
            try session.write(sample(1))
            let side = try #require(session.setAside.first?.path)
            #expect(side.hasSuffix(".unfinished-1"))
            let sideName = String(side.dropFirst(folder.file("").count))
            let stem = sideName.dropLast(".unfinished-1".count)
            // The longest beginning of the name, by whole characters, that leaves room.
            #expect(name.hasPrefix(stem) && sideName.utf8.count <= 255 && sideName.utf8.count > 252)
            #expect(try folder.read(sideName).suffix(3) == [1, 2, 3])
            #expect(try Set(folder.names()) == [name, sideName])
            #expect(Outcome(reading: path) == .transactions([sample(0).data, sample(1).data], tail: nil))
        }
    }

    @Test("of several who make the same map at once exactly one succeeds, and its map is whole")
    func race() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        for round in 0..<5 {
            let winners = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        let made = try? LogCreation.create(
                            path,
                            transactions: [sample(number, bytes: 3000)],
                            in: SystemFileSystem()
                        )
                        return made == nil ? nil : number
                    }
                }
                return await group.reduce(into: [Int]()) { if let winner = $1 { $0.append(winner) } }
            }
            #expect(winners.count == 1, "round \(round)")
            #expect(Outcome(reading: path) == .transactions(winners.map { sample($0, bytes: 3000).data }, tail: nil))
            #expect(try folder.names() == ["map"])
            try fileSystem.remove(path)
        }
    }

    @Test("what is no map is said to be none and is not touched")
    func notAMap() throws {
        let folder = try TemporaryFolder()
        func reason(_ name: String) -> NotAMapReason? {
            if case .failed(.notAMap(_, let reason)) = Outcome(reading: folder.file(name)) { reason } else { nil }
        }
        #expect(reason("missing") == .missing)
        #expect(reason("missing/map") == .missing)
        #expect(reason(".") == .folder)
        try folder.write([], to: "empty")
        #expect(reason("empty") == .empty)
        try folder.write(Array("PK\u{3}\u{4}".utf8), to: "archive")
        #expect(reason("archive") == .otherKind)
        mkfifo(folder.file("pipe"), 0o600)
        #expect(reason("pipe") == .otherKind)
        #expect(try folder.names() == ["archive", "empty", "pipe"])
    }

    @Test("a map behind a link is read and written through it")
    func links() throws {
        let folder = try TemporaryFolder()
        try LogCreation.create(folder.file("map"), transactions: [sample(0)], in: fileSystem)
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "map")
        try LogSession(folder.file("link")).write(sample(1))
        #expect(Outcome(reading: folder.file("map")) == .transactions([sample(0).data, sample(1).data], tail: nil))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "map")
    }

    @Test("a link that leads nowhere yet leads to the new map afterwards")
    func danglingLink() throws {
        let folder = try TemporaryFolder()
        let other = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("far"),
            withDestinationPath: other.file("map")
        )
        try FileManager.default.createSymbolicLink(atPath: folder.file("near"), withDestinationPath: "./far")
        let path = folder.file("near")
        let created = try LogCreation.create(path, transactions: [sample(0)], in: fileSystem)
        #expect(try folder.names() == ["far", "near"])
        #expect(try other.names() == ["map"])
        try LogSession(path, created: created).write(sample(1))
        #expect(Outcome(reading: path) == .transactions([sample(0).data, sample(1).data], tail: nil))
        #expect(throws: LogError.alreadyExists(path: path)) {
            try LogCreation.create(path, transactions: [sample(2)], in: fileSystem)
        }
    }

    @Test("author and message that do not fit into one block are refused before anything is written")
    func longNote() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        var long = sample(0)
        long.message = String(repeating: "あ", count: 349_500)
        #expect(throws: LogError.self) { try LogCreation.create(path, transactions: [long], in: fileSystem) }
        #expect(try folder.names().isEmpty)
        long.message = ""
        long.author = String(repeating: "a", count: CommitRecord.maximumNoteBytes - 1)
        try LogCreation.create(path, transactions: [long], in: fileSystem)
        let session = try LogSession(path)
        var collector = Collector()
        try session.catchUp(&collector)
        #expect(collector.entries.first?.record.author == long.author)
        long.author += "aa"
        #expect(throws: LogError.self) { try session.write(long) }
        try session.write(sample(1))
    }
}
