import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Foundation
import Synchronization
import Testing

@testable import EngawaStore

@Suite("Writes of several threads")
struct GroupCommitTests {
    private static let inputOutput: Int32 = 5
    private static let noSpace: Int32 = 28
    private let path = "map"
    private let disk = SimulatedDisk()
    private let faulty: FaultyFileSystem
    private let store: GraphStore

    init() throws {
        faulty = FaultyFileSystem(disk)
        _ = try GraphStore.create(at: path, base: 0, commits: [(note("1"), everything)], nil, in: disk)
        store = try GraphStore.open(path, nil, in: faulty)
    }

    /// What became of the writes of some threads, by thread.
    private final class Outcomes: Sendable {
        private let all = Mutex<[Int: Result<Int, StoreError>]>([:])

        func note(_ thread: Int, _ outcome: Result<Int, StoreError>) { all.withLock { $0[thread] = outcome } }
        var values: [Int: Result<Int, StoreError>] { all.withLock { $0 } }
        var numbers: [Int] { values.values.compactMap { try? $0.get() }.sorted() }
        var errors: [StoreError] {
            values.values.compactMap { if case .failure(let error) = $0 { error } else { nil } }
        }
    }

    /// Lets as many threads of their own write at once, each a node with its name.
    private func write(_ threads: Range<Int>, into outcomes: Outcomes) {
        for number in threads { Thread { [store] in outcomes.note(number, Self.write(number, store)) }.start() }
    }

    /// The same, but the others begin when the first is alone at a call of this kind, which has to wait for them.
    private func write(_ threads: Int, into outcomes: Outcomes, whenFirstIsAt call: SystemCall) {
        write(0..<1, into: outcomes)
        wait { faulty.count(call) == 1 }
        write(1..<threads, into: outcomes)
        wait { outcomes.values.count == threads }
    }

    private static func write(_ number: Int, _ store: GraphStore) -> Result<Int, StoreError> {
        do {
            let written = try store.write(note("\(number)")) { draft in
                try draft.createNode(labels: ["Actor"], properties: [("name", .integer(Int64(number)))])
            }
            return .success(written.transaction ?? 0)
        } catch {
            return .failure(error as? StoreError ?? .noSuchTransaction(-1, last: -1))
        }
    }

    /// The names that the threads gave, as the file has them.
    private func names(_ disk: SimulatedDisk? = nil) throws -> [Int] {
        let graph = try GraphStore.open(path, nil, in: disk ?? self.disk).latest.graph
        let numbers = graph.nodes.compactMap {
            graph.namedProperties(of: $0).first { $0.key == "name" }?.value.integerValue
        }
        return numbers.map(Int.init).sorted()
    }

    private func isFree() throws -> Bool {
        let file = try disk.open(path, for: .read)
        defer { disk.close(file) }
        return try disk.lockState(file) == .free
    }

    @Test("one thread alone makes one write, one sync and one write of the seal for each commit")
    func alone() throws {
        for number in 2..<6 {
            faulty.arm()
            #expect(try Self.write(number, store).get() == number)
            #expect(faulty.calls.filter { [.write, .sync, .truncate].contains($0) } == [.write, .sync, .write])
            #expect(faulty.count(.lock) == 1)
            #expect(try isFree())
        }
        faulty.arm()
        #expect(try store.write(note("nothing")) { _ in }.transaction == nil)
        #expect(faulty.count(.write) == 0 && faulty.count(.sync) == 0)
        #expect(try isFree())
    }

