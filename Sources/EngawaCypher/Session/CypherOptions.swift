import EngawaGraph

/// Where a statement runs: its clock, its procedures, its limits, and what it may read from outside.
public struct CypherOptions: Sendable {
    /// How much the statement may use.
    public var limits = CypherLimits()
    /// Ends the statement from another thread.
    public var cancellation: CypherCancellation?
    /// Procedures besides those of the engine itself (`db.labels` and its kin).
    public var procedures: [CypherProcedure] = []
    /// The present moment; asked once for each statement.
    public var now: @Sendable () -> ZonedDateTime = CypherClock.system
    /// Where `LOAD CSV` may read; nil: nowhere.
    public var files: (any CypherFiles)?

    /// No limits, the system's clock, the engine's own procedures, and no files.
    public init() {}
}

/// Tables that a statement may read by name.
public protocol CypherFiles: Sendable {
    /// The rows of the table `name`, cell by cell; every cell is text.
    /// - Parameter terminator: what stands between two cells.
    /// - Throws: where there is no such table, or none that may be read.
    func rows(of name: String, terminator: Character) throws(CypherError) -> [[String]]
}
