extension Parser {
    mutating func statement() throws(CypherError) -> Statement {
        let start = token.span
        var mode = Statement.Mode.run
        if isNext(keyword: "EXPLAIN"), take(keyword: "EXPLAIN") {
            mode = .explain
        } else if isNext(keyword: "PROFILE"), take(keyword: "PROFILE") {
            mode = .profile
        }
        let kind: Statement.Kind
        if isIndexStatement {
            kind = try indexStatement()
        } else {
            kind = .query(try query(isNested: false))
        }
        _ = take(";")
        guard token.kind == .end else { throw clauseExpected() }
        return Statement(mode: mode, kind: kind, span: start.through(lastSpan))
    }

    private func clauseExpected() -> CypherError {
        var error = unexpected("次の句か文の終わり", "a clause or the end of the statement")
        if token.kind == .word, let near = Keywords.nearest(to: token.text) {
            error = .compileTime(
                "UnexpectedSyntax",
                ja: "「\(token.text)」は分かりません。\(near) のことですか",
                en: "\(token.text) is unknown here; did you mean \(near)?",
                at: token.span
            )
        }
        return error
    }

    // MARK: - Queries

    mutating func query(isNested: Bool) throws(CypherError) -> Query {
        let start = token.span
        var parts = [try singleQuery()]
        var unions: [Query.Union] = []
        while take(keyword: "UNION") {
            unions.append(take(keyword: "ALL") ? .all : .distinct)
            parts.append(try singleQuery())
        }
        return Query(parts: parts, unions: unions, span: start.through(lastSpan))
    }

    private mutating func singleQuery() throws(CypherError) -> SingleQuery {
        let start = token.span
        var clauses: [Clause] = []
        while let clause = try clause() { clauses.append(clause) }
        guard !clauses.isEmpty else {
            if token.kind == .end { throw unexpected("MATCH や RETURN などの句", "a clause such as MATCH or RETURN") }
            throw clauseExpected()
        }
        if clauses.count == 1, case .call(var call) = clauses[0].kind {
            call.isStandalone = true
            clauses[0] = Clause(.call(call), clauses[0].span)
        }
        return SingleQuery(clauses: clauses, span: start.through(lastSpan))
    }

    /// The next clause; nil where none begins.
    private mutating func clause() throws(CypherError) -> Clause? {
        let start = token.span
        let kind: Clause.Kind
        switch token.keyword {
        case "MATCH", "OPTIONAL": kind = try match()
        case "UNWIND":
            advance()
            let list = try expression()
            try expect(keyword: "AS")
            kind = .unwind(list, as: try variable())
        case "WITH":
            advance()
            let projection = try self.projection(start)
            kind = .with(projection, where: take(keyword: "WHERE") ? try expression() : nil)
        case "RETURN":
            advance()
            kind = .return(try projection(start))
        case "CREATE":
            advance()
            kind = .create(try patterns())
        case "MERGE": kind = try merge()
        case "SET":
            advance()
            kind = .set(try setItems())
        case "REMOVE":
            advance()
            kind = .remove(try removeItems())
        case "DELETE", "DETACH":
            let isDetaching = take(keyword: "DETACH")
            try expect(keyword: "DELETE")
            var targets = [try expression()]
            while take(",") { targets.append(try expression()) }
            kind = .delete(targets, isDetaching: isDetaching)
        case "CALL":
            advance()
            kind = .call(try procedureCall())
        case "FOREACH": kind = try forEach()
        case "LOAD" where token(at: index + 1).keyword == "CSV": kind = try loadCSV()
        default: return nil
        }
        return Clause(kind, start.through(lastSpan))
    }

    private mutating func match() throws(CypherError) -> Clause.Kind {
        let isOptional = take(keyword: "OPTIONAL")
        try expect(keyword: "MATCH")
        let patterns = try patterns()
        return .match(isOptional: isOptional, patterns, where: take(keyword: "WHERE") ? try expression() : nil)
    }

    private mutating func merge() throws(CypherError) -> Clause.Kind {
        advance()
        let pattern = try pattern()
        var (onCreate, onMatch): ([SetItem], [SetItem]) = ([], [])
        while take(keyword: "ON") {
            let isMatch = isNext(keyword: "MATCH")
            guard take(keyword: "MATCH") || take(keyword: "CREATE") else { throw unexpected("MATCH か CREATE", "MATCH or CREATE") }
            try expect(keyword: "SET")
            if isMatch { onMatch += try setItems() } else { onCreate += try setItems() }
        }
        return .merge(pattern, onCreate: onCreate, onMatch: onMatch)
    }

