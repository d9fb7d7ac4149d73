extension Parser {
    /// Words that end an expression, so that no variable without quotes can have them as its name.
    private static let reserved: Set<String> = [
        "AND", "OR", "XOR", "NOT", "IN", "IS", "AS", "WHERE", "THEN", "WHEN", "ELSE", "RETURN", "WITH", "MATCH", "UNION",
        "ORDER", "SKIP", "LIMIT", "UNWIND", "MERGE", "DELETE", "SET", "REMOVE", "DETACH", "OPTIONAL", "DISTINCT",
        "CREATE", "STARTS", "ENDS", "CONTAINS", "BY",
    ]

    /// What operators stand between.
    mutating func atom() throws(CypherError) -> Expression {
        let token = token
        switch token.kind {
        case .integer, .float:
            advance()
            return Expression(.literal(try number(token, isNegative: false)), token.span)
        case .string:
            advance()
            return Expression(.literal(.string(token.text)), token.span)
        case .parameter:
            advance()
            return Expression(.parameter(token.text), token.span)
        case .quotedWord: return try named()
        case .word: return try word()
        case .symbol:
            switch token.text {
            case "(":
                if isPattern(at: index) {
                    let pattern = try pathPattern()
                    return Expression(.pattern(pattern), pattern.span)
                }
                advance()
                let inner = try expression()
                try expect(")")
                return Expression(inner.kind, token.span.through(lastSpan))
            case "[": return try bracketed()
            case "{": return try mapLiteral()
            default: break
            }
        case .end: break
        }
        throw unexpected("式", "an expression")
    }

    private mutating func word() throws(CypherError) -> Expression {
        let token = token
        let isCall = isSymbol("(", at: index + 1)
        switch token.keyword {
        case "TRUE" where !isCall, "FALSE" where !isCall:
            advance()
            return Expression(.literal(.boolean(token.keyword == "TRUE")), token.span)
        case "NULL" where !isCall:
            advance()
            return Expression(.literal(.null), token.span)
        case "CASE" where !isCall || isCaseOfParentheses: return try choice()
        case "COUNT" where isCall && isSymbol("*", at: index + 2) && isSymbol(")", at: index + 3):
            for _ in 0..<4 { advance() }
            return Expression(.countRows, token.span.through(lastSpan))
        case "EXISTS" where isSymbol("{", at: index + 1): return try existential()
        case "ALL" where isCall, "ANY" where isCall, "NONE" where isCall, "SINGLE" where isCall:
            if self.token(at: index + 3).keyword == "IN" { return try quantifier() }
            return try named()
        case "REDUCE" where isCall && isSymbol("=", at: index + 3): return try reduce()
        case "SHORTESTPATH" where isCall, "ALLSHORTESTPATHS" where isCall:
            let pattern = try selectedPattern(nil)
            return Expression(.pattern(pattern), pattern.span)
        case "END" where openCases > 0: throw unexpected("式", "an expression")
        default:
            if !isCall, Parser.reserved.contains(token.keyword) { throw unexpected("式", "an expression") }
            return try named()
        }
    }

    private var isCaseOfParentheses: Bool {
        // `CASE (x) WHEN …`: what follows the parentheses tells.
        let end = Int(closing[index + 1])
        guard end > 0 else { return false }
        let next = token(at: end + 1)
        return next.keyword == "WHEN" || next.kind == .symbol && next.text != ")" && next.text != ","
    }

    /// A variable or a function call.
    private mutating func named() throws(CypherError) -> Expression {
        // `name.name(` is a call; `name.name` is a property.
        var last = index
        while isSymbol(".", at: last + 1), isNameToken(at: last + 2) { last += 2 }
        if isSymbol("(", at: last + 1) {
            var parts: [String] = []
            let start = token.span
            while index < last {
                parts.append(token.text)
                advance()
                advance()
            }
            parts.append(token.text)
            let name = Name(text: parts.joined(separator: "."), span: start.through(token.span))
            advance()
            return try call(name)
        }
        let name = try variable()
        return Expression(.variable(name.text), name.span)
    }

    private func isNameToken(at place: Int) -> Bool {
        let kind = token(at: place).kind
        return kind == .word || kind == .quotedWord
    }

    private mutating func call(_ name: Name) throws(CypherError) -> Expression {
        try expect("(")
        let isDistinct = isNext(keyword: "DISTINCT") && !isSymbol(")", at: index + 1) && take(keyword: "DISTINCT")
        var arguments: [Expression] = []
        while !isNext(")") {
            if !arguments.isEmpty { try expect(",") }
            arguments.append(try expression())
        }
        try expect(")")
        return Expression(.call(name, isDistinct: isDistinct, arguments), name.span.through(lastSpan))
    }

    private mutating func choice() throws(CypherError) -> Expression {
        let start = token.span
        advance()
        openCases += 1
        defer { openCases -= 1 }
        let subject = isNext(keyword: "WHEN") ? nil : try expression()
        var branches: [(when: Expression, then: Expression)] = []
        while take(keyword: "WHEN") {
            let when = try expression()
            try expect(keyword: "THEN")
            branches.append((when, try expression()))
        }
        guard !branches.isEmpty else { throw unexpected("WHEN", "WHEN") }
        let otherwise = take(keyword: "ELSE") ? try expression() : nil
        try expect(keyword: "END")
        return Expression(
            .choice(subject: subject, branches, otherwise: otherwise),
            start.through(lastSpan)
        )
    }

    private mutating func quantifier() throws(CypherError) -> Expression {
        let start = token.span
        let quantifier: Quantifier =
            switch token.keyword {
            case "ALL": .all
            case "ANY": .any
            case "NONE": .none
            default: .single
            }
        advance()
        try expect("(")
        let name = try variable()
        try expect(keyword: "IN")
        let list = try expression()
        guard take(keyword: "WHERE") else { throw unexpected("WHERE", "WHERE") }
        let condition = try expression()
        try expect(")")
        return Expression(.quantifier(quantifier, name, in: list, where: condition), start.through(lastSpan))
    }

    private mutating func reduce() throws(CypherError) -> Expression {
        let start = token.span
        advance()
        try expect("(")
        let accumulator = try variable()
        try expect("=")
        let initial = try expression()
        try expect(",")
        let name = try variable()
        try expect(keyword: "IN")
        let list = try expression()
        try expect("|")
        let step = try expression()
        try expect(")")
        return Expression(
            .reduce(accumulator: accumulator, initial: initial, name, in: list, step: step),
            start.through(lastSpan)
        )
    }

    private mutating func existential() throws(CypherError) -> Expression {
        let start = token.span
        try enter()
        defer { leave() }
        advance()
        try expect("{")
        let isQuery = ["MATCH", "OPTIONAL", "UNWIND", "WITH", "CALL", "RETURN", "CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH"]
            .contains(token.keyword) && !isSymbol("=", at: index + 1)
        let kind: Expression.Kind
        if isQuery {
            kind = .existsQuery(try query(isNested: true))
        } else {
            let patterns = try patterns()
            kind = .existsPattern(patterns, where: take(keyword: "WHERE") ? try expression() : nil)
        }
        try expect("}")
        return Expression(kind, start.through(lastSpan))
    }

    // MARK: - Lists and maps

    private mutating func bracketed() throws(CypherError) -> Expression {
        let start = token.span
        advance()
        // `[path = (a)-->(b) | …]`
        if isNameToken(at: index), isSymbol("=", at: index + 1), isSymbol("(", at: index + 2), isPattern(at: index + 2) {
            let path = try variable()
            advance()
            return try patternComprehension(path, start)
        }
        if isNext("("), isPattern(at: index) {
            // A list of conditions is a list: what follows the pattern tells.
            var ahead = self
            let isComprehension = (try? ahead.pathPattern()) != nil && (ahead.isNext("|") || ahead.isNext(keyword: "WHERE"))
            if isComprehension { return try patternComprehension(nil, start) }
        }
        if isNameToken(at: index), token(at: index + 1).keyword == "IN" { return try comprehension(start) }
        return try list([], start)
    }

    private mutating func list(_ first: [Expression], _ start: Span) throws(CypherError) -> Expression {
        var elements = first
        while !isNext("]") {
            if !elements.isEmpty { try expect(",") }
            elements.append(try expression())
        }
        try expect("]")
        return Expression(.list(elements), start.through(lastSpan))
    }

    private mutating func comprehension(_ start: Span) throws(CypherError) -> Expression {
        let name = try variable()
        advance()
        let list = try expression()
        if isNext(",") {
            // A list whose first element asks whether something is in another list.
            let variable = Expression(.variable(name.text), name.span)
            return try self.list([Expression(.in(variable, list), name.span.through(list.span))], start)
        }
        let condition = take(keyword: "WHERE") ? try expression() : nil
        let result = take("|") ? try expression() : nil
        try expect("]")
        return Expression(
            .listComprehension(name, in: list, where: condition, result: result),
            start.through(lastSpan)
        )
    }

    private mutating func patternComprehension(_ path: Name?, _ start: Span) throws(CypherError) -> Expression {
        var pattern = try pathPattern()
        pattern.variable = path
        let condition = take(keyword: "WHERE") ? try expression() : nil
        try expect("|")
        let result = try expression()
        try expect("]")
        return Expression(
            .patternComprehension(pattern, where: condition, result: result),
            start.through(lastSpan)
        )
    }

    mutating func mapLiteral() throws(CypherError) -> Expression {
        let start = token.span
        try expect("{")
        var entries: [(key: Name, value: Expression)] = []
        while !isNext("}") {
            if !entries.isEmpty { try expect(",") }
            let key = try name("名前", "a key")
            try expect(":")
            entries.append((key, try expression()))
        }
        try expect("}")
        return Expression(.map(entries), start.through(lastSpan))
    }
}
