import EngawaGraph

/// The rows of a statement that only reads, made while they are asked for: whoever stops asking leaves the rest unmade.
///
/// ```swift
/// let rows = try engine.rows("MATCH (a:Actor) RETURN a.name AS name", on: graph)
/// while let row = try rows.next() {
///     print(try row["name", as: String.self])
/// }
/// ```
///
/// In asynchronous code `for try await row in rows` does the same. When the Swift task that asks is cancelled, the next
/// row is a `ResourceError` of detail `Cancelled`. For use from one task at a time.
public final class CypherRows {
    /// The names of the columns; those of `RETURN *` stand in alphabetical order.
    public let columns: [String]
    /// The graph that nodes and relationships of the rows are looked up in.
    public let graph: PropertyGraph
    /// The run; nil when it has ended.
    private var run: QueryRun?
    private var batch: [[CypherValue]] = []
    private var place = 0
    private var failure: CypherError?
    private var lastPlan: CypherPlan?

    init(_ run: QueryRun, _ graph: PropertyGraph) {
        self.run = run
        self.graph = graph
        columns = run.plan.mode == .explain ? [] : run.plan.columns
    }

    /// The next row; nil behind the last one.
    /// - Throws: what goes wrong in the making of the row; every call after that throws the same.
    public func next() throws(CypherError) -> CypherRow? {
        if let failure { throw failure }
        do throws(CypherError) {
            try run?.check()
            while place == batch.count {
                guard let made = try run?.next() else {
                    stop()
                    return nil
                }
                (batch, place) = ([], 0)
                made.appendRows(to: &batch)
            }
        } catch {
            failure = error
            stop()
            throw error
        }
        defer { place += 1 }
        return CypherRow(columns: columns, values: batch[place])
    }

    /// Makes no more rows: the next one is nil. Gives back the memory that their making took.
    public func stop() {
        if let run { lastPlan = run.description }
        run = nil
        (batch, place) = ([], 0)
    }

    /// The plan, of a statement that begins with `EXPLAIN` or `PROFILE`; rows and time are those so far.
    public var plan: CypherPlan? { run.map(\.description) ?? lastPlan }
}

extension CypherRows: AsyncSequence, AsyncIteratorProtocol {
    /// One row.
    public typealias Element = CypherRow
    /// The error of a statement.
    public typealias Failure = CypherError

    /// The rows that were not asked for yet.
    public func makeAsyncIterator() -> CypherRows { self }

    /// The next row; nil behind the last one. Makes it where it is called.
    public func next(isolation actor: isolated (any Actor)?) async throws(CypherError) -> CypherRow? { try next() }
}

/// Rows that are asked for in the task that has them; they are not handed to another.
@available(*, unavailable)
extension CypherRows: Sendable {}

extension CypherEngine {
    /// The rows of a statement that only reads, made while they are asked for; one that would change the graph is refused
    /// with a `SemanticError` of detail `ReadOnly`.
    ///
    /// Limits of time and memory are those of the whole, from this call on; the limit of rows ends it with an error at
    /// the first row too many.
    public func rows(
        _ text: String,
        parameters: CypherMap = CypherMap(),
        on graph: PropertyGraph,
        _ options: CypherOptions = CypherOptions()
    ) throws(CypherError) -> CypherRows {
        let statement = try read(text, options)
        let watch = StatementWatch(options, spent: statement.readingTime)
        let plan = try readingPlan(statement, graph, options, watch)
        return CypherRows(QueryRun(plan, graph, nil, parameters, options, watch, adjacency), graph)
    }
}