    private mutating func forEach() throws(CypherError) -> Clause.Kind {
        advance()
        try enter()
        defer { leave() }
        try expect("(")
        let name = try variable()
        try expect(keyword: "IN")
        let list = try expression()
        try expect("|")
        var clauses: [Clause] = []
        while let clause = try clause() { clauses.append(clause) }
        guard !clauses.isEmpty else { throw clauseExpected() }
        try expect(")")
        return .forEach(name, in: list, clauses)
    }

    private mutating func loadCSV() throws(CypherError) -> Clause.Kind {
        advance()
        advance()
        let hasHeaders = isNext(keyword: "WITH")
        if take(keyword: "WITH") { try expect(keyword: "HEADERS") }
        try expect(keyword: "FROM")
        let file = try expression()
        try expect(keyword: "AS")
        let name = try variable()
        let terminator = take(keyword: "FIELDTERMINATOR") ? try expression() : nil
        return .loadCSV(hasHeaders: hasHeaders, from: file, as: name, terminator: terminator)
    }

    // MARK: - WITH and RETURN

    private mutating func projection(_ start: Span) throws(CypherError) -> Projection {
        let isDistinct = take(keyword: "DISTINCT")
        var includesAll = false
        var items: [Projection.Item] = []
        if take("*") {
            includesAll = true
        } else {
            items.append(try item())
        }
        while take(",") { items.append(try item()) }
        var order: [Projection.Order] = []
        if isNext(keywords: "ORDER", "BY") {
            advance()
            repeat {
                advance()
                let expression = try expression()
                let isDescending = take(keyword: "DESC") || take(keyword: "DESCENDING")
                if !isDescending { _ = take(keyword: "ASC") || take(keyword: "ASCENDING") }
                order.append(Projection.Order(expression: expression, isDescending: isDescending))
            } while isNext(",")
        }
        let skip = take(keyword: "SKIP") || take(keyword: "OFFSET") ? try expression() : nil
        let limit = take(keyword: "LIMIT") ? try expression() : nil
        return Projection(
            isDistinct: isDistinct,
            includesAll: includesAll,
            items: items,
            order: order,
            skip: skip,
            limit: limit,
            span: start.through(lastSpan)
        )
    }

    private mutating func item() throws(CypherError) -> Projection.Item {
        let start = token.span
        let expression = try expression()
        let written = text(Span(start.start, lastSpan.end))
        let alias = take(keyword: "AS") ? try variable() : nil
        let name: String
        if let alias {
            name = alias.text
        } else if case .variable(let variable) = expression.kind {
            name = variable
        } else {
            name = written
        }
        return Projection.Item(expression: expression, alias: alias, name: name)
    }

    // MARK: - SET and REMOVE

    private mutating func setItems() throws(CypherError) -> [SetItem] {
        var items = [try setItem()]
        while take(",") { items.append(try setItem()) }
        return items
    }

    private mutating func setItem() throws(CypherError) -> SetItem {
        if token.kind == .word || token.kind == .quotedWord {
            if isSymbol(":", at: index + 1) {
                let name = try variable()
                return .labels(name, try labels())
            }
            if isSymbol("=", at: index + 1) {
                let name = try variable()
                advance()
                return .replace(name, try expression())
            }
            if isSymbol("+=", at: index + 1) {
                let name = try variable()
                advance()
                return .merge(name, try expression())
            }
        }
        let (target, key) = try propertyTarget()
        try expect("=")
        return .property(target, key, try expression())
    }

    private mutating func labels() throws(CypherError) -> [Name] {
        var labels: [Name] = []
        while take(":") { labels.append(try name("ラベル", "a label")) }
        return labels
    }

    /// `subject.key`
    private mutating func propertyTarget() throws(CypherError) -> (Expression, Name) {
        var target = try atom()
        try expect(".")
        var key = try name("プロパティの名前", "a property key")
        while take(".") {
            target = Expression(.property(target, key), target.span.through(key.span))
            key = try name("プロパティの名前", "a property key")
        }
        return (target, key)
    }

    private mutating func removeItems() throws(CypherError) -> [RemoveItem] {
        var items: [RemoveItem] = []
        repeat {
            if token.kind == .word || token.kind == .quotedWord, isSymbol(":", at: index + 1) {
                let name = try variable()
                items.append(.labels(name, try labels()))
            } else {
                let (target, key) = try propertyTarget()
                items.append(.property(target, key))
            }
        } while take(",")
        return items
    }

    // MARK: - CALL

