import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

/// A map that format version 1 has written opens for ever.
///
/// `ENGAWA_RECORD=1` writes the file anew, and fails: a recording run is no test. That is only right for a file of a
/// version that was never released.
@Suite("The golden file of format version 1")
struct GoldenFileTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/version-1.engawa")

    private static let second = ChangeSet([
        .setNodeProperty(NodeID(rawValue: 1), key: "name", "宮の前農園"),
        .createNode(NodeID(rawValue: 401), labels: ["Actor", "Person"]),
        .createRelationship(
            RelationshipID(rawValue: 3),
            type: "KNOWS",
            from: NodeID(rawValue: 401),
            to: NodeID(rawValue: 1)
        ),
    ])
    private static let third = ChangeSet([.deleteRelationship(RelationshipID(rawValue: 1))])

    private func record() throws {
        let path = Self.file.path
        try? FileManager.default.removeItem(atPath: path)
        let fileSystem = SystemFileSystem()
        try LogCreation.create(
            path,
            mapID: MapID(Array(200..<216)),
            old: true,
            transactions: [transaction("はじめ", everything)],
            in: fileSystem
        )
        let store = try GraphStore.open(path)
        for changes in [Self.second, Self.third] {
            _ = try store.write(note("changes")) { draft in
                for change in changes.changes {
                    switch change {
                    case .setNodeProperty(let id, let key, let value): try draft.set(value, for: key, of: id)
                    case .createNode(_, let labels): draft.createNode(labels: labels)
                    case .createRelationship(_, let type, let start, let end):
                        try draft.createRelationship(type, from: start, to: end)
                    case .deleteRelationship(let id): try draft.deleteRelationship(id)
                    default: Issue.record("not written by this recording")
                    }
                }
            }
        }
        Issue.record("recorded \(path); run again without ENGAWA_RECORD")
    }

    @Test("opens, verifies, and holds what was written into it")
    func opens() throws {
        if ProcessInfo.processInfo.environment["ENGAWA_RECORD"] != nil { return try record() }
        let path = Self.file.path
        let report = try GraphStore.verify(path)
        #expect(report.ok && report.unfinishedTail == nil && report.transactions == 3)
        let store = try GraphStore.open(path)
        #expect(try store.changes(of: 1) == everything)
        #expect(try store.changes(of: 2) == Self.second)
        #expect(try store.changes(of: 3) == Self.third)
        #expect(try store.transactions().map(\.message) == ["changes", "changes", "はじめ"])
        #expect(try store.transactions().allSatisfy { $0.author == "花子" && $0.time == 1_735_689_600_000 })
        #expect(
            describe(store.latest.graph) == [
                "(1 Actor {kind: '宮ノ前農園', name: '宮の前農園', note: '\(String(repeating: "つながり", count: 20))'})",
                "(2 Ibasho {})",
                "(300 Actor {closed: false, more: {a: {deep: {deeper: []}}, b: [1, 2.5f, null]}, "
                    + "score: -0.0f, size: \(Int64.min)})",
                "(401 Actor:Person {})",
                "(401)-[3 KNOWS {}]->(1)",
                "language = 'ja'",
                "index :Actor(name)",
            ]
        )
    }

    @Test("is what the encoder still writes")
    func isStillWritten() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        let golden = try Data(contentsOf: Self.file)
        try LogCreation.create(
            path,
            mapID: MapID(Array(200..<216)),
            old: true,
            transactions: [transaction("はじめ", everything)],
            in: SystemFileSystem()
        )
        let written = try folder.read("map")
        #expect(Array(golden.prefix(written.count)) == written)
    }

    @Test("is written on in its own version, byte by byte as version 1 did it, and its compaction is a new file")
    func isWrittenOn() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map")
        let golden = Array(try Data(contentsOf: Self.file))
        // Without its last transaction, which is written again.
        let session = try LogSession(Self.file.path)
        var history = History()
        try session.catchUp(&history)
        let last = try #require(history.entries.last)
        try folder.write(Array(golden.prefix(Int(last.place.offset))), to: "map")
        let store = try GraphStore.open(path, naiveImages, in: SystemFileSystem())
        _ = try store.write(note("changes")) { try $0.deleteRelationship(RelationshipID(rawValue: 1)) }
        #expect(try folder.read("map") == golden)
        // Neither does a long log bring a checkpoint.
        _ = try store.write(note("long")) {
            try $0.createNode(labels: [], properties: [("text", .string(String(repeating: "長", count: 400_000)))])
        }
        #expect(try LogSession(path).version == 1)
        #expect(try GraphStore.verify(path).ok)
        try store.compact()
        #expect(try LogSession(path).version == 3)
        #expect(describe(try GraphStore.open(path).latest.graph) == describe(store.latest.graph))
    }
}
