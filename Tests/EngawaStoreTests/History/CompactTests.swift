import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Testing

@testable import EngawaStore

@Suite("A compacted map")
struct CompactTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("map")
    }

    /// Five transactions; the highest ids ever given are those of entities that are gone.
    private func fill(_ store: GraphStore) throws {
        _ = try store.write(note("1")) { draft in
            for change in everything {
                if case .createNode(_, let labels) = change { draft.createNode(labels: labels) }
                if case .setAttribute(let name, let value) = change { draft.setAttribute(name, value) }
                if case .createIndex(let label, let key) = change { draft.createIndex(label: label, key: key) }
            }
        }
        for number in 2...4 {
            _ = try store.write(note("\(number)")) { draft in
                let node = try draft.createNode(labels: ["Actor"], properties: [("name", .string("農園\(number)"))])
                try draft.createRelationship("SUPPORTS", from: node, to: NodeID(rawValue: 1), properties: [("k", 1)])
            }
        }
        _ = try store.write(note("5")) { draft in
            let node = draft.createNode(labels: ["Actor"])
            try draft.createRelationship("KNOWS", from: node, to: node)
            try draft.detachDeleteNode(node)
            try draft.set(["a": [1, .null]], for: "more", of: NodeID(rawValue: 1))
        }
    }

    @Test(
        "holds the same graph, the same next ids and the transactions behind the base",
        arguments: [5, 3],
        [true, false]
    )
    func fold(base: Int, isInMemory: Bool) throws {
        let store = isInMemory ? GraphStore.inMemory() : try GraphStore.create(at: path, commits: [])
        try fill(store)
        let graphs = try (1...5).map { describe(try store.snapshot(at: $0).graph) }
        let history = try store.transactions()
        let changes = try (1...5).map { try store.changes(of: $0) }
        let following = isInMemory ? store : try GraphStore.open(path)
        let before = isInMemory ? 0 : try folder.read("map").count
        #expect(try store.compact { $0.number <= base } == base)
        try following.refresh()
        for store in [store, following] + (isInMemory ? [] : [try GraphStore.open(path)]) {
            #expect(store.latest.number == 5 && store.first == base)
            for number in base...5 {
                #expect(describe(try store.snapshot(at: number).graph) == graphs[number - 1])
                if number > base { #expect(try store.changes(of: number) == changes[number - 1]) }
            }
            #expect(describe(try store.snapshot(at: 0).graph).isEmpty)
            #expect(throws: StoreError.folded(base - 1, first: base)) { try store.snapshot(at: base - 1) }
            #expect(throws: StoreError.folded(1, first: base)) { try store.changes(of: 1) }
            #expect(throws: StoreError.folded(1, first: base)) { try store.undo(1) { note("\($0)") } }
            #expect(throws: UndoError.folded(transaction: base)) { try store.undo(base) { note("\($0)") } }
            let rest = try store.transactions()
            #expect(rest.map(\.number) == Array((base...5).reversed()))
            #expect(rest.map(\.isBase) == Array(repeating: false, count: 5 - base) + [true])
            #expect(rest.dropLast() == history.prefix(5 - base))
            #expect(rest.last?.message == "\(base)" && rest.last?.time == history.last?.time)
            #expect(try store.contents(of: base).nodes.allSatisfy { $0.fate == .created })
            #expect(store.latest.graph.checkInvariants() == [])
        }
        if !isInMemory {
            let report = try GraphStore.verify(path)
            #expect(report.ok && report.transactions == 6 - base && report.lastGood?.number == 5)
            #expect(try folder.read("map").count < before)
            #expect(try folder.names() == ["map"])
        }
        // No id is given twice, and numbers go on.
        let written = try store.write(note("6")) { draft in
            let node = draft.createNode()
            return (node, try draft.createRelationship("KNOWS", from: node, to: node))
        }
        #expect(written.transaction == 6 && written.result.0.rawValue == 9 && written.result.1.rawValue == 5)
        #expect(try following.write(note("7")) { $0.createNode() }.transaction == 7)
        if !isInMemory { #expect(try GraphStore.open(path).latest.number == 7) }
    }

    @Test("can be compacted again, copied, and is left alone where there is nothing to fold")
    func again() throws {
        let store = try GraphStore.create(at: path, commits: [])
        #expect(try store.compact() == nil)
        try fill(store)
        let before = try folder.read("map")
        #expect(try store.compact { _ in false } == nil)
        #expect(try store.compact { $0.number == 1 } == nil)
        #expect(try folder.read("map") == before)
        #expect(try store.compact { $0.number < 4 } == 3)
        #expect(try store.backUp(to: folder.file("copy")) == 5)
        #expect(try GraphStore.verify(folder.file("copy")).ok)
        let graph = describe(store.latest.graph)
        #expect(try store.compact() == 5)
        #expect(try store.compact() == nil)
        #expect(describe(try GraphStore.open(path).latest.graph) == graph)
        #expect(describe(try GraphStore.open(folder.file("copy")).latest.graph) == graph)
    }

    @Test("is found damaged wherever a byte of its base is wrong or missing")
    func damage() throws {
        let store = try GraphStore.create(at: path, commits: [])
        try fill(store)
        try store.compact()
        let bytes = try folder.read("map")
        for length in stride(from: 64, to: bytes.count - 80, by: 7) {
            try folder.write(Array(bytes.prefix(length)), to: "map")
            #expect(try !GraphStore.verify(path).ok, "cut at \(length)")
            #expect(throws: StoreError.self) { try GraphStore.open(path) }
        }
        for offset in stride(from: 0, to: bytes.count - 80, by: 5) {
            var flipped = bytes
            flipped[offset] ^= 4
            try folder.write(flipped, to: "map")
            #expect(try !GraphStore.verify(path).ok, "flipped at \(offset)")
        }
    }

    @Test("waits for no writer, and keeps an unfinished tail in a file of its own")
    func lockAndTail() throws {
        let store = try GraphStore.create(at: path, commits: [])
        try fill(store)
        let other = try GraphStore.open(path)
        _ = try store.write(note("6")) { draft in
            draft.createNode()
            let error = #expect(throws: StoreError.self) { try other.compact() }
            guard case .log(.locked) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
        try folder.write(Array(try folder.read("map").dropLast(100)), to: "map")
        let cut = try GraphStore.open(path)
        #expect(try cut.compact() == 5)
        #expect(cut.setAsideTails.count == 1)
        #expect(try folder.names() == ["map", "map.unfinished-1"])
        #expect(try GraphStore.open(path).unfinishedTail() == nil)
    }
}
