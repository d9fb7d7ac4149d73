extension SemanticChecker {
    /// Checks an expression, and says what it may be.
    func type(
        of expression: Expression,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        try watch.tick()
        guard scope.depth + place.depth < ExpressionPlace.deepest else {
            throw .compileTime(
                "NestingTooDeep",
                ja: "式の入れ子が深すぎます（\(ExpressionPlace.deepest) 段まで）。WITH で分けてください",
                en: "expressions nest too deep (more than \(ExpressionPlace.deepest) levels); divide them with WITH",
                at: expression.span
            )
        }
        if let column = scope.column(of: expression) { return column }
        if scope.isAmbiguous(expression) { throw .ambiguousAggregation(at: expression.span) }
        switch expression.kind {
        case .literal(let value): return StaticType(of: value)
        case .parameter: return .any
        case .variable(let name): return try type(ofVariable: name, scope, at: expression.span)
        case .property(let subject, _):
            let subjectType = try type(of: subject, scope, place.operand)
            // A path never has properties, whatever the graph: that is syntax. All else is a value of the wrong type.
            let kind = subjectType.isOnly(.path) ? CypherError.Kind.syntaxError : .typeError
            try require([.map, .node, .relationship, .temporal], subjectType, kind, at: subject.span)
            return .any
        case .list(let elements):
            var joined = StaticType.null
            for element in elements { joined = joined.joined(with: try type(of: element, scope, place.operand)) }
            return .list(of: joined)
        case .map(let entries):
            for entry in entries { _ = try type(of: entry.value, scope, place.operand) }
            return .map
        case .mapProjection(let subject, let items):
            try check(mapProjection: subject, items, scope, place)
            return .map
        case .arithmetic, .plus, .minus: return try type(ofArithmetic: expression, scope, place)
        case .not(let operand):
            try check(booleans: [operand], scope, place)
            return .boolean
        case .and(let operands), .or(let operands), .xor(let operands):
            try check(booleans: operands, scope, place)
            return .boolean
        case .comparison(_, let operands):
            for operand in operands { _ = try type(of: operand, scope, place.operand) }
            return .boolean
        case .in(let element, let list):
            _ = try type(of: element, scope, place.operand)
            try require(.list, try type(of: list, scope, place.operand), at: list.span)
            return .boolean
        case .text(_, let left, let right):
            for operand in [left, right] { _ = try type(of: operand, scope, place.operand) }
            return .boolean
        case .isNull(let operand), .isNotNull(let operand):
            _ = try type(of: operand, scope, place.operand)
            return .boolean
        case .hasLabels(let subject, _):
            try require(.entity, try type(of: subject, scope, place.operand), at: subject.span)
            return .boolean
        case .element(let container, let index): return try type(ofElement: container, index, scope, place)
        case .slice(let list, let from, let to):
            let listType = try type(of: list, scope, place.operand)
            try require(.list, listType, at: list.span)
            for bound in [from, to].compactMap({ $0 }) {
                try require(.integer, try type(of: bound, scope, place.operand), at: bound.span)
            }
            return listType.isOnly(.list) ? listType : .list(of: .any)
        case .call(let name, let isDistinct, let arguments):
            return try type(ofCall: name, isDistinct, arguments, expression, scope, place)
        case .countRows:
            try checkAggregate(expression, place)
            return .integer
        case .choice(let subject, let branches, let otherwise):
            return try type(ofChoice: subject, branches, otherwise, scope, place)
        case .listComprehension, .patternComprehension, .quantifier, .reduce:
            return try type(ofLoop: expression, scope, place)
        case .pattern(let pattern): return try type(ofPattern: pattern, scope, place)
        case .existsPattern(let patterns, let condition):
            var inner = scope
            inner.depth += place.depth + 1
            try match(patterns, &inner)
            if let condition { try check(condition: condition, inner) }
            return .boolean
        case .existsQuery(let query):
            var inner = scope
            inner.depth += place.depth + 1
            try check(query, within: inner)
            return .boolean
        }
    }

    private func type(
        ofVariable name: String,
        _ scope: VariableScope,
        at span: Span
    ) throws(CypherError) -> StaticType {
        if let known = scope[name] { return known }
        throw scope.isUngrouped(name)
            ? .ambiguousAggregation(at: span) : .undefinedVariable(name, among: scope.names, at: span)
    }

    private func check(
        booleans operands: [Expression],
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) {
        for operand in operands {
            try require(.boolean, try type(of: operand, scope, place.condition), at: operand.span)
        }
    }

    private func check(
        mapProjection subject: Expression,
        _ items: [MapProjectionItem],
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) {
        let subjectType = try type(of: subject, scope, place.operand)
        try require([.map, .node, .relationship], subjectType, at: subject.span)
        for item in items {
            switch item {
            case .property, .allProperties: break
            case .entry(_, let value): _ = try type(of: value, scope, place.operand)
            case .variable(let name):
                _ = try type(of: Expression(.variable(name.text), name.span), scope, place.operand)
            }
        }
    }

    private func type(
        ofArithmetic expression: Expression,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        switch expression.kind {
        case .plus(let operand), .minus(let operand):
            let operandType = try type(of: operand, scope, place.operand)
            try require([.number, .duration], operandType, at: operand.span)
            return operandType
        case .arithmetic: return try type(ofChain: expression, scope, place)
        default: return .any
        }
    }

    /// `a + b + c …`, without a step into the depth of the stack for each operator. Each counts as one level all the
    /// same: the planner and the run go down all of them.
    private func type(
        ofChain expression: Expression,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        var chain: [(operation: ArithmeticOperator, right: Expression, whole: Expression)] = []
        var first = expression
        while case .arithmetic(let operation, let left, let right) = first.kind {
            if !chain.isEmpty, scope.column(of: first) != nil || scope.isAmbiguous(first) { break }
            chain.append((operation, right, first))
            first = left
        }
        var inner = place
        inner.depth += chain.count - 1
        var result = try type(of: first, scope, inner.operand)
        for (operation, right, whole) in chain.reversed() {
            let rightType = try type(of: right, scope, inner.operand)
            inner.depth -= 1
            guard let sum = StaticType.result(of: operation, result, rightType) else {
                throw .compileTime(
                    "InvalidArgumentType",
                    ja: "この演算は\(result.name.ja)と\(rightType.name.ja)ではできません",
                    en: "this operator does not take \(result.name.en) and \(rightType.name.en)",
                    at: whole.span
                )
            }
            result = sum
        }
        return result
    }

    private func type(
        ofElement container: Expression,
        _ index: Expression,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        let containerType = try type(of: container, scope, place.operand)
        let indexType = try type(of: index, scope, place.operand)
        try require([.list, .map, .node, .relationship], containerType, .typeError, at: container.span)
        if containerType.isOnly(.list) {
            try require(.integer, indexType, at: index.span)
            return containerType.element
        }
        if containerType.isOnly([.map, .node, .relationship]) { try require(.string, indexType, at: index.span) }
        return .any
    }

    private func type(
        ofChoice subject: Expression?,
        _ branches: [(when: Expression, then: Expression)],
        _ otherwise: Expression?,
        _ scope: VariableScope,
        _ place: ExpressionPlace
    ) throws(CypherError) -> StaticType {
        if let subject { _ = try type(of: subject, scope, place.operand) }
        var result = StaticType.null
        for branch in branches {
            _ = try type(of: branch.when, scope, subject == nil ? place.condition : place.operand)
            result = result.joined(with: try type(of: branch.then, scope, place.operand))
        }
        guard let otherwise else { return result }
        return result.joined(with: try type(of: otherwise, scope, place.operand))
    }
}
