import EngawaGraph
import Testing

@Suite("Changes of a graph")
struct ChangeTests {
    @Test("are written down by a draft as they happen, and only where something changed")
    func recording() throws {
        var draft = GraphDraft(PropertyGraph())
        let farm = try draft.createNode(labels: ["Actor", "Actor"], properties: [("name", "farm"), ("note", .null)])
        let place = draft.createNode()
        let tie = try draft.createRelationship("SUPPORTS", from: farm, to: place, properties: [("since", 2019)])
        #expect(try !draft.set("farm", for: "name", of: farm))
        #expect(try !draft.set(.null, for: "phone", of: farm))
        #expect(try draft.set(.null, for: "name", of: farm))
        #expect(try !draft.addLabel("Actor", to: farm))
        #expect(try !draft.removeLabel("Ibasho", from: farm))
        #expect(draft.setAttribute("language", "ja") == true)
        #expect(draft.setAttribute("language", "ja") == false)
        #expect(draft.createIndex(label: "Actor", key: "name") == true)
        #expect(draft.createIndex(label: "Actor", key: "name") == false)
        #expect(draft.dropIndex(label: "Actor", key: "name") == true)
        #expect(draft.dropIndex(label: "Actor", key: "name") == false)
        #expect(try draft.detachDeleteNode(farm) == [tie])
        let expected: [GraphChange] = [
            .createNode(farm, labels: ["Actor"]), .setNodeProperty(farm, key: "name", "farm"),
            .createNode(place, labels: []), .createRelationship(tie, type: "SUPPORTS", from: farm, to: place),
            .setRelationshipProperty(tie, key: "since", 2019), .setNodeProperty(farm, key: "name", .null),
            .setAttribute("language", "ja"), .createIndex(label: "Actor", key: "name"),
            .dropIndex(label: "Actor", key: "name"), .deleteRelationship(tie), .deleteNode(farm),
        ]
        #expect(draft.changes.changes == expected)
    }

