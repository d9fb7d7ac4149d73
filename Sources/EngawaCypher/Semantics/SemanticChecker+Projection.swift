extension SemanticChecker {
    /// Checks `WITH` or `RETURN`.
    /// - Returns: what the clause behind it may use, and the names of the columns.
    func project(
        _ projection: Projection,
        where condition: Expression?,
        _ scope: VariableScope,
        isReturn: Bool
    ) throws(CypherError) -> (behind: VariableScope, columns: [String]) {
        guard !projection.includesAll || !isReturn || !scope.isEmpty else {
            throw .compileTime(
                "NoVariablesInScope",
                ja: "RETURN * で返す変数がありません",
                en: "there is no variable that RETURN * could return",
                at: projection.span
            )
        }
        var items = projection.items
        if projection.includesAll { items = scope.names.map { projection.item(of: $0) } + items }
        let hasAggregates = items.contains { $0.expression.hasAggregate }
        let types = try types(of: items, scope)
        var behind = VariableScope()
        behind.depth = scope.depth
        for (item, type) in zip(items, types) { behind[item.variable] = type }

        let closes = hasAggregates || projection.isDistinct
        for order in projection.order {
            var place = ExpressionPlace.value
            var inner = closes ? VariableScope() : scope
            if hasAggregates, order.expression.hasAggregate {
                place = .item
                inner = aggregatedOrderScope(items, types, scope)
                if projectionHas(order.expression, items) { continue }
            } else {
                name(items, types, in: &inner)
            }
            _ = try type(of: order.expression, inner, place)
        }
        try check(count: projection.skip)
        try check(count: projection.limit)
        if let condition {
            var inner = closes ? VariableScope() : scope
            let plain = zip(items, types).filter { !$0.0.expression.hasAggregate }
            name(plain.map(\.0), plain.map(\.1), in: &inner)
            for (item, type) in zip(items, types) where item.expression.hasAggregate { inner[item.variable] = type }
            try check(condition: condition, inner)
        }
        try checkNames(of: items, isReturn: isReturn)
        return (behind, items.map(\.name))
    }

    /// The types of the items. Next to an aggregate, an item may use only what is an item itself.
    private func types(
        of items: [Projection.Item],
        _ scope: VariableScope
    ) throws(CypherError) -> [StaticType] {
        var types: [StaticType?] = []
        var grouped = VariableScope()
        grouped.know(ungrouped: scope)
        for item in items {
            guard !item.expression.hasAggregate else {
                types.append(nil)
                continue
            }
            let type = try type(of: item.expression, scope, .item)
            types.append(type)
            if case .variable(let name) = item.expression.kind { grouped[name] = type }
        }
        for (item, type) in zip(items, types) where item.expression.isSimple {
            if let type { grouped.evaluate(item.expression, as: type) }
        }
        grouped.aggregateScope = scope
        var all: [StaticType] = []
        for (item, type) in zip(items, types) {
            if let type {
                all.append(type)
            } else {
                all.append(try self.type(of: item.expression, grouped, .item))
            }
        }
        return all
    }

    /// Adds the columns: by name, and by the expression that each stands for. A new name hides an old one.
    private func name(_ items: [Projection.Item], _ types: [StaticType], in scope: inout VariableScope) {
        for (item, type) in zip(items, types) { scope[item.variable] = type }
        var hidden = HiddenNames()
        for item in items where item.alias != nil { hidden.insert(item.variable) }
        for (item, type) in zip(items, types) {
            let used = hidden.isEmpty ? [] : hidden.used(in: item.expression.canonical)
            if used.allSatisfy({ $0.hasSameBytes(as: item.variable) }) { scope.evaluate(item.expression, as: type) }
        }
    }

    /// What an expression behind `ORDER BY` may use that has aggregates of its own.
    private func aggregatedOrderScope(
        _ items: [Projection.Item],
        _ types: [StaticType],
        _ before: VariableScope
    ) -> VariableScope {
        var scope = VariableScope()
        // Other aggregates than those of the items: of variables that stay what they are.
        var arguments = VariableScope()
        for (item, type) in zip(items, types) {
            scope[item.variable] = type
            if case .variable(let name) = item.expression.kind, name.hasSameBytes(as: item.variable) {
                arguments[name] = type
            }
        }
        for (item, type) in zip(items, types) {
            if item.expression.isSimple || item.expression.hasAggregate {
                scope.evaluate(item.expression, as: type)
            } else if !item.expression.isConstant {
                scope.ambiguous.insert(item.expression.canonical)
            }
        }
        scope.aggregateScope = arguments
        return scope
    }

    private func projectionHas(_ expression: Expression, _ items: [Projection.Item]) -> Bool {
        let text = expression.canonical
        return items.contains { $0.expression.canonical.hasSameBytes(as: text) }
    }

    /// The number behind `SKIP` or `LIMIT`.
    private func check(count expression: Expression?) throws(CypherError) {
        guard let expression else { return }
        let found: StaticType
        do throws(CypherError) {
            found = try type(of: expression, VariableScope(), .value)
        } catch {
            guard error.detail == "UndefinedVariable" else { throw error }
            throw .compileTime(
                "NonConstantExpression",
                ja: "SKIP と LIMIT には、行ごとに変わらない数を書いてください",
                en: "SKIP and LIMIT take a number that is the same for all rows",
                at: error.span
            )
        }
        try require(.integer, found, at: expression.span)
        if let number = expression.constantInteger, number < 0 {
            throw .compileTime(
                "NegativeIntegerArgument",
                ja: "SKIP と LIMIT の数は0以上でなければなりません",
                en: "the number behind SKIP or LIMIT must not be negative",
                at: expression.span
            )
        }
    }

    private func checkNames(of items: [Projection.Item], isReturn: Bool) throws(CypherError) {
        var seen: Set<ExactText> = []
        for item in items {
            guard seen.insert(ExactText(item.name)).inserted else {
                throw .compileTime(
                    "ColumnNameConflict",
                    ja: "「\(item.name)」という列が二つあります。AS で別の名前にしてください",
                    en: "there are two columns \(item.name); give one another name with AS",
                    at: item.expression.span
                )
            }
            guard !isReturn, item.alias == nil, !item.expression.isVariable else { continue }
            throw .compileTime(
                "NoExpressionAlias",
                ja: "WITH の式には、AS で名前を付けてください",
                en: "an expression in WITH needs a name: write AS and a name behind it",
                at: item.expression.span
            )
        }
    }
}

extension Projection {
    /// The item that `*` stands for, of a variable.
    fileprivate func item(of name: String) -> Item {
        Item(expression: Expression(.variable(name), span), alias: nil, name: name)
    }
}

extension Projection.Item {
    /// The name by which later clauses know it.
    fileprivate var variable: String {
        if alias == nil, case .variable(let variable) = expression.kind { return variable }
        return alias?.text ?? name
    }
}

extension Expression {
    fileprivate var isVariable: Bool {
        if case .variable = kind { true } else { false }
    }

    /// Whether it is a variable or a property of one: that may stand next to an aggregate where it is an item itself.
    fileprivate var isSimple: Bool {
        switch kind {
        case .variable: true
        case .property(let subject, _): subject.isSimple
        default: false
        }
    }

    /// Whether it is the same wherever it stands.
    fileprivate var isConstant: Bool {
        switch kind {
        case .literal, .parameter: true
        default: false
        }
    }

    /// The integer that it is, where it is written as a number.
    fileprivate var constantInteger: Int64? {
        switch kind {
        case .literal(.integer(let number)): number
        case .minus(let operand): operand.constantInteger.map { 0 &- $0 }
        case .plus(let operand): operand.constantInteger
        default: nil
        }
    }
}
