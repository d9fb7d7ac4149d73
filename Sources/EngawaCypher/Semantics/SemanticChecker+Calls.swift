extension SemanticChecker {
    /// The call of a function or an aggregate.
    func type(
        ofCall name: Name,
        _ isDistinct: Bool,
        _ arguments: [Expression],
        _ expression: Expression,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        let lower = name.text.lowercased()
        if let count = KnownFunctions.aggregateArguments[lower] {
            try checkAggregate(expression, place)
            try check(name, count...count, arguments.count, at: expression.span)
            var types: [StaticType] = []
            for argument in arguments {
                types.append(try type(of: argument, scope.aggregateScope, place.argument))
            }
            return KnownFunctions.result(of: lower, types)
        }
        if KnownFunctions.entityFunctions.contains(lower) {
            try check(name, 1...1, arguments.count, at: expression.span)
        } else if let wanted = function(name.text) {
            try check(name, wanted, arguments.count, at: expression.span)
        } else {
            let known = KnownFunctions.aggregateNames + KnownFunctions.entityNames + functionNames
            throw .unknownFunction(name, among: known)
        }
        guard !isDistinct else {
            throw .compileTime(
                "UnexpectedSyntax",
                ja: "DISTINCT は集計関数の中でだけ使えます",
                en: "DISTINCT can be used only within an aggregate",
                at: expression.span
            )
        }
        guard lower != "rand" || place.aggregates != .inside else {
            throw .compileTime(
                "NonConstantExpression",
                ja: "集計関数の中で rand() は使えません",
                en: "rand() cannot be used within an aggregate",
                at: expression.span
            )
        }
        var types: [StaticType] = []
        for argument in arguments {
            types.append(try type(of: argument, scope, lower == "exists" ? place.condition : place.operand))
        }
        if let wanted = KnownFunctions.demand(of: lower), let first = types.first {
            try require(wanted, first, at: arguments[0].span)
        }
        return KnownFunctions.result(of: lower, types)
    }

    private func check(
        _ name: Name,
        _ wanted: ClosedRange<Int>,
        _ found: Int,
        at span: Span
    ) throws(CypherError) {
        guard wanted.contains(found) else { throw .wrongCount(name, wanted: wanted, found: found, at: span) }
    }

    /// Whether an aggregate may stand here.
    func checkAggregate(_ expression: Expression, _ place: ExpressionPlace) throws(CypherError) {
        switch place.aggregates {
        case .allowed: return
        case .forbidden: throw .invalidAggregation(at: expression.span)
        case .inside:
            throw .compileTime(
                "NestedAggregation",
                ja: "集計関数の中に集計関数は書けません。先に WITH で集計してください",
                en: "an aggregate cannot stand within another; aggregate in a WITH before",
                at: expression.span
            )
        }
    }
}
