import EngawaGraph
import Testing

@Suite("A property graph")
struct PropertyGraphTests {
    @Test("keeps nodes, labels, relationships and properties, and finds them again")
    func smallGraph() throws {
        var graph = PropertyGraph()
        let (actor, ibasho) = (graph.internLabel("Actor"), graph.internLabel("Ibasho"))
        let (supports, name) = (graph.internType("SUPPORTS"), graph.internKey("name"))
        let place = graph.createNode(labels: [ibasho])
        let farm = graph.createNode(labels: [actor])
        try graph.set("みんなの食堂", for: name, of: place)
        try graph.set("田中農園", for: name, of: farm)
        let tie = try graph.createRelationship(supports, from: farm, to: place)
        try graph.set(.strings(["rice", "vegetables"]), for: graph.internKey("brings"), of: tie)

        #expect(graph.nodeCount == 2)
        #expect(graph.relationshipCount == 1)
        #expect(Array(graph.nodes) == [place, farm])
        #expect(Array(graph.nodes(label: actor)) == [farm])
        #expect(graph.value(name, of: place) == "みんなの食堂")
        #expect(graph.properties(of: tie).map(\.value) == [["rice", "vegetables"]])
        #expect(graph.relationships(of: place, .incoming).map(\.other) == [farm])
        #expect(Array(graph.relationships(of: place, .outgoing)).isEmpty)
        #expect(graph.degree(of: farm, .both) == 1)
        #expect(graph.nodes(label: actor, key: name, equals: "田中農園") == [farm])
        #expect(throws: GraphError.nodeHasRelationships(farm, count: 1)) { try graph.deleteNode(farm) }
        #expect(try graph.detachDeleteNode(farm) == [tie])
        #expect(!graph.contains(farm) && !graph.contains(tie))
        #expect(graph.createNode() == NodeID(rawValue: 3))
    }

    @Test("refuses operations on what does not exist, and stays as it was")
    func refusals() throws {
        var graph = PropertyGraph()
        let (label, type, key) = (graph.internLabel("A"), graph.internType("T"), graph.internKey("k"))
        let (there, missing) = (graph.createNode(), NodeID(rawValue: 9))
        let before = graph.dump()
        let noTie = RelationshipID(rawValue: 1)
        #expect(throws: GraphError.noSuchNode(missing)) { try graph.createRelationship(type, from: there, to: missing) }
        #expect(throws: GraphError.noSuchNode(missing)) { try graph.createRelationship(type, from: missing, to: there) }
        #expect(throws: GraphError.noSuchNode(missing)) { try graph.addLabel(label, to: missing) }
        #expect(throws: GraphError.noSuchNode(missing)) { try graph.removeLabel(label, from: missing) }
        #expect(throws: GraphError.noSuchNode(missing)) { try graph.set(1, for: key, of: missing) }
        #expect(throws: GraphError.noSuchNode(missing)) { try graph.deleteNode(missing) }
        #expect(throws: GraphError.noSuchNode(missing)) { try graph.detachDeleteNode(missing) }
        #expect(throws: GraphError.noSuchNode(NodeID(rawValue: 0))) { try graph.deleteNode(NodeID(rawValue: 0)) }
        #expect(throws: GraphError.noSuchRelationship(noTie)) { try graph.set(1, for: key, of: noTie) }
        #expect(throws: GraphError.noSuchRelationship(noTie)) { try graph.deleteRelationship(noTie) }
        #expect(graph.relationship(noTie) == nil)
        #expect(graph.value(key, of: missing).isNull)
        #expect(graph.labels(of: missing).isEmpty)
        #expect(graph.dump() == before)
    }

    @Test("gives a relationship from a node to itself once in both directions, also among many")
    func loops() throws {
        var graph = PropertyGraph()
        let (likes, knows) = (graph.internType("LIKES"), graph.internType("KNOWS"))
        let (node, other) = (graph.createNode(), graph.createNode())
        for number in 0..<300 {
            _ = try graph.createRelationship(number % 3 == 0 ? likes : knows, from: node, to: node)
            _ = try graph.createRelationship(likes, from: node, to: other)
        }
        #expect(graph.degree(of: node, .outgoing) == 600)
        #expect(graph.degree(of: node, .incoming) == 300)
        #expect(graph.degree(of: node, .both) == 600)
        #expect(graph.degree(of: node, .both, type: knows) == 200)
        #expect(graph.degree(of: node, .both, type: likes) == 400)
        let both = Array(graph.relationships(of: node, .both))
        #expect(both.count == 600)
        #expect(both == both.sorted())
        #expect(Set(both.map(\.relationship)).count == 600)
        #expect(graph.checkInvariants() == [])
    }

