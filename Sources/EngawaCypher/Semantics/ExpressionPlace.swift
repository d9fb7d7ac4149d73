/// Where an expression stands, as far as that decides what it may hold.
struct ExpressionPlace {
    enum Aggregates {
        case allowed, forbidden
        /// Within the argument of an aggregate.
        case inside
    }

    /// How deep expressions may stand in each other: deeper ones could exhaust the stack, here or when they run.
    static let deepest = 300

    var aggregates: Aggregates
    /// Whether a boolean is expected, so that a pattern may stand there.
    var isPredicate = false
    /// In how many expressions it stands.
    var depth = 0

    /// No aggregate and no pattern.
    static let value = ExpressionPlace(aggregates: .forbidden)
    /// A pattern, but no aggregate.
    static let condition = ExpressionPlace(aggregates: .forbidden, isPredicate: true)
    /// An item of `WITH` or `RETURN`.
    static let item = ExpressionPlace(aggregates: .allowed)

    /// An operand where any value may stand.
    var operand: ExpressionPlace { ExpressionPlace(aggregates: aggregates, depth: depth + 1) }
    /// An operand where a boolean must stand.
    var condition: ExpressionPlace { ExpressionPlace(aggregates: aggregates, isPredicate: true, depth: depth + 1) }
    /// The argument of an aggregate.
    var argument: ExpressionPlace { ExpressionPlace(aggregates: .inside, depth: depth + 1) }
    /// What is evaluated for each element, where no aggregate of the rows can be.
    var loop: ExpressionPlace {
        ExpressionPlace(aggregates: aggregates == .inside ? .inside : .forbidden, depth: depth + 1)
    }
    var loopCondition: ExpressionPlace { loop.condition }
}
