extension SemanticChecker {
    /// Comprehensions, quantifiers and `reduce`: they have variables of their own, which hide outer ones.
    func type(
        ofLoop expression: Expression,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        var inner = scope
        inner.depth += place.depth
        switch expression.kind {
        case .listComprehension(let name, let list, let condition, let result):
            let element = try elementType(of: list, scope, place)
            inner[name.text] = element
            if let condition {
                try require(.boolean, try type(of: condition, inner, place.loopCondition), at: condition.span)
            }
            guard let result else { return .list(of: element) }
            return .list(of: try type(of: result, inner, place.loop))
        case .patternComprehension(let pattern, let condition, let result):
            try match([pattern], &inner)
            if let condition {
                try require(.boolean, try type(of: condition, inner, place.loopCondition), at: condition.span)
            }
            return .list(of: try type(of: result, inner, place.loop))
        case .quantifier(_, let name, let list, let condition):
            inner[name.text] = try elementType(of: list, scope, place)
            try require(.boolean, try type(of: condition, inner, place.loopCondition), at: condition.span)
            return .boolean
        case .reduce(let accumulator, let initial, let name, let list, let step):
            _ = try type(of: initial, scope, place.operand)
            inner[name.text] = try elementType(of: list, scope, place)
            // What the step makes of it is known only after the step.
            inner[accumulator.text] = .any
            _ = try type(of: step, inner, place.loop)
            return .any
        default: return .any
        }
    }

    private func elementType(
        of list: Expression,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        let listType = try type(of: list, scope, place.operand)
        try require(.list, listType, at: list.span)
        return listType.isOnly(.list) ? listType.element : .any
    }

    /// A pattern as an expression. It brings no variables of its own; `shortestPath` gives a path, all else a boolean.
    func type(
        ofPattern pattern: Pattern,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        if pattern.selection == .all, !place.isPredicate { throw .misplacedPattern(at: pattern.span) }
        let names = [pattern.variable] + pattern.nodes.map(\.variable) + pattern.relationships.map(\.variable)
        for name in names.compactMap({ $0 }) {
            _ = try type(of: Expression(.variable(name.text), name.span), scope, .value)
        }
        var inner = scope
        inner.depth += place.depth
        try match([pattern], &inner)
        return switch pattern.selection {
        case .all: .boolean
        case .shortest: .path
        case .allShortest: .list(of: .path)
        }
    }
}
