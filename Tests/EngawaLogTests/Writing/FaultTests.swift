import EngawaTestSupport
import Synchronization
import Testing

@testable import EngawaLog

/// Every call fails once, or from then on, in every way.
@Suite("Failing calls")
struct FaultTests {
    private static let path = "map.engawa"
    private static let noSpace: Int32 = 28
    private static let inputOutput: Int32 = 5

    private static let faults: [FaultyFileSystem.Fault] = [
        .fail(noSpace), .fail(inputOutput), .failAfter(noSpace), .failAfter(inputOutput), .short,
    ]

    private func map(_ form: MapForm = .plain) throws -> (SimulatedDisk, [[UInt8]]) {
        let disk = SimulatedDisk()
        let transactions = [sample(0), sample(1)]
        try form.create(Self.path, [transactions[0]], in: disk)
        try LogSession(Self.path, in: disk).write(form.transactions(transactions)[1])
        return (disk, transactions.map(\.data))
    }

    private func data(_ disk: SimulatedDisk) throws -> [[UInt8]] {
        let outcome = Outcome(reading: Self.path, in: disk)
        #expect(Outcome(reading: Self.path, .none, in: disk) == outcome)
        guard case .transactions(let data, _) = outcome else {
            Issue.record("\(outcome)")
            return []
        }
        return data
    }

    @Test(
        "of a write leave the map as it was, or with the whole batch where that was said",
        arguments: faults,
        [(MapForm.plain, 1), (.checkpointsEverywhere, 1), (.plain, 3), (.checkpoints, 3)]
    )
    func write(fault: FaultyFileSystem.Fault, batch: (form: MapForm, count: Int)) throws {
        let form = batch.form
        for withTail in [false, true] {
            for persistent in [false, true] {
                var index = 0
                while true {
                    let (disk, before) = try map(form)
                    if withTail { try addTail(disk) }
                    let faulty = FaultyFileSystem(disk)
                    let session = try LogSession(Self.path, in: faulty)
                    let place = index
                    faulty.arm { call, _ in call == place || persistent && call > place ? fault : nil }
                    let group = form.transactions((0..<batch.count).map { sample($0 + 5, bytes: 1500) }, after: before)
                    let error = attempt { try session.write(group) }
                    if faulty.calls.count <= index { break }
                    let description =
                        "\(faulty.calls[index]) is call \(index), tail \(withTail), for good \(persistent)"
                    faulty.arm()
                    try check(error, session, disk, before, group.map(\.data), description)
                    index += 1
                }
                #expect(index > 5)
            }
        }
    }

    private func attempt(_ body: () throws -> Void) -> LogError? {
        do {
            try body()
            return nil
        } catch {
            return error as? LogError
        }
    }

    private func check(
        _ error: LogError?,
        _ session: LogSession,
        _ disk: SimulatedDisk,
        _ before: [[UInt8]],
        _ new: [[UInt8]],
        _ description: String
    ) throws {
        let after = try data(disk)
        let next = attempt { try session.write(sample(3)) }
        switch error {
        case nil:
            #expect(after == before + new, "\(description)")
            #expect(next == nil, "\(description)")
        case .system:
            #expect(after == before, "\(description)")
            #expect(next == nil, "\(description): \(String(describing: next))")
        case .syncFailed:
            #expect(after == before, "\(description)")
            #expect(next == error, "\(description)")
        case .inDoubt:
            #expect(after.starts(with: before) && (before + new).starts(with: after), "\(description)")
            if let next {
                guard case .syncFailed = next else {
                    Issue.record("\(description): \(next)")
                    return
                }
            }
        default:
            Issue.record("\(description): \(String(describing: error))")
        }
        // Whatever happened: a new session writes, and everything acknowledged is there.
        let last = sample(4)
        try LogSession(Self.path, in: disk).write(last)
        let final = try data(disk)
        #expect(final.starts(with: before) && final.last == last.data, "\(description)")
    }

