import EngawaCypher
import EngawaGraph

/// A value as the TCK writes it in its tables: what nodes and relationships hold, and not which ones they are.
///
/// Equality is strict: an integer is no float, `NaN` is `NaN`, and text is the same where its bytes are.
indirect enum TCKValue: Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case list([TCKValue])
    case map([Entry])
    /// Labels and keys are sorted by their bytes.
    case node(labels: [String], properties: [Entry])
    case relationship(type: String, properties: [Entry])
    case path(start: TCKValue, steps: [Step])

    /// A key and its value.
    struct Entry: Sendable {
        let key: String
        let value: TCKValue
    }

    /// One relationship of a path and the node behind it.
    struct Step: Sendable {
        let relationship: TCKValue
        let isForward: Bool
        let node: TCKValue
    }
}

extension TCKValue: Equatable {
    static func == (left: TCKValue, right: TCKValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.float(let left), .float(let right)): left == right || left.isNaN && right.isNaN
        case (.string(let left), .string(let right)): same(left, right)
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.node(let left, let leftProperties), .node(let right, let rightProperties)):
            left.elementsEqual(right, by: same) && leftProperties == rightProperties
        case (.relationship(let left, let leftProperties), .relationship(let right, let rightProperties)):
            same(left, right) && leftProperties == rightProperties
        case (.path(let left, let leftSteps), .path(let right, let rightSteps)):
            left == right && leftSteps == rightSteps
        default: false
        }
    }

    fileprivate static func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}

extension TCKValue.Entry: Equatable {
    static func == (left: Self, right: Self) -> Bool {
        left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }

    /// Entries in the order of their keys.
    static func sorted(_ entries: [Self]) -> [Self] {
        entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
}

extension TCKValue.Step: Equatable {}

extension TCKValue {
    /// The value with every list of values in one order, whatever it was.
    var withSortedLists: TCKValue {
        func sorted(_ entries: [Entry]) -> [Entry] {
            entries.map { Entry(key: $0.key, value: $0.value.withSortedLists) }
        }
        switch self {
        case .list(let values): return .list(values.map(\.withSortedLists).sorted { $0.text < $1.text })
        case .map(let entries): return .map(sorted(entries))
        case .node(let labels, let properties): return .node(labels: labels, properties: sorted(properties))
        case .relationship(let type, let properties): return .relationship(type: type, properties: sorted(properties))
        case .null, .boolean, .integer, .float, .string, .path: return self
        }
    }

    /// The value as a parameter, or a cell of a procedure's table, holds it; nil where it is part of a graph.
    var argument: CypherValue? {
        switch self {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(let value): return .string(value)
        case .list(let values):
            let arguments = values.compactMap(\.argument)
            return arguments.count == values.count ? .list(arguments) : nil
        case .map(let entries):
            let arguments = entries.compactMap { entry in entry.value.argument.map { (entry.key, $0) } }
            return arguments.count == entries.count ? .map(CypherMap(arguments)) : nil
        case .node, .relationship, .path: return nil
        }
    }
}

extension TCKValue {
    /// The value in the TCK's notation.
    var text: String {
        func list(_ entries: [Entry]) -> String {
            "{" + entries.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + "}"
        }
        switch self {
        case .null: return "null"
        case .boolean(let value): return "\(value)"
        case .integer(let value): return "\(value)"
        case .float(let value):
            return value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "Inf") : "\(value)"
        case .string(let value): return "'\(value)'"
        case .list(let values): return "[" + values.map(\.text).joined(separator: ", ") + "]"
        case .map(let entries): return list(entries)
        case .node(let labels, let properties):
            let parts = [labels.map { ":" + $0 }.joined(), properties.isEmpty ? "" : list(properties)]
            return "(" + parts.filter { !$0.isEmpty }.joined(separator: " ") + ")"
        case .relationship(let type, let properties):
            return "[:\(type)" + (properties.isEmpty ? "" : " " + list(properties)) + "]"
        case .path(let start, let steps):
            return "<" + start.text
                + steps.map {
                    $0.isForward
                        ? "-\($0.relationship.text)->\($0.node.text)" : "<-\($0.relationship.text)-\($0.node.text)"
                }
                .joined() + ">"
        }
    }
}
