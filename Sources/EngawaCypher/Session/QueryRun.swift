import EngawaGraph

/// One run of a plan, from its first row to its last.
final class QueryRun {
    let plan: QueryPlan
    private let x: Execution
    private let limit: Int

    /// The part of a `UNION` that rows come from now; behind the last one at the end.
    private var part = 0
    private var root: Operator?
    private var rowCount = 0
    private var isBegun = false
    /// The rows so far of the parts that take back repeated ones.
    private var seen: Set<EquivalentRow> = []
    /// How many parts, from the first, give no row that came before: those up to the last `UNION` without `ALL`.
    private let distinctParts: Int

    init(
        _ plan: QueryPlan,
        _ graph: PropertyGraph,
        _ draft: GraphDraft?,
        _ parameters: CypherMap,
        _ options: CypherOptions,
        _ watch: StatementWatch,
        _ adjacency: AdjacencyCache? = nil
    ) {
        self.plan = plan
        x = Execution(plan, on: graph, draft: draft, parameters: parameters, options: options, watch: watch)
        x.adjacency = adjacency
        limit = options.limits.rows ?? .max
        distinctParts = plan.unions.lastIndex(of: .distinct).map { $0 + 2 } ?? 0
        if plan.mode == .profile { x.profile = ExecutionProfile() }
    }

    /// Gives the draft away, with the changes of the statement.
    func takeDraft() -> GraphDraft? {
        defer { x.draft = nil }
        return x.draft
    }

    /// Takes back what the statement has changed.
    func rollBack(to savepoint: GraphDraft.Savepoint) { x.draft?.rollBack(to: savepoint) }

    /// Throws where the run has to end: cancelled, or out of time.
    func check() throws(CypherError) { try x.check() }

    /// The plan for people, of a statement that asks for it; with the figures so far where it is profiled.
    var description: CypherPlan? {
        switch plan.mode {
        case .run: nil
        case .explain: plan.description(nil)
        case .profile: x.profile.map { plan.description($0) }
        }
    }

    /// The rows of the next batch, none of it twice where they must not be; nil behind the last one. A batch may be
    /// empty.
    func next() throws(CypherError) -> [[CypherValue]]? {
        if plan.mode == .explain { return nil }
        try x.check()
        if !isBegun {
            isBegun = true
            // What is missing is missing whether a row asks for it or not.
            for parameter in plan.parameters where x.parameters[parameter.name] == nil {
                throw ParameterEvaluator.missing(parameter.name, parameter.span)
            }
        }
        while part < plan.parts.count {
            let root = root ?? open()
            guard let batch = try root.next() else {
                part += 1
                self.root = nil
                continue
            }
            return plan.columns.isEmpty ? [] : try rows(of: batch)
        }
        return nil
    }

    /// Runs it to its end.
    func result() throws(CypherError) -> CypherResult {
        var rows: [[CypherValue]] = []
        while let batch = try next() {
            if batch.isEmpty { continue }
            // What the repeated rows are known by holds the same values already.
            var bytes = 40 * batch.count
            if part >= distinctParts { bytes += QueryRun.memory(of: batch) }
            try x.charge(bytes)
            rows += batch
        }
        return CypherResult(
            columns: plan.mode == .explain ? [] : plan.columns,
            rows: rows,
            statistics: plan.mode == .explain ? CypherStatistics() : x.statistics(),
            graph: x.graph,
            plan: description
        )
    }

    private func open() -> Operator {
        let step = plan.parts[part].root
        let source = ArgumentOperator()
        source.pending = Batch.unit(width: step.width)
        let made = step.open(x, source)
        root = made
        return made
    }

    private func rows(of batch: Batch) throws(CypherError) -> [[CypherValue]] {
        let columns = plan.parts[part].slots.map { batch.columns[$0].lookedUp }
        var rows: [[CypherValue]] = []
        rows.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            var values: [CypherValue] = []
            values.reserveCapacity(columns.count)
            for column in columns { values.append(column[row]) }
            rows.append(values)
        }
        if part < distinctParts {
            rows.removeAll { !seen.insert(EquivalentRow($0)).inserted }
            try x.charge(QueryRun.memory(of: rows))
        }
        rowCount += rows.count
        guard rowCount <= limit else {
            throw .runtime(
                .resourceError,
                "Rows",
                ja: "結果が \(limit) 行を超えました。LIMIT を付けるか、上限を上げてください",
                en: "the result has more than \(limit) rows; use LIMIT or allow more"
            )
        }
        return rows
    }

    private static func memory(of rows: [[CypherValue]]) -> Int {
        var bytes = 40 * rows.count
        for row in rows {
            for value in row { bytes += 24 + value.extraMemory }
        }
        return bytes
    }
}