    private func addTail(_ disk: SimulatedDisk) throws {
        let whole = try #require(disk.contents(Self.path))
        try LogSession(Self.path, in: disk).write(sample(9, bytes: 800))
        let more = try #require(disk.contents(Self.path))
        try disk.put(Array(more.prefix(whole.count + 300)), at: Self.path)
    }

    @Test("of opening are errors, and never another map", arguments: faults)
    func opening(fault: FaultyFileSystem.Fault) throws {
        for form in [MapForm.plain, .checkpoints] {
            for unsealed in [false, true] {
                let (disk, before) = try map(form)
                try LogSession(Self.path, in: disk).write(sample(2, bytes: 700))
                let expected = before + [sample(2, bytes: 700).data]
                let bytes = try #require(disk.contents(Self.path))
                if unsealed { try disk.put(Array(bytes.dropLast(form.sealBytes)), at: Self.path) }
                var index = 0
                while true {
                    let faulty = FaultyFileSystem(disk)
                    let place = index
                    faulty.arm { call, _ in call == place ? fault : nil }
                    let outcome = Outcome(reading: Self.path, in: faulty)
                    if faulty.calls.count <= index { break }
                    if case .failed(.system) = outcome { index += 1; continue }
                    #expect(outcome == .transactions(expected, tail: nil), "\(faulty.calls[index]) is call \(index)")
                    index += 1
                }
                #expect(index > 5)
            }
        }
    }

    @Test("of making a map leave nothing behind, or the whole map", arguments: faults)
    func create(fault: FaultyFileSystem.Fault) throws {
        for persistent in [false, true] {
            var index = 0
            while true {
                let disk = SimulatedDisk()
                let faulty = FaultyFileSystem(disk)
                let place = index
                // Removing what was begun is the way back: it is not made to fail for good.
                faulty.arm { call, kind in
                    call == place || persistent && call > place && kind != .remove ? fault : nil
                }
                let error = attempt {
                    let first = sample(0, bytes: 2000).checkpointed(after: [], padding: 3000)
                    try LogCreation.create(Self.path, transactions: [first], in: faulty)
                }
                if faulty.calls.count <= index { break }
                let description = "\(faulty.calls[index]) is call \(index), for good \(persistent)"
                if error == nil || disk.names.contains(Self.path) {
                    if case .inDoubt = error {} else { #expect(error == nil, "\(description)") }
                    #expect(try data(disk) == [sample(0, bytes: 2000).data], "\(description)")
                } else {
                    try LogCreation.create(Self.path, transactions: [sample(0)], in: disk)
                }
                index += 1
            }
            #expect(index > 5)
        }
    }

    @Test("where renaming without replacing is not known a map gets its name all the same, and overwrites nothing")
    func plainRename() throws {
        let disk = SimulatedDisk()
        let faulty = FaultyFileSystem(disk)
        // Of two renames the first is the one that does not replace.
        let notSupported: Int32 = 22
        faulty.arm { _, call in
            call == .rename && faulty.calls.filter { $0 == .rename }.count % 2 == 1 ? .fail(notSupported) : nil
        }
        try LogCreation.create(Self.path, transactions: [sample(0)], in: faulty)
        #expect(faulty.calls.filter { $0 == .rename }.count == 2)
        #expect(throws: LogError.alreadyExists(path: Self.path)) {
            try LogCreation.create(Self.path, transactions: [sample(1)], in: faulty)
        }
        #expect(try data(disk) == [sample(0).data])
        #expect(disk.names == [Self.path])
    }

