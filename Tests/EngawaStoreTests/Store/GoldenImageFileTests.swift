import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

/// A map with a batch of creations, an index and the image of a graph in it, as format version 3 has written it, opens
/// for ever.
///
/// `ENGAWA_RECORD=1` writes the file anew, and fails: a recording run is no test.
@Suite("The golden map of format version 3")
struct GoldenImageFileTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/version-3.engawa")

    /// A founded graph, a batch on top of it with a checkpoint behind, and a change after that.
    private func written() throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let (before, batch) = BatchCodingTests.sample(seed: 1, size: 30)
        var draft = GraphDraft(before)
        try draft.create(batch)
        draft.createIndex(label: "Actor", key: "name")
        var last = GraphDraft(draft.graph)
        try last.deleteRelationship(batch.firstRelationship)
        last.setAttribute("language", "ja")
        func transaction(_ number: Int, _ changes: ChangeSet) throws -> NewTransaction {
            let note = TransactionNote(author: "hanako", message: "縁側 \(number)", time: Int64(number) * 1000)
            return try NewTransaction(note, changes, changes.counts)
        }
        var transactions = [
            try transaction(1, ChangeSet(makingAnew: before)), try transaction(2, draft.changes),
            try transaction(3, last.changes),
        ]
        transactions[1].checkpoint = draft.graph.image()
        try LogCreation.create(
            folder.file("map"),
            mapID: MapID(Array(0..<16)),
            transactions: transactions,
            in: SystemFileSystem()
        )
        return try folder.read("map")
    }

    @Test("opens from its image and from its transactions as the same graph, and verifies")
    func opens() throws {
        if ProcessInfo.processInfo.environment["ENGAWA_RECORD"] != nil {
            try Data(try written()).write(to: Self.file)
            Issue.record("recorded \(Self.file.path); run again without ENGAWA_RECORD")
            return
        }
        let report = try GraphStore.verify(Self.file.path)
        #expect(report.ok && report.transactions == 3)
        let store = try GraphStore.open(Self.file.path)
        let replayed = try GraphStore.open(Self.file.path, usingCheckpoints: false)
        #expect(store.latest.number == 3)
        #expect(describe(store.latest.graph) == describe(replayed.latest.graph))
        #expect(store.latest.graph.checkInvariants() == [])
        #expect(store.latest.graph.nodeCount == 33 && store.latest.graph.relationshipCount == 59)
        #expect(store.latest.graph.attribute("language") == "ja")
        #expect(try store.changes(of: 2).counts.created == 90)
    }

    @Test("is what the encoders still write")
    func isStillWritten() throws {
        #expect(try written() == Array(try Data(contentsOf: Self.file)))
    }
}
