/// The functions that are no functions of values alone, and what is known of the types of all.
enum KnownFunctions {
    /// Aggregates, in lower case, with the number of their arguments.
    static let aggregateArguments: [String: Int] = [
        "count": 1, "sum": 1, "avg": 1, "min": 1, "max": 1, "collect": 1, "stdev": 1, "stdevp": 1,
        "percentiledisc": 2, "percentilecont": 2,
    ]

    /// The names of aggregates, in lower case.
    static let aggregates = Set(aggregateArguments.keys)

    /// Aggregates as people write them.
    static let aggregateNames = [
        "count", "sum", "avg", "min", "max", "collect", "stDev", "stDevP", "percentileDisc", "percentileCont",
    ]

    /// Functions of nodes, relationships and maps, as people write them. Each takes one argument.
    static let entityNames = [
        "labels", "type", "id", "elementId", "keys", "properties", "startNode", "endNode", "exists",
    ]

    /// Functions of nodes, relationships and maps, in lower case.
    static let entityFunctions = Set(entityNames.map { $0.lowercased() })

    /// What the first argument must be, where anything else is surely an error.
    static func demand(of name: String) -> StaticType.Kinds? {
        switch name {
        case "labels": .node
        case "type", "startnode", "endnode": .relationship
        case "id", "elementid": [.node, .relationship]
        case "keys", "properties": [.node, .relationship, .map]
        case "nodes", "relationships", "length": .path
        case "size": [.list, .string, .map]
        case "head", "last", "tail": .list
        default: nil
        }
    }

    /// What a function gives for arguments of these types.
    static func result(of name: String, _ arguments: [StaticType]) -> StaticType {
        let first = arguments.first ?? .any
        return switch name {
        case "count", "size", "length", "id", "tointeger", "timestamp": .integer
        case "rand", "tofloat", "sqrt", "exp", "log", "log10", "sin", "cos", "tan", "cot", "asin", "acos", "atan",
            "atan2", "degrees", "radians", "pi", "e", "haversin", "stdev", "stdevp", "percentilecont":
            .float
        case "type", "elementid", "tostring", "toupper", "tolower", "trim", "ltrim", "rtrim", "replace", "substring",
            "left", "right", "randomuuid":
            .string
        case "exists", "isempty", "toboolean": .boolean
        case "labels", "keys", "split": .list(of: .string)
        case "range": .list(of: .integer)
        case "nodes": .list(of: .node)
        case "relationships": .list(of: .relationship)
        case "startnode", "endnode": .node
        case "properties": .map
        case "collect": .list(of: first)
        case "min", "max": first
        case "coalesce": arguments.reduce(.null) { $0.joined(with: $1) }
        case "head", "last": first.element
        case "tail": .list(of: first.element)
        case "date": .date
        case "localtime": .localTime
        case "time": .time
        case "localdatetime": .localDateTime
        case "datetime": .dateTime
        case "duration": .duration
        default: .any
        }
    }
}
