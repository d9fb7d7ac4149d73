import Testing

@testable import EngawaGraph

@Suite("A view of a graph")
struct GraphViewTests {
    /// What a view should say of one node, asked of the graph itself.
    private static func expected(
        _ graph: PropertyGraph,
        _ id: NodeID,
        _ direction: Direction,
        _ types: [TypeToken]?,
        _ ids: Set<NodeID>
    ) -> [Adjacent] {
        graph.relationships(of: id, direction).filter { entry in
            ids.contains(entry.other) && types?.contains(entry.type) ?? true
        }
    }

    private static func expectSame(
        _ view: GraphView,
        _ graph: PropertyGraph,
        _ types: [TypeToken]?,
        hasRelationships: Bool,
        _ note: Comment
    ) {
        let ids = Set(view.ids)
        for direction in Direction.allCases {
            var total = 0
            view.withNeighbours(direction) { neighbours in
                #expect(neighbours.nodeCount == view.nodeCount, note)
                for node in view.nodes {
                    let id = view.id(of: node)
                    let all = expected(graph, id, direction, types, ids)
                    total += all.count
                    #expect(neighbours[node].map { view.id(of: $0) } == all.map(\.other), note)
                    #expect(neighbours.count(of: node) == all.count, note)
                    let relationships = hasRelationships ? all.map(\.relationship) : []
                    #expect(Array(neighbours.relationships(of: node)) == relationships, note)
                    for type in graph.types + [TypeToken(rawValue: 99)] {
                        let some = all.filter { $0.type == type }
                        #expect(neighbours[node, type: type].map { view.id(of: $0) } == some.map(\.other), note)
                        let ofType = hasRelationships ? some.map(\.relationship) : []
                        #expect(Array(neighbours.relationships(of: node, type: type)) == ofType, note)
                    }
                }
            }
            #expect(view.neighbourCount(direction) == total, note)
        }
    }

    @Test(
        "has the neighbours that the graph has, of all types or some, of all labels or some",
        arguments: [UInt64](1...5)
    )
    func sameAsGraph(seed: UInt64) throws {
        var history = RandomHistory(seed: seed, deletionsPerHundred: Int(seed) * 7 % 30)
        for _ in 0..<700 { try history.step() }
        let graph = history.draft.graph
        let tokens = (graph.types, graph.labels)
        let choices: [(types: [TypeToken]?, labels: [LabelToken]?)] = [
            (nil, nil), (Array(tokens.0.prefix(1)), nil), (Array(tokens.0.suffix(2)), nil), ([], nil),
            (nil, Array(tokens.1.prefix(1))), (Array(tokens.0.prefix(2)), Array(tokens.1.prefix(2))), (nil, []),
            ([TypeToken(rawValue: 77)], [LabelToken(rawValue: 77)]),
        ]
        for (types, labels) in choices {
            for hasRelationships in [false, true] {
                let view = GraphView(
                    graph,
                    directions: [.outgoing, .incoming, .both],
                    types: types,
                    labels: labels,
                    hasRelationships: hasRelationships
                )
                let ids = graph.nodes.filter { id in labels?.contains { graph.hasLabel(id, $0) } ?? true }
                let note: Comment = "seed \(seed), \(String(describing: types)), \(String(describing: labels))"
                #expect(view.ids == ids && view.nodeCount == ids.count, note)
                Self.expectSame(view, graph, types, hasRelationships: hasRelationships, note)
            }
        }
    }