    @Test("are not written down when the graph refuses")
    func refusals() throws {
        var draft = GraphDraft(PropertyGraph())
        let node = draft.createNode()
        let missing = NodeID(rawValue: 5)
        try draft.createRelationship("T", from: node, to: node)
        let before = draft.changes
        #expect(throws: GraphError.nodeHasRelationships(node, count: 1)) { try draft.deleteNode(node) }
        #expect(throws: GraphError.noSuchNode(missing)) { try draft.createRelationship("T", from: node, to: missing) }
        #expect(throws: GraphError.noSuchNode(missing)) { try draft.set(1, for: "k", of: missing) }
        #expect(throws: GraphError.noSuchNode(missing)) { try draft.addLabel("A", to: missing) }
        #expect(throws: GraphError.noSuchRelationship(RelationshipID(rawValue: 2))) {
            try draft.deleteRelationship(RelationshipID(rawValue: 2))
        }
        #expect(draft.changes == before)
        #expect(draft.graph.label("A") == nil && draft.graph.key("k") == nil)
    }

    @Test("count each entity once: created, changed or removed")
    func counts() throws {
        var graph = PropertyGraph()
        let ids = (0..<4).map { _ in graph.createNode() }
        let type = graph.internType("T")
        let tie = try graph.createRelationship(type, from: ids[0], to: ids[1])
        let other = try graph.createRelationship(type, from: ids[2], to: ids[3])
        var draft = GraphDraft(graph)
        try draft.set(1, for: "a", of: ids[0])
        try draft.set(2, for: "b", of: ids[0])
        try draft.addLabel("A", to: ids[0])
        try draft.set(1, for: "a", of: tie)
        try draft.set(1, for: "a", of: other)
        try draft.set(1, for: "a", of: ids[2])
        try draft.detachDeleteNode(ids[2])
        let new = try draft.createNode(properties: [("a", 1)])
        try draft.set(2, for: "a", of: new)
        let brief = try draft.createNode(properties: [("a", 1)])
        let briefTie = try draft.createRelationship("T", from: brief, to: new)
        try draft.deleteRelationship(briefTie)
        try draft.deleteNode(brief)
        draft.setAttribute("x", 1)
        #expect(draft.changes.nodeCounts == .init(created: 1, changed: 1, removed: 1))
        #expect(draft.changes.relationshipCounts == .init(created: 0, changed: 1, removed: 1))
        #expect(draft.changes.counts == .init(created: 1, changed: 2, removed: 2))
        #expect(ChangeSet().counts == .init())
    }

    @Test("are replayed all or not at all")
    func allOrNothing() throws {
        var graph = PropertyGraph()
        let node = graph.createNode()
        let before = graph.dump()
        let next = NodeID(rawValue: 2)
        let changes = ChangeSet([
            .createNode(next, labels: ["A"]), .setNodeProperty(node, key: "k", 1), .setAttribute("x", 1),
            .deleteRelationship(RelationshipID(rawValue: 1)),
        ])
        #expect(throws: GraphError.noSuchRelationship(RelationshipID(rawValue: 1))) { try graph.apply(changes) }
        #expect(graph.dump() == before)
        #expect(graph.createNode() == next)
    }

    @Test("keep the ids they name: those in between count as given, used and too high ones are refused")
    func explicitIDs() throws {
        var graph = PropertyGraph()
        try graph.apply(.createNode(NodeID(rawValue: 5), labels: ["A"]))
        try graph.apply(.createNode(NodeID(rawValue: 100_000), labels: []))
        #expect(graph.nodes.map(\.rawValue) == [5, 100_000])
        #expect(!graph.contains(NodeID(rawValue: 4)))
        for id in [NodeID(rawValue: 0), NodeID(rawValue: 3), NodeID(rawValue: 5), NodeID(rawValue: 100_000)] {
            #expect(throws: GraphError.nodeIDUsed(id)) { try graph.apply(.createNode(id, labels: ["B"])) }
        }
        #expect(throws: GraphError.tooManyEntities) {
            try graph.apply(.createNode(NodeID(rawValue: .max), labels: ["B"]))
        }
        #expect(graph.label("B") == nil)
        let ends = (NodeID(rawValue: 5), NodeID(rawValue: 100_000))
        func tie(_ id: UInt32) -> GraphChange {
            .createRelationship(RelationshipID(rawValue: id), type: "T", from: ends.0, to: ends.1)
        }
        try graph.apply(tie(7))
        #expect(throws: GraphError.relationshipIDUsed(RelationshipID(rawValue: 7))) { try graph.apply(tie(7)) }
        #expect(throws: GraphError.relationshipIDUsed(RelationshipID(rawValue: 0))) { try graph.apply(tie(0)) }
        #expect(throws: GraphError.tooManyEntities) { try graph.apply(tie(.max)) }
        #expect(graph.nextNodeID.rawValue == 100_001 && graph.nextRelationshipID.rawValue == 8)
        graph.skipIDs(toNode: NodeID(rawValue: 12), relationship: RelationshipID(rawValue: 12))
        #expect(graph.createNode().rawValue == 100_001)
        #expect(graph.nextRelationshipID.rawValue == 12)
        #expect(graph.checkInvariants() == [])
    }

    @Test("up to the highest id a change may name leave room for more")
    func highestID() throws {
        var graph = PropertyGraph()
        let highest = NodeID(rawValue: PropertyGraph.maximumID)
        try graph.apply(.createNode(highest, labels: ["A"]))
        try graph.apply(.setNodeProperty(highest, key: "name", "the last one"))
        #expect(!graph.isFull)
        let next = graph.createNode()
        #expect(graph.isFull)
        _ = try graph.createRelationship(graph.internType("T"), from: highest, to: next)
        #expect(graph.nodes.map(\.rawValue) == [highest.rawValue, highest.rawValue + 1])
        #expect(graph.relationships(of: next, .both).map(\.other) == [highest])
        graph.skipIDs(toNode: NodeID(rawValue: .max), relationship: RelationshipID(rawValue: .max))
        #expect(graph.nextRelationshipID.rawValue == PropertyGraph.maximumID + 1)
    }
}