    @Test("those that come while a batch is synced are the next batch, with one sync for all of them")
    func sharing() throws {
        let (outcomes, threads, before) = (Outcomes(), 8, store.latest)
        let seen = Mutex<[Int]>([])
        faulty.arm { [store, faulty] _, call in
            guard call == .sync, faulty.count(.sync) == 1 else { return nil }
            // The first is being synced until all others are made.
            wait { store.waitingTransactions == threads - 1 }
            seen.withLock { $0.append(store.latest.number) }
            return nil
        }
        write(threads, into: outcomes, whenFirstIsAt: .sync)
        #expect(outcomes.numbers == Array(2...threads + 1))
        #expect(
            faulty.calls.filter { [.write, .sync, .truncate].contains($0) } == [
                .write, .sync, .write, .write, .sync, .write,
            ]
        )
        #expect(faulty.count(.lock) == 1)
        // Nothing was visible before it was durable.
        #expect(seen.withLock { $0 } == [1])
        #expect(before.number == 1 && store.latest.number == threads + 1)
        #expect(try names() == Array(0..<threads))
        #expect(try GraphStore.verify(path, salvagingTo: nil, nil, in: disk).transactions == threads + 1)
        #expect(describe(try GraphStore.open(path, nil, in: disk).latest.graph) == describe(store.latest.graph))
        #expect(try isFree())
    }

    @Test(
        "a batch that fails takes with it what was made on top of it, and the store goes on where it was",
        arguments: [SystemCall.write, .sync]
    )
    func failing(call failing: SystemCall) throws {
        let (outcomes, threads) = (Outcomes(), 6)
        let length = disk.contents(path)?.count
        faulty.arm { [store, faulty] _, call in
            guard call == failing, faulty.count(failing) == 1 else { return nil }
            wait { store.waitingTransactions == threads - 1 }
            return failing == .write ? .failAfter(Self.noSpace) : .fail(Self.inputOutput)
        }
        write(threads, into: outcomes, whenFirstIsAt: failing)
        #expect(outcomes.errors.count == threads && Set(outcomes.errors.map { "\($0)" }).count == 1)
        #expect(store.latest.number == 1 && disk.contents(path)?.count == length)
        #expect(try names().isEmpty && isFree())
        faulty.arm()
        if failing == .sync {
            // Nothing more is acknowledged by this session.
            guard case .failure(.log(.syncFailed)) = Self.write(7, store) else {
                Issue.record("written after a failed sync")
                return
            }
            #expect(try Self.write(8, GraphStore.open(path, nil, in: disk)).get() == 2)
        } else {
            let id = try store.write(note("next")) { $0.createNode() }.result
            // Ids of what was rolled back stay used.
            #expect(Int(id.rawValue) == 401 + threads)
            #expect(store.latest.number == 2)
        }
    }

    @Test("what fails in the middle of a batch fails as a whole, and what comes later is written")
    func failingGroup() throws {
        let (outcomes, threads) = (Outcomes(), 6)
        faulty.arm { [store, faulty] _, call in
            if call == .sync, faulty.count(.sync) == 1 { wait { store.waitingTransactions == threads - 1 } }
            // The write of the second batch, behind that of the first and of its seal.
            return call == .write && faulty.count(.write) == 3 ? .failAfter(Self.noSpace) : nil
        }
        write(threads, into: outcomes, whenFirstIsAt: .sync)
        #expect(outcomes.numbers == [2] && outcomes.errors.count == threads - 1)
        #expect(store.latest.number == 2)
        #expect(try names().count == 1 && isFree())
        faulty.arm()
        #expect(try Self.write(9, store).get() == 3)
        #expect(try names().contains(9))
    }

    @Test("where a failed batch cannot be cut off either each of it is in doubt, and what was on top is not there")
    func inDoubt() throws {
        let (outcomes, threads) = (Outcomes(), 3)
        faulty.arm { [store, faulty] _, call in
            if call == .sync, faulty.count(.sync) == 1 {
                wait { store.waitingTransactions == threads - 1 }
                return .fail(Self.inputOutput)
            }
            return call == .truncate ? .fail(Self.inputOutput) : nil
        }
        write(threads, into: outcomes, whenFirstIsAt: .sync)
        let failure = SystemFailure(.sync, code: Self.inputOutput, path: path)
        #expect(outcomes.errors.filter { $0 == .log(.inDoubt(transaction: 2, failure)) }.count == 1)
        #expect(outcomes.errors.filter { $0 == .log(.system(failure)) }.count == threads - 1)
        #expect(try names().count <= 1)
    }

    @Test("a transaction that fails by itself fails alone")
    func oneOfMany() throws {
        let (outcomes, threads) = (Outcomes(), 5)
        faulty.arm { [store, faulty] _, call in
            if call == .sync, faulty.count(.sync) == 1 { wait { store.waitingTransactions == threads - 1 } }
            return nil
        }
        let errors = Mutex(0)
        let threadsOfTheirOwn = (0..<2).map { number in
            Thread { [store] in
                do {
                    _ = try store.write(note(number == 0 ? "" : String(repeating: "長", count: 400_000))) { draft in
                        draft.createNode()
                        if number == 0 { throw CancellationError() }
                    }
                } catch {
                    errors.withLock { $0 += 1 }
                }
            }
        }
        threadsOfTheirOwn.forEach { $0.start() }
        write(threads, into: outcomes, whenFirstIsAt: .sync)
        wait { errors.withLock { $0 } == 2 }
        #expect(outcomes.numbers == Array(2...threads + 1) && outcomes.errors.isEmpty)
        #expect(try names() == Array(0..<threads))
    }

    @Test("who changes nothing fails as well where what it has seen is rolled back")
    func seenInVain() throws {
        let (outcomes, other) = (Outcomes(), Outcomes())
        faulty.arm { [store, faulty] _, call in
            guard call == .sync, faulty.count(.sync) == 1 else { return nil }
            wait { store.waitingTransactions == 1 }
            return .fail(Self.inputOutput)
        }
        write(0..<1, into: outcomes)
        wait { faulty.count(.sync) == 1 }
        // It sees the node that is not durable yet, and must not say so.
        let thread = Thread { [store] in
            do {
                let count = try store.write(note("")) { $0.graph.nodeCount }.result
                other.note(0, .success(count))
            } catch {
                other.note(0, .failure(error as? StoreError ?? .noSuchTransaction(-1, last: -1)))
            }
        }
        thread.start()
        wait { other.values.count == 1 && outcomes.values.count == 1 }
        #expect(other.errors.count == 1 && outcomes.errors.count == 1)
    }

    @Test("an undo and a compaction among other writes do what they do alone")
    func undoAmongWrites() throws {
        let (outcomes, threads) = (Outcomes(), 4)
        write(0..<threads, into: outcomes)
        let undone = try store.undo { note("undo \($0)") }
        write(threads..<2 * threads, into: outcomes)
        try store.compact()
        wait { outcomes.values.count == 2 * threads }
        #expect(outcomes.errors.isEmpty && undone.transaction == undone.undone + 1)
        #expect(store.latest.number == 2 * threads + 2)
        let again = try GraphStore.open(path, nil, in: disk)
        #expect(describe(again.latest.graph) == describe(store.latest.graph))
        #expect(try GraphStore.verify(path, salvagingTo: nil, nil, in: disk).ok && isFree())
    }

    @Test("whatever fails, what was acknowledged is there after reopening, and nothing else", arguments: 0..<12)
    func storm(seed: UInt64) throws {
        let (outcomes, threads, rounds) = (Outcomes(), 4, 12)
        let generator = Mutex(SeededGenerator(seed: seed))
        faulty.arm { _, call in
            generator.withLock { generator in
                guard call == .write, Int.random(in: 0..<9, using: &generator) == 0 else { return nil }
                return Bool.random(using: &generator) ? .failAfter(Self.noSpace) : .short
            }
        }
        let done = Mutex(0)
        for thread in 0..<threads {
            Thread { [store] in
                for round in 0..<rounds {
                    let number = thread * 100 + round
                    outcomes.note(number, Self.write(number, store))
                }
                done.withLock { $0 += 1 }
            }.start()
        }
        wait { done.withLock { $0 } == threads }
        let acknowledged = outcomes.values.filter { if case .success = $0.value { true } else { false } }.keys.sorted()
        #expect(try names() == acknowledged, "seed \(seed)")
        #expect(store.latest.number == acknowledged.count + 1)
        #expect(outcomes.numbers == Array(2..<acknowledged.count + 2))
        let report = try GraphStore.verify(path, salvagingTo: nil, nil, in: disk)
        #expect(report.ok && report.unfinishedTail == nil && report.transactions == acknowledged.count + 1)
    }
}

/// Waits on the thread that calls it.
private func wait(until isDone: () -> Bool) {
    let deadline = Date().addingTimeInterval(60)
    while !isDone(), Date() < deadline { Thread.sleep(forTimeInterval: 0.0005) }
    #expect(isDone())
}
