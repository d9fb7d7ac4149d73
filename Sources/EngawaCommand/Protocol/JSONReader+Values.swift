import EngawaCypher
import EngawaGraph
import EngawaText

extension JSONReader {
    /// The value that a text says as a whole, for `--param`.
    static func value(of text: String) throws(ProtocolError) -> CypherValue {
        try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(ProtocolError) in
            try JSONReader.read(bytes) { (reader) throws(ProtocolError) in try reader.value() }
        }
    }

    /// Reads a value in the protocol's form: JSON's own, or an object with one `$` key.
    mutating func value() throws(ProtocolError) -> CypherValue {
        switch next() {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try objectValue()
        case UInt8(ascii: "["):
            var values: [CypherValue] = []
            try array { (reader) throws(ProtocolError) in values.append(try reader.value()) }
            return .list(values)
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean(try boolean())
        case UInt8(ascii: "n"):
            _ = try null()
            return .null
        default: return try number()
        }
    }

    private mutating func objectValue() throws(ProtocolError) -> CypherValue {
        var entries: [(String, CypherValue)] = []
        var special: String?
        try object { (reader, key) throws(ProtocolError) in
            var key = key
            if key.utf8.first == UInt8(ascii: "$") {
                if key.utf8.dropFirst().first == UInt8(ascii: "$") {
                    key = String(key.dropFirst())
                } else {
                    special = key
                }
            }
            entries.append((key, try reader.value()))
        }
        guard let special else { return .map(CypherMap(entries)) }
        guard entries.count == 1, let value = JSONReader.special(special, entries[0].1) else {
            throw ProtocolError(
                .invalidValue,
                Message(
                    ja: "{\"\(special)\": …} は値ではありません（$ で始まるキーは $$ と書きます）",
                    en: "{\"\(special)\": …} is no value (a key that begins with $ is written with $$)"
                )
            )
        }
        return value
    }

    /// The value of an object with one `$` key; nil where it is none.
    private static func special(_ key: String, _ value: CypherValue) -> CypherValue? {
        if let text = value.stringValue { return temporal(key, text) }
        guard let map = value.mapValue else { return nil }
        switch key {
        case "$node": return id(map).map { .node(NodeID(rawValue: $0)) }
        case "$relationship": return id(map).map { .relationship(RelationshipID(rawValue: $0)) }
        case "$path": return path(map)
        default: return nil
        }
    }

    private static func temporal(_ key: String, _ text: String) -> CypherValue? {
        switch (key, text) {
        case ("$float", "NaN"): .float(.nan)
        case ("$float", "Infinity"): .float(.infinity)
        case ("$float", "-Infinity"): .float(-.infinity)
        case ("$date", _): CalendarDate(text).map { .date($0) }
        case ("$localtime", _): LocalTime(text).map { .localTime($0) }
        case ("$time", _): OffsetTime(text).map { .time($0) }
        case ("$localdatetime", _): LocalDateTime(text).map { .localDateTime($0) }
        case ("$datetime", _): ZonedDateTime(text).map { .dateTime($0) }
        case ("$duration", _): CalendarDuration(text).map { .duration($0) }
        default: nil
        }
    }

    private static func id(_ map: CypherMap) -> UInt32? { map["id"]?.integerValue.flatMap { UInt32(exactly: $0) } }

    private static func path(_ map: CypherMap) -> CypherValue? {
        guard let nodes = map["nodes"]?.listValue, let relationships = map["relationships"]?.listValue,
            nodes.count == relationships.count + 1
        else { return nil }
        let nodeIDs = nodes.compactMap { value in if case .node(let id) = value { id } else { nil } }
        let relationshipIDs = relationships.compactMap { value in
            if case .relationship(let id) = value { id } else { nil }
        }
        guard nodeIDs.count == nodes.count, relationshipIDs.count == relationships.count else { return nil }
        return .path(CypherPath(nodes: nodeIDs, relationships: relationshipIDs))
    }
}

extension CypherValue {
    /// A node or relationship that this value is or holds and that the graph does not have, in words; nil without one.
    func missing(from graph: PropertyGraph) -> String? {
        switch self {
        case .node(let id): return graph.contains(id) ? nil : "node \(id)"
        case .relationship(let id): return graph.contains(id) ? nil : "relationship \(id)"
        case .path(let path):
            if let id = path.nodes.first(where: { !graph.contains($0) }) { return "node \(id)" }
            guard let place = path.relationships.indices.first(where: { !path.isWalked(at: $0, in: graph) }) else {
                return nil
            }
            return "relationship \(path.relationships[place])"
        case .list(let values):
            for value in values {
                if let missing = value.missing(from: graph) { return missing }
            }
            return nil
        case .map(let map):
            for entry in map {
                if let missing = entry.value.missing(from: graph) { return missing }
            }
            return nil
        default: return nil
        }
    }
}

extension CypherPath {
    /// Whether the relationship at a place is there and connects the nodes on both sides of it.
    fileprivate func isWalked(at place: Int, in graph: PropertyGraph) -> Bool {
        guard let relationship = graph.relationship(relationships[place]) else { return false }
        let ends = (nodes[place], nodes[place + 1])
        return ends == (relationship.start, relationship.end) || ends == (relationship.end, relationship.start)
    }
}
