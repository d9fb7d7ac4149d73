import EngawaGraph
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

/// A map with a base, as format version 2 has written it, opens for ever.
///
/// `ENGAWA_RECORD=1` writes the file anew, and fails: a recording run is no test.
@Suite("The golden file of format version 2")
struct GoldenBaseFileTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")
    private static let file = fixtures.appendingPathComponent("version-2.engawa")

    /// The golden file of version 1 with its first two transactions folded.
    private func folded() throws -> Data {
        let folder = try TemporaryFolder()
        let old = try Data(contentsOf: Self.fixtures.appendingPathComponent("version-1.engawa"))
        try folder.write(Array(old), to: "map")
        #expect(try GraphStore.open(folder.file("map")).compact { $0.number < 3 } == 2)
        return Data(try folder.read("map"))
    }

    @Test("opens, verifies, and holds what was folded into it")
    func opens() throws {
        if ProcessInfo.processInfo.environment["ENGAWA_RECORD"] != nil {
            try folded().write(to: Self.file)
            Issue.record("recorded \(Self.file.path); run again without ENGAWA_RECORD")
            return
        }
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

    @Test("is what compaction still writes")
    func isStillWritten() throws {
        #expect(try folded() == (try Data(contentsOf: Self.file)))
    }
}
