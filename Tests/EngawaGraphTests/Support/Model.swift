import EngawaGraph
import Testing

/// A property graph as simple as it can be: dictionaries, and a scan for every question.
struct Model {
    struct Node {
        var labels: Set<String> = []
        var properties: [String: Value] = [:]
    }
    struct Relationship {
        var type: String
        var start: NodeID
        var end: NodeID
        var properties: [String: Value] = [:]
    }

    var nodes: [NodeID: Node] = [:]
    var relationships: [RelationshipID: Relationship] = [:]

    func ties(_ node: NodeID, _ direction: Direction, _ type: String?) -> [(RelationshipID, String, NodeID)] {
        var ties: [(RelationshipID, String, NodeID)] = []
        for (id, tie) in relationships where type == nil || tie.type == type {
            if tie.start == node, direction != .incoming {
                ties.append((id, tie.type, tie.end))
            } else if tie.end == node, direction != .outgoing {
                ties.append((id, tie.type, tie.start))
            }
        }
        return ties
    }

    /// Compares all answers of a graph with the model's.
    func expectSame(as graph: PropertyGraph, _ note: Comment) {
        #expect(Array(graph.nodes) == nodes.keys.sorted(), note)
        #expect(Array(graph.relationships) == relationships.keys.sorted(), note)
        #expect(graph.nodeCount == nodes.count && graph.relationshipCount == relationships.count, note)
        for (id, node) in nodes {
            #expect(Set(graph.labels(of: id).map { graph.name(of: $0) }) == node.labels, note)
            expectSame(graph.properties(of: id), node.properties, graph, note)
            for direction in Direction.allCases { expectSameTies(id, direction, graph, note) }
        }
        for (id, tie) in relationships {
            #expect(graph.name(of: graph.type(of: id)) == tie.type, note)
            #expect(graph.start(of: id) == tie.start && graph.end(of: id) == tie.end, note)
            expectSame(graph.properties(of: id), tie.properties, graph, note)
        }
        for label in graph.labels {
            let name = graph.name(of: label)
            let expected = nodes.filter { $0.value.labels.contains(name) }.keys.sorted()
            #expect(Array(graph.nodes(label: label)) == expected, note)
            #expect(graph.nodeCount(label: label) == expected.count, note)
        }
        for type in graph.types {
            let name = graph.name(of: type)
            #expect(graph.relationshipCount(type: type) == relationships.values.count { $0.type == name }, note)
        }
    }

    /// Compares the answers to every (label, key, value) that the model knows.
    func expectSameLookups(as graph: PropertyGraph, _ note: Comment) {
        for label in graph.labels {
            for key in graph.keys {
                let (labelName, keyName) = (graph.name(of: label), graph.name(of: key))
                var expected: [Value: [NodeID]] = [:]
                for (id, node) in nodes where node.labels.contains(labelName) {
                    if let value = node.properties[keyName] { expected[value, default: []].append(id) }
                }
                for (value, ids) in expected {
                    #expect(graph.nodes(label: label, key: key, equals: value) == ids.sorted(), note)
                }
                #expect(graph.nodes(label: label, key: key, equals: "no such value anywhere").isEmpty, note)
            }
        }
    }

    private func expectSame(
        _ found: [(key: KeyToken, value: Value)],
        _ expected: [String: Value],
        _ graph: PropertyGraph,
        _ note: Comment
    ) {
        #expect(found.map(\.key) == found.map(\.key).sorted(), note)
        #expect(Dictionary(uniqueKeysWithValues: found.map { (graph.name(of: $0.key), $0.value) }) == expected, note)
    }

    private func expectSameTies(_ id: NodeID, _ direction: Direction, _ graph: PropertyGraph, _ note: Comment) {
        let all = ties(id, direction, nil)
        for type in [nil] + graph.types.map(Optional.some) {
            let found = Array(graph.relationships(of: id, direction, type: type))
            let wanted = type.map { graph.name(of: $0) }
            let expected = all.filter { wanted == nil || $0.1 == wanted }.map { tie in
                Adjacent(type: graph.type(tie.1) ?? TypeToken(rawValue: .max), relationship: tie.0, other: tie.2)
            }.sorted()
            #expect(found == expected, note)
            #expect(found.map(\.other) == expected.map(\.other), note)
            #expect(graph.degree(of: id, direction, type: type) == expected.count, note)
        }
    }
}
