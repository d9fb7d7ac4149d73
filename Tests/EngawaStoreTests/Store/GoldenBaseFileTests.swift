import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

/// A map with a base, as format version 2 has written it, opens for ever. Compaction has written it, of the golden file
/// of version 1; it is never recorded again.
@Suite("The golden file of format version 2")
struct GoldenBaseFileTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")
    private static let file = fixtures.appendingPathComponent("version-2.engawa")

    @Test("opens, verifies, and holds what was folded into it")
    func opens() throws {
        let path = Self.file.path
        let report = try GraphStore.verify(path)
        #expect(report.ok && report.transactions == 2 && report.lastGood?.number == 3)
        let store = try GraphStore.open(path)
        #expect(store.first == 2 && store.latest.number == 3)
        #expect(try store.transactions().map(\.isBase) == [false, true])
        let old = try GraphStore.open(Self.fixtures.appendingPathComponent("version-1.engawa").path)
        for number in 2...3 {
            #expect(describe(try store.snapshot(at: number).graph) == describe(try old.snapshot(at: number).graph))
        }
        #expect(try store.changes(of: 3) == (try old.changes(of: 3)))
        #expect(store.latest.graph.nextNodeID == old.latest.graph.nextNodeID)
        #expect(store.latest.graph.nextRelationshipID == old.latest.graph.nextRelationshipID)
    }

    @Test("is what the encoder still writes where it is told to write an old file")
    func isStillWritten() throws {
        let folder = try TemporaryFolder()
        let session = try LogSession(Self.file.path)
        var transactions = Transactions()
        try session.catchUp(&transactions)
        try LogCreation.create(
            folder.file("map"),
            mapID: session.mapID,
            base: session.base,
            old: true,
            transactions: transactions.all,
            in: SystemFileSystem()
        )
        #expect(try folder.read("map") == Array(try Data(contentsOf: Self.file)))
    }

    /// The transactions of a file, to be written once more.
    private struct Transactions: LogVisitor {
        var all: [NewTransaction] = []

        mutating func restart() { all = [] }

        mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace) {
            all.append(
                NewTransaction(
                    time: record.time,
                    author: record.author,
                    message: record.message,
                    detail: record.detail,
                    data: data
                )
            )
        }
    }
}