    private mutating func procedureCall() throws(CypherError) -> ProcedureCall {
        let start = token.span
        var parts = [try name("手続きの名前", "the name of a procedure").text]
        while take(".") { parts.append(try name("手続きの名前", "the name of a procedure").text) }
        var call = ProcedureCall(
            name: Name(text: parts.joined(separator: "."), span: start.through(lastSpan)),
            arguments: nil,
            yields: nil,
            yieldsAll: false,
            where: nil,
            isStandalone: false
        )
        if take("(") {
            var arguments: [Expression] = []
            while !isNext(")") {
                if !arguments.isEmpty { try expect(",") }
                arguments.append(try expression())
            }
            try expect(")")
            call.arguments = arguments
        }
        guard take(keyword: "YIELD") else { return call }
        if take("*") {
            call.yieldsAll = true
        } else if take("-") {
            call.yields = []
        } else {
            var yields: [(column: Name, alias: Name?)] = []
            repeat {
                let column = try name("列の名前", "the name of a column")
                yields.append((column, take(keyword: "AS") ? try variable() : nil))
            } while take(",")
            call.yields = yields
        }
        if take(keyword: "WHERE") { call.where = try expression() }
        return call
    }

    // MARK: - Indexes

    private var isIndexStatement: Bool {
        isNext(keywords: "CREATE", "INDEX") || isNext(keywords: "DROP", "INDEX")
            || isNext(keywords: "CREATE", "UNIQUE", "INDEX")
    }

    private mutating func indexStatement() throws(CypherError) -> Statement.Kind {
        let isDrop = isNext(keyword: "DROP")
        advance()
        let isUnique = take(keyword: "UNIQUE")
        try expect(keyword: "INDEX")
        // A name is allowed and means nothing: an index is known by its label and key.
        let isName = token.kind == .quotedWord || (token.kind == .word && !["ON", "FOR", "IF"].contains(token.keyword))
        if isName { advance() }
        var isConditional = false
        if take(keyword: "IF") {
            if !isDrop { try expect(keyword: "NOT") }
            try expect(keyword: "EXISTS")
            isConditional = true
        }
        let (label, key) = try indexTarget()
        if take(keyword: "IF") {
            if !isDrop { try expect(keyword: "NOT") }
            try expect(keyword: "EXISTS")
            isConditional = true
        }
        return isDrop
            ? .dropIndex(label: label, key: key, ifExists: isConditional)
            : .createIndex(label: label, key: key, isUnique: isUnique, ifNotExists: isConditional)
    }

    /// `ON :Label(key)` or `FOR (n:Label) ON (n.key)`
    private mutating func indexTarget() throws(CypherError) -> (label: Name, key: Name) {
        if take(keyword: "FOR") {
            try expect("(")
            let variable = try variable()
            try expect(":")
            let label = try name("ラベル", "a label")
            try expect(")")
            try expect(keyword: "ON")
            try expect("(")
            let subject = try self.variable()
            guard subject.text == variable.text else {
                throw .compileTime(
                    "UndefinedVariable",
                    ja: "変数 \(subject.text) はありません",
                    en: "there is no variable \(subject.text)",
                    at: subject.span
                )
            }
            try expect(".")
            let key = try name("プロパティの名前", "a property key")
            try expect(")")
            return (label, key)
        }
        try expect(keyword: "ON")
        try expect(":")
        let label = try name("ラベル", "a label")
        try expect("(")
        let key = try name("プロパティの名前", "a property key")
        try expect(")")
        return (label, key)
    }
}

/// The words that clauses begin with.
enum Keywords {
    static let clauses = [
        "MATCH", "OPTIONAL MATCH", "UNWIND", "WITH", "RETURN", "CREATE", "MERGE", "SET", "REMOVE", "DELETE",
        "DETACH DELETE", "CALL", "FOREACH", "LOAD CSV", "UNION", "WHERE", "ORDER BY", "SKIP", "LIMIT", "EXPLAIN", "PROFILE",
    ]

    /// The keyword that a misspelt one was meant to be; nil where none is near.
    static func nearest(to word: String) -> String? {
        let upper = word.uppercased()
        let near = clauses.map { (keyword: $0, distance: EditDistance.between(upper, $0.split(separator: " ").first.map(String.init) ?? $0)) }
            .min { $0.distance < $1.distance }
        guard let near, near.distance <= max(1, upper.count / 3) else { return nil }
        return near.keyword
    }
}

/// How many characters to put in, leave out, change or swap with their neighbour to make one text of another.
enum EditDistance {
    /// O(length · length) for texts of names' lengths; long ones count as far apart.
    static func between(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        guard left.count <= 64, right.count <= 64 else { return .max }
        var before: [Int] = []
        var above = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                var best = min(above[column] + (left[row] == right[column] ? 0 : 1), above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            (before, above) = (above, current)
        }
        return above[right.count]
    }
}
