import EngawaTestSupport
import Testing

@testable import EngawaLog

@Suite("Saving what is whole of a damaged map")
struct SalvageTests {
    private static let path = "map.engawa"
    private static let copy = "copy.engawa"
    private let data = (0..<5).map { sample($0, bytes: 300 * $0).data }

    private func disk(
        _ form: MapForm = .plain,
        base: Int = 0,
        _ damage: (inout [UInt8]) -> Void = { _ in }
    ) throws -> SimulatedDisk {
        let disk = SimulatedDisk()
        let transactions = form.transactions((0..<5).map { sample($0, bytes: 300 * $0) })
        try LogCreation.create(
            Self.path,
            mapID: MapID(Array(0..<16)),
            base: base,
            old: form == .old,
            transactions: [transactions[0]],
            in: disk
        )
        for transaction in transactions.dropFirst() { try LogSession(Self.path, in: disk).write(transaction) }
        var bytes = try #require(disk.contents(Self.path))
        damage(&bytes)
        try disk.put(bytes, at: Self.path)
        return disk
    }

    private func salvage(_ disk: any FileSystem) throws -> LogVerification {
        var collector = Collector()
        return try LogVerification.of(Self.path, &collector, salvagingTo: Self.copy, in: disk)
    }

    private func places(_ disk: SimulatedDisk) throws -> [TransactionPlace] {
        var collector = Collector()
        try LogSession(Self.path, in: disk).catchUp(&collector)
        return collector.entries.map(\.place)
    }

    @Test(
        "gives every whole transaction before the first wrong byte, wherever that is, in a map that is sound",
        arguments: MapForm.allCases
    )
    func everywhere(form: MapForm) throws {
        let whole = try disk(form)
        let length = try #require(whole.contents(Self.path)).count
        let original = whole.contents(Self.path)
        let places = try places(whole)
        let checkpoints = try BlockList(try #require(original)).blocks.filter { $0.kind == .checkpoint }
        for offset in stride(from: 0, to: length, by: 13) {
            let damaged = try disk(form) { $0[offset] ^= 0x41 }
            let report = try salvage(damaged)
            let before = places.filter { $0.end <= UInt64(offset) }.count
            let isHeader = offset < 64
            if isHeader {
                #expect(report.salvaged == 5 && report.damage.first?.reason == .fileHeader, "offset \(offset)")
                #expect(damaged.contents(Self.copy) == original, "offset \(offset)")
            } else if report.damage.isEmpty {
                // Behind the last commit, a wrong byte of the seal is no damage.
                #expect(before == 5 && report.salvaged == 5, "offset \(offset)")
            } else if checkpoints.contains(where: { $0.range.dropFirst(BlockHeader.byteCount).contains(offset) }) {
                #expect(report.salvaged == 5 && report.transactions == before, "offset \(offset)")
            } else {
                #expect(report.salvaged == (before == 0 ? nil : before), "offset \(offset)")
                #expect((damaged.contents(Self.copy) != nil) == (before > 0), "offset \(offset)")
            }
            guard let saved = report.salvaged else { continue }
            #expect(
                Outcome(reading: Self.copy, in: damaged) == .transactions(Array(data.prefix(saved)), tail: nil),
                "offset \(offset)"
            )
        }
    }

    @Test("lists the transactions behind the damage, and which of them are partial")
    func lost() throws {
        let places = try places(try disk())
        // In the data of the third one, and the commit block of the fourth.
        let report = try salvage(
            try disk {
                $0[Int(places[2].offset) + 100] ^= 1
                $0[Int(places[3].end) - 3] ^= 1
            }
        )
        #expect(report.salvaged == 2 && report.damage.count == 2)
        #expect(report.lost.map(\.record.number) == [3, 5])
        #expect(report.lost.map(\.isWhole) == [false, true])
        #expect(report.lost.map(\.record.message) == ["number 2", "number 4"])
        #expect(try salvage(try disk()).lost.isEmpty)
    }

    @Test("proves a header of any version, with and without a base", arguments: [0, 7], [MapForm.old, .checkpoints])
    func header(base: Int, form: MapForm) throws {
        let damaged = try disk(form, base: base) { bytes in for offset in 0..<64 { bytes[offset] = 0x77 } }
        #expect(try salvage(damaged).salvaged == max(base, 1) + 4)
        #expect(damaged.contents(Self.copy) == (try disk(form, base: base)).contents(Self.path))
    }

    @Test("of a header that no block proves, or of a damaged first transaction, makes no map")
    func nothing() throws {
        for offsets in [[3, 64 + 50], [64 + 50]] {
            let damaged = try disk { bytes in for offset in offsets { bytes[offset] ^= 1 } }
            let report = try salvage(damaged)
            #expect(report.salvaged == nil && !report.damage.isEmpty)
            #expect(damaged.names == [Self.path])
        }
    }

    @Test("never overwrites, and leaves nothing behind where a call fails")
    func failures() throws {
        for index in 0..<100 {
            let disk = try disk { $0[$0.count / 2] ^= 1 }
            let faulty = FaultyFileSystem(disk)
            faulty.arm { call, _ in call == index ? .fail(28) : nil }
            let result = Result { try salvage(faulty) }
            if faulty.calls.count <= index { break }
            switch result {
            case .success: #expect(disk.names == [Self.copy, Self.path], "call \(index)")
            case .failure: #expect(disk.names == [Self.path], "call \(index), \(faulty.calls[index])")
            }
        }
        let disk = try disk()
        try disk.put([1], at: Self.copy)
        #expect(throws: LogError.alreadyExists(path: Self.copy)) { try salvage(disk) }
        #expect(disk.contents(Self.copy) == [1])
    }
}
