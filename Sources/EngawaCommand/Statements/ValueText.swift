import EngawaCypher
import EngawaGraph
import EngawaText

/// Values for people, close to how a query would write them: `(:Actor {name: "…"})`, `[:KNOWS {since: 2019-04-01}]`,
/// `(:A)-[:T]->(:B)`, `["a", 1, 2.0]`. Text that stands alone has no quotes.
struct ValueText {
    private let graph: PropertyGraph

    /// Texts of values whose nodes and relationships are in this graph.
    init(_ graph: PropertyGraph) { self.graph = graph }

    /// Deeper lists and maps are shown as an ellipsis.
    private static let depthLimit = 100

    /// The text of a value.
    func text(_ value: CypherValue) -> String {
        if case .string(let text) = value { return text }
        return nested(value, 0)
    }

    private func nested(_ value: CypherValue, _ depth: Int) -> String {
        switch value {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .float(let value): return ValueText.float(value)
        case .string(let text): return ValueText.quoted(text)
        case .node(let id): return node(id, depth)
        case .relationship(let id): return relationship(id, depth)
        case .path(let path): return self.path(path, depth)
        case .list(let values):
            guard depth < ValueText.depthLimit else { return "[…]" }
            return "[" + values.map { nested($0, depth + 1) }.joined(separator: ", ") + "]"
        case .map(let map): return self.map(map.map { ($0.key, $0.value) }, depth)
        case .date(let value): return value.description
        case .localTime(let value): return value.description
        case .time(let value): return value.description
        case .localDateTime(let value): return value.description
        case .dateTime(let value): return value.description
        case .duration(let value): return value.description
        }
    }

    private static func float(_ value: Double) -> String {
        value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : value.description
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    /// A name as a query would write it: in back quotes where it is not made of letters, digits and underscores.
    static func name(_ name: String) -> String {
        let isPlain =
            name.unicodeScalars.allSatisfy {
                $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
            && name.unicodeScalars.first.map { $0.properties.numericType != .decimal } ?? false
        return isPlain ? name : "`" + name.replacing("`", with: "``") + "`"
    }

    private func map(_ entries: [(String, CypherValue)], _ depth: Int) -> String {
        guard depth < ValueText.depthLimit else { return "{…}" }
        return "{" + entries.map { ValueText.name($0.0) + ": " + nested($0.1, depth + 1) }.joined(separator: ", ") + "}"
    }

    private func properties(_ properties: [(key: KeyToken, value: Value)], _ depth: Int) -> String {
        if properties.isEmpty { return "" }
        return map(properties.map { (graph.name(of: $0.key), CypherValue($0.value)) }, depth)
    }

    private func node(_ id: NodeID, _ depth: Int) -> String {
        let labels = graph.labels(of: id).map { ":" + ValueText.name(graph.name(of: $0)) }.joined()
        let properties = properties(graph.properties(of: id), depth)
        return "(" + labels + (labels.isEmpty || properties.isEmpty ? "" : " ") + properties + ")"
    }

    private func relationship(_ id: RelationshipID, _ depth: Int) -> String {
        guard let relationship = graph.relationship(id) else { return "[]" }
        let properties = properties(graph.properties(of: id), depth)
        return "[:" + ValueText.name(graph.name(of: relationship.type)) + (properties.isEmpty ? "" : " ") + properties
            + "]"
    }

    private func path(_ path: CypherPath, _ depth: Int) -> String {
        var text = node(path.nodes[0], depth)
        for (place, id) in path.relationships.enumerated() {
            let isForward = graph.relationship(id)?.start == path.nodes[place]
            let middle = relationship(id, depth)
            text += isForward ? "-\(middle)->" : "<-\(middle)-"
            text += node(path.nodes[place + 1], depth)
        }
        return text
    }
}
