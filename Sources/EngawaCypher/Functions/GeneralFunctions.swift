import EngawaGraph
import Foundation

/// Functions of any value, of paths and of the statement.
enum GeneralFunctions {
    static let all: [ValueFunction] = [
        coalesce, nullIf, valueType, randomUUID, timestamp, nodes, relationships, relationships.named("rels"), length,
    ]

    /// The first argument that is not null.
    private static let coalesce = ValueFunction(name: "coalesce", arguments: 1...Int.max, isPure: true) { values, _ in
        values.first { !$0.isNull } ?? .null
    }

    /// Null where the two arguments are equal, else the first one.
    private static let nullIf = ValueFunction(name: "nullIf", arguments: 2...2, isPure: true) { values, _ in
        values[0].equals(values[1]) == true ? .null : values[0]
    }

    /// The type of a value as GQL writes it, such as `INTEGER NOT NULL`.
    private static let valueType = ValueFunction(name: "valueType", arguments: 1...1, isPure: true) { values, _ in
        .string(values[0].typeText)
    }

    private static let randomUUID = ValueFunction(
        name: "randomUUID",
        arguments: 0...0,
        isPure: false,
        isStable: false
    ) { _, _ in .string(UUID().uuidString.lowercased()) }

    /// Milliseconds of the statement's moment since 1970-01-01T00:00Z.
    private static let timestamp = ValueFunction(name: "timestamp", arguments: 0...0, isPure: false) { _, context in
        .integer(context.now.secondsSinceEpoch * 1000 + Int64(context.now.local.nanosecond / 1_000_000))
    }

    private static let nodes = ValueFunction.strict("nodes") { (a) throws(CypherError) in
        .list(try a.path(0).nodes.map { .node($0) })
    }

    private static let relationships = ValueFunction.strict("relationships") { (a) throws(CypherError) in
        .list(try a.path(0).relationships.map { .relationship($0) })
    }

    private static let length = ValueFunction.strict("length") { (a) throws(CypherError) in
        .integer(Int64(try a.path(0).relationships.count))
    }
}

extension CypherValue {
    /// The type of the value as GQL writes it; that of a list names those of its elements, each once.
    fileprivate var typeText: String {
        guard case .list(let values) = self else { return isNull ? "NULL" : typeName + " NOT NULL" }
        var inner = Set(values.map(\.typeText))
        if inner.isEmpty { return "LIST<NOTHING> NOT NULL" }
        // One null makes the other types nullable, and needs no name of its own.
        if inner.count > 1, inner.remove("NULL") != nil {
            inner = Set(inner.map { String($0.dropLast(" NOT NULL".count)) })
        }
        let names = inner.sorted()
        return "LIST<" + names.joined(separator: " | ") + "> NOT NULL"
    }

    private var typeName: String {
        switch self {
        case .null: "NULL"
        case .boolean: "BOOLEAN"
        case .integer: "INTEGER"
        case .float: "FLOAT"
        case .string: "STRING"
        case .node: "NODE"
        case .relationship: "RELATIONSHIP"
        case .path: "PATH"
        case .list: "LIST"
        case .map: "MAP"
        case .date: "DATE"
        case .localTime: "LOCAL TIME"
        case .time: "ZONED TIME"
        case .localDateTime: "LOCAL DATETIME"
        case .dateTime: "ZONED DATETIME"
        case .duration: "DURATION"
        }
    }
}
