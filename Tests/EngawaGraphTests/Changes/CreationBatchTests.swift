import EngawaTestSupport
import Testing

@testable import EngawaGraph

struct CreationBatchTests {
    /// A batch of random entities on top of a graph, hubs, loops and several types among them.
    private static func batch(_ random: inout SeededGenerator, in draft: GraphDraft, nodes: Int, ties: Int)
        -> CreationBatch
    {
        var batch = draft.beginBatch()
        let sets = [["A"], [], ["B", "A", "B"], ["C"]].map { batch.labelSet($0) }
        let types = ["KNOWS", "SUPPORTS", "IN"].map { batch.type($0) }
        let keys = ["name", "kind", "が", "か\u{3099}"].map { batch.key($0) }
        var values: [CreationBatch.ValueIndex] = []
        for _ in 0..<40 {
            let value = random.value()
            if !value.isNull { values.append(batch.value(value)) }
        }
        func describe(_ random: inout SeededGenerator) {
            for key in keys where random.below(3) > 0 {
                if let value = random.pick(values) { batch.set(value, for: key) }
            }
        }
        var ids = Array(draft.graph.nodes)
        for _ in 0..<nodes {
            ids.append(batch.createNode(labels: sets[random.below(sets.count)]))
            describe(&random)
        }
        for _ in 0..<ties {
            guard let start = random.pick(ids), let end = random.below(4) == 0 ? ids.first : random.pick(ids) else {
                continue
            }
            batch.createRelationship(types[random.below(3)], from: start, to: end)
            describe(&random)
        }
        return batch
    }

    @Test(arguments: 0..<12)
    func `a batch does what its single changes do`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var whole = GraphDraft(PropertyGraph())
        whole.createIndex(label: "A", key: "name")
        var single = whole.graph
        for round in 0..<4 {
            let size = [1, 5, 60, 300][(round + Int(seed)) % 4]
            let batch = Self.batch(&random, in: whole, nodes: size, ties: size * 3)
            let counts = (batch.nodeCount, batch.relationshipCount)
            #expect(counts == (size, size * 3))
            let changes = Array(CreationBatch.Changes(batch))
            #expect(changes.count == size * 4 + batch.propertyCount)
            try whole.create(batch)
            for change in changes { try single.apply(change) }
            #expect(whole.graph.dump() == single.dump(), "seed \(seed)")
            #expect(whole.graph.checkInvariants() == [], "seed \(seed)")
            if let node = random.pick(Array(whole.graph.nodes)) {
                try whole.detachDeleteNode(node)
                try single.detachDeleteNode(node)
            }
        }
        var replayed = PropertyGraph()
        try replayed.apply(whole.changes)
        #expect(replayed.dump() == whole.graph.dump())
        let expanded = ChangeSet(whole.changes.changes)
        #expect(expanded.counts == whole.changes.counts)
        #expect(expanded.count == whole.changes.count)
    }

    @Test func `a batch that does not fit leaves the graph as it was`() throws {
        var draft = GraphDraft(PropertyGraph())
        let node = draft.createNode(labels: ["A"])
        var missing = draft.beginBatch()
        missing.createNode(labels: missing.labelSet(["B"]))
        let type = missing.type("KNOWS")
        missing.createRelationship(type, from: node, to: NodeID(rawValue: 99))
        let before = draft.graph.dump()
        #expect(throws: GraphError.noSuchNode(NodeID(rawValue: 99))) { try draft.create(missing) }
        #expect(draft.graph.dump() == before)
        var late = draft.beginBatch()
        late.createNode(labels: late.labelSet([]))
        draft.createNode()
        #expect(throws: GraphError.nodeIDUsed(NodeID(rawValue: 2))) { try draft.create(late) }
        #expect(draft.changes.count == 2)
        #expect(draft.graph.checkInvariants() == [])
    }

    @Test func `a snapshot from before a batch does not change`() throws {
        var random = SeededGenerator(seed: 7)
        var draft = GraphDraft(PropertyGraph())
        try draft.create(Self.batch(&random, in: draft, nodes: 200, ties: 900))
        let snapshot = draft.graph
        let before = snapshot.dump()
        try draft.create(Self.batch(&random, in: draft, nodes: 200, ties: 900))
        #expect(snapshot.dump() == before)
        #expect(snapshot.checkInvariants() == [])
    }

    @Test func `of two values of one key the later one stays`() throws {
        var draft = GraphDraft(PropertyGraph())
        var batch = draft.beginBatch()
        let key = batch.key("name")
        let id = batch.createNode(labels: batch.labelSet([]))
        batch.set(batch.value("a"), for: key)
        batch.set(batch.value("b"), for: key)
        try draft.create(batch)
        #expect(draft.graph.key("name").map { draft.graph.value($0, of: id) } == "b")
    }
}
