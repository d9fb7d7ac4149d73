/// An expression as it was read.
struct Expression: Sendable {
    let kind: Kind
    let span: Span

    init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    indirect enum Kind: Sendable {
        /// Null, a boolean, a number or a string.
        case literal(CypherValue)
        /// `$name`; also `$0`.
        case parameter(String)
        /// A name that stands alone.
        case variable(String)
        /// `subject.key`
        case property(Expression, Name)
        case list([Expression])
        case map([(key: Name, value: Expression)])
        /// `subject {.key, .*, key: value, variable}`
        case mapProjection(Expression, [MapProjectionItem])
        case not(Expression)
        /// `+x` and `-x`; the sign of a number literal is part of the literal.
        case plus(Expression)
        case minus(Expression)
        case arithmetic(ArithmeticOperator, Expression, Expression)
        /// Flat: no operand is itself an `and` without parentheses. At least two.
        case and([Expression])
        case or([Expression])
        case xor([Expression])
        /// `a < b <= c`: the operands are one more than the operators, and each is evaluated once.
        case comparison([ComparisonOperator], [Expression])
        case `in`(Expression, Expression)
        case text(TextOperator, Expression, Expression)
        case isNull(Expression)
        case isNotNull(Expression)
        /// `n:Label:Other`
        case hasLabels(Expression, [Name])
        /// `list[index]`, `map[key]`, `node[key]`
        case element(Expression, Expression)
        /// `list[from..to]`
        case slice(Expression, from: Expression?, to: Expression?)
        /// A function or an aggregate, by its name as written; parts of a dotted name joined by `.`
        case call(Name, isDistinct: Bool, [Expression])
        /// `count(*)`
        case countRows
        case choice(subject: Expression?, [(when: Expression, then: Expression)], otherwise: Expression?)
        /// `[variable IN list WHERE condition | result]`
        case listComprehension(Name, in: Expression, where: Expression?, result: Expression?)
        /// `[path = pattern WHERE condition | result]`
        case patternComprehension(Pattern, where: Expression?, result: Expression)
        /// `all(variable IN list WHERE condition)` and its kin
        case quantifier(Quantifier, Name, in: Expression, where: Expression)
        /// `reduce(accumulator = initial, variable IN list | step)`
        case reduce(accumulator: Name, initial: Expression, Name, in: Expression, step: Expression)
        /// A pattern where a boolean is expected, or an argument of `size`, `exists`: `(a)-[:KNOWS]->(b)`
        case pattern(Pattern)
        /// `exists { pattern WHERE condition }`
        case existsPattern([Pattern], where: Expression?)
        /// `exists { MATCH … RETURN … }`
        case existsQuery(Query)
    }
}

enum ArithmeticOperator: Sendable, Hashable {
    case add, subtract, multiply, divide, remainder, power
}

enum ComparisonOperator: Sendable, Hashable {
    case equal, notEqual, less, atMost, greater, atLeast
}

enum TextOperator: Sendable, Hashable {
    case startsWith, endsWith, contains
    /// `=~`
    case matches
}

enum Quantifier: Sendable, Hashable {
    case all, any, none, single
}

enum MapProjectionItem: Sendable {
    /// `.key`
    case property(Name)
    /// `.*`
    case allProperties
    /// `key: value`
    case entry(Name, Expression)
    /// `variable`
    case variable(Name)
}
