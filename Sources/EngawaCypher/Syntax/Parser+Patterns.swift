extension Parser {
    /// Whether the parenthesis at a token begins a pattern with at least one relationship, and not an expression.
    func isPattern(at start: Int) -> Bool {
        var place = start + 1
        let kind = token(at: place).kind
        if kind == .word || kind == .quotedWord { place += 1 }
        while isSymbol(":", at: place) {
            guard token(at: place + 1).kind == .word || token(at: place + 1).kind == .quotedWord else { return false }
            place += 2
        }
        if isSymbol("{", at: place) {
            guard closing[place] > 0 else { return false }
            place = Int(closing[place]) + 1
        } else if token(at: place).kind == .parameter {
            place += 1
        }
        guard isSymbol(")", at: place) else { return false }
        place += 1
        if isSymbol("<", at: place) {
            guard isSymbol("-", at: place + 1) else { return false }
            place += 1
        }
        guard isSymbol("-", at: place) else { return false }
        place += 1
        if isSymbol("-", at: place) { return isSymbol("(", at: place + 1) || isSymbol(">", at: place + 1) }
        guard isSymbol("[", at: place), closing[place] > 0 else { return false }
        return isSymbol("-", at: Int(closing[place]) + 1)
    }

    /// The patterns of a clause, with commas between them.
    mutating func patterns() throws(CypherError) -> [Pattern] {
        var patterns = [try pattern()]
        while take(",") { patterns.append(try pattern()) }
        return patterns
    }

    /// `path = (a)-->(b)`, `shortestPath(…)`, or without a name.
    mutating func pattern() throws(CypherError) -> Pattern {
        var variable: Name?
        if (token.kind == .word || token.kind == .quotedWord) && isSymbol("=", at: index + 1) {
            variable = try self.variable()
            advance()
        }
        if ["SHORTESTPATH", "ALLSHORTESTPATHS"].contains(token.keyword), isSymbol("(", at: index + 1) {
            return try selectedPattern(variable)
        }
        var pattern = try pathPattern()
        if let variable {
            pattern.variable = variable
            pattern.span = variable.span.through(pattern.span)
        }
        return pattern
    }

    mutating func selectedPattern(_ variable: Name?) throws(CypherError) -> Pattern {
        let start = variable?.span ?? token.span
        let selection: Pattern.Selection = token.keyword == "SHORTESTPATH" ? .shortest : .allShortest
        advance()
        try expect("(")
        var pattern = try pathPattern()
        try expect(")")
        guard pattern.relationships.count == 1 else {
            throw .compileTime(
                "InvalidRelationshipPattern",
                ja: "最短経路には、関係を一つだけ書きます（例 (a)-[*]-(b)）",
                en: "a shortest path takes one relationship, such as (a)-[*]-(b)",
                at: pattern.span
            )
        }
        pattern.variable = variable
        pattern.selection = selection
        pattern.span = start.through(lastSpan)
        return pattern
    }

    /// `(a)-[r]->(b)…`
    mutating func pathPattern() throws(CypherError) -> Pattern {
        let start = token.span
        if isNext("("), isSymbol("(", at: index + 1) || (isNested && !isNodePattern) {
            // A whole path in parentheses of its own.
            try enter()
            defer { leave() }
            advance()
            var inner = try pathPattern()
            try expect(")")
            inner.span = start.through(lastSpan)
            return inner
        }
        var nodes = [try nodePattern()]
        var relationships: [RelationshipPattern] = []
        while isNext("-") || (isNext("<") && isSymbol("-", at: index + 1)) {
            relationships.append(try relationshipPattern())
            nodes.append(try nodePattern())
        }
        return Pattern(
            variable: nil,
            nodes: nodes,
            relationships: relationships,
            span: start.through(lastSpan)
        )
    }

    /// Whether there is a parenthesis within the parentheses that begin here.
    private var isNested: Bool { isSymbol("(", at: index + 1) }
    private var isNodePattern: Bool { !isNested }

    private mutating func nodePattern() throws(CypherError) -> NodePattern {
        let start = token.span
        guard take("(") else { throw unexpected("ノード（かっこ）", "a node in parentheses") }
        var variable: Name?
        if token.kind == .word || token.kind == .quotedWord { variable = try self.variable() }
        var labels: [Name] = []
        while take(":") { labels.append(try name("ラベル", "a label")) }
        let properties = try patternProperties()
        try expect(")")
        return NodePattern(variable: variable, labels: labels, properties: properties, span: start.through(lastSpan))
    }

    private mutating func patternProperties() throws(CypherError) -> Expression? {
        if isNext("{") {
            try enter()
            defer { leave() }
            return try mapLiteral()
        }
        guard token.kind == .parameter else { return nil }
        defer { advance() }
        return Expression(.parameter(token.text), token.span)
    }

    private mutating func relationshipPattern() throws(CypherError) -> RelationshipPattern {
        let start = token.span
        let pointsLeft = take("<")
        try expectDash()
        var pattern = RelationshipPattern(
            variable: nil,
            types: [],
            direction: .either,
            length: nil,
            properties: nil,
            span: start
        )
        if take("[") {
            if token.kind == .word || token.kind == .quotedWord { pattern.variable = try variable() }
            if take(":") {
                pattern.types.append(try name("関係の種類", "a relationship type"))
                while take("|") {
                    _ = take(":")
                    pattern.types.append(try name("関係の種類", "a relationship type"))
                }
            }
            if take("*") { pattern.length = try length() }
            pattern.properties = try patternProperties()
            try expect("]")
        }
        try expectDash()
        let pointsRight = take(">")
        pattern.direction = pointsLeft == pointsRight ? .either : pointsLeft ? .incoming : .outgoing
        pattern.span = start.through(lastSpan)
        return pattern
    }

    private mutating func expectDash() throws(CypherError) {
        guard take("-") else { throw unexpected("「-」", "-", "InvalidRelationshipPattern") }
    }

    private mutating func length() throws(CypherError) -> RelationshipPattern.Length {
        let lower = try bound()
        guard take("..") else { return .init(lower: lower, upper: lower) }
        return .init(lower: lower, upper: try bound())
    }

    private mutating func bound() throws(CypherError) -> Int? {
        if isNext("-") { throw unexpected("0 以上の整数", "an integer that is not negative", "InvalidRelationshipPattern") }
        guard token.kind == .integer else { return nil }
        guard case .integer(let value) = try number(token, isNegative: false) else { return nil }
        advance()
        return Int(value)
    }
}
