import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Testing

@testable import EngawaStore

@Suite("A damaged map")
struct StoreDamageTests {
    private let folder: TemporaryFolder
    private let path: String
    private let bytes: [UInt8]
    private let graphs: [[String]]
    /// The end of the commit block of the first transaction.
    private let first: Int

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("map.engawa")
        let store = try GraphStore.create(at: path, commits: [(note("1"), everything)])
        first = try folder.read("map.engawa").count - 80
        for number in 2...4 {
            _ = try store.write(note("\(number)")) {
                try $0.createNode(labels: ["Actor"], properties: [("n", .integer(1))])
            }
        }
        bytes = try folder.read("map.engawa")
        graphs = try (0...4).map { describe(try store.snapshot(at: $0).graph) }
    }

    @Test("never gives a wrong answer: a flipped byte is damage, or a tail behind whole transactions")
    func flips() throws {
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[index] ^= UInt8(1 << (index % 8))
            try folder.write(changed, to: "map.engawa")
            // Verifying reads all of it once more: a sample is enough.
            let report = index % 3 == 0 ? try? GraphStore.verify(path) : nil
            do throws(StoreError) {
                let store = try GraphStore.open(path)
                #expect(describe(store.latest.graph) == graphs[store.latest.number])
                // Only in the last seal, where all transactions are there.
                #expect(store.latest.number == 4, "byte \(index)")
                #expect(try store.unfinishedTail() != nil, "byte \(index)")
                if let report { #expect(report.ok && report.unfinishedTail != nil) }
            } catch {
                guard case .log(.damaged(path, let damage)) = error else {
                    // The version number is damage as well: its checksum does not fit.
                    Issue.record("byte \(index): \(error)")
                    continue
                }
                if let report { #expect(!report.ok && report.damage.first == damage, "byte \(index)") }
            }
        }
    }

    @Test("cut anywhere gives the whole transactions before the cut")
    func cuts() throws {
        for length in stride(from: 64, to: bytes.count, by: 7) {
            try folder.write(Array(bytes.prefix(length)), to: "map.engawa")
            // The first transaction is there since the file has its name.
            guard length >= first else {
                #expect(throws: StoreError.self) { try GraphStore.open(path) }
                continue
            }
            let store = try GraphStore.open(path)
            #expect(describe(store.latest.graph) == graphs[store.latest.number])
            if length % 5 != 0 { continue }
            let report = try GraphStore.verify(path)
            #expect(report.ok && report.transactions == store.latest.number && Int(report.bytes) == length)
            #expect(report.lastGood?.number == (store.latest.number > 0 ? store.latest.number : nil))
            #expect(report.unfinishedTail == (try store.unfinishedTail()))
        }
    }

    @Test("that is whole verifies, with its last transaction and the length of the file")
    func verify() throws {
        let report = try GraphStore.verify(path)
        #expect(report.ok)
        #expect(report.transactions == 4)
        #expect(report.bytes == UInt64(bytes.count))
        #expect(report.lastGood == .init(number: 4, time: 1_735_689_600_000))
        #expect(report.unfinishedTail == nil)
    }

    @Test("with changes that do not apply, or counts that are wrong, is damaged though its checksums fit")
    func contents() throws {
        let fileSystem = SystemFileSystem()
        let wrong = try transaction("wrong", ChangeSet([.deleteNode(NodeID(rawValue: 9))]))
        let start = try transaction("1", everything)
        var miscounted = start
        miscounted.detail = [1, 1, 1]
        var garbage = start
        garbage.data = [1, 2, 3]
        var unknown = start
        unknown.detail = []
        for (index, transactions) in [[start, wrong], [start, garbage], [unknown], [miscounted]].enumerated() {
            let path = folder.file("wrong-\(index)")
            try LogCreation.create(path, transactions: transactions, in: fileSystem)
            let report = try GraphStore.verify(path)
            #expect(!report.ok && report.damage.map(\.reason) == [.contents], "case \(index)")
            #expect(report.transactions == transactions.count - 1)
            // Counting again is what verify is for; the graph of a miscounted transaction is right.
            if index < 3 { #expect(throws: StoreError.self) { try GraphStore.open(path) } }
        }
    }

    @Test("met while following leaves the store with what it knew, and does not mend itself by looking away")
    func following() throws {
        let store = try GraphStore.open(path)
        var longer = bytes
        longer[64 + 200] ^= 1
        try folder.write(longer, to: "other")
        try SystemFileSystem().rename(folder.file("other"), to: path)
        for _ in 0..<2 {
            #expect(throws: StoreError.self) { try store.refresh() }
            #expect(describe(store.latest.graph) == graphs[4])
            #expect(throws: StoreError.self) { try store.write(note("x")) { $0.createNode() } }
        }
        try folder.write(bytes, to: "other")
        try SystemFileSystem().rename(folder.file("other"), to: path)
        try store.refresh()
        #expect(describe(store.latest.graph) == graphs[4])
        #expect(try store.write(note("x")) { $0.createNode() }.transaction == 5)
    }

    @Test("by a crash is warned of, and the tail is set aside by the next write that changes something")
    func tail() throws {
        try folder.write(Array(bytes.dropLast(100)), to: "map.engawa")
        let store = try GraphStore.open(path)
        #expect(store.latest.number == 3)
        let tail = try #require(try store.unfinishedTail())
        #expect(Int(tail.offset + tail.bytes) == bytes.count - 100)
        _ = try store.write(note("")) { _ in }
        #expect(store.setAsideTails.isEmpty)
        #expect(try store.write(note("again")) { $0.createNode() }.transaction == 4)
        #expect(store.setAsideTails == [SetAsideTail(tail, path: path + ".unfinished-1")])
        #expect(try store.unfinishedTail() == nil)
    }
}
