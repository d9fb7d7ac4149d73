import EngawaGraph

/// What functions may ask of the statement that calls them.
struct FunctionContext: Sendable {
    /// The present moment of the statement: the same at every call.
    let now: ZonedDateTime
}

/// A function of values alone; those that look into the graph are the runtime's.
struct ValueFunction: Sendable {
    /// The name as people write it, such as `toUpper`.
    let name: String
    /// How many arguments it takes.
    let arguments: ClosedRange<Int>
    /// Whether the same arguments always give the same value (`rand` and the clock's do not).
    let isPure: Bool
    /// Errors have no place: the caller knows it.
    let body: @Sendable ([CypherValue], FunctionContext) throws(CypherError) -> CypherValue
}
