extension Parser {
    /// An atom and what is looked up in it, onto the operands.
    mutating func operand() throws(Refusal) {
        try tick()
        let start = start
        let outer = deepest
        deepest = 0
        var result = try atom()
        var lookups = 0
        lookup: while true {
            switch current.kind {
            case .dot:
                advance()
                result = Expression(.property(result, try name(.key)), Span(start, previousEnd))
            case .openBracket: result = try subscripted(result, start)
            case .openBrace:
                guard case .variable = result.kind else { break lookup }
                result = try mapProjection(result, start)
            case .colon:
                result = Expression(.hasLabels(result, try labels()), Span(start, previousEnd))
                lookups += 1
                break lookup
            default: break lookup
            }
            lookups += 1
            guard lookups < Self.depthLimit else { throw tooDeep() }
        }
        let depth = deepest + lookups + 1
        guard depth <= Self.depthLimit else { throw tooDeep() }
        deepest = outer
        operands.append(Operand(expression: result, start: start, end: previousEnd, depth: depth))
    }

    private mutating func atom() throws(Refusal) -> Expression {
        switch current.kind {
        case .integer, .float, .malformedNumber, .minus, .plus: return try number()
        case .string: return try string()
        case .parameter: return parameter()
        case .openParen:
            if isPattern(at: index) { return try patternExpression() }
            advance()
            let result = try expression()
            try need(.closeParen, ")")
            return result
        case .openBracket: return try bracketed()
        case .openBrace: return try map()
        case .word, .quotedName: return try named()
        default: throw unexpected(.expression)
        }
    }

    mutating func parameter() -> Expression {
        let token = current
        advance()
        let (start, end) = (Int(token.start) + 1, Int(token.end))
        let name = bytes[start] == UInt8(ascii: "`") ? unquotedName(start, end) : text(start, end)
        return Expression(.parameter(name), token.span)
    }

    private mutating func patternExpression() throws(Refusal) -> Expression {
        let pattern = try chain()
        return Expression(.pattern(pattern), pattern.span)
    }

    /// A pattern says whether it is there, where a condition stands; it is not a value.
    func refusePattern(_ expression: Expression) throws(Refusal) {
        guard case .pattern = expression.kind else { return }
        throw refusal(
            "UnexpectedSyntax",
            ja: "パターンは値としては使えません。有無を調べるには exists(…)、数えるには size([パターン | 1]) を使ってください",
            en: "a pattern is not a value; to test for it use exists(…), to count it use size([pattern | 1])",
            at: expression.span
        )
    }

    // MARK: Words

    /// What begins with a word: a literal, a function or another form with a name, a variable.
    private mutating func named() throws(Refusal) -> Expression {
        let token = current
        switch token.keyword {
        case .null: return literal(.null)
        case .true: return literal(.boolean(true))
        case .false: return literal(.boolean(false))
        case .case: return try choice()
        case .exists where peek().kind == .openBrace: return try existsSubquery()
        case let keyword? where peek().kind == .openParen:
            if let form = try form(keyword) { return form }
        default: break
        }
        if isFunction() { return try call() }
        guard token.isVariable else { throw unexpected(.expression) }
        return Expression(.variable(try name(.variable).text), token.span)
    }

    private mutating func literal(_ value: CypherValue) -> Expression {
        let span = current.span
        advance()
        return Expression(.literal(value), span)
    }

    /// Forms that look like functions.
    private mutating func form(_ keyword: Keyword) throws(Refusal) -> Expression? {
        let hasVariable = peek(2).isVariable && peek(3).keyword == .in
        switch keyword {
        case .count where peek(2).kind == .star && peek(3).kind == .closeParen:
            let start = start
            advance(4)
            return Expression(.countRows, Span(start, previousEnd))
        case .all where hasVariable: return try quantifier(.all)
        case .any where hasVariable: return try quantifier(.any)
        case .none where hasVariable: return try quantifier(.none)
        case .single where hasVariable: return try quantifier(.single)
        case .filter where hasVariable, .extract where hasVariable: return try comprehension(2, .closeParen, ")")
        case .reduce where peek(2).isVariable && peek(3).kind == .equal: return try reduction()
        default: return nil
        }
    }

    /// Whether names joined by dots and a parenthesis follow.
    private func isFunction() -> Bool {
        var distance = 1
        while peek(distance).kind == .dot, peek(distance + 1).isName { distance += 2 }
        guard peek(distance).kind == .openParen else { return false }
        return distance > 1 || current.isVariable
    }

    private mutating func call() throws(Refusal) -> Expression {
        let start = start
        let name = try dottedName(.function)
        try need(.openParen, "(")
        let isDistinct = take(.distinct)
        let arguments = try expressions(until: .closeParen, ")")
        if name.text.lowercased() != "exists" { for argument in arguments { try refusePattern(argument) } }
        return Expression(.call(name, isDistinct: isDistinct, arguments), Span(start, previousEnd))
    }

    /// Expressions with commas between them, perhaps none, and the bracket behind them.
    mutating func expressions(until closing: Token.Kind, _ sign: String) throws(Refusal) -> [Expression] {
        var result: [Expression] = []
        guard !take(closing) else { return result }
        repeat { result.append(try expression()) } while take(.comma)
        guard take(closing) else {
            throw unexpected(Expectation(ja: "「,」か「\(sign)」", en: "\",\" or \"\(sign)\""))
        }
        return result
    }

    private mutating func quantifier(_ quantifier: Quantifier) throws(Refusal) -> Expression {
        let start = start
        advance(2)
        let variable = try variable()
        try need(.in)
        let list = try expression()
        try need(.where)
        let condition = try expression()
        try need(.closeParen, ")")
        return Expression(.quantifier(quantifier, variable, in: list, where: condition), Span(start, previousEnd))
    }

    private mutating func reduction() throws(Refusal) -> Expression {
        let start = start
        advance(2)
        let accumulator = try variable()
        try need(.equal, "=")
        let initial = try expression()
        try need(.comma, ",")
        let variable = try variable()
        try need(.in)
        let list = try expression()
        try need(.bar, "|")
        let step = try expression()
        try need(.closeParen, ")")
        return Expression(
            .reduce(accumulator: accumulator, initial: initial, variable, in: list, step: step),
            Span(start, previousEnd)
        )
    }

    private mutating func choice() throws(Refusal) -> Expression {
        let start = start
        advance()
        let subject = at(.when) ? nil : try expression()
        var branches: [(when: Expression, then: Expression)] = []
        repeat {
            try need(.when)
            let condition = try expression()
            try need(.then)
            branches.append((condition, try expression()))
        } while at(.when)
        let otherwise = take(.else) ? try expression() : nil
        guard take(Keyword.end) else {
            let open = Expectation(ja: "「WHEN」「ELSE」「END」のどれか", en: "\"WHEN\", \"ELSE\" or \"END\"")
            throw unexpected(otherwise == nil ? open : .sign("END"))
        }
        return Expression(.choice(subject: subject, branches, otherwise: otherwise), Span(start, previousEnd))
    }
}
