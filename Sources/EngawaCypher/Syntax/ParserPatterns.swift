extension Parser {
    // MARK: Looking ahead

    /// Whether a pattern of one relationship at least begins at a token: `(a)-[`, `(a)--(b)`. Brackets are stepped over
    /// by the tokens that close them, so that this is fast however long they are.
    func isPattern(at index: Int) -> Bool {
        guard var next = nodeEnd(at: index) else { return false }
        next += 1
        if tokens[next].isLess { next += 1 }
        guard tokens[next].isDash else { return false }
        next += 1
        if tokens[next].kind == .openBracket {
            if tokens[next + 1].kind == .colon { return true }
            guard tokens[next].partner > 0 else { return false }
            next = Int(tokens[next].partner) + 1
        }
        guard next < tokens.count, tokens[next].isDash else { return false }
        next += 1
        if tokens[next].isGreater { return true }
        return nodeEnd(at: next) != nil
    }

    /// The index of the parenthesis that closes a node, where the tokens from an index on look like one.
    private func nodeEnd(at index: Int) -> Int? {
        guard index < tokens.count, tokens[index].kind == .openParen, tokens[index].partner > 0 else { return nil }
        let end = Int(tokens[index].partner)
        var next = index + 1
        if tokens[next].isVariable { next += 1 }
        while tokens[next].kind == .colon, tokens[next + 1].isName { next += 2 }
        if tokens[next].kind == .openBrace {
            guard tokens[next].partner > 0 else { return nil }
            next = Int(tokens[next].partner) + 1
        } else if tokens[next].kind == .parameter {
            next += 1
        }
        return next == end ? end : nil
    }

    // MARK: Reading

    mutating func patterns() throws(Refusal) -> [Pattern] {
        var result: [Pattern] = []
        repeat { result.append(try pattern()) } while take(.comma)
        return result
    }

    /// A path, perhaps with a name, perhaps within `shortestPath(…)`.
    mutating func pattern() throws(Refusal) -> Pattern {
        let start = start
        var name: Name?
        if current.isName, peek().kind == .equal {
            name = try variable()
            advance()
        }
        var result: Pattern
        if at(.shortestPath) || at(.allShortestPaths) {
            let selection = at(.shortestPath) ? Pattern.Selection.shortest : .allShortest
            advance()
            try need(.openParen, "(")
            result = try chain()
            try need(.closeParen, ")")
            result.selection = selection
        } else {
            result = try chain()
        }
        result.variable = name
        result.span = Span(start, previousEnd)
        return result
    }

    /// Nodes and relationships in turn, perhaps in parentheses.
    mutating func chain() throws(Refusal) -> Pattern {
        let start = start
        // The bracket of a node or a relationship, and that of its properties.
        try enter(2)
        defer { leave(2) }
        var parentheses = 0
        while at(.openParen), peek().kind == .openParen {
            parentheses += 1
            advance()
        }
        var nodes = [try node()]
        var relationships: [RelationshipPattern] = []
        while current.isDash || current.isLess && peek().isDash {
            relationships.append(try relationship())
            nodes.append(try node())
        }
        for _ in 0..<parentheses { try need(.closeParen, ")") }
        return Pattern(nodes: nodes, relationships: relationships, span: Span(start, previousEnd))
    }

    private mutating func node() throws(Refusal) -> NodePattern {
        let start = start
        guard take(.openParen) else { throw unexpected(.node) }
        let variable = current.isName ? try variable() : nil
        let labels = try labels()
        let properties = try properties()
        guard take(.closeParen) else {
            let mayBeLabel = labels.isEmpty && properties == nil
            throw unexpected(
                properties != nil
                    ? .sign(")")
                    : mayBeLabel
                        ? Expectation(ja: "「:ラベル」か「{…}」か「)」", en: "\":label\", \"{…}\" or \")\"")
                        : Expectation(ja: "「{…}」か「)」", en: "\"{…}\" or \")\"")
            )
        }
        return NodePattern(variable: variable, labels: labels, properties: properties, span: Span(start, previousEnd))
    }

    /// A map or a parameter, where one is there.
    private mutating func properties() throws(Refusal) -> Expression? {
        switch current.kind {
        case .openBrace: return try map()
        case .parameter: return parameter()
        default: return nil
        }
    }

    private mutating func relationship() throws(Refusal) -> RelationshipPattern {
        let start = start
        let pointsLeft = current.isLess
        if pointsLeft { advance() }
        try dash()
        var result = RelationshipPattern(types: [], direction: .either, span: Span(start, start))
        if take(.openBracket) {
            if current.isName { result.variable = try variable() }
            result.types = try types()
            result.length = try length()
            result.properties = try properties()
            guard take(.closeBracket) else { throw unclosedRelationship(result) }
        }
        try dash()
        let pointsRight = current.isGreater
        if pointsRight { advance() }
        if pointsLeft != pointsRight { result.direction = pointsLeft ? .incoming : .outgoing }
        result.span = Span(start, previousEnd)
        return result
    }

    private mutating func dash() throws(Refusal) {
        guard current.isDash else { throw unexpected(.sign("-")) }
        advance()
    }

    /// `:A|B|:C`, perhaps empty
    private mutating func types() throws(Refusal) -> [Name] {
        guard take(.colon) else { return [] }
        var result = [try name(.type)]
        while take(.bar) {
            _ = take(.colon)
            result.append(try name(.type))
        }
        return result
    }

    private mutating func length() throws(Refusal) -> RelationshipPattern.Length? {
        guard take(.star) else { return nil }
        let lower = try bound()
        guard take(.twoDots) else { return RelationshipPattern.Length(lower: lower, upper: lower) }
        return RelationshipPattern.Length(lower: lower, upper: try bound())
    }

    private mutating func bound() throws(Refusal) -> Int? {
        guard at(.integer) else { return nil }
        let value = try integer(current, false, current.span)
        advance()
        return Int(value)
    }

    private func unclosedRelationship(_ pattern: RelationshipPattern) -> Refusal {
        switch current.kind {
        case .twoDots, .integer, .float, .malformedNumber, .minus, .plus, .star:
            refusal(
                "InvalidRelationshipPattern",
                ja: "関係の長さは「*」「*2」「*1..3」「*..3」「*1..」のように書きます",
                en: "the length of a relationship is written *, *2, *1..3, *..3 or *1.., and never negative",
                at: current.span
            )
        default:
            unexpected(
                pattern.types.isEmpty && pattern.length == nil && pattern.properties == nil
                    ? Expectation(ja: "「:種類」か「*」か「{…}」か「]」", en: "\":type\", \"*\", \"{…}\" or \"]\"") : .sign("]")
            )
        }
    }
}
