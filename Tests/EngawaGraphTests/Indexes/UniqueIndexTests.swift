import EngawaTestSupport
import EngawaGraph
import Testing

@Suite("A unique index")
struct UniqueIndexTests {
    /// A graph with nodes that have these values under `number`.
    private func graph(_ values: [Value], unique: Bool = true) throws -> GraphDraft {
        var draft = GraphDraft(PropertyGraph())
        for value in values { try draft.createNode(labels: ["Actor"], properties: [("number", value)]) }
        if unique { try draft.createIndex(label: "Actor", key: "number", isUnique: true) }
        return draft
    }

    private func taken(by node: UInt32) -> GraphError {
        .notUnique(label: "Actor", key: "number", NodeID(rawValue: node))
    }

    @Test("is refused where two nodes have equal values, and then is not there")
    func refused() throws {
        for values in [[1, 2, 1], ["a", "b", "a"], [1, 2, 1.0], [0.0, 7, -0.0], [[1], [2], [1.0]]] as [[Value]] {
            var draft = try graph(values, unique: false)
            let before = (draft.graph.dump(), draft.changes)
            #expect(throws: taken(by: 1)) { try draft.createIndex(label: "Actor", key: "number", isUnique: true) }
            #expect(draft.graph.dump() == before.0 && draft.changes == before.1)
            draft.createIndex(label: "Actor", key: "number")
            #expect(throws: taken(by: 1)) { try draft.createIndex(label: "Actor", key: "number", isUnique: true) }
            #expect(draft.graph.indexes.map(\.isUnique) == [false])
            #expect(draft.graph.checkInvariants() == [])
        }
    }

    @Test("has room for what equals nothing, not even itself")
    func incomparable() throws {
        let values: [Value] = [.float(.nan), .float(.nan), [.null], [.null], [.float(.nan)], [.float(.nan)], 1, "1"]
        var draft = try graph(values)
        try draft.createNode(labels: ["Actor"], properties: [("number", .null)])
        draft.createNode(labels: ["Actor"])
        try draft.createNode(labels: ["Actor"], properties: [("number", .float(.nan))])
        #expect(draft.graph.checkInvariants() == [])
    }

    @Test("refuses every change that would make a duplicate, and the graph stays as it was")
    func refusals() throws {
        var draft = try graph([1, "a", 3])
        let other = try draft.createNode(labels: ["Other"], properties: [("number", "a")])
        let third = NodeID(rawValue: 3)
        let before = (draft.graph.dump(), draft.changes)
        #expect(throws: taken(by: 1)) { try draft.set(1.0, for: "number", of: third) }
        #expect(throws: taken(by: 2)) { try draft.set("a", for: "number", of: third) }
        #expect(throws: taken(by: 2)) { try draft.addLabel("Actor", to: other) }
        #expect(throws: taken(by: 1)) {
            try draft.createNode(labels: ["Actor", "Other"], properties: [("name", "x"), ("number", 1)])
        }
        #expect(draft.graph.dump() == before.0 && draft.changes == before.1)
        #expect(draft.graph.checkInvariants() == [])

