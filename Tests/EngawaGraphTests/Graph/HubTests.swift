import EngawaTestSupport
import EngawaGraph
import Testing

@Suite("Hubs")
struct HubTests {
    @Test("grow from small nodes and shrink to such again, in any order of deletion", arguments: [UInt64](1...3))
    func growAndShrink(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var graph = PropertyGraph()
        let types = ["A", "B", "C"].map { graph.internType($0) }
        let hubs = (0..<4).map { _ in graph.createNode() }
        var ties: [Adjacent] = []
        // Twice, so that the room of dissolved hubs is used again.
        for round in 1...2 {
            for _ in 0..<1500 {
                let (start, end) = (hubs[generator.below(4)], hubs[generator.below(4)])
                let type = types[generator.below(3)]
                let id = try graph.createRelationship(type, from: start, to: end)
                ties.append(Adjacent(type: type, relationship: id, other: end))
            }
            let full = graph
            let degrees = hubs.map { full.degree(of: $0, .both) }
            while !ties.isEmpty {
                for _ in 0..<min(150, ties.count) {
                    try graph.deleteRelationship(ties.remove(at: generator.below(ties.count)).relationship)
                }
                #expect(graph.checkInvariants() == [], "seed \(seed), round \(round), \(ties.count) left")
                for direction in Direction.allCases {
                    for type in types {
                        let counts = hubs.map { graph.degree(of: $0, direction, type: type) }
                        let listed = hubs.map { Array(graph.relationships(of: $0, direction, type: type)).count }
                        #expect(counts == listed, "seed \(seed), round \(round)")
                    }
                }
            }
            #expect(hubs.allSatisfy { graph.degree(of: $0, .both) == 0 }, "seed \(seed), round \(round)")
            #expect(hubs.map { full.degree(of: $0, .both) } == degrees, "seed \(seed), round \(round)")
            #expect(full.checkInvariants() == [], "seed \(seed), round \(round)")
        }
    }

    @Test("answer about types and nodes that they never heard of with nothing")
    func unknown() throws {
        var graph = PropertyGraph()
        let (hub, type) = (graph.createNode(), graph.internType("A"))
        for _ in 0..<100 { _ = try graph.createRelationship(type, from: hub, to: hub) }
        let (stranger, nobody) = (TypeToken(rawValue: .max), NodeID(rawValue: .max))
        for direction in Direction.allCases {
            #expect(graph.degree(of: hub, direction, type: stranger) == 0)
            #expect(Array(graph.relationships(of: hub, direction, type: stranger)).isEmpty)
            #expect(graph.degree(of: nobody, direction) == 0 && graph.degree(of: nobody, direction, type: type) == 0)
            #expect(Array(graph.relationships(of: nobody, direction)).isEmpty)
        }
        #expect(graph.degree(of: hub, .both, type: type) == 100)
    }
}
