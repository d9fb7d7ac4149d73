import EngawaGraph

/// One run of a plan, from its first row to its last.
final class QueryRun {
    private let plan: QueryPlan
    private let x: Execution
    private let limit: Int

    init(
        _ plan: QueryPlan,
        _ graph: PropertyGraph,
        _ draft: GraphDraft?,
        _ parameters: CypherMap,
        _ options: CypherOptions
    ) {
        self.plan = plan
        x = Execution(plan, on: graph, draft: draft, parameters: parameters, options: options)
        limit = options.limits.rows ?? .max
    }

    /// Gives the draft away, with the changes of the statement.
    func takeDraft() -> GraphDraft? {
        defer { x.draft = nil }
        return x.draft
    }

    /// Takes back what the statement has changed.
    func rollBack(to savepoint: GraphDraft.Savepoint) { x.draft?.rollBack(to: savepoint) }

    /// Runs it to its end.
    func result() throws(CypherError) -> CypherResult {
        guard plan.mode != .explain else {
            return CypherResult(
                columns: [],
                rows: [],
                statistics: CypherStatistics(),
                graph: x.graph,
                plan: plan.description(nil)
            )
        }
        if plan.mode == .profile { x.profile = ExecutionProfile(plan) }
        try x.check()
        // What is missing is missing whether a row asks for it or not.
        for parameter in plan.parameters where x.parameters[parameter.name] == nil {
            throw ParameterEvaluator.missing(parameter.name, parameter.span)
        }
        var rows: [[CypherValue]] = []
        // `UNION` and `UNION ALL` are never mixed: rows of all parts are taken once, or all are.
        let isDistinct = plan.unions.first == .distinct
        var seen: Set<EquivalentRow> = []
        for part in plan.parts {
            let source = ArgumentOperator()
            source.pending = Batch.unit(width: part.root.width)
            let root = part.root.open(x, source)
            while let batch = try root.next() {
                if plan.columns.isEmpty { continue }
                let columns = part.slots.map { batch.columns[$0] }
                var bytes = 0
                for row in 0..<batch.count {
                    let values = columns.map { $0[row] }
                    if isDistinct, !seen.insert(EquivalentRow(values)).inserted { continue }
                    for value in values { bytes += 24 + value.extraMemory }
                    rows.append(values)
                }
                guard rows.count <= limit else {
                    throw .runtime(
                        .resourceError,
                        "Rows",
                        ja: "結果が \(limit) 行を超えました。LIMIT を付けるか、上限を上げてください",
                        en: "the result has more than \(limit) rows; use LIMIT or allow more"
                    )
                }
                try x.charge(bytes + 40 * batch.count)
            }
        }
        return CypherResult(
            columns: plan.columns,
            rows: rows,
            statistics: x.statistics(),
            graph: x.graph,
            plan: x.profile.map { plan.description($0) }
        )
    }
}
