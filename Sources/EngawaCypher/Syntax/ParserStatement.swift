extension Keyword {
    /// The keywords that begin a clause.
    static let clauses: [Keyword] = [
        .match, .optional, .unwind, .with, .return, .create, .merge, .set, .remove, .delete, .detach, .call, .forEach,
        .load,
    ]
    /// The keywords that can follow something complete, for suggestions.
    static let following: [Keyword] = clauses + [.where, .order, .skip, .limit, .union, .as, .yield, .on]
}

extension Parser {
    /// The whole text.
    mutating func statement() throws(Refusal) -> Statement {
        let start = start
        let mode: Statement.Mode = take(.explain) ? .explain : take(.profile) ? .profile : .run
        let kind: Statement.Kind
        if beginsIndex(.create) {
            kind = try createIndex()
        } else if beginsIndex(.drop) {
            kind = try dropIndex()
        } else {
            kind = .query(try query(isSubquery: false))
        }
        let end = previousEnd
        let hasSemicolon = take(.semicolon)
        if hasSemicolon, !at(Token.Kind.end), !at(.semicolon) { throw secondStatement() }
        guard at(Token.Kind.end) else { throw unexpectedClause(.end, Keyword.following) }
        return Statement(mode: mode, kind: kind, span: Span(start, end))
    }

    private func secondStatement() -> Refusal {
        let before = String(decoding: bytes[..<start], as: UTF8.self)
        let line = bytes[..<start].count { $0 == 0x0A } + 1
        let column =
            (before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count ?? 0) + 1
        return refusal(
            "UnexpectedSyntax",
            ja: "一度に実行できるのは一つの文です。「;」の後ろの \(line) 行 \(column) 文字目から、二つ目の文が始まっています",
            en: "one statement at a time: behind the \";\" a second one begins at line \(line), column \(column)",
            at: current.span
        )
    }

    // MARK: Indexes

    private func beginsIndex(_ verb: Keyword) -> Bool {
        guard at(verb) else { return false }
        let next = peek().keyword == .unique ? 2 : 1
        return peek(next).keyword == .index && peek(next + 1).kind != .equal
    }

    private mutating func createIndex() throws(Refusal) -> Statement.Kind {
        advance()
        let isUnique = take(.unique)
        advance()
        skipIndexName()
        var ifNotExists = false
        if take(.if) {
            try need(.not)
            try need(.exists)
            ifNotExists = true
        }
        let (label, key) = try indexTarget()
        return .createIndex(label: label, key: key, isUnique: isUnique, ifNotExists: ifNotExists)
    }

    private mutating func dropIndex() throws(Refusal) -> Statement.Kind {
        advance()
        _ = take(.unique)
        advance()
        skipIndexName()
        var ifExists = try takeIfExists()
        let (label, key) = try indexTarget()
        if !ifExists { ifExists = try takeIfExists() }
        return .dropIndex(label: label, key: key, ifExists: ifExists)
    }

    private mutating func takeIfExists() throws(Refusal) -> Bool {
        guard take(.if) else { return false }
        try need(.exists)
        return true
    }

    /// The name of an index says nothing that its label and its key do not.
    private mutating func skipIndexName() {
        if current.isName, !at(.for), !at(.on), !at(.if) { advance() }
    }

    /// `FOR (n:Label) ON (n.key)` or `ON :Label(key)`
    private mutating func indexTarget() throws(Refusal) -> (label: Name, key: Name) {
        if take(.on) {
            try need(.colon, ":")
            let label = try name(.label)
            try need(.openParen, "(")
            let key = try name(.key)
            try need(.closeParen, ")")
            return (label, key)
        }
        guard take(.for) else {
            throw unexpected(Expectation(ja: "「FOR」か「ON」", en: "\"FOR\" or \"ON\""))
        }
        try need(.openParen, "(")
        let variable = try variable()
        try need(.colon, ":")
        let label = try name(.label)
        try need(.closeParen, ")")
        try need(.on)
        try need(.openParen, "(")
        guard current.isVariable, nameText(current) == variable.text else { throw unexpected(.sign(variable.text)) }
        advance()
        try need(.dot, ".")
        let key = try name(.key)
        try need(.closeParen, ")")
        return (label, key)
    }

    // MARK: Queries

    mutating func query(isSubquery: Bool) throws(Refusal) -> Query {
        let start = start
        var parts = [try singleQuery()]
        var unions: [Query.Union] = []
        while at(.union) {
            let span = current.span
            advance()
            unions.append(take(.all) ? .all : .distinct)
            if unions.last != unions.first { throw mixedUnion(Span(span.start, previousEnd)) }
            parts.append(try singleQuery())
        }
        let isStandalone = !isSubquery && parts.count == 1 && parts[0].clauses.count == 1
        // Where something else follows, that is what is wrong.
        let isComplete = at(Token.Kind.end) || at(.semicolon)
        for part in parts.indices {
            if !isStandalone { try checkCalls(parts[part]) }
            if !isSubquery, isComplete { try checkEnd(parts[part]) }
        }
        if isStandalone, case .call(var call) = parts[0].clauses[0].kind {
            call.isStandalone = true
            parts[0].clauses[0] = Clause(.call(call), parts[0].clauses[0].span)
        }
        return Query(parts: parts, unions: unions, span: Span(start, previousEnd))
    }

    private mutating func singleQuery() throws(Refusal) -> SingleQuery {
        let start = start
        guard let first = try clause() else { throw unexpectedClause(.clause, Keyword.clauses) }
        var clauses = [first]
        while let next = try clause() {
            if case .return? = clauses.last?.kind {
                throw refusal(
                    "InvalidClauseComposition",
                    ja: "RETURN の後ろに句は書けません。続けるには RETURN の代わりに WITH を使ってください",
                    en: "no clause can follow RETURN; to go on, use WITH in its place",
                    at: next.span
                )
            }
            clauses.append(next)
        }
        return SingleQuery(clauses: clauses, span: Span(start, previousEnd))
    }

    private func mixedUnion(_ span: Span) -> Refusal {
        refusal(
            "InvalidClauseComposition",
            ja: "ひとつの問い合わせで UNION と UNION ALL を混ぜることはできません",
            en: "UNION and UNION ALL cannot be mixed in one query",
            at: span
        )
    }

    /// `YIELD *` belongs to a call that stands alone.
    private func checkCalls(_ part: SingleQuery) throws(Refusal) {
        for clause in part.clauses {
            if case .call(let call) = clause.kind, call.yieldsAll {
                throw refusal(
                    "UnexpectedSyntax",
                    ja: "YIELD * は、CALL だけの問い合わせでしか使えません。列の名前を並べてください",
                    en: "YIELD * is for a query that consists of CALL alone; name the columns",
                    at: clause.span
                )
            }
        }
    }

    /// A query ends with what returns or changes something.
    private func checkEnd(_ part: SingleQuery) throws(Refusal) {
        guard let last = part.clauses.last else { return }
        let found: String
        switch last.kind {
        case .match: found = "MATCH"
        case .unwind: found = "UNWIND"
        case .with: found = "WITH"
        case .loadCSV: found = "LOAD CSV"
        default: return
        }
        throw refusal(
            "InvalidClauseComposition",
            ja: "問い合わせは \(found) で終われません。RETURN か、グラフを変える句で終えてください",
            en: "a query cannot end with \(found); end it with RETURN or a clause that changes the graph",
            at: last.span
        )
    }
}
