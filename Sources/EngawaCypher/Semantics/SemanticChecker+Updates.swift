extension SemanticChecker {
    /// Checks a clause that changes the graph.
    func update(_ clause: Clause, _ scope: inout VariableScope) throws(CypherError) {
        switch clause.kind {
        case .create(let patterns):
            for pattern in patterns { try create(pattern, isMerge: false, &scope) }
        case .merge(let pattern, let onCreate, let onMatch):
            try create(pattern, isMerge: true, &scope)
            for item in onCreate + onMatch { try check(item, scope) }
        case .set(let items):
            for item in items { try check(item, scope) }
        case .remove(let items):
            for item in items {
                switch item {
                case .property(let subject, _): try check(subject: subject, scope)
                case .labels(let name, _): try check(labelled: name, scope)
                }
            }
        case .delete(let expressions, _):
            for expression in expressions { try check(deleted: expression, scope) }
        case .forEach(let name, let list, let clauses):
            let listType = try type(of: list, scope, .value)
            try require(.list, listType, at: list.span)
            var inner = scope
            try bind(name, listType.isOnly(.list) ? listType.element : .any, &inner)
            for clause in clauses {
                guard clause.isUpdating else {
                    throw .composition(
                        ja: "FOREACH の中には、グラフを変える句だけを書けます",
                        en: "only clauses that change the graph can stand within FOREACH",
                        at: clause.span
                    )
                }
                try update(clause, &inner)
            }
        case .match, .unwind, .with, .return, .call, .loadCSV: break
        }
    }

    private func check(_ item: SetItem, _ scope: VariableScope) throws(CypherError) {
        switch item {
        case .property(let subject, _, let value):
            try check(subject: subject, scope)
            _ = try type(of: value, scope, .value)
        case .replace(let name, let value), .merge(let name, let value):
            try check(subject: Expression(.variable(name.text), name.span), scope)
            try require([.map, .node, .relationship], try type(of: value, scope, .value), at: value.span)
        case .labels(let name, _): try check(labelled: name, scope)
        }
    }

    /// Only nodes have labels that can change.
    private func check(labelled name: Name, _ scope: VariableScope) throws(CypherError) {
        try require(.node, try type(of: Expression(.variable(name.text), name.span), scope, .value), at: name.span)
    }

    /// What is changed must be a node or a relationship.
    private func check(subject: Expression, _ scope: VariableScope) throws(CypherError) {
        try require(.entity, try type(of: subject, scope, .value), at: subject.span)
    }

    private func check(deleted expression: Expression, _ scope: VariableScope) throws(CypherError) {
        if case .hasLabels = expression.kind {
            throw .compileTime(
                "InvalidDelete",
                ja: "DELETE はノードや関係を消します。ラベルを外すには REMOVE を使ってください",
                en: "DELETE deletes nodes and relationships; use REMOVE to take a label away",
                at: expression.span
            )
        }
        try require(
            [.node, .relationship, .path],
            try type(of: expression, scope, .value),
            at: expression.span
        )
    }

    /// A pattern that is made where it is not there (`MERGE`) or always (`CREATE`).
    private func create(_ pattern: Pattern, isMerge: Bool, _ scope: inout VariableScope) throws(CypherError) {
        guard pattern.selection == .all else {
            throw .compileTime(
                "UnexpectedSyntax",
                ja: "shortestPath は MATCH で使ってください",
                en: "shortestPath can be used in MATCH only",
                at: pattern.span
            )
        }
        // What a pattern makes cannot be looked at while it is made.
        for properties in pattern.properties {
            try check(properties: properties, scope, allowsParameter: !isMerge)
        }
        for (place, node) in pattern.nodes.enumerated() {
            try create(node, isAlone: pattern.relationships.isEmpty, &scope)
            guard place < pattern.relationships.count else { continue }
            try create(pattern.relationships[place], isMerge: isMerge, &scope)
        }
        if let name = pattern.variable { try bind(name, .path, &scope) }
    }

    private func create(_ node: NodePattern, isAlone: Bool, _ scope: inout VariableScope) throws(CypherError) {
        guard let name = node.variable else { return }
        guard let known = scope[name.text] else {
            scope[name.text] = .node
            return
        }
        // A known node can be an end of a relationship, but neither made again nor made to be something else.
        guard !isAlone, node.labels.isEmpty, node.properties == nil else { throw .alreadyBound(name) }
        guard known.canBe(.node) else { throw .typeConflict(name, known, wanted: .node) }
    }

    private func create(
        _ relationship: RelationshipPattern,
        isMerge: Bool,
        _ scope: inout VariableScope
    ) throws(CypherError) {
        if let name = relationship.variable { try bind(name, .relationship, &scope) }
        guard relationship.length == nil else {
            throw .compileTime(
                "CreatingVarLength",
                ja: "長さの決まらない関係は作れません",
                en: "a relationship of variable length cannot be made",
                at: relationship.span
            )
        }
        guard relationship.types.count == 1 else {
            throw .compileTime(
                "NoSingleRelationshipType",
                ja: "作る関係には、種類をちょうど一つ書いてください",
                en: "a relationship that is made needs exactly one type",
                at: relationship.span
            )
        }
        guard isMerge || relationship.direction != .either else {
            throw .compileTime(
                "RequiresDirectedRelationship",
                ja: "作る関係には、向き（--> か <--）が要ります",
                en: "a relationship that is made needs a direction (--> or <--)",
                at: relationship.span
            )
        }
    }
}
