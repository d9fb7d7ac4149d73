import EngawaTestSupport
import Testing

@testable import EngawaGraph

struct DifferenceTests {
    /// A graph and what random changes made of it.
    private static func pair(seed: UInt64) throws -> (before: PropertyGraph, changes: ChangeSet, after: PropertyGraph) {
        var random = SeededGenerator(seed: seed)
        let before = try ImageTests.graph(seed: seed, size: 40)
        var draft = GraphDraft(before)
        for _ in 0..<40 {
            let nodes = Array(draft.graph.nodes)
            guard let node = random.pick(nodes), let other = random.pick(nodes) else { continue }
            let key = ["name", "v", "が"][random.below(3)]
            switch random.below(9) {
            case 0: try draft.createNode(labels: ["B"], properties: [("name", random.value())])
            case 1: try draft.createRelationship("KNOWS", from: node, to: other, properties: [(key, random.value())])
            case 2: try draft.detachDeleteNode(node)
            case 3:
                if let tie = random.pick(Array(draft.graph.relationships)) { try draft.deleteRelationship(tie) }
            case 4: try draft.addLabel(["A", "E"][random.below(2)], to: node)
            case 5: try draft.removeLabel("A", from: node)
            case 6: try draft.set(random.value(), for: key, of: node)
            case 7:
                if let tie = random.pick(Array(draft.graph.relationships)) {
                    try draft.set(random.value(), for: key, of: tie)
                }
            default:
                draft.setAttribute(key, random.value())
                draft.createIndex(label: "B", key: key)
                draft.dropIndex(label: "A", key: "name")
            }
        }
        return (before, draft.changes, draft.graph)
    }

    @Test(arguments: 0..<12)
    func `the difference leads from the earlier graph to the later one, with the same ids`(seed: UInt64) throws {
        let (before, _, after) = try Self.pair(seed: seed)
        let difference = try ChangeSet.difference(from: before, to: after)
        #expect(difference.renumberedNodes.isEmpty && difference.renumberedRelationships.isEmpty)
        var graph = before
        try graph.apply(difference.changes)
        #expect(graph.dump() == after.dump(), "seed \(seed)")
        #expect(try ChangeSet.difference(from: after, to: after).changes.isEmpty)
    }

    @Test(arguments: 0..<12)
    func `inverted changes lead back, and what was deleted has new ids`(seed: UInt64) throws {
        let (before, changes, after) = try Self.pair(seed: seed)
        let inverse = try changes.inverted(on: before)
        var graph = after
        try graph.apply(inverse.changes)
        #expect(graph.checkInvariants() == [])
        for (old, new) in inverse.renumberedNodes {
            #expect(!after.contains(old) && before.contains(old) && new >= after.nextNodeID)
        }
        #expect(graph.nodeCount == before.nodeCount && graph.relationshipCount == before.relationshipCount)
        // What differs now is ids alone: going forward and back again ends in as many changes.
        for id in before.nodes {
            let now = inverse.renumberedNodes[id] ?? id
            #expect(Self.properties(graph, now) == Self.properties(before, id), "seed \(seed), node \(id)")
            #expect(graph.degree(of: now, .both) == before.degree(of: id, .both))
        }
        for id in before.relationships {
            let now = inverse.renumberedRelationships[id] ?? id
            let start = before.start(of: id)
            #expect(graph.start(of: now) == inverse.renumberedNodes[start] ?? start, "seed \(seed), \(id)")
        }
    }

    @Test func `a difference leads through what a unique index would refuse on the way`() throws {
        var draft = GraphDraft(PropertyGraph())
        for number in [1, 2] as [Value] { try draft.createNode(labels: ["A"], properties: [("number", number)]) }
        try draft.createIndex(label: "A", key: "number", isUnique: true)
        let before = draft.graph
        let (one, other) = (NodeID(rawValue: 1), NodeID(rawValue: 2))
        for (id, value) in [(one, 3), (other, 1), (one, 2)] as [(NodeID, Value)] {
            try draft.set(value, for: "number", of: id)
        }
        let exchanged = try ChangeSet.difference(from: before, to: draft.graph)
        var graph = before
        try graph.apply(exchanged.changes)
        #expect(graph.dump() == draft.graph.dump() && graph.checkInvariants() == [])
        #expect(try ChangeSet.difference(from: graph, to: graph).changes.isEmpty)
        // From unique to plain, and back.
        draft.dropIndex(label: "A", key: "number")
        draft.createIndex(label: "A", key: "number")
        for (from, to) in [(graph, draft.graph), (draft.graph, graph)] {
            var made = from
            try made.apply(ChangeSet.difference(from: from, to: to).changes)
            #expect(made.dump() == to.dump())
        }
    }

    private static func properties(_ graph: PropertyGraph, _ id: NodeID) -> [String] {
        let labels = graph.labels(of: id).map { graph.name(of: $0) }.sorted()
        return labels + graph.properties(of: id).map { "\(graph.name(of: $0.key)) \($0.value)" }.sorted()
    }
}
