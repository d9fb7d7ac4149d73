import EngawaCypher
import EngawaGraph

extension TCKValue {
    /// A value of a result, whose nodes and relationships are looked up in a graph. Values of time are their texts, as
    /// in the TCK's tables.
    init(_ value: CypherValue, in graph: PropertyGraph) {
        switch value {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .float(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .date(let value): self = .string(value.description)
        case .localTime(let value): self = .string(value.description)
        case .time(let value): self = .string(value.description)
        case .localDateTime(let value): self = .string(value.description)
        case .dateTime(let value): self = .string(value.description)
        case .duration(let value): self = .string(value.description)
        case .list(let values): self = .list(values.map { TCKValue($0, in: graph) })
        case .map(let map):
            self = .map(Entry.sorted(map.map { Entry(key: $0.key, value: TCKValue($0.value, in: graph)) }))
        case .node(let id): self = TCKValue.node(id, in: graph)
        case .relationship(let id): self = TCKValue.relationship(id, in: graph)
        case .path(let path):
            var place = path.nodes[0]
            let steps = zip(path.relationships, path.nodes.dropFirst()).map { relationship, node in
                defer { place = node }
                return Step(
                    relationship: TCKValue.relationship(relationship, in: graph),
                    isForward: graph.relationship(relationship)?.start == place,
                    node: TCKValue.node(node, in: graph)
                )
            }
            self = .path(start: TCKValue.node(path.nodes[0], in: graph), steps: steps)
        }
    }

    private static func node(_ id: NodeID, in graph: PropertyGraph) -> TCKValue {
        .node(
            labels: graph.labels(of: id).map { graph.name(of: $0) }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
            properties: entries(graph.properties(of: id), graph)
        )
    }

    private static func relationship(_ id: RelationshipID, in graph: PropertyGraph) -> TCKValue {
        guard let relationship = graph.relationship(id) else { return .string("a relationship that is no more") }
        return .relationship(
            type: graph.name(of: relationship.type),
            properties: entries(graph.properties(of: id), graph)
        )
    }

    private static func entries(_ properties: [(key: KeyToken, value: Value)], _ graph: PropertyGraph) -> [Entry] {
        Entry.sorted(
            properties.map { Entry(key: graph.name(of: $0.key), value: TCKValue(CypherValue($0.value), in: graph)) }
        )
    }
}
