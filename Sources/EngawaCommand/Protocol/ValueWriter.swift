import EngawaCypher
import EngawaGraph
import EngawaText

/// Writes values in the protocol's form. What nodes and relationships hold is read from the graph of a result.
struct ValueWriter {
    private let graph: PropertyGraph
    // Names are escaped once for each result; the places are those of the tokens.
    private var labels: [[UInt8]?] = []
    private var types: [[UInt8]?] = []
    private var keys: [[UInt8]?] = []
    private var depth = 0

    /// How deep lists and maps may nest: as deep as a reader of the protocol would take it.
    static let depthLimit = JSONReader.depthLimit

    /// A writer of values of this graph.
    init(_ graph: PropertyGraph) { self.graph = graph }

    /// Appends the value of a column in a row. A text of the graph is written from where it stands.
    @inline(__always)
    mutating func write(_ column: Column, _ row: Int, to json: inout JSONBytes) throws(ProtocolError) {
        switch column {
        case .values(let values): try write(values[row], to: &json)
        case .nodes(let nodes): try node(nodes[row], to: &json)
        case .property(let column):
            let node = column.nodes[row]
            let isText = node.rawValue > 0 && column.graph.withText(column.key, of: node) { json.string($0) }
            if !isText { try write(column[row], to: &json) }
        case .absent, .relationships, .constant: try write(column[row], to: &json)
        }
    }

    /// Appends a value. Throws where it nests too deep.
    mutating func write(_ value: CypherValue, to json: inout JSONBytes) throws(ProtocolError) {
        switch value {
        case .null: json.raw("null")
        case .boolean(let value): json.boolean(value)
        case .integer(let value): json.integer(value)
        case .float(let value): json.float(value)
        case .string(let text): json.string(text)
        case .node(let id): try node(id, to: &json)
        case .relationship(let id): try relationship(id, to: &json)
        case .path(let path): try self.path(path, to: &json)
        case .list(let values):
            try deepen()
            json.raw("[")
            for (place, value) in values.enumerated() {
                if place > 0 { json.raw(",") }
                try write(value, to: &json)
            }
            json.raw("]")
            depth -= 1
        case .map(let map):
            try deepen()
            json.raw("{")
            for (place, entry) in map.enumerated() {
                if place > 0 { json.raw(",") }
                json.string(entry.key.utf8.first == UInt8(ascii: "$") ? "$" + entry.key : entry.key)
                json.raw(":")
                try write(entry.value, to: &json)
            }
            json.raw("}")
            depth -= 1
        case .date(let value): text("{\"$date\":", value.description, to: &json)
        case .localTime(let value): text("{\"$localtime\":", value.description, to: &json)
        case .time(let value): text("{\"$time\":", value.description, to: &json)
        case .localDateTime(let value): text("{\"$localdatetime\":", value.description, to: &json)
        case .dateTime(let value): text("{\"$datetime\":", value.description, to: &json)
        case .duration(let value): text("{\"$duration\":", value.description, to: &json)
        }
    }

    private mutating func deepen() throws(ProtocolError) {
        depth += 1
        guard depth <= ValueWriter.depthLimit else {
            depth = 0
            throw ProtocolError(
                .nestingTooDeep,
                Message(
                    ja: "結果の入れ子が \(ValueWriter.depthLimit) 段を超えています",
                    en: "a value of the result nests lists and maps more than \(ValueWriter.depthLimit) deep"
                )
            )
        }
    }

    private func text(_ opening: StaticString, _ text: String, to json: inout JSONBytes) {
        json.raw(opening)
        json.string(text)
        json.raw("}")
    }

    // MARK: - Parts of the graph

    private mutating func node(_ id: NodeID, to json: inout JSONBytes) throws(ProtocolError) {
        json.raw("{\"$node\":{\"id\":")
        json.integer(Int64(id.rawValue))
        json.raw(",\"labels\":[")
        for (place, label) in graph.labels(of: id).enumerated() {
            if place > 0 { json.raw(",") }
            json.raw(ValueWriter.name(Int(label.rawValue), in: &labels) { graph.name(of: label) })
        }
        json.raw("],\"properties\":")
        try properties(graph.properties(of: id), to: &json)
        json.raw("}}")
    }

    private mutating func relationship(_ id: RelationshipID, to json: inout JSONBytes) throws(ProtocolError) {
        json.raw("{\"$relationship\":{\"id\":")
        json.integer(Int64(id.rawValue))
        // One that the statement itself has deleted has nothing but its id any more.
        if let relationship = graph.relationship(id) {
            json.raw(",\"type\":")
            let type = relationship.type
            json.raw(ValueWriter.name(Int(type.rawValue), in: &types) { graph.name(of: type) })
            json.raw(",\"start\":")
            json.integer(Int64(relationship.start.rawValue))
            json.raw(",\"end\":")
            json.integer(Int64(relationship.end.rawValue))
        } else {
            json.raw(",\"type\":null,\"start\":null,\"end\":null")
        }
        json.raw(",\"properties\":")
        try properties(graph.properties(of: id), to: &json)
        json.raw("}}")
    }

    private mutating func path(_ path: CypherPath, to json: inout JSONBytes) throws(ProtocolError) {
        json.raw("{\"$path\":{\"nodes\":[")
        for (place, id) in path.nodes.enumerated() {
            if place > 0 { json.raw(",") }
            try node(id, to: &json)
        }
        json.raw("],\"relationships\":[")
        for (place, id) in path.relationships.enumerated() {
            if place > 0 { json.raw(",") }
            try relationship(id, to: &json)
        }
        json.raw("]}}")
    }

    private mutating func properties(
        _ properties: [(key: KeyToken, value: Value)],
        to json: inout JSONBytes
    ) throws(ProtocolError) {
        json.raw("{")
        for (place, (key, value)) in properties.enumerated() {
            if place > 0 { json.raw(",") }
            json.raw(ValueWriter.name(Int(key.rawValue), in: &keys) { ValueWriter.key(graph.name(of: key)) })
            json.raw(":")
            switch value {
            case .string(let text): json.string(text)
            case .integer(let value): json.integer(value)
            default: try write(CypherValue(value), to: &json)
            }
        }
        json.raw("}")
    }

    /// A key of a map as it stands in JSON: one that begins with `$` has one more.
    private static func key(_ name: String) -> String {
        name.utf8.first == UInt8(ascii: "$") ? "$" + name : name
    }

    /// The name at a place as JSON, from the table of those that were written already.
    @inline(__always)
    private static func name(_ place: Int, in table: inout [[UInt8]?], _ name: () -> String) -> [UInt8] {
        if place < table.count, let known = table[place] { return known }
        while table.count <= place { table.append(nil) }
        var json = JSONBytes()
        json.string(name())
        table[place] = json.bytes
        return json.bytes
    }
}
