import Testing

@testable import EngawaGraph

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
}
