/// How a statement is run: immutable, and used by any number of runs at a time.
final class QueryPlan: @unchecked Sendable {
    /// What its text is run as.
    let mode: Statement.Mode
    let columns: [String]
    /// One for each part of a `UNION`, with the slots of its columns.
    let parts: [(root: PlanStep, slots: [Int])]
    let unions: [Query.Union]
    let names: PlanNames
    /// The parameters that must have values, each where it stands first.
    let parameters: [(name: String, span: Span)]
    let localCount: Int
    let subplanCount: Int
    let isUpdating: Bool
    let usesClock: Bool

    init(
        mode: Statement.Mode,
        columns: [String],
        parts: [(root: PlanStep, slots: [Int])],
        unions: [Query.Union],
        names: PlanNames,
        parameters: [(name: String, span: Span)],
        localCount: Int,
        subplanCount: Int,
        isUpdating: Bool,
        usesClock: Bool
    ) {
        self.mode = mode
        self.columns = columns
        self.parts = parts
        self.unions = unions
        self.names = names
        self.parameters = parameters
        self.localCount = localCount
        self.subplanCount = subplanCount
        self.isUpdating = isUpdating
        self.usesClock = usesClock
    }
}
