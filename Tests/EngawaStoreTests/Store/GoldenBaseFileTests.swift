import EngawaGraph
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

/// A map with a base, as format version 2 has written it, opens for ever.
///
/// It holds what version 1's golden file holds, with the first two transactions folded.
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
}
