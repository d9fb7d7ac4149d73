import Testing

@testable import EngawaGraph

/// Counts bytes copied, never time: promise of decision 1 (a mutation after a snapshot copies O(log n) small blocks).
@Suite("A small change after a snapshot")
struct CopyOnWriteTests {
    /// A graph of `size` nodes, all but one tied to a hub, with a property each and an index on it.
    private func graph(_ size: Int) throws -> (graph: PropertyGraph, hub: NodeID) {
        var graph = PropertyGraph()
        let (label, type) = (graph.internLabel("Actor"), graph.internType("SUPPORTS"))
        let (key, note) = (graph.internKey("name"), graph.internKey("note"))
        _ = (graph.internLabel("Person"), graph.internType("KNOWS"))
        graph.createIndex(label: label, key: key)
        let hub = graph.createNode(labels: [label])
        for number in 1..<size {
            let id = graph.createNode(labels: [label])
            try graph.set(.integer(Int64(number)), for: key, of: id)
            let tie = try graph.createRelationship(type, from: id, to: hub)
            if number % 4 == 0 { try graph.set("a note of some length", for: note, of: tie) }
        }
        return (graph, hub)
    }

    private typealias Operation = (name: String, apply: (inout PropertyGraph, NodeID) throws -> Void)

    private var operations: [Operation] {
        [
            ("create node", { graph, _ in _ = graph.createNode(labels: graph.labels) }),
            (
                "create relationship at the hub",
                { graph, hub in _ = try graph.createRelationship(graph.types[0], from: NodeID(rawValue: 77), to: hub) }
            ),
            (
                "create relationship of another type out of the hub",
                { graph, hub in _ = try graph.createRelationship(graph.types[1], from: hub, to: NodeID(rawValue: 500)) }
            ),
            (
                "delete relationship at the hub",
                { graph, _ in try graph.deleteRelationship(RelationshipID(rawValue: 444)) }
            ),
            ("set property", { graph, _ in try graph.set(true, for: graph.keys[1], of: NodeID(rawValue: 300)) }),
            (
                "set text",
                { graph, _ in
                    try graph.set("a text that was never stored", for: graph.keys[1], of: RelationshipID(rawValue: 9))
                }
            ),
            ("set list", { graph, _ in try graph.set([1, 2], for: graph.keys[1], of: NodeID(rawValue: 300)) }),
            ("set indexed", { graph, _ in try graph.set(5, for: graph.keys[0], of: NodeID(rawValue: 600)) }),
            ("add label", { graph, _ in try graph.addLabel(graph.labels[1], to: NodeID(rawValue: 700)) }),
            (
                "remove indexed label",
                { graph, _ in try graph.removeLabel(graph.labels[0], from: NodeID(rawValue: 700)) }
            ),
            ("delete node", { graph, _ in _ = try graph.detachDeleteNode(NodeID(rawValue: 800)) }),
            ("new name", { graph, _ in _ = graph.internKey("a new key") }),
        ]
    }

    @Test("copies bytes that grow with the logarithm of the graph at most, at a hub too")
    func logarithmicCopies() throws {
        var first: [String: Int] = [:]
        for size in [1000, 10_000, 100_000] {
            let (graph, hub) = try graph(size)
            #expect(graph.copiedBytes == 0)
            #expect(graph.degree(of: hub, .incoming) == size - 1)
            var logarithm = 0
            while 1 << logarithm < size { logarithm += 1 }
            for operation in operations {
                var changed = graph
                try operation.apply(&changed, hub)
                let copied = changed.copiedBytes - graph.copiedBytes
                #expect(copied > 0, "\(operation.name) at \(size)")
                #expect(copied <= 4 * 1024 * logarithm, "\(operation.name) at \(size): \(copied) bytes")
                // A thousand times log₂ 10 more nodes may cost some more levels of blocks, and nothing else.
                let base = first[operation.name, default: copied]
                first[operation.name] = base
                #expect(copied <= base + 4 * 1024 * (logarithm - 10), "\(operation.name) at \(size): \(copied) bytes")
            }
        }
    }

    @Test("copies as little in an index in which all nodes have one value")
    func equalValues() throws {
        for size in [1000, 60_000] {
            var draft = GraphDraft(PropertyGraph())
            draft.createIndex(label: "Actor", key: "kind")
            var batch = draft.beginBatch()
            let (set, key) = (batch.labelSet(["Actor"]), batch.key("kind"))
            let kind = batch.value("a kind that all of them have")
            for _ in 0..<size {
                batch.createNode(labels: set)
                batch.set(kind, for: key)
            }
            try draft.create(batch)
            let graph = draft.graph
            var changed = graph
            try changed.set("a kind of its own", for: graph.keys[0], of: NodeID(rawValue: UInt32(size / 2)))
            let copied = changed.copiedBytes - graph.copiedBytes
            #expect(copied > 0 && copied <= 40_000, "\(copied) bytes at \(size)")
            try changed.set("a kind that all of them have", for: graph.keys[0], of: NodeID(rawValue: UInt32(size / 2)))
            #expect(changed.checkInvariants() == [])
        }
    }

    @Test("is copied for once: the same change again finds its blocks unshared")
    func onlyTheFirstCopies() throws {
        var (graph, hub) = try graph(1000)
        let snapshot = graph
        let (type, key, node) = (graph.types[0], graph.keys[1], NodeID(rawValue: 77))
        try graph.set(true, for: key, of: node)
        let once = graph.copiedBytes
        for number in 0..<10 { try graph.set(.boolean(number % 2 == 0), for: key, of: node) }
        #expect(once > 0 && graph.copiedBytes == once)
        // A growing node moves to other blocks now and then, but the hub's leaf is copied once.
        _ = try graph.createRelationship(type, from: node, to: hub)
        let first = graph.copiedBytes - once
        for _ in 0..<500 { _ = try graph.createRelationship(type, from: node, to: hub) }
        #expect(graph.copiedBytes - once <= 2 * first)
        #expect(snapshot.relationshipCount == 999 && graph.relationshipCount == 1500)
        #expect(snapshot.value(key, of: node).isNull)
    }

    @Test("is not copied for when it changes nothing")
    func nothingCopied() throws {
        let (graph, _) = try graph(1000)
        var changed = graph
        let node = NodeID(rawValue: 7)
        _ = changed.internKey("name")
        try changed.addLabel(changed.labels[0], to: node)
        try changed.removeLabel(changed.labels[1], from: node)
        _ = try? changed.deleteNode(node)
        _ = try? changed.deleteRelationship(RelationshipID(rawValue: 5000))
        #expect(changed.copiedBytes <= MemoryLayout<GraphTables>.size, "the list of tables itself, no block of them")
        var draft = GraphDraft(graph)
        #expect(try !draft.set(6, for: "name", of: node))
        #expect(try !draft.set(.null, for: "never heard of", of: node))
        #expect(draft.graph.copiedBytes == 0 && draft.changes.isEmpty)
    }

    @Test("is made in place by a draft, without a copy of the graph")
    func draftsWorkInPlace() throws {
        var draft = GraphDraft(PropertyGraph())
        try draft.createIndex(label: "Actor", key: "name", isUnique: true)
        let hub = try draft.createNode(labels: ["Ibasho"], properties: [("name", "hub")])
        for number in 0..<2000 {
            let id = try draft.createNode(labels: ["Actor"], properties: [("name", .string("actor number \(number)"))])
            try draft.createRelationship("SUPPORTS", from: id, to: hub, properties: [("since", 2019)])
        }
        #expect(draft.graph.copiedBytes == 0)
        #expect(draft.changes.count == 3 + 4 * 2000)
    }
}
