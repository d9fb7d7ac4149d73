import EngawaGraph

/// What a statement gave.
public struct CypherResult: Sendable {
    /// The names of the columns; those of `RETURN *` stand in alphabetical order.
    public let columns: [String]
    /// The rows, each with one value for each column.
    public let rows: [[CypherValue]]
    /// What it changed.
    public let statistics: CypherStatistics
    /// The graph that nodes and relationships of the rows are looked up in: that after the statement.
    public let graph: PropertyGraph
    /// The plan, of a statement that begins with `EXPLAIN` or `PROFILE`.
    public let plan: CypherPlan?
}

/// A plan as people read it: the last step first, each with those that it takes rows from.
public struct CypherPlan: Sendable {
    /// The name of the step, such as `NodeByLabelScan`.
    public let name: String
    /// What exactly it does, in the query's own names.
    public let details: String
    /// How many rows the planner expects; nil where it has no idea.
    public let estimatedRows: Double?
    /// How many rows came out of it, when it was profiled.
    public let rows: Int?
    /// How long it took without the steps it takes rows from, when it was profiled.
    public let time: Duration?
    /// The steps that it takes rows from, or runs for each of its rows.
    public let inputs: [CypherPlan]
}