    @Test("can be a simple graph: each neighbour once, in order, and no node its own", arguments: [UInt64](11...14))
    func merged(seed: UInt64) throws {
        var history = RandomHistory(seed: seed, deletionsPerHundred: 10)
        for _ in 0..<900 { try history.step() }
        // One with more neighbours than are sorted by hand, some of them twice, and itself.
        let hub = history.draft.createNode()
        for id in Array(history.draft.graph.nodes) {
            try history.draft.createRelationship("KNOWS", from: hub, to: id)
            if id.rawValue % 2 == 0 { try history.draft.createRelationship("KNOWS", from: id, to: hub) }
        }
        let graph = history.draft.graph
        let view = GraphView(graph, directions: [.outgoing, .incoming, .both], parallels: .merged)
        for direction in Direction.allCases {
            for node in view.nodes {
                let id = view.id(of: node)
                let expected = Set(graph.relationships(of: id, direction).map(\.other)).subtracting([id]).sorted()
                #expect(view.neighbours(of: node, direction).map { view.id(of: $0) } == expected, "seed \(seed)")
            }
        }
    }

    @Test("numbers its nodes in the order of ids, whatever gaps these have")
    func numbering() {
        let consecutive = ViewNumbering((5...9).map { NodeID(rawValue: $0) })
        let gaps = ViewNumbering([5, 7, 8, 9, 40].map { NodeID(rawValue: $0) })
        let far = ViewNumbering([5, 1000, 4_000_000_000].map { NodeID(rawValue: $0) })
        #expect(
            (0...12).map { consecutive.place(of: NodeID(rawValue: $0)) }.map { $0 == .max ? -1 : Int($0) }
                == [-1, -1, -1, -1, -1, 0, 1, 2, 3, 4, -1, -1, -1]
        )
        for (numbering, ids) in [(gaps, [5, 7, 8, 9, 40]), (far, [5, 1000, 4_000_000_000])] as [(_, [UInt32])] {
            for (place, id) in ids.enumerated() {
                #expect(numbering.place(of: NodeID(rawValue: id)) == UInt32(place))
                for wrong in [id - 1, id + 1] where !ids.contains(wrong) {
                    #expect(numbering.place(of: NodeID(rawValue: wrong)) == ViewNumbering.none)
                }
            }
            #expect(numbering.place(of: NodeID(rawValue: 0)) == ViewNumbering.none)
            #expect(numbering.place(of: NodeID(rawValue: .max)) == ViewNumbering.none)
        }
        #expect(ViewNumbering([]).place(of: NodeID(rawValue: 1)) == ViewNumbering.none)
    }

    @Test("finds nodes by their ids, and stays as it was when the graph goes on")
    func snapshot() throws {
        var graph = PropertyGraph()
        let type = graph.internType("T")
        let nodes = (0..<10).map { _ in graph.createNode() }
        for node in nodes.dropFirst() { _ = try graph.createRelationship(type, from: nodes[0], to: node) }
        try graph.detachDeleteNode(nodes[4])
        let view = GraphView(graph)
        for node in graph.nodes { try graph.detachDeleteNode(node) }
        #expect(view.node(nodes[4]) == nil && view.node(NodeID(rawValue: 99)) == nil)
        let first = try #require(view.node(nodes[0]))
        let sixth = try #require(view.node(nodes[5]))
        #expect(first.index == 0 && sixth.index == 4 && view.id(of: sixth) == nodes[5])
        #expect(view.neighbours(of: first, .outgoing).map(\.index) == Array(1...8))
        #expect(view.neighbours(of: sixth, .incoming) == [first])
        #expect(view.neighbours(of: sixth, .incoming, type: TypeToken(rawValue: 5)).isEmpty)
        let empty = GraphView(graph, directions: [.both])
        #expect(empty.nodeCount == 0 && empty.neighbourCount(.both) == 0 && Array(empty.nodes).isEmpty)
        #expect(empty.withNeighbours(.both) { $0.nodeCount } == 0)
    }

    @Test("hands on what its closure throws")
    func errors() {
        var graph = PropertyGraph()
        let node = graph.createNode()
        let view = GraphView(graph)
        #expect(throws: GraphError.noSuchNode(node)) {
            try view.withNeighbours(.outgoing) { _ throws(GraphError) in throw .noSuchNode(node) }
        }
    }
}
