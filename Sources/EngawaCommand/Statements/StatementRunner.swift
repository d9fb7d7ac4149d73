import EngawaCypher
import EngawaGraph
import EngawaStore
import EngawaText

/// Runs openCypher statements on a map, each in a transaction of its own or several in one.
///
/// A statement that only reads sees what others have committed and takes no lock. Not for use from several threads.
final class StatementRunner {
    /// A statement, and how much it may use.
    struct Query: Sendable {
        var text: String
        var parameters = CypherMap()
        /// Nil: as long as it needs.
        var timeout: Duration?
        /// Nil: any number.
        var rows: Int?
        /// Nil: as much as the session allows.
        var memory: Int?
    }

    /// What every statement of a session shares.
    struct Setup {
        /// How many bytes a statement may use where it does not say itself.
        var memory = 1 << 30
        /// How many seconds to wait for another writer.
        var wait = 0.0
        /// Where `LOAD CSV` may read; nil: nowhere.
        var files: (any CypherFiles)?
        /// What is kept with a transaction; nil for one of a single statement.
        var note: (String?) -> TransactionNote
        /// Told of tails of a crash that a write has set aside.
        var tell: (GraphStore) -> Void
    }

    /// The map.
    private(set) var store: GraphStore
    /// Procedures besides the engine's own.
    var procedures: [CypherProcedure] = []
    private let setup: Setup
    private let engine = CypherEngine()
    private var toldTails = 0

    /// A runner of statements on the map of a store.
    init(_ store: GraphStore, _ setup: Setup) {
        self.store = store
        self.setup = setup
    }

    /// Runs a statement. Where it changes the graph it is a transaction of its own, which is durable when this returns.
    /// - Parameter use: makes something of the result, before anything is durable: where it throws, nothing changes.
    func run<Made>(
        _ query: Query,
        _ cancellation: CypherCancellation? = nil,
        _ use: (CypherTable) throws -> Made
    ) throws -> (result: Made, transaction: Int?) {
        let options = options(query, cancellation)
        let statement = try engine.read(query.text, options)
        if statement.isUpdating {
            return try store.write(setup.note(nil), wait: setup.wait) { draft in
                try run(statement, query.parameters, in: &draft, options, use)
            }
        }
        try store.refresh()
        return (try use(try read(statement, query.parameters, store.latest.graph, options)), nil)
    }

    /// Runs a statement that must only read on a graph.
    func read(
        _ query: Query,
        _ graph: PropertyGraph,
        _ cancellation: CypherCancellation? = nil
    ) throws -> CypherTable {
        let options = options(query, cancellation)
        return try read(try engine.read(query.text, options), query.parameters, graph, options)
    }

    /// Runs a statement as a part of a transaction. After an error, of `use` too, the draft is what it was before.
    func run<Made>(
        _ query: Query,
        in draft: inout GraphDraft,
        _ cancellation: CypherCancellation? = nil,
        _ use: (CypherTable) throws -> Made
    ) throws -> Made {
        let options = options(query, cancellation)
        let statement = try engine.read(query.text, options)
        guard statement.isUpdating else {
            return try use(try read(statement, query.parameters, draft.graph, options))
        }
        return try run(statement, query.parameters, in: &draft, options, use)
    }

    private func read(
        _ statement: CypherStatement,
        _ parameters: CypherMap,
        _ graph: PropertyGraph,
        _ options: CypherOptions
    ) throws -> CypherTable {
        try check(parameters, graph)
        return try engine.table(statement, parameters: parameters, on: graph, options)
    }

    private func run<Made>(
        _ statement: CypherStatement,
        _ parameters: CypherMap,
        in draft: inout GraphDraft,
        _ options: CypherOptions,
        _ use: (CypherTable) throws -> Made
    ) throws -> Made {
        try check(parameters, draft.graph)
        let before = draft.savepoint
        do {
            return try use(try engine.table(statement, parameters: parameters, in: &draft, options))
        } catch {
            // What was changed is the engine's to undo; that the result is of no use is not for it to know.
            if !(error is CypherError) { draft.rollBack(to: before) }
            throw error
        }
    }

    /// What a statement asks for by names that nothing in the graph of its result has: it finds nothing then, and a slip
    /// of the hand is likely.
    func warnings(_ query: Query, _ result: CypherTable) -> [Message] {
        let unknown = (try? engine.unknownNames(in: query.text, of: result.graph, options(query, nil))) ?? []
        return unknown.map { $0.message(in: query.text) }
    }

    /// Makes a transaction, which is durable when this returns. An error of `body` rolls it back.
    /// - Returns: the number of the transaction; nil where nothing had changed.
    func transaction<Made>(
        _ message: String?,
        _ body: (inout GraphDraft) throws -> Made
    ) throws -> (result: Made, transaction: Int?) {
        try store.write(setup.note(message), wait: setup.wait, body)
    }

    /// Begins with an empty graph in memory and without procedures.
    func reset() {
        store = .inMemory()
        procedures = []
    }

    /// Tells of what a crash had left unfinished and a write has set aside, once.
    func tellSetAside() {
        let count = store.setAsideTails.count
        if count > toldTails { setup.tell(store) }
        toldTails = count
    }

    private func options(_ query: Query, _ cancellation: CypherCancellation?) -> CypherOptions {
        var options = CypherOptions()
        options.limits = CypherLimits(timeout: query.timeout, memory: query.memory ?? setup.memory, rows: query.rows)
        options.procedures = procedures
        options.files = setup.files
        options.cancellation = cancellation
        return options
    }

    /// Throws where a parameter is a node or relationship that the graph does not have.
    private func check(_ parameters: CypherMap, _ graph: PropertyGraph) throws(ProtocolError) {
        guard let missing = CypherValue.map(parameters).missing(from: graph) else { return }
        throw ProtocolError(
            .invalidValue,
            Message(ja: "パラメーターの \(missing) がマップにありません", en: "the map has no \(missing), which a parameter names")
        )
    }
}
