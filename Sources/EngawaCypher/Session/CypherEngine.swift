import EngawaGraph

/// openCypher over property graphs.
///
/// An engine keeps the plans of statements that it has run, by their text. It may be used from several threads.
public final class CypherEngine: Sendable {
    private let cache = PlanCache()
    let adjacency = AdjacencyCache()

    /// An engine without plans yet.
    public init() {}

    /// Reads a statement, so that it is known whether it changes the graph before it runs.
    /// - Throws: `SyntaxError`, and where the time of the options does not do for reading the statement.
    public func read(
        _ text: String,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherStatement {
        if options.procedures.isEmpty, let kept = cache.entry(text) { return CypherStatement(text, kept) }
        return try CypherStatement(reading: text, options)
    }

    /// Runs a statement that only reads; one that would change the graph is refused with a `SemanticError` of detail
    /// `ReadOnly`.
    public func run(
        _ text: String,
        parameters: CypherMap = CypherMap(),
        on graph: PropertyGraph,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        try run(try read(text, options), parameters: parameters, on: graph, options)
    }

    /// Runs a statement that was read before and only reads itself; the time that its reading took counts. One that would
    /// change the graph is refused with a `SemanticError` of detail `ReadOnly`.
    public func run(
        _ statement: CypherStatement,
        parameters: CypherMap = CypherMap(),
        on graph: PropertyGraph,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        try table(statement, parameters: parameters, on: graph, options).result
    }

    /// The same as `run`, column by column.
    package func table(
        _ statement: CypherStatement,
        parameters: CypherMap = CypherMap(),
        on graph: PropertyGraph,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherTable {
        let watch = StatementWatch(options, spent: statement.readingTime)
        switch try prepare(statement, graph, options, watch) {
        case .query(let plan):
            let run = QueryRun(try CypherEngine.reading(plan), graph, nil, parameters, options, watch, adjacency)
            return try run.table()
        case .index(let change):
            if change.mode == .explain { return change.result(graph) }
            throw CypherEngine.readOnly
        }
    }

    /// The plan of a statement that must not change the graph.
    func readingPlan(
        _ statement: CypherStatement,
        _ graph: PropertyGraph,
        _ options: CypherOptions,
        _ watch: StatementWatch
    ) throws(CypherError) -> QueryPlan {
        guard case .query(let plan) = try prepare(statement, graph, options, watch) else { throw CypherEngine.readOnly }
        return try CypherEngine.reading(plan)
    }

    private static func reading(_ plan: QueryPlan) throws(CypherError) -> QueryPlan {
        guard !plan.isUpdating || plan.mode == .explain else { throw readOnly }
        return plan
    }

    /// Runs any statement; its changes go into the draft. After an error the draft is what it was before.
    public func run(
        _ text: String,
        parameters: CypherMap = CypherMap(),
        in draft: inout GraphDraft,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        try run(try read(text, options), parameters: parameters, in: &draft, options)
    }

    /// Runs any statement that was read before; its changes go into the draft, and the time that its reading took counts.
    /// After an error the draft is what it was before.
    public func run(
        _ statement: CypherStatement,
        parameters: CypherMap = CypherMap(),
        in draft: inout GraphDraft,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        try table(statement, parameters: parameters, in: &draft, options).result
    }

    /// The same as `run`, column by column.
    package func table(
        _ statement: CypherStatement,
        parameters: CypherMap = CypherMap(),
        in draft: inout GraphDraft,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherTable {
        let watch = StatementWatch(options, spent: statement.readingTime)
        switch try prepare(statement, draft.graph, options, watch) {
        case .index(let change): return try change.run(in: &draft)
        case .query(let plan):
            guard plan.isUpdating, plan.mode != .explain else {
                return try QueryRun(plan, draft.graph, nil, parameters, options, watch, adjacency).table()
            }
            let savepoint = draft.savepoint
            let run = QueryRun(plan, draft.graph, draft, parameters, options, watch)
            // The run's is the only one now, so that what it changes is not copied first.
            draft = GraphDraft(PropertyGraph())
            defer { if let changed = run.takeDraft() { draft = changed } }
            do throws(CypherError) {
                return try run.table()
            } catch {
                run.rollBack(to: savepoint)
                throw error
            }
        }
    }

    private enum Prepared {
        case query(QueryPlan)
        case index(IndexChange)
    }

    private func prepare(
        _ read: CypherStatement,
        _ graph: PropertyGraph,
        _ options: CypherOptions,
        _ watch: StatementWatch
    ) throws(CypherError) -> Prepared {
        let text = read.text
        let fingerprint = PlanCache.Fingerprint(graph)
        let statement: Statement
        switch read.content {
        case .planned(let kept) where options.procedures.isEmpty && kept.fingerprint == fingerprint:
            return .query(kept.plan)
        case .planned: statement = try CypherParser.parse(text, watch)
        case .parsed(let parsed): statement = parsed
        }
        if case .query(let query) = statement.kind { try Planner.check(sizeOf: query) }
        try SemanticChecker.check(
            statement,
            procedures: options.procedures + Procedure.signatures,
            function: { FunctionLibrary.function(named: $0)?.arguments },
            functionNames: FunctionLibrary.names,
            watch: watch
        )
        switch statement.kind {
        case .query(let query):
            let plan = try Planner.plan(query, statement.mode, text, graph, options.procedures, watch)
            if options.procedures.isEmpty { cache.keep(plan, text, fingerprint) }
            return .query(plan)
        case .createIndex(let label, let key, let isUnique, let ifNotExists):
            return .index(
                IndexChange(
                    change: .create(isUnique: isUnique),
                    isSure: !ifNotExists,
                    label: label,
                    key: key,
                    mode: statement.mode
                )
            )
        case .dropIndex(let label, let key, let ifExists):
            return .index(IndexChange(change: .drop, isSure: !ifExists, label: label, key: key, mode: statement.mode))
        }
    }

    private static var readOnly: CypherError {
        .runtime(
            .semanticError,
            "ReadOnly",
            ja: "この文はマップを変えますが、読むだけの場で動いています",
            en: "the statement changes the graph but runs where it may only read"
        )
    }
}
