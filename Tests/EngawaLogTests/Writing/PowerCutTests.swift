import Testing

@testable import EngawaLog

/// Power cuts in which unsynced sectors survive in any subset and order.
@Suite("Power cuts")
struct PowerCutTests {
    private static let path = "map.engawa"

    /// Writes through a disk and knows what was acknowledged.
    private struct Run {
        var disk = SimulatedDisk()
        var acknowledged: [[UInt8]] = []
        var attempted: [[UInt8]] = []
    }

    @Test("keep every acknowledged transaction, none in part, and are never called damage", arguments: 0..<40)
    func cuts(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var run = Run()
        try LogCreation.create(Self.path, transactions: seed % 2 == 0 ? [] : [sample(1000)], in: run.disk)
        if seed % 2 == 1 { run.acknowledged = [sample(1000).data] }
        var number = 0
        for _ in 0..<6 {
            let faulty = FaultyFileSystem(run.disk)
            let session = try LogSession(Self.path, in: faulty)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                number += 1
                try session.write(transaction(number, using: &generator))
                run.acknowledged.append(lastData)
            }
            // The cut comes at some call of the next write: that one and all later ones fail.
            number += 1
            let next = transaction(number, using: &generator)
            let deadline = Int.random(in: 0...14, using: &generator)
            faulty.arm { index, _ in index >= deadline ? .fail(5) : nil }
            let acknowledged = (try? session.write(next)) != nil
            if acknowledged { run.acknowledged.append(next.data) }
            let attempt = next.data
            run.disk = run.disk.afterPowerCut(using: &generator)
            guard case .transactions(let data, _) = Outcome(reading: Self.path, in: run.disk) else {
                Issue.record("seed \(seed): \(Outcome(reading: Self.path, in: run.disk))")
                return
            }
            // The last attempt may be there, whole, also where nobody was told.
            let known = run.acknowledged
            #expect(data == known || (!acknowledged && data == known + [attempt]), "seed \(seed)")
            run.acknowledged = data
        }
    }

    private let box = DataBox()
    private var lastData: [UInt8] { box.data }

    private func transaction(_ number: Int, using generator: inout SeededGenerator) -> NewTransaction {
        // Mostly small ones, some over several sectors, few over several blocks.
        let bytes = [0, 30, 700, 5000, 20_000, 30, 700, 2_200_000].randomElement(using: &generator) ?? 0
        let made = sample(number, bytes: number % 9 == 0 ? bytes : min(bytes, 20_000))
        box.data = made.data
        return made
    }

    private final class DataBox { var data: [UInt8] = [] }

    @Test("while a map is made leave no file with its name, or the whole map", arguments: 0..<40)
    func creation(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let disk = SimulatedDisk()
        let faulty = FaultyFileSystem(disk)
        let deadline = Int.random(in: 0...14, using: &generator)
        faulty.arm { index, _ in index >= deadline ? .fail(5) : nil }
        let transactions = [sample(1, bytes: 3000), sample(2)]
        let made = (try? LogCreation.create(Self.path, transactions: transactions, in: faulty)) != nil
        let after = disk.afterPowerCut(using: &generator)
        switch Outcome(reading: Self.path, in: after) {
        case .transactions(let data, let tail):
            #expect(data == transactions.map(\.data) && tail == nil, "seed \(seed)")
        case .failed(let error):
            #expect(!made && error == .notAMap(path: Self.path, .missing), "seed \(seed): \(error)")
        }
        // Whatever is left over does not keep the next attempt from succeeding.
        if !after.names.contains(Self.path) { try LogCreation.create(Self.path, transactions: transactions, in: after) }
    }
}
