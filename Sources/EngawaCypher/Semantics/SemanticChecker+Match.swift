extension SemanticChecker {
    /// Checks patterns that are looked for, and adds the variables that they bring.
    func match(_ patterns: [Pattern], _ scope: inout VariableScope) throws(CypherError) {
        var relationships: Set<ExactText> = []
        var paths: [Name] = []
        for pattern in patterns {
            for (place, node) in pattern.nodes.enumerated() {
                try watch.tick()
                if let name = node.variable { try match(node: name, &scope) }
                guard place < pattern.relationships.count else { continue }
                try match(pattern.relationships[place], &relationships, &scope)
            }
            if let name = pattern.variable {
                try bind(name, .path, &scope)
                paths.append(name)
            }
            try checkSelection(of: pattern)
        }
        // A path is there only when all of it is: properties within the pattern cannot look at it.
        var inner = scope
        for path in paths { inner[path.text] = nil }
        for pattern in patterns {
            for properties in pattern.properties { try check(properties: properties, inner, allowsParameter: false) }
        }
    }

    private func match(node name: Name, _ scope: inout VariableScope) throws(CypherError) {
        guard let known = scope[name.text] else {
            scope[name.text] = .node
            return
        }
        guard known.canBe(.node) else { throw .typeConflict(name, known, wanted: .node) }
    }

    private func match(
        _ relationship: RelationshipPattern,
        _ seen: inout Set<ExactText>,
        _ scope: inout VariableScope
    ) throws(CypherError) {
        guard let name = relationship.variable else { return }
        let isMany = relationship.length != nil
        guard let known = scope[name.text] else {
            scope[name.text] = isMany ? .list(of: .relationship) : .relationship
            seen.insert(ExactText(name.text))
            return
        }
        let wanted: StaticType.Kinds = isMany ? .list : .relationship
        guard known.canBe(wanted), !isMany || known.element.canBe(.relationship) else {
            throw .typeConflict(name, known, wanted: wanted)
        }
        guard seen.insert(ExactText(name.text)).inserted else {
            throw .compileTime(
                "RelationshipUniquenessViolation",
                ja: "関係「\(name.text)」が同じパターンの中で二度使われています。一つの関係は一度しか通れません",
                en: "the relationship \(name.text) stands twice in one pattern; a relationship is walked only once",
                at: name.span
            )
        }
    }

    /// `shortestPath` and its kin join two nodes by one relationship pattern.
    private func checkSelection(of pattern: Pattern) throws(CypherError) {
        guard pattern.selection != .all, pattern.relationships.count != 1 else { return }
        throw .compileTime(
            "InvalidRelationshipPattern",
            ja: "shortestPath の中には、関係をちょうど一つ書いてください",
            en: "shortestPath takes a pattern with exactly one relationship",
            at: pattern.span
        )
    }

    /// The properties of a node or a relationship of a pattern.
    func check(
        properties: Expression,
        _ scope: VariableScope,
        allowsParameter: Bool
    ) throws(CypherError) {
        if case .parameter(let name) = properties.kind {
            guard !allowsParameter else { return }
            throw .compileTime(
                "InvalidParameterUse",
                ja: "ここでは $\(name) を丸ごと条件にできません。{キー: $\(name).キー} のように書いてください",
                en: "$\(name) as a whole cannot be a condition here; write {key: $\(name).key}",
                at: properties.span
            )
        }
        try require(.map, try type(of: properties, scope, .value), at: properties.span)
    }
}

extension Pattern {
    /// The properties of its nodes and relationships.
    var properties: [Expression] {
        nodes.compactMap(\.properties) + relationships.compactMap(\.properties)
    }
}
