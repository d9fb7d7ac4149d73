import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Testing

@testable import EngawaStore

/// Maps with checkpoints, whose images are read and written in the plainest way there is.
@Suite("A map with checkpoints")
struct StoreCheckpointTests {
    private let disk = SimulatedDisk()
    private let path = "map.engawa"
    private let coding = naiveImages

    private func open(_ coding: ImageCoding? = naiveImages, in fileSystem: (any FileSystem)? = nil) throws -> GraphStore
    {
        try GraphStore.open(path, coding, in: fileSystem ?? disk)
    }

    /// Changes that make a log of about `bytes`.
    @discardableResult
    private func write(_ store: GraphStore, _ message: String, bytes: Int) throws -> Int? {
        try store.write(note(message)) { draft in
            let text = Value.string(String(repeating: "x", count: bytes))
            let node = try draft.createNode(
                labels: ["Actor"],
                properties: [("name", .string(message)), ("text", text)]
            )
            try draft.createRelationship("KNOWS", from: node, to: NodeID(rawValue: 1))
        }.transaction
    }

    /// Eight transactions; there are checkpoints behind the third, the fifth and the seventh.
    private func map() throws -> GraphStore {
        let store = try GraphStore.create(at: path, base: 0, commits: [(note("1"), everything)], coding, in: disk)
        for (number, bytes) in [(2, 300), (3, 600_000), (4, 40), (5, 530_000), (6, 100), (7, 700_000), (8, 200)] {
            try write(store, "\(number)", bytes: bytes)
        }
        return store
    }

    private func places() throws -> [Int] {
        var history = History()
        try LogSession(path, in: disk).catchUp(&history)
        return history.checkpoints.map(\.transaction)
    }

    @Test("gets one when the log since the last is longer than half a megabyte and a quarter of the last image")
    func policy() throws {
        _ = try map()
        #expect(try places() == [3, 5, 7])
        let store = try open()
        // The image has 1.8 million bytes: a quarter of it is less than half a megabyte.
        try write(store, "9", bytes: 2_000_000)
        try write(store, "10", bytes: 600_000)
        try write(store, "11", bytes: 600_000)
        #expect(try places() == [3, 5, 7, 9, 11])
        // A new map gets one at once where it is large, and so does a rewritten one.
        try store.compact()
        #expect(try places() == [11])
        let kibibyte = 1024
        for (log, image, isDue) in [
            (512 * kibibyte, nil, false), (512 * kibibyte + 1, nil, true), (512 * kibibyte + 1, 2048 * kibibyte, true),
            (600 * kibibyte, 2400 * kibibyte, false), (600 * kibibyte + 1, 2400 * kibibyte, true),
        ] as [(Int, Int?, Bool)] {
            #expect(CheckpointPolicy.isDue(logBytes: log, lastImage: image) == isDue)
        }
    }

    @Test("is opened from the newest one; what was before is read when it is asked for, once")
    func lazily() throws {
        let original = try map()
        let faulty = FaultyFileSystem(disk)
        let store = try open(in: faulty)
        let opening = faulty.reads.reduce(0) { $0 + $1.count }
        #expect(describe(store.latest.graph) == describe(original.latest.graph))
        #expect(store.latest.graph.checkInvariants() == [] && store.latest.number == 8 && store.first == 1)
        faulty.arm()
        #expect(try store.transactions(limit: 1).map(\.number) == [8])
        #expect(faulty.calls.isEmpty)
        #expect(try store.transactions() == (try original.transactions()))
        #expect(faulty.reads.reduce(0) { $0 + $1.count } > opening)
        faulty.arm()
        #expect(try store.transactions() == (try original.transactions()))
        #expect(faulty.calls.isEmpty)
        // A former state is replayed from the checkpoint before it.
        #expect(describe(try store.snapshot(at: 6).graph) == describe(try original.snapshot(at: 6).graph))
        #expect(faulty.reads.allSatisfy { $0.lowerBound > 600_000 })
    }

