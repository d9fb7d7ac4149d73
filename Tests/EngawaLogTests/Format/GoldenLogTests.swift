import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLog

/// A file that format version 3 has written, with checkpoints in it, opens for ever.
///
/// `ENGAWA_RECORD=1` writes it anew, and fails: a recording run is no test. That is only right before the version is
/// released.
@Suite("The golden log of format version 3")
struct GoldenLogTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/version-3.engawa")
    private static let transactions = (0..<6).map { sample($0, bytes: $0 * 11) }

    /// Two transactions that the map is made with, four that were added; checkpoints behind the second and the fifth.
    private func written() throws -> [UInt8] {
        let disk = SimulatedDisk()
        let form = MapForm.checkpoints
        try form.create("map", mapID: MapID(Array(100..<116)), Array(Self.transactions[..<2]), in: disk)
        for transaction in form.transactions(Self.transactions)[2...] {
            try LogSession("map", in: disk).write(transaction)
        }
        return try #require(disk.contents("map"))
    }

    @Test(
        "opens from its newest checkpoint and from its first transaction, and verifies",
        arguments: [.none, .begin] as [CheckpointUse]
    )
    func opens(use: CheckpointUse) throws {
        if ProcessInfo.processInfo.environment["ENGAWA_RECORD"] != nil {
            try Data(try written()).write(to: Self.file)
            Issue.record("recorded \(Self.file.path); run again without ENGAWA_RECORD")
            return
        }
        let session = try LogSession(Self.file.path)
        var collector = Collector(use)
        try session.catchUp(&collector)
        #expect(collector.data == Self.transactions.map(\.data) && session.tail == nil && session.version == 3)
        #expect(collector.numbers == (use == .begin ? [6] : Array(1...6)))
        #expect(collector.passed.map(\.transaction) == (use == .begin ? [] : [2, 5]))
        #expect(collector.begun?.transaction == (use == .begin ? 5 : nil))
        var comparing = Collector(.compare)
        let report = try LogVerification.of(Self.file.path, &comparing)
        #expect(report.damage.isEmpty && report.tail == nil && report.transactions == 6)
    }

    @Test("is what the encoder still writes")
    func isStillWritten() throws {
        #expect(try written() == Array(try Data(contentsOf: Self.file)))
    }
}
