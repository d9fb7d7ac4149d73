extension Parser {
    /// `[index]` or `[from..to]` behind an expression that begins at `start`.
    mutating func subscripted(_ subject: Expression, _ start: Int) throws(Refusal) -> Expression {
        advance()
        let from = at(.twoDots) ? nil : try expression()
        guard take(.twoDots) else {
            guard let from, take(.closeBracket) else { throw unexpected(.sign("]")) }
            return Expression(.element(subject, from), Span(start, previousEnd))
        }
        let to = at(.closeBracket) ? nil : try expression()
        try need(.closeBracket, "]")
        return Expression(.slice(subject, from: from, to: to), Span(start, previousEnd))
    }

    /// A list, a list comprehension or a pattern comprehension.
    mutating func bracketed() throws(Refusal) -> Expression {
        let start = start
        let bracket = current
        if bracket.holdsBar {
            let isNamed = peek().isVariable && peek(2).kind == .equal
            if isPattern(at: index + (isNamed ? 3 : 1)) { return try patternComprehension() }
        }
        // `[x IN list, y]` is a list of booleans.
        if !bracket.holdsComma, peek().isVariable, peek(2).keyword == .in {
            return try comprehension(1, .closeBracket, "]")
        }
        advance()
        let items = try expressions(until: .closeBracket, "]")
        return Expression(.list(items), Span(start, previousEnd))
    }

    /// `variable IN list WHERE condition | result` behind `width` tokens, up to the bracket that closes it.
    mutating func comprehension(_ width: Int, _ closing: Token.Kind, _ sign: String) throws(Refusal) -> Expression {
        let start = start
        advance(width)
        let variable = try variable()
        try need(.in)
        let list = try expression()
        let condition = take(.where) ? try expression() : nil
        let result = take(.bar) ? try expression() : nil
        try need(closing, sign)
        return Expression(
            .listComprehension(variable, in: list, where: condition, result: result),
            Span(start, previousEnd)
        )
    }

    private mutating func patternComprehension() throws(Refusal) -> Expression {
        let start = start
        advance()
        let pattern = try pattern()
        let condition = take(.where) ? try expression() : nil
        try need(.bar, "|")
        let result = try expression()
        try need(.closeBracket, "]")
        return Expression(.patternComprehension(pattern, where: condition, result: result), Span(start, previousEnd))
    }

    mutating func map() throws(Refusal) -> Expression {
        let start = start
        advance()
        var entries: [(key: Name, value: Expression)] = []
        if !take(.closeBrace) {
            repeat {
                let key = try name(.key)
                try need(.colon, ":")
                entries.append((key, try expression()))
            } while take(.comma)
            try needMapEnd()
        }
        return Expression(.map(entries), Span(start, previousEnd))
    }

    private mutating func needMapEnd() throws(Refusal) {
        guard take(.closeBrace) else { throw unexpected(Expectation(ja: "「,」か「}」", en: "\",\" or \"}\"")) }
    }

    mutating func mapProjection(_ subject: Expression, _ start: Int) throws(Refusal) -> Expression {
        advance()
        var items: [MapProjectionItem] = []
        if !take(.closeBrace) {
            repeat { items.append(try projectedEntry()) } while take(.comma)
            try needMapEnd()
        }
        return Expression(.mapProjection(subject, items), Span(start, previousEnd))
    }

    private mutating func projectedEntry() throws(Refusal) -> MapProjectionItem {
        if take(.dot) {
            return take(.star) ? .allProperties : .property(try name(.key))
        }
        if peek().kind == .colon {
            let key = try name(.key)
            advance()
            return .entry(key, try expression())
        }
        return .variable(try variable(Expectation(ja: "「.プロパティー」か変数", en: "\".key\", \"key: value\" or a variable")))
    }

    // MARK: Subqueries

    /// How much a subquery adds to the nesting: it costs more calls than a bracket.
    static let subqueryWeight = 2

    /// `exists { … }`
    mutating func existsSubquery() throws(Refusal) -> Expression {
        let start = start
        advance(2)
        try enter(Self.subqueryWeight)
        let kind: Expression.Kind
        if let keyword = current.keyword, Keyword.clauses.contains(keyword), peek().kind != .equal {
            kind = try existsQuery()
        } else {
            let patterns = try patterns()
            kind = .existsPattern(patterns, where: take(.where) ? try expression() : nil)
        }
        try need(.closeBrace, "}")
        leave(Self.subqueryWeight)
        return Expression(kind, Span(start, previousEnd))
    }

    private mutating func existsQuery() throws(Refusal) -> Expression.Kind {
        let query = try query(isSubquery: true)
        for clause in query.parts.lazy.flatMap(\.clauses) where clause.isUpdating {
            throw refusal(
                "InvalidClauseComposition",
                ja: "exists { … } の中では、グラフを変える句は使えません",
                en: "a clause that changes the graph cannot stand within exists { … }",
                at: clause.span
            )
        }
        // A `MATCH` alone says no more than its pattern.
        if query.parts.count == 1, query.parts[0].clauses.count == 1,
            case .match(isOptional: false, let patterns, where: let condition) = query.parts[0].clauses[0].kind
        {
            return .existsPattern(patterns, where: condition)
        }
        return .existsQuery(query)
    }
}
