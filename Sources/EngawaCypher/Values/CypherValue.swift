import EngawaGraph

/// What an expression of a query can be: every value that a property can hold, and nodes, relationships and paths.
///
/// Nodes and relationships stand for themselves by id; what they hold is looked up in the graph that the query runs on.
public enum CypherValue: Sendable {
    /// No value, or an unknown one.
    case null
    /// True or false.
    case boolean(Bool)
    /// A signed 64-bit integer.
    case integer(Int64)
    /// A 64-bit binary floating-point number.
    case float(Double)
    /// Text. Compared, sorted and measured by code point, never by canonical equivalence.
    case string(String)
    /// A node of the graph.
    case node(NodeID)
    /// A relationship of the graph.
    case relationship(RelationshipID)
    /// Nodes and relationships in turn.
    case path(CypherPath)
    /// Values in order.
    case list([CypherValue])
    /// Values by name.
    case map(CypherMap)
    /// A calendar day.
    case date(CalendarDate)
    /// A time of day without zone.
    case localTime(LocalTime)
    /// A time of day with its distance from UTC.
    case time(OffsetTime)
    /// A day and a time of day without zone.
    case localDateTime(LocalDateTime)
    /// A day and a time of day with the distance from UTC and perhaps a zone.
    indirect case dateTime(ZonedDateTime)
    /// A span of time.
    indirect case duration(CalendarDuration)
}

/// A walk through the graph: one more node than relationships.
public struct CypherPath: Sendable, Hashable {
    /// The nodes from the first to the last.
    public let nodes: [NodeID]
    /// The relationships between them, in the order in which they were walked, in whatever direction each points.
    public let relationships: [RelationshipID]

    /// A path. There must be one more node than relationships.
    public init(nodes: [NodeID], relationships: [RelationshipID]) {
        precondition(nodes.count == relationships.count + 1, "a path has one more node than relationships")
        self.nodes = nodes
        self.relationships = relationships
    }
}

extension CypherValue {
    /// Whether this is `.null`.
    @inlinable public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// Whether other values may be within this one.
    var isContainer: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }

    /// The boolean, or nil when the value is of another kind.
    @inlinable public var booleanValue: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The integer, or nil when the value is of another kind (a float too).
    @inlinable public var integerValue: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The text, or nil when the value is of another kind.
    @inlinable public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, or nil when the value is of another kind.
    @inlinable public var listValue: [CypherValue]? {
        if case .list(let value) = self { value } else { nil }
    }

    /// The entries, or nil when the value is of another kind.
    @inlinable public var mapValue: CypherMap? {
        if case .map(let value) = self { value } else { nil }
    }
}

extension CypherValue {
    /// The value of a property. O(1), but for lists and maps.
    public init(_ value: Value) {
        switch value {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .integer(value)
        case .float(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .date(let value): self = .date(value)
        case .localTime(let value): self = .localTime(value)
        case .time(let value): self = .time(value)
        case .localDateTime(let value): self = .localDateTime(value)
        case .dateTime(let value): self = .dateTime(value)
        case .duration(let value): self = .duration(value)
        case .list(let values): self = .list(values.map { CypherValue($0) })
        case .map(let values): self = .map(CypherMap(values.map { ($0.key, CypherValue($0.value)) }))
        }
    }

    /// The value as a property would hold it; nil where it is or holds a node, a relationship or a path.
    public var stored: Value? {
        switch self {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(let value): return .string(value)
        case .date(let value): return .date(value)
        case .localTime(let value): return .localTime(value)
        case .time(let value): return .time(value)
        case .localDateTime(let value): return .localDateTime(value)
        case .dateTime(let value): return .dateTime(value)
        case .duration(let value): return .duration(value)
        case .list(let values):
            var stored: [Value] = []
            stored.reserveCapacity(values.count)
            for value in values {
                guard let value = value.stored else { return nil }
                stored.append(value)
            }
            return .list(stored)
        case .map(let map):
            var stored: [String: Value] = [:]
            for entry in map {
                guard let value = entry.value.stored else { return nil }
                stored[entry.key] = value
            }
            return .map(stored)
        case .node, .relationship, .path: return nil
        }
    }
}