    @Test("interns names byte by byte and gives tokens in the order of interning")
    func names() {
        var graph = PropertyGraph()
        let words = ["が", "か\u{3099}", "", "b", "a", "quote ' and \u{0}"]
        let tokens = words.map { graph.internKey($0) }
        #expect(tokens.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
        #expect(words.map { graph.internKey($0) } == tokens)
        #expect(words.map { graph.key($0) } == tokens)
        #expect(zip(words, tokens).allSatisfy { Array(graph.name(of: $1).utf8) == Array($0.utf8) })
        #expect(graph.keys == tokens)
        #expect(graph.key("c") == nil && graph.label("b") == nil && graph.type("b") == nil)
        for number in 0..<500 { #expect(graph.internLabel("label \(number)").rawValue == number) }
        for number in 0..<500 { #expect(graph.label("label \(number)")?.rawValue == UInt32(number)) }
    }

    @Test("keeps strings of the same canonical form and other bytes apart, with and without an index")
    func canonicalEquivalence() throws {
        var graph = PropertyGraph()
        let (label, key) = (graph.internLabel("Actor"), graph.internKey("name"))
        let composed = "が"
        let decomposed = "か\u{3099}"
        #expect(composed == decomposed)
        let first = graph.createNode(labels: [label])
        let second = graph.createNode(labels: [label])
        for padding in ["", " of more than eight bytes"] {
            try graph.set(.string(composed + padding), for: key, of: first)
            try graph.set(.string(decomposed + padding), for: key, of: second)
            for indexed in [false, true] {
                if indexed {
                    graph.createIndex(label: label, key: key)
                } else {
                    graph.dropIndex(label: label, key: key)
                }
                #expect(graph.nodes(label: label, key: key, equals: .string(composed + padding)) == [first])
                #expect(graph.nodes(label: label, key: key, equals: .string(decomposed + padding)) == [second])
            }
            #expect(
                graph.value(key, of: second).stringValue.map { Array($0.utf8) } == Array((decomposed + padding).utf8)
            )
        }
        var draft = GraphDraft(graph)
        #expect(try draft.set(.string(composed + " of more than eight bytes"), for: "name", of: second))
        #expect(draft.changes.count == 1)
    }

    @Test("keeps attributes of its own in the order of their names")
    func attributes() {
        var graph = PropertyGraph()
        graph.setAttribute("language", "ja")
        graph.setAttribute("axes", ["分野", "領域"])
        let before = graph
        graph.setAttribute("language", "en")
        graph.setAttribute("axes", .null)
        graph.setAttribute("zone", 9)
        #expect(graph.attributes.map(\.name) == ["language", "zone"])
        #expect(graph.attribute("language") == "en" && graph.attribute("axes").isNull)
        #expect(before.attributes.map(\.name) == ["axes", "language"])
        #expect(before.attribute("language") == "ja")
    }

    @Test("goes on reading what a sequence was asked for while it changes itself")
    func sequencesAreSnapshots() throws {
        var graph = PropertyGraph()
        let (label, type) = (graph.internLabel("A"), graph.internType("T"))
        let hub = graph.createNode(labels: [label])
        for _ in 0..<400 { _ = try graph.createRelationship(type, from: hub, to: graph.createNode(labels: [label])) }
        let small = graph.createNode(labels: [label])
        for _ in 0..<5 { _ = try graph.createRelationship(type, from: small, to: hub) }
        let (ties, few) = (graph.relationships(of: hub, .outgoing), graph.relationships(of: small, .both))
        let (nodes, labelled) = (graph.nodes, graph.nodes(label: label))
        for id in graph.nodes { try graph.detachDeleteNode(id) }
        #expect(graph.nodeCount == 0 && graph.relationshipCount == 0)
        #expect(ties.map(\.relationship.rawValue) == Array(1...400))
        #expect(few.map(\.relationship.rawValue) == Array(401...405))
        #expect(nodes.map(\.rawValue) == Array(1...402) && labelled.map(\.rawValue) == Array(1...402))
        #expect(graph.checkInvariants() == [])
    }
}
