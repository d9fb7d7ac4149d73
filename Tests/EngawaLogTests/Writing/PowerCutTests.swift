import EngawaTestSupport
import Testing

@testable import EngawaLog

/// Power cuts in which unsynced sectors survive in any subset and order.
@Suite("Power cuts")
struct PowerCutTests {
    private static let path = "map.engawa"

    /// What the disk holds, or nil (and an issue) where it is not a map of whole transactions.
    private func data(_ disk: SimulatedDisk, _ comment: String) -> [[UInt8]]? {
        let outcome = Outcome(reading: Self.path, in: disk)
        // Who begins with a checkpoint and who reads everything see the same.
        #expect(Outcome(reading: Self.path, .none, in: disk) == outcome, "\(comment)")
        if case .transactions(let data, _) = outcome { return data }
        Issue.record("\(comment): \(outcome)")
        return nil
    }

    /// The next transaction behind `earlier`, now and then with a checkpoint.
    private func transaction(
        _ number: Int,
        after earlier: [[UInt8]],
        using generator: inout SeededGenerator
    ) -> NewTransaction {
        let next = sample(number, bytes: [0, 30, 400, 700, 1500, 5000].randomElement(using: &generator) ?? 0)
        if Int.random(in: 0..<3, using: &generator) > 0 { return next }
        return next.checkpointed(after: earlier, padding: Int.random(in: 0...2000, using: &generator))
    }

    /// One transaction or several in one batch.
    private func transactions(
        after number: inout Int,
        _ earlier: [[UInt8]],
        using generator: inout SeededGenerator
    ) -> [NewTransaction] {
        var group: [NewTransaction] = []
        for _ in 0..<([1, 1, 1, 2, 4].randomElement(using: &generator) ?? 1) {
            number += 1
            group.append(transaction(number, after: earlier + group.map(\.data), using: &generator))
        }
        return group
    }

    @Test("keep every acknowledged transaction, none in part, and are never called damage", arguments: 0..<100)
    func cuts(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: seed % 2 == 0 ? [] : [sample(1000)], in: disk)
        // What was acknowledged, and what the next process finds: a transaction that nobody acknowledged may stand in
        // the cache, and be lost as long as nothing is acknowledged behind it.
        var acknowledged = seed % 2 == 0 ? [] : [sample(1000).data]
        var visible = acknowledged
        // What was cut off after a failed sync, where the cut could not be synced either: a power cut may bring it back
        // until the next sync, and the error said so.
        var mayReturn: [[[UInt8]]] = []
        var number = 0
        for round in 0..<5 {
            let faulty = FaultyFileSystem(disk)
            let session = try LogSession(Self.path, in: faulty)
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                let group = transactions(after: &number, visible, using: &generator)
                // Some writes fail for want of space, and are taken back.
                let fails = Int.random(in: 0..<4, using: &generator) == 0
                faulty.arm { _, call in fails && call == .write ? .failAfter(28) : nil }
                if (try? session.write(group)) != nil {
                    visible += group.map(\.data)
                    acknowledged = visible
                    mayReturn = []
                }
            }
            // The process dies at some call of its last write: that one and all later ones fail.
            let last = transactions(after: &number, visible, using: &generator)
            let deadline = Int.random(in: 0...12, using: &generator)
            disk.setFailingSyncs(Int.random(in: 0..<4, using: &generator) == 0)
            faulty.arm { index, _ in index >= deadline ? .fail(5) : nil }
            do throws(LogError) {
                try session.write(last)
                acknowledged = visible + last.map(\.data)
                mayReturn = []
            } catch {
                // Otherwise refused, or in doubt: it may be there or not.
                if case .syncFailed(_, removalSynced: false) = error { mayReturn.append(last.map(\.data)) }
            }
            disk.setFailingSyncs(false)
            visible += last.map(\.data)
            // The same moment is cut in several ways; the last one is where it goes on, if the power was cut at all.
            for attempt in 0..<6 {
                let cut = disk.afterPowerCut(using: &generator)
                guard let found = data(cut, "seed \(seed), round \(round)") else { return }
                let isExpected =
                    visible.starts(with: found) || mayReturn.contains { (acknowledged + $0).starts(with: found) }
                #expect(found.starts(with: acknowledged) && isExpected, "seed \(seed), round \(round)")
                if attempt == 5, Bool.random(using: &generator) {
                    disk = cut
                    acknowledged = found
                    mayReturn = []
                }
            }
            guard let found = data(disk, "seed \(seed), round \(round)") else { return }
            visible = found
        }
    }

    @Test("in the middle of several large blocks leave all of the transaction, or none of it", arguments: 0..<3)
    func largeBatches(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(1)], in: disk)
        let large = sample(2, bytes: 530_000).checkpointed(after: [sample(1).data])
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        faulty.arm { _, call in call == .sync ? .fail(5) : call == .truncate ? .fail(5) : nil }
        #expect(throws: LogError.self) { try session.write(large) }
        for _ in 0..<3 {
            guard let found = data(disk.afterPowerCut(using: &generator), "seed \(seed)") else { return }
            #expect(found == [sample(1).data] || found == [sample(1).data, large.data], "seed \(seed)")
        }
    }

    @Test("after a sync failed and its process died lose nothing that the next process acknowledges", arguments: 0..<20)
    func deadProcess(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(1)], in: disk)
        let faulty = FaultyFileSystem(disk)
        let dying = try LogSession(Self.path, in: faulty)
        // The device reports an error at the sync, and the process dies before it can cut anything off.
        disk.setFailingSyncs(true)
        faulty.arm { _, call in call != .sync && faulty.calls.contains(.sync) ? .fail(5) : nil }
        #expect(throws: LogError.self) { try dying.write(sample(2, bytes: 3000)) }
        disk.setFailingSyncs(false)
        try LogSession(Self.path, in: disk).write(sample(3))
        for _ in 0..<5 {
            let found = data(disk.afterPowerCut(using: &generator), "seed \(seed)")
            #expect(found == [sample(1).data, sample(2, bytes: 3000).data, sample(3).data], "seed \(seed)")
        }
    }

    @Test("while a map is made leave no file with its name, or the whole map", arguments: 0..<40)
    func creation(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let disk = SimulatedDisk()
        let faulty = FaultyFileSystem(disk)
        let deadline = Int.random(in: 0...14, using: &generator)
        faulty.arm { index, _ in index >= deadline ? .fail(5) : nil }
        let transactions = [sample(1, bytes: 3000).checkpointed(after: [], padding: 900), sample(2)]
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
