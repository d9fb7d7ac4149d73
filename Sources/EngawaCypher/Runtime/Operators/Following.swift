import EngawaGraph

/// What relationships a step follows.
struct Following: Sendable {
    /// Any of these; empty: any.
    let types: [Int]
    let direction: RelationshipPattern.Direction

    /// The types in the graph at hand; nil where none of them is known.
    func tokens(_ x: Execution) -> TypeMatch? {
        if types.isEmpty { return TypeMatch(only: nil, several: []) }
        if types.count == 1 { return x.type(number: types[0]).map { TypeMatch(only: $0, several: []) } }
        var tokens: [TypeToken] = []
        for index in types {
            if let token = x.type(number: index), !tokens.contains(token) { tokens.append(token) }
        }
        if tokens.isEmpty { return nil }
        return tokens.count == 1 ? TypeMatch(only: tokens[0], several: []) : TypeMatch(only: nil, several: tokens)
    }

    /// Whether all relationships lead to nodes with a label, so that these need not be asked for it.
    func leadsOnly(to label: LabelToken, _ types: TypeMatch, _ graph: PropertyGraph) -> Bool {
        guard let type = types.only else { return false }
        let all = graph.relationshipCount(type: type)
        let ends = graph.relationshipCount(label: label, type: type, .incoming) == all
        let starts = graph.relationshipCount(label: label, type: type, .outgoing) == all
        switch direction {
        case .outgoing: return ends
        case .incoming: return starts
        case .either: return ends && starts
        }
    }

    var graphDirection: Direction {
        switch direction {
        case .outgoing: .outgoing
        case .incoming: .incoming
        case .either: .both
        }
    }

    func text(_ names: PlanNames) -> String {
        let types = types.map { names.types[$0] }.joined(separator: "|")
        let inner = types.isEmpty ? "" : "[:\(types)]"
        switch direction {
        case .outgoing: return "-\(inner)->"
        case .incoming: return "<-\(inner)-"
        case .either: return "-\(inner)-"
        }
    }
}

/// Which types of relationships will do.
struct TypeMatch: Sendable {
    /// The only one, which adjacency can be asked for.
    let only: TypeToken?
    /// Any of these, which each relationship has to be asked for; none: all will do that adjacency gives.
    let several: [TypeToken]

    static let any = TypeMatch(only: nil, several: [])

    @inline(__always)
    func accepts(_ type: TypeToken) -> Bool { several.isEmpty || several.contains(type) }
}
