extension Clause {
    /// Whether it changes the graph.
    var isUpdating: Bool {
        switch kind {
        case .create, .merge, .set, .remove, .delete, .forEach: true
        default: false
        }
    }
}

extension Parser {
    /// The clause at the current token, where one begins there.
    mutating func clause() throws(Refusal) -> Clause? {
        try tick()
        let start = start
        let kind: Clause.Kind
        switch current.keyword {
        case .match: kind = try match(isOptional: false)
        case .optional:
            advance()
            guard at(.match) else { throw unexpected(.sign("MATCH")) }
            kind = try match(isOptional: true)
        case .unwind: kind = try unwind()
        case .with:
            advance()
            let projection = try projection()
            kind = .with(projection, where: take(.where) ? try expression() : nil)
        case .return:
            advance()
            kind = .return(try projection())
        case .create:
            advance()
            kind = .create(try patterns())
        case .merge: kind = try merge()
        case .set:
            advance()
            kind = .set(try setItems())
        case .remove: kind = try remove()
        case .delete, .detach: kind = try delete()
        case .call: kind = try callProcedure()
        case .forEach: kind = try forEach()
        case .load: kind = try loadCSV()
        default: return nil
        }
        return Clause(kind, Span(start, previousEnd))
    }

    // MARK: Reading

    private mutating func match(isOptional: Bool) throws(Refusal) -> Clause.Kind {
        advance()
        let patterns = try patterns()
        return .match(isOptional: isOptional, patterns, where: take(.where) ? try expression() : nil)
    }

    private mutating func unwind() throws(Refusal) -> Clause.Kind {
        advance()
        let list = try expression()
        try refusePattern(list)
        try need(.as)
        return .unwind(list, as: try variable())
    }

    private mutating func loadCSV() throws(Refusal) -> Clause.Kind {
        advance()
        try need(.csv)
        var hasHeaders = false
        if take(.with) {
            try need(.headers)
            hasHeaders = true
        }
        try need(.from)
        let file = try expression()
        try need(.as)
        let variable = try variable()
        let terminator = take(.fieldTerminator) ? try expression() : nil
        return .loadCSV(hasHeaders: hasHeaders, from: file, as: variable, terminator: terminator)
    }

    private mutating func callProcedure() throws(Refusal) -> Clause.Kind {
        advance()
        let name = try dottedName(.procedure)
        var call = ProcedureCall(name: name, yieldsAll: false, isStandalone: false)
        if take(.openParen) { call.arguments = try expressions(until: .closeParen, ")") }
        guard take(.yield) else { return .call(call) }
        if take(.star) {
            call.yieldsAll = true
        } else {
            var yields: [(column: Name, alias: Name?)] = []
            if !take(.minus) {
                repeat {
                    let column = try self.name(.variable)
                    yields.append((column, take(.as) ? try variable() : nil))
                } while take(.comma)
            }
            call.yields = yields
        }
        if take(.where) { call.where = try expression() }
        return .call(call)
    }

    // MARK: Projections

    private mutating func projection() throws(Refusal) -> Projection {
        let start = start
        var result = Projection(
            isDistinct: take(.distinct),
            includesAll: false,
            items: [],
            order: [],
            span: Span(start, start)
        )
        if take(.star) {
            result.includesAll = true
            if take(.comma) { result.items = try projectedItems() }
        } else {
            result.items = try projectedItems()
        }
        if at(.order) {
            advance()
            try need(.by)
            repeat { result.order.append(try order()) } while take(.comma)
        }
        if take(.skip) { result.skip = try expression() }
        if take(.limit) { result.limit = try expression() }
        result.span = Span(start, previousEnd)
        return result
    }

    private mutating func projectedItems() throws(Refusal) -> [Projection.Item] {
        var result: [Projection.Item] = []
        repeat {
            let start = start
            let expression = try expression()
            try refusePattern(expression)
            let text = text(from: start)
            let alias = take(.as) ? try variable() : nil
            let name = alias?.text ?? name(expression, text)
            result.append(Projection.Item(expression: expression, alias: alias, name: name))
        } while take(.comma)
        return result
    }

