import EngawaGraph

/// openCypher over property graphs.
///
/// An engine keeps the plans of statements that it has run, by their text. It may be used from several threads.
public final class CypherEngine: Sendable {
    private let cache = PlanCache()
    let adjacency = AdjacencyCache()

    /// An engine without plans yet.
    public init() {}

    /// Whether a statement may change the graph: then it must run in a draft.
    /// - Throws: errors of compile time, and where the time of the options does not do for reading the statement.
    public func isUpdating(
        _ text: String,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> Bool {
        if options.procedures.isEmpty, let plan = cache.plan(text) { return plan.isUpdating && plan.mode != .explain }
        let statement = try CypherParser.parse(text, StatementWatch(options))
        if statement.mode == .explain { return false }
        switch statement.kind {
        case .query(let query): return query.isUpdating
        case .createIndex, .dropIndex: return true
        }
    }

    /// Runs a statement that only reads; one that would change the graph is refused with a `SemanticError` of detail
    /// `ReadOnly`.
    public func run(
        _ text: String,
        parameters: CypherMap = CypherMap(),
        on graph: PropertyGraph,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        let watch = StatementWatch(options)
        switch try prepare(text, graph, options, watch) {
        case .query(let plan):
            let run = QueryRun(try CypherEngine.reading(plan), graph, nil, parameters, options, watch, adjacency)
            return try run.result()
        case .index(let change):
            if change.mode == .explain { return change.result(graph) }
            throw CypherEngine.readOnly
        }
    }

    /// The plan of a statement that must not change the graph.
    func readingPlan(
        _ text: String,
        _ graph: PropertyGraph,
        _ options: CypherOptions,
        _ watch: StatementWatch
    ) throws(CypherError) -> QueryPlan {
        guard case .query(let plan) = try prepare(text, graph, options, watch) else { throw CypherEngine.readOnly }
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
        let watch = StatementWatch(options)
        switch try prepare(text, draft.graph, options, watch) {
        case .index(let change): return try change.run(in: &draft)
        case .query(let plan):
            guard plan.isUpdating, plan.mode != .explain else {
                return try QueryRun(plan, draft.graph, nil, parameters, options, watch, adjacency).result()
            }
            let savepoint = draft.savepoint
            let run = QueryRun(plan, draft.graph, draft, parameters, options, watch)
            // The run's is the only one now, so that what it changes is not copied first.
            draft = GraphDraft(PropertyGraph())
            defer { if let changed = run.takeDraft() { draft = changed } }
            do throws(CypherError) {
                return try run.result()
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
        _ text: String,
        _ graph: PropertyGraph,
        _ options: CypherOptions,
        _ watch: StatementWatch
    ) throws(CypherError) -> Prepared {
        let fingerprint = PlanCache.Fingerprint(graph)
        if options.procedures.isEmpty, let plan = cache.plan(text, fingerprint) { return .query(plan) }
        let statement = try CypherParser.parse(text, watch)
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
