/// A statement that an engine has read and that was not run yet.
///
/// It tells whether it needs a draft, or a lock, before either is taken. It may be run any number of times, on any graph:
/// what it says of itself depends on its text alone.
public struct CypherStatement: Sendable {
    /// The text as it was given.
    public let text: String
    /// Whether it may change the graph: then it must run in a draft. `EXPLAIN` changes nothing.
    public let isUpdating: Bool
    let content: Content
    /// How long its reading took; a part of the time that it may take.
    let readingTime: Duration

    enum Content: Sendable {
        case parsed(Statement)
        case planned(PlanCache.Entry)
    }

    /// A statement whose plan is known already.
    init(_ text: String, _ kept: PlanCache.Entry) {
        self.text = text
        isUpdating = kept.plan.isUpdating && kept.plan.mode != .explain
        content = .planned(kept)
        readingTime = .zero
    }

    /// Reads a text. O(its length).
    init(reading text: String, _ options: CypherOptions) throws(CypherError) {
        let start = ContinuousClock.now
        let statement = try CypherParser.parse(text, StatementWatch(options))
        self.text = text
        isUpdating = statement.mode != .explain && statement.kind.isUpdating
        content = .parsed(statement)
        readingTime = ContinuousClock.now - start
    }
}

extension Statement.Kind {
    /// Whether a statement of this kind changes the graph when it runs.
    fileprivate var isUpdating: Bool {
        switch self {
        case .query(let query): query.isUpdating
        case .createIndex, .dropIndex: true
        }
    }
}