    /// The name of a column without `AS`: a variable's without its back quotes, else the text.
    private func name(_ expression: Expression, _ text: String) -> String {
        if case .variable(let name) = expression.kind, text.utf8.first == UInt8(ascii: "`") { name } else { text }
    }

    private mutating func order() throws(Refusal) -> Projection.Order {
        let expression = try expression()
        if take(.desc) || take(.descending) { return Projection.Order(expression: expression, isDescending: true) }
        _ = take(.asc) || take(.ascending)
        return Projection.Order(expression: expression, isDescending: false)
    }

    // MARK: Updating

    private mutating func merge() throws(Refusal) -> Clause.Kind {
        advance()
        let pattern = try pattern()
        var (onCreate, onMatch): ([SetItem], [SetItem]) = ([], [])
        while take(.on) {
            let creates = take(.create)
            guard creates || take(.match) else {
                throw unexpected(Expectation(ja: "「CREATE」か「MATCH」", en: "\"CREATE\" or \"MATCH\""))
            }
            try need(.set)
            let items = try setItems()
            if creates { onCreate += items } else { onMatch += items }
        }
        return .merge(pattern, onCreate: onCreate, onMatch: onMatch)
    }

    private mutating func setItems() throws(Refusal) -> [SetItem] {
        var result: [SetItem] = []
        repeat { result.append(try setItem()) } while take(.comma)
        return result
    }

    private mutating func setItem() throws(Refusal) -> SetItem {
        if current.isName {
            switch peek().kind {
            case .colon:
                let variable = try variable()
                return .labels(variable, try labels())
            case .equal:
                let variable = try variable()
                advance()
                return .replace(variable, try expression())
            case .plusEqual:
                let variable = try variable()
                advance()
                return .merge(variable, try expression())
            default: break
            }
        }
        let (subject, key) = try propertyTarget()
        try need(.equal, "=")
        let value = try expression()
        try refusePattern(value)
        return .property(subject, key, value)
    }

    /// `subject.key`, where a property is set or removed.
    private mutating func propertyTarget() throws(Refusal) -> (Expression, Name) {
        let first = current
        try operand()
        let target = operands.removeLast()
        guard case .property(let subject, let key) = target.expression.kind else {
            throw refusal(
                "UnexpectedSyntax",
                ja: "ここにはプロパティー（n.name など）か、変数とラベル（n:Label など）が必要です",
                en: "expected a property such as n.name, or a variable with labels such as n:Label",
                at: Span(Int(first.start), previousEnd)
            )
        }
        return (subject, key)
    }

    private mutating func remove() throws(Refusal) -> Clause.Kind {
        advance()
        var result: [RemoveItem] = []
        repeat {
            if current.isName, peek().kind == .colon {
                let variable = try variable()
                result.append(.labels(variable, try labels()))
            } else {
                let (subject, key) = try propertyTarget()
                result.append(.property(subject, key))
            }
        } while take(.comma)
        return .remove(result)
    }

    private mutating func delete() throws(Refusal) -> Clause.Kind {
        let isDetaching = take(.detach)
        try need(.delete)
        var result: [Expression] = []
        repeat { result.append(try expression()) } while take(.comma)
        return .delete(result, isDetaching: isDetaching)
    }

    private mutating func forEach() throws(Refusal) -> Clause.Kind {
        advance()
        try enter(Self.subqueryWeight)
        try need(.openParen, "(")
        let variable = try variable()
        try need(.in)
        let list = try expression()
        try need(.bar, "|")
        var clauses: [Clause] = []
        while let next = try clause() {
            guard next.isUpdating else {
                throw refusal(
                    "InvalidClauseComposition",
                    ja: "FOREACH には、グラフを変える句（CREATE、MERGE、SET、REMOVE、DELETE、FOREACH）だけが書けます",
                    en: "FOREACH holds clauses that change the graph alone: CREATE, MERGE, SET, REMOVE, DELETE",
                    at: next.span
                )
            }
            clauses.append(next)
        }
        guard !clauses.isEmpty, take(.closeParen) else {
            throw unexpectedClause(clauses.isEmpty ? .clause : .sign(")"), Keyword.clauses)
        }
        leave(Self.subqueryWeight)
        return .forEach(variable, in: list, clauses)
    }
}