    @Test("a map whose folder cannot be synced and that cannot be removed is in doubt")
    func creationInDoubt() throws {
        let disk = SimulatedDisk()
        let faulty = FaultyFileSystem(disk)
        let folder = FaultyFileSystem.Fault.fail(Self.inputOutput)
        faulty.arm { _, call in
            call == .remove || call == .sync && faulty.calls.contains(.rename) ? folder : nil
        }
        #expect(throws: LogError.inDoubt(transaction: 1, SystemFailure(.sync, code: Self.inputOutput, path: "."))) {
            try LogCreation.create(Self.path, transactions: [sample(0)], in: faulty)
        }
        #expect(try data(disk) == [sample(0).data])
    }

    @Test("once the folder of a new map is synced no call is made, and the session that made it goes on")
    func afterCreation() throws {
        let disk = SimulatedDisk()
        let faulty = FaultyFileSystem(disk)
        let created = try LogCreation.create(Self.path, transactions: [sample(0)], in: faulty)
        #expect(faulty.calls.last == .sync && faulty.calls.filter { $0 == .sync }.count == 2)
        faulty.arm()
        let session = LogSession(Self.path, created: created)
        #expect(faulty.calls.isEmpty)
        #expect(session.transactions == 1)
        let write = attempt { try session.write(sample(1)) }
        #expect(write == nil)
        #expect(faulty.calls.filter { [.open, .write, .sync].contains($0) } == [.write, .sync, .write])
        faulty.arm { _, call in call == .write ? .fail(Self.noSpace) : nil }
        #expect(
            attempt { try session.write(sample(2)) }
                == .system(SystemFailure(.write, code: Self.noSpace, path: Self.path))
        )
        faulty.arm()
        try LogSession(Self.path, in: disk).write(sample(3))
        var collector = Collector()
        try session.catchUp(&collector)
        #expect(collector.data == [sample(3).data] && collector.restarts == 0)
        #expect(try data(disk) == [sample(0).data, sample(1).data, sample(3).data])
    }

    @Test("a file of a tail whose status cannot be asked for is not left behind, empty")
    func emptySideFile() throws {
        let (disk, before) = try map()
        try addTail(disk)
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        let isOpened = Mutex(0)
        faulty.arm { _, call in
            // The first opening is that of the map for writing, the second that of the file beside it.
            if call == .open { isOpened.withLock { $0 += 1 } }
            return call == .stat && isOpened.withLock { $0 } == 2 ? .fail(Self.inputOutput) : nil
        }
        let side = Self.path + ".unfinished-1"
        #expect(
            attempt { try session.write(sample(2)) }
                == .system(SystemFailure(.stat, code: Self.inputOutput, path: side))
        )
        #expect(disk.names == [Self.path])
        #expect(try data(disk) == before)
    }

    @Test("a tail is never lost: where cutting it fails it stands in the map, or in a file that is listed")
    func failedCut() throws {
        for fault in [FaultyFileSystem.Fault.fail(Self.inputOutput), .failAfter(Self.inputOutput)] {
            let (disk, before) = try map()
            try addTail(disk)
            let length = try #require(disk.contents(Self.path)).count
            let faulty = FaultyFileSystem(disk)
            let session = try LogSession(Self.path, in: faulty)
            faulty.arm { _, call in call == .truncate ? fault : nil }
            #expect(attempt { try session.write(sample(2)) } != nil)
            let isCut = try #require(disk.contents(Self.path)).count < length
            #expect(isCut == (fault == .failAfter(Self.inputOutput)))
            #expect(session.setAside.map(\.path) == (isCut ? [Self.path + ".unfinished-1"] : []))
            #expect(disk.names == [Self.path] + session.setAside.map(\.path))
            #expect(try data(disk) == before)
        }
    }

    @Test("a tail that a write has set aside is listed also where that write then fails")
    func listedTail() throws {
        let (disk, before) = try map()
        try addTail(disk)
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        faulty.arm { _, call in
            call == .write && faulty.calls.contains(.truncate) ? .fail(Self.noSpace) : nil
        }
        #expect(attempt { try session.write(sample(2)) } != nil)
        #expect(session.setAside.map(\.path) == [Self.path + ".unfinished-1"])
        #expect(disk.names == [Self.path, Self.path + ".unfinished-1"])
        #expect(try data(disk) == before)
    }

    @Test("a write that fails for want of space is taken back, and the session goes on")
    func noSpace() throws {
        let (disk, before) = try map()
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        let length = disk.contents(Self.path)?.count
        faulty.arm { _, call in call == .write ? .failAfter(Self.noSpace) : nil }
        #expect(throws: LogError.system(SystemFailure(.write, code: Self.noSpace, path: Self.path))) {
            try session.write(sample(2, bytes: 1_200_000))
        }
        #expect(disk.contents(Self.path)?.count == length)
        faulty.arm()
        try session.write(sample(3))
        #expect(try data(disk) == before + [sample(3).data])
    }

    @Test("after a failed sync nothing is acknowledged in this session, and a new one goes on")
    func failedSync() throws {
        let (disk, before) = try map()
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        var collector = Collector()
        try session.catchUp(&collector)
        let failure = SystemFailure(.sync, code: Self.inputOutput, path: Self.path)
        faulty.arm { _, call in call == .sync ? .fail(Self.inputOutput) : nil }
        let expected = LogError.syncFailed(failure, removalSynced: false)
        #expect(throws: expected) { try session.write(sample(2)) }
        faulty.arm()
        #expect(throws: expected) { try session.write(sample(3)) }
        #expect(try data(disk) == before)
        try session.catchUp(&collector)
        #expect(collector.data == before)
        try LogSession(Self.path, in: disk).write(sample(4))
        #expect(try data(disk) == before + [sample(4).data])
    }

    @Test("a sync that fails and a cut that fails leave the transaction in doubt, and the next opening shows it whole")
    func inDoubt() throws {
        let (disk, before) = try map()
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        let failure = SystemFailure(.sync, code: Self.inputOutput, path: Self.path)
        faulty.arm { _, call in call == .sync || call == .truncate ? .fail(Self.inputOutput) : nil }
        #expect(throws: LogError.inDoubt(transaction: 3, failure)) { try session.write(sample(2)) }
        faulty.arm()
        #expect(throws: LogError.syncFailed(failure, removalSynced: false)) { try session.write(sample(3)) }
        #expect(try data(disk) == before + [sample(2).data])
    }

    @Test(
        "the first write behind a commit that has no seal writes that commit again and syncs it first",
        arguments: [MapForm.plain, .checkpoints]
    )
    func rewriting(form: MapForm) throws {
        let (disk, before) = try map(form)
        let whole = try #require(disk.contents(Self.path))
        try disk.put(Array(whole.dropLast(MapForm.plain.sealBytes)), at: Self.path)
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        try session.write(sample(2))
        let writing = faulty.calls.filter { [.write, .sync].contains($0) }
        #expect(writing == [.write, .sync, .write, .sync, .write])
        let unsealed = whole.dropLast(form.sealBytes)
        #expect(disk.contents(Self.path)?.prefix(unsealed.count) == unsealed)
        #expect(try data(disk) == before + [sample(2).data])
    }

    @Test(
        "a commit behind a sealed one makes one sync, one write before it and one behind it, with and without checkpoint",
        arguments: [MapForm.old, .plain, .checkpointsEverywhere]
    )
    func oneSync(form: MapForm) throws {
        let (disk, _) = try map(form)
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        let transactions = form.transactions((0..<5).map { sample($0) })
        for number in 2..<5 {
            faulty.arm()
            try session.write(transactions[number])
            #expect(faulty.calls.filter { [.write, .sync, .truncate].contains($0) } == [.write, .sync, .write])
        }
    }

    @Test("a seal that cannot be written takes nothing from the commit", arguments: [false, true])
    func sealFails(cutFails: Bool) throws {
        let (disk, before) = try map()
        let faulty = FaultyFileSystem(disk)
        let session = try LogSession(Self.path, in: faulty)
        faulty.arm { index, call in
            if call == .truncate { return cutFails ? .fail(Self.inputOutput) : nil }
            return call == .write && index > 0 && faulty.calls.contains(.sync) ? .failAfter(Self.noSpace) : nil
        }
        try session.write(sample(2))
        faulty.arm()
        #expect(try data(disk) == before + [sample(2).data])
        try session.write(sample(3))
        #expect(try data(disk) == before + [sample(2).data, sample(3).data])
        #expect(session.setAside.count == (cutFails ? 1 : 0))
    }
}