    @Test("gives the same answers as one that was replayed from the first transaction", arguments: [true, false])
    func answers(isReplayed: Bool) throws {
        let original = try map()
        let graphs = try (0...8).map { describe(try original.snapshot(at: $0).graph) }
        for number in 0...8 {
            // Each on a store that was not asked for anything before.
            let store = try open(isReplayed ? nil : coding)
            #expect(describe(try store.snapshot(at: number).graph) == graphs[number])
            if number > 0 { #expect(try store.changes(of: number) == (try original.changes(of: number))) }
        }
        let store = try open(isReplayed ? nil : coding)
        #expect(try store.contents(of: 2).nodes.map(\.fate) == [.created])
        #expect(try store.undo(2) { note("undo \($0)") }.transaction == 9)
        try original.refresh()
        #expect(describe(original.latest.graph) == describe(store.latest.graph))
        #expect(throws: UndoError.alreadyUndone(transaction: 2)) { try original.undo(2) { note("\($0)") } }
        #expect(try open().compact { $0.number <= 4 } == 4)
        let compacted = try open(isReplayed ? nil : coding)
        #expect(compacted.first == 4 && compacted.latest.number == 9)
        #expect(try compacted.transactions().map(\.isBase) == [false, false, false, false, false, true])
        for number in 4...8 { #expect(describe(try compacted.snapshot(at: number).graph) == graphs[number]) }
        #expect(throws: StoreError.folded(3, first: 4)) { try compacted.snapshot(at: 3) }
        #expect(try GraphStore.verify(path, salvagingTo: nil, coding, in: disk).ok)
    }

    @Test("that is damaged before the newest one opens; who asks for the history is told, and verify says so")
    func damagedHistory() throws {
        let original = try map()
        var bytes = try #require(disk.contents(path))
        bytes[64 + 200] ^= 1
        try disk.put(bytes, at: path)
        let store = try open()
        #expect(describe(store.latest.graph) == describe(original.latest.graph))
        #expect(try store.transactions(limit: 1).map(\.number) == [8])
        for _ in 0..<2 {
            #expect(throws: StoreError.self) { try store.transactions() }
            #expect(throws: StoreError.self) { try store.snapshot(at: 2) }
            #expect(throws: StoreError.self) { try store.changes(of: 3) }
            #expect(throws: StoreError.self) { try store.compact() }
        }
        // What stands behind the checkpoint is not concerned.
        #expect(try store.changes(of: 8) == (try original.changes(of: 8)))
        #expect(try write(store, "9", bytes: 10) == 9)
        #expect(try !GraphStore.verify(path, salvagingTo: nil, coding, in: disk).ok)
        #expect(throws: StoreError.self) { try open(nil) }
    }

    @Test("that has an image of another graph, or of none, is found out by verify, and one of none is not used")
    func wrongImages() throws {
        let (lying, foreign) = (try lyingCoding(), ImageCoding(encode: { _ in [1, 2, 3] }, decode: coding.decode))
        for coding in [lying, foreign] {
            let disk = SimulatedDisk()
            let store = try GraphStore.create(
                at: path,
                base: 0,
                commits: [(note("1"), everything)],
                coding,
                in: disk
            )
            try write(store, "2", bytes: 600_000)
            let report = try GraphStore.verify(path, salvagingTo: nil, coding, in: disk)
            #expect(report.damage.map(\.reason) == [.contents] && report.transactions == 2)
            if coding.encode(store.latest.graph) == [1, 2, 3] {
                #expect(
                    describe(try GraphStore.open(path, coding, in: disk).latest.graph) == describe(store.latest.graph)
                )
            }
        }
    }

    private func lyingCoding() throws -> ImageCoding {
        var other = PropertyGraph()
        try other.apply(everything)
        let image = coding.encode(other)
        return ImageCoding(encode: { _ in image }, decode: coding.decode)
    }

    @Test("may know higher next ids than the transactions tell, since some were rolled back, and verifies")
    func rolledBackIDs() throws {
        struct Refusal: Error {}
        let store = try map()
        #expect(throws: Refusal.self) {
            try store.write(note("")) { draft in
                for _ in 0..<5 { draft.createNode() }
                throw Refusal()
            }
        }
        try write(store, "9", bytes: 700_000)
        #expect(try places().last == 9)
        #expect(try GraphStore.verify(path, salvagingTo: nil, coding, in: disk).ok)
        #expect(try open().latest.graph.nextNodeID == store.latest.graph.nextNodeID)
    }

    @Test("loses a person's name in all of its images when that person is forgotten")
    func forgetting() throws {
        let store = try map()
        let name = "宮ノ前農園"
        #expect(try #require(disk.contents(path)).contains(bytesOf: name))
        _ = try store.forget(
            Forgetting(name: name, label: "Actor", keptOfNode: [], keptOfRelationships: [], normalised: { $0 }),
            note: note("9")
        )
        #expect(try places() == [9])
        #expect(try !#require(disk.contents(path)).contains(bytesOf: name))
        #expect(describe(try open().latest.graph) == describe(store.latest.graph))
    }
}

extension [UInt8] {
    fileprivate func contains(bytesOf text: String) -> Bool {
        let wanted = Array(text.utf8)
        return indices.contains { self[$0] == wanted[0] && self[$0...].starts(with: wanted) }
    }
}