        // What looks like one and is none.
        #expect(try draft.set(1.0, for: "number", of: NodeID(rawValue: 1)))
        #expect(try !draft.set("a", for: "number", of: NodeID(rawValue: 2)))
        try draft.createNode(labels: ["Actor"], properties: [("number", "a"), ("number", "b")])
        try draft.set(2, for: "number", of: NodeID(rawValue: 1))
        try draft.set(1, for: "number", of: third)
        try draft.deleteNode(NodeID(rawValue: 2))
        try draft.addLabel("Actor", to: other)
        #expect(draft.graph.checkInvariants() == [])
        var replayed = PropertyGraph()
        try replayed.apply(draft.changes)
        #expect(replayed.dump() == draft.graph.dump())
    }

    @Test("is made of a plain one, and stays when a plain one is asked for")
    func conversion() throws {
        var draft = try graph([1, 2], unique: false)
        #expect(draft.createIndex(label: "Actor", key: "number") == true)
        #expect(try draft.createIndex(label: "Actor", key: "number", isUnique: true))
        #expect(try !draft.createIndex(label: "Actor", key: "number", isUnique: true))
        #expect(draft.createIndex(label: "Actor", key: "number") == false)
        #expect(try !draft.createIndex(label: "Actor", key: "number", isUnique: false))
        #expect(draft.graph.indexes.map(\.isUnique) == [true])
        let last = Array(draft.changes.changes.suffix(2))
        #expect(
            last == [
                .createIndex(label: "Actor", key: "number"), .createUniqueIndex(label: "Actor", key: "number"),
            ]
        )
        #expect(draft.dropIndex(label: "Actor", key: "number") == true)
        try draft.set(1, for: "number", of: NodeID(rawValue: 2))
        #expect(draft.graph.indexes.isEmpty)
    }

    @Test("refuses a whole batch for one duplicate, within the batch or with what was there", arguments: [1, 40, 3000])
    func batches(_ size: Int) throws {
        var draft = try graph([.integer(-1)] + (0..<500).map { .integer($0) })
        let before = (draft.graph.dump(), draft.changes)
        func batch(_ last: [Value], labels: [String] = ["Actor"]) -> CreationBatch {
            var batch = draft.beginBatch()
            let (set, key) = (batch.labelSet(labels), batch.key("number"))
            for number in 1000..<(1000 + size) {
                batch.createNode(labels: set)
                batch.set(batch.value(.integer(Int64(number))), for: key)
            }
            for value in last {
                batch.createNode(labels: set)
                batch.set(batch.value(value), for: key)
            }
            return batch
        }
        #expect(throws: taken(by: 1)) { try draft.create(batch([-1.0])) }
        #expect(throws: taken(by: 502)) { try draft.create(batch([1000])) }
        #expect(throws: taken(by: UInt32(502 + size))) { try draft.create(batch(["a", "b", "a"])) }
        var changes = draft.changes
        changes.append(batch([-1.0]))
        var replayed = PropertyGraph()
        #expect(throws: taken(by: 1)) { try replayed.apply(changes) }
        #expect(replayed.nodeCount == 0)
        #expect(draft.graph.dump() == before.0 && draft.changes == before.1)
        #expect(draft.graph.checkInvariants() == [])
        try draft.create(batch([-1, 1000], labels: ["Other"]))
        #expect(throws: GraphError.self) { try draft.addLabel("Actor", to: NodeID(rawValue: UInt32(502 + size))) }
        #expect(draft.graph.checkInvariants() == [])
    }

    @Test("holds under random changes what a plain list of values says that it may", arguments: [UInt64](1...4))
    func model(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var draft = try graph([])
        var values: [NodeID: Value] = [:]
        var refusals = 0
        for _ in 0..<800 {
            let value: Value = random.below(3) == 0 ? random.value() : .integer(Int64(random.below(120)))
            let nodes = values.keys.sorted()
            let id = random.below(2) == 0 ? random.pick(nodes) : nil
            let rival = nodes.first { $0 != id && values[$0].flatMap { $0.equals(value) } == true }
            do throws(GraphError) {
                if let id {
                    try draft.set(value, for: "number", of: id)
                    values[id] = value
                } else {
                    let made = try draft.createNode(labels: ["Actor"], properties: [("number", value)])
                    values[made] = value
                }
                #expect(rival == nil, "seed \(seed): \(value)")
            } catch {
                refusals += 1
                #expect(rival.map { error == taken(by: $0.rawValue) } == true, "seed \(seed): \(value)")
            }
            if random.below(10) == 0, let id = random.pick(nodes) {
                try draft.deleteNode(id)
                values[id] = nil
            }
        }
        #expect(refusals > 50, "seed \(seed)")
        #expect(draft.graph.checkInvariants() == [], "seed \(seed)")
    }
}
