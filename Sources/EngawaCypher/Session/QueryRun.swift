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

    /// The next rows, none of them twice where they must not be; nil behind the last ones. There may be none for now.
    func next() throws(CypherError) -> CypherTable.Part? {
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
            return plan.columns.isEmpty ? CypherTable.Part(count: 0, columns: []) : try rows(of: batch)
        }
        return nil
    }

    /// Runs it to its end.
    func table() throws(CypherError) -> CypherTable {
        var parts: [CypherTable.Part] = []
        while let made = try next() {
            if made.count == 0 { continue }
            // As much as whoever takes the rows will need for them. What repeated rows are known by holds the same values
            // already.
            var bytes = 40 * made.count
            if part >= distinctParts { bytes += made.columns.reduce(0) { $0 + $1.valueMemory(made.count) } }
            try x.charge(bytes)
            parts.append(made)
        }
        return CypherTable(
            columns: plan.mode == .explain ? [] : plan.columns,
            parts: parts,
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

    private func rows(of batch: Batch) throws(CypherError) -> CypherTable.Part {
        var made = CypherTable.Part(
            count: batch.count,
            // A statement goes on changing what is not looked up yet.
            columns: plan.parts[part].slots.map { x.isUpdating ? batch.columns[$0].lookedUp : batch.columns[$0] }
        )
        if part < distinctParts { made = try withoutRepeated(made) }
        rowCount += made.count
        guard rowCount <= limit else {
            throw .runtime(
                .resourceError,
                "Rows",
                ja: "結果が \(limit) 行を超えました。LIMIT を付けるか、上限を上げてください",
                en: "the result has more than \(limit) rows; use LIMIT or allow more"
            )
        }
        return made
    }

    private func withoutRepeated(_ made: CypherTable.Part) throws(CypherError) -> CypherTable.Part {
        var rows: [[CypherValue]] = []
        made.appendRows(to: &rows)
        rows.removeAll { !seen.insert(EquivalentRow($0)).inserted }
        try x.charge(QueryRun.memory(of: rows))
        return CypherTable.Part(
            count: rows.count,
            columns: made.columns.indices.map { place in .values(rows.map { $0[place] }) }
        )
    }

    private static func memory(of rows: [[CypherValue]]) -> Int {
        var bytes = 40 * rows.count
        for row in rows {
            for value in row { bytes += 24 + value.extraMemory }
        }
        return bytes
    }
}
