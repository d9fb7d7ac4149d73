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
    /// - Throws: errors of compile time.
    public func isUpdating(_ text: String, procedures: [CypherProcedure] = []) throws(CypherError) -> Bool {
        if procedures.isEmpty, let plan = cache.plan(text) { return plan.isUpdating && plan.mode != .explain }
        let statement = try CypherParser.parse(text)
        switch statement.kind {
        case .query(let query): return query.isUpdating && statement.mode != .explain
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
        try QueryRun(readingPlan(text, graph, options), graph, nil, parameters, options, adjacency).result()
    }

    /// The plan of a statement that must not change the graph.
    func readingPlan(
        _ text: String,
        _ graph: PropertyGraph,
        _ options: CypherOptions
    ) throws(CypherError) -> QueryPlan {
        if case .query(let plan) = try prepare(text, graph, options), !plan.isUpdating || plan.mode == .explain {
            return plan
        }
        throw CypherEngine.readOnly
    }

    /// Runs any statement; its changes go into the draft. After an error the draft is what it was before.
    public func run(
        _ text: String,
        parameters: CypherMap = CypherMap(),
        in draft: inout GraphDraft,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherResult {
        switch try prepare(text, draft.graph, options) {
        case .query(let plan):
            guard plan.isUpdating, plan.mode != .explain else {
                return try QueryRun(plan, draft.graph, nil, parameters, options, adjacency).result()
            }
            let savepoint = draft.savepoint
            let run = QueryRun(plan, draft.graph, draft, parameters, options)
            // The run's is the only one now, so that what it changes is not copied first.
            draft = GraphDraft(PropertyGraph())
            defer { if let changed = run.takeDraft() { draft = changed } }
            do throws(CypherError) {
                return try run.result()
            } catch {
                run.rollBack(to: savepoint)
                throw error
            }
        case .createIndex(let label, let key, let isUnique, let ifNotExists):
            return try CypherEngine.createIndex(label, key, isUnique, ifNotExists, &draft)
        case .dropIndex(let label, let key, let ifExists):
            return try CypherEngine.dropIndex(label, key, ifExists, &draft)
        }
    }

    private enum Prepared {
        case query(QueryPlan)
        case createIndex(Name, Name, isUnique: Bool, ifNotExists: Bool)
        case dropIndex(Name, Name, ifExists: Bool)
    }

    private func prepare(
        _ text: String,
        _ graph: PropertyGraph,
        _ options: CypherOptions
    ) throws(CypherError) -> Prepared {
        let fingerprint = PlanCache.Fingerprint(graph)
        if options.procedures.isEmpty, let plan = cache.plan(text, fingerprint) { return .query(plan) }
        let statement = try CypherParser.parse(text)
        try SemanticChecker.check(
            statement,
            procedures: options.procedures + Procedure.signatures,
            function: { FunctionLibrary.function(named: $0)?.arguments },
            functionNames: FunctionLibrary.names
        )
        switch statement.kind {
        case .query(let query):
            let plan = try Planner.plan(query, statement.mode, text, graph, options.procedures)
            if options.procedures.isEmpty { cache.keep(plan, text, fingerprint) }
            return .query(plan)
        case .createIndex(let label, let key, let isUnique, let ifNotExists):
            return .createIndex(label, key, isUnique: isUnique, ifNotExists: ifNotExists)
        case .dropIndex(let label, let key, let ifExists): return .dropIndex(label, key, ifExists: ifExists)
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

    // MARK: - Indexes

    private static func createIndex(
        _ label: Name,
        _ key: Name,
        _ isUnique: Bool,
        _ ifNotExists: Bool,
        _ draft: inout GraphDraft
    ) throws(CypherError) -> CypherResult {
        let graph = draft.graph
        let isThere = graph.hasIndex(label.text, key.text)
        if isThere, !ifNotExists {
            throw .runtime(
                .constraintValidationFailed,
                "IndexAlreadyExists",
                ja: ":\(label.text)(\(key.text)) の索引はもうあります",
                en: "there is an index on :\(label.text)(\(key.text)) already",
                at: label.span
            )
        }
        if !isThere {
            do throws(GraphError) {
                _ = try draft.createIndex(label: label.text, key: key.text, isUnique: isUnique)
            } catch {
                throw error.cypherError
            }
        }
        return CypherResult(columns: [], rows: [], statistics: CypherStatistics(), graph: draft.graph, plan: nil)
    }

    private static func dropIndex(
        _ label: Name,
        _ key: Name,
        _ ifExists: Bool,
        _ draft: inout GraphDraft
    ) throws(CypherError) -> CypherResult {
        if draft.graph.hasIndex(label.text, key.text) {
            _ = draft.dropIndex(label: label.text, key: key.text)
        } else if !ifExists {
            throw .runtime(
                .constraintValidationFailed,
                "IndexNotFound",
                ja: ":\(label.text)(\(key.text)) の索引はありません",
                en: "there is no index on :\(label.text)(\(key.text))",
                at: label.span
            )
        }
        return CypherResult(columns: [], rows: [], statistics: CypherStatistics(), graph: draft.graph, plan: nil)
    }
}

extension PropertyGraph {
    fileprivate func hasIndex(_ label: String, _ key: String) -> Bool {
        guard let label = self.label(label), let key = self.key(key) else { return false }
        return hasIndex(label: label, key: key)
    }
}
