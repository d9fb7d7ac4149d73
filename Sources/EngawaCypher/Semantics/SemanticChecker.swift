/// Refuses what no run could make right, before anything is run: names that stand for nothing, aggregates and patterns
/// in the wrong place, arguments whose type or number is surely wrong, clauses in an order that means nothing.
///
/// After a check every variable resolves, aggregates stand in items of `WITH` and `RETURN` and behind `ORDER BY` alone,
/// and every function and procedure exists with that number of arguments.
struct SemanticChecker {
    let procedures: [CypherProcedure]
    /// How many arguments a function of values takes; nil where there is none of that name.
    let function: (String) -> ClosedRange<Int>?
    /// The names of the functions of values.
    let functionNames: [String]
    let watch: StatementWatch

    /// Checks a statement that was read.
    /// - Throws: the first error of compile time.
    static func check(
        _ statement: Statement,
        procedures: [CypherProcedure],
        function: @escaping (String) -> ClosedRange<Int>?,
        functionNames: [String],
        watch: StatementWatch = StatementWatch()
    ) throws(CypherError) {
        guard case .query(let query) = statement.kind else { return }
        let checker = SemanticChecker(
            procedures: procedures,
            function: function,
            functionNames: functionNames,
            watch: watch
        )
        try checker.check(query, within: nil)
    }

    /// Checks a query; `outer` holds the variables around a subquery, nil where it is the statement itself.
    func check(_ query: Query, within outer: VariableScope?) throws(CypherError) {
        for (union, next) in zip(query.unions, query.unions.dropFirst()) where union != next {
            throw .composition(
                ja: "UNION と UNION ALL を一つの文に混ぜることはできません",
                en: "UNION and UNION ALL cannot be mixed in one statement",
                at: query.span
            )
        }
        var first: [String]?
        for part in query.parts {
            try checkOrder(part, isNested: outer != nil)
            var scope = outer ?? VariableScope()
            var columns: [String] = []
            for clause in part.clauses { try check(clause, &scope, &columns) }
            guard let expected = first else {
                first = columns
                continue
            }
            guard expected.map(ExactText.init) == columns.map(ExactText.init) else {
                throw .compileTime(
                    "DifferentColumnsInUnion",
                    ja: "UNION でつなぐ部分は、同じ名前の列を同じ順に返してください（\(expected.joined(separator: ", ")) と "
                        + "\(columns.joined(separator: ", "))）",
                    en: "the parts of a UNION must return columns of the same names in the same order "
                        + "(\(expected.joined(separator: ", ")) and \(columns.joined(separator: ", ")))",
                    at: part.span
                )
            }
        }
    }

    /// Checks a clause, and makes the scope that of the clause behind it. `RETURN` and a call that stands alone set
    /// the columns.
    private func check(
        _ clause: Clause,
        _ scope: inout VariableScope,
        _ columns: inout [String]
    ) throws(CypherError) {
        try watch.tick()
        switch clause.kind {
        case .match(_, let patterns, let condition):
            try match(patterns, &scope)
            if let condition { try check(condition: condition, scope) }
        case .unwind(let list, let name):
            let type = try type(of: list, scope, .value)
            try bind(name, type.unwound, &scope)
        case .with(let projection, let condition):
            scope = try project(projection, where: condition, scope, isReturn: false).behind
        case .return(let projection):
            columns = try project(projection, where: nil, scope, isReturn: true).columns
        case .call(let call):
            let results = try check(call, &scope)
            if call.isStandalone { columns = results }
        case .loadCSV(let hasHeaders, let file, let name, let terminator):
            for text in [file, terminator].compactMap({ $0 }) {
                try require(.string, try type(of: text, scope, .value), at: text.span)
            }
            try bind(name, hasHeaders ? .map : .list(of: .any), &scope)
        case .create, .merge, .set, .remove, .delete, .forEach:
            try update(clause, &scope)
        }
    }

    /// A clause that gives a variable of its own.
    func bind(_ name: Name, _ type: StaticType, _ scope: inout VariableScope) throws(CypherError) {
        guard scope[name.text] == nil else { throw .alreadyBound(name) }
        scope[name.text] = type
    }

    /// A condition must be a boolean.
    func check(condition: Expression, _ scope: VariableScope) throws(CypherError) {
        try require(.boolean, try type(of: condition, scope, .condition), at: condition.span)
    }

    /// Refuses a type that surely is none of these.
    func require(
        _ wanted: StaticType.Kinds,
        _ found: StaticType,
        _ kind: CypherError.Kind = .syntaxError,
        at span: Span
    ) throws(CypherError) {
        guard found.canBe(wanted) else { throw .wrongType(found, wanted: wanted, kind, at: span) }
    }
}
