/// One path of a pattern: `path = (a)-[r:KNOWS*1..3]->(b)`, also within `shortestPath(…)`.
struct Pattern: Sendable {
    enum Selection: Sendable, Hashable {
        /// Every path that fits.
        case all
        /// `shortestPath(…)`: one of the shortest between each pair of ends.
        case shortest
        /// `allShortestPaths(…)`: all of the shortest between each pair of ends.
        case allShortest
    }

    /// The name of the path.
    var variable: Name?
    var selection = Selection.all
    /// One more than the relationships.
    var nodes: [NodePattern]
    var relationships: [RelationshipPattern]
    var span: Span
}

struct NodePattern: Sendable {
    var variable: Name?
    var labels: [Name]
    /// A map literal or a parameter.
    var properties: Expression?
    var span: Span
}

struct RelationshipPattern: Sendable {
    enum Direction: Sendable, Hashable {
        /// `-->`
        case outgoing
        /// `<--`
        case incoming
        /// `--` and `<-->`
        case either
    }

    /// `*`, `*2`, `*1..3`, `*..3`, `*1..`; nil bounds were not written.
    struct Length: Sendable, Hashable {
        var lower: Int?
        var upper: Int?
    }

    var variable: Name?
    /// Any of these; empty: any type.
    var types: [Name]
    var direction: Direction
    /// Nil: exactly one relationship, which the variable stands for; else the variable stands for a list of them.
    var length: Length?
    /// A map literal or a parameter.
    var properties: Expression?
    var span: Span
}
