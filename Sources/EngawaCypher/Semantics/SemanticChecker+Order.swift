extension SemanticChecker {
    /// Checks the order of the clauses of a single query; within a subquery nothing may be changed and `RETURN` may be
    /// missing.
    func checkOrder(_ query: SingleQuery, isNested: Bool) throws(CypherError) {
        var hasUpdate = false
        for (place, clause) in query.clauses.enumerated() {
            let isLast = place == query.clauses.count - 1
            switch clause.kind {
            case .return:
                guard isLast else {
                    throw .composition(
                        ja: "RETURN は文の最後の句でなければなりません。途中なら WITH を使ってください",
                        en: "RETURN must be the last clause; use WITH in the middle",
                        at: clause.span
                    )
                }
            case .with: hasUpdate = false
            case .match, .unwind, .loadCSV, .call:
                guard !hasUpdate else {
                    throw .composition(
                        ja: "グラフを変える句の後で読むには、間に WITH が要ります",
                        en: "a WITH is needed between a clause that changes the graph and one that reads",
                        at: clause.span
                    )
                }
            case .create, .merge, .set, .remove, .delete, .forEach:
                hasUpdate = true
                guard !isNested else {
                    throw .composition(
                        ja: "EXISTS の中ではグラフを変えられません",
                        en: "the graph cannot be changed within EXISTS",
                        at: clause.span
                    )
                }
            }
        }
        guard !isNested, let last = query.clauses.last, !last.isEnd else { return }
        throw .composition(
            ja: "文がここで終わっています。RETURN か、グラフを変える句で終えてください",
            en: "the query ends here; end it with RETURN or a clause that changes the graph",
            at: last.span
        )
    }
}

extension Clause {
    /// Whether a query may end with it.
    fileprivate var isEnd: Bool {
        switch kind {
        case .match, .unwind, .with, .loadCSV: false
        case .call(let call): call.isStandalone || call.yields == nil && !call.yieldsAll
        case .return, .create, .merge, .set, .remove, .delete, .forEach: true
        }
    }
}
