/// An operator whose right operand is still to be read, or which waits for one that binds more closely.
struct PendingOperator {
    enum Kind {
        case or, xor, and, not
        case comparison(ComparisonOperator)
        case `in`
        case text(TextOperator)
        case isNull, isNotNull
        case arithmetic(ArithmeticOperator)
        case plus, minus
    }

    let kind: Kind
    /// How closely it binds.
    let precedence: UInt8
    /// Operators of its kind in a row make one node of the tree.
    let isFlat: Bool
    /// The first byte of a prefix operator.
    var start = 0

    init(_ kind: Kind) {
        self.kind = kind
        switch kind {
        case .or: (precedence, isFlat) = (1, true)
        case .xor: (precedence, isFlat) = (2, true)
        case .and: (precedence, isFlat) = (3, true)
        case .not: (precedence, isFlat) = (4, false)
        case .comparison: (precedence, isFlat) = (5, true)
        case .in, .text, .isNull, .isNotNull: (precedence, isFlat) = (6, false)
        case .arithmetic(.add), .arithmetic(.subtract): (precedence, isFlat) = (7, false)
        case .arithmetic(.multiply), .arithmetic(.divide), .arithmetic(.remainder): (precedence, isFlat) = (8, false)
        case .arithmetic(.power): (precedence, isFlat) = (9, false)
        case .plus, .minus: (precedence, isFlat) = (10, false)
        }
    }
}

extension Parser {
    /// Reads an expression. Its operators wait on a stack until one that binds less closely follows, so that each pair
    /// of parentheses costs three calls whatever operators stand around it.
    mutating func expression() throws(Refusal) -> Expression {
        try enter()
        let base = operators.count
        repeat {
            prefixOperators()
            try operand()
        } while try anotherOperand(base)
        leave()
        let result = operands.removeLast()
        deepest = max(deepest, result.depth)
        return result.expression
    }

    private mutating func prefixOperators() {
        while true {
            let kind: PendingOperator.Kind
            switch current.kind {
            case .word where current.keyword == .not: kind = .not
            case .plus where !isNumber(peek()): kind = .plus
            case .minus where !isNumber(peek()): kind = .minus
            default: return
            }
            var pending = PendingOperator(kind)
            pending.start = start
            operators.append(pending)
            advance()
        }
    }

    private func isNumber(_ token: Token) -> Bool {
        token.kind == .integer || token.kind == .float || token.kind == .malformedNumber
    }

    /// Behind an operand: takes the operator that follows, and whether there is one; at the end builds what waits.
    private mutating func anotherOperand(_ base: Int) throws(Refusal) -> Bool {
        while true {
            guard let (next, width) = try followingOperator() else {
                while operators.count > base { try reduce(base) }
                return false
            }
            while operators.count > base, let last = operators.last,
                last.precedence > next.precedence || !next.isFlat && last.precedence == next.precedence
            {
                try reduce(base)
            }
            advance(width)
            switch next.kind {
            case .isNull, .isNotNull: try nullTest(next.kind)
            default:
                operators.append(next)
                return true
            }
        }
    }

    /// The operator at the current token, and of how many tokens it consists.
    private func followingOperator() throws(Refusal) -> (PendingOperator, Int)? {
        let kind: PendingOperator.Kind
        switch current.kind {
        case .plus: kind = .arithmetic(.add)
        case .minus: kind = .arithmetic(.subtract)
        case .star: kind = .arithmetic(.multiply)
        case .slash: kind = .arithmetic(.divide)
        case .percent: kind = .arithmetic(.remainder)
        case .caret: kind = .arithmetic(.power)
        case .equal: kind = .comparison(.equal)
        case .notEqual: kind = .comparison(.notEqual)
        case .less: kind = .comparison(.less)
        case .atMost: kind = .comparison(.atMost)
        case .greater: kind = .comparison(.greater)
        case .atLeast: kind = .comparison(.atLeast)
        case .matches: kind = .text(.matches)
        case .foreignDash, .foreignLess, .foreignGreater: throw unexpected(.expression)
        case .word: return try followingWord()
        default: return nil
        }
        return (PendingOperator(kind), 1)
    }

    private func followingWord() throws(Refusal) -> (PendingOperator, Int)? {
        switch current.keyword {
        case .or: return (PendingOperator(.or), 1)
        case .xor: return (PendingOperator(.xor), 1)
        case .and: return (PendingOperator(.and), 1)
        case .in: return (PendingOperator(.in), 1)
        case .contains: return (PendingOperator(.text(.contains)), 1)
        case .starts where peek().keyword == .with: return (PendingOperator(.text(.startsWith)), 2)
        case .ends where peek().keyword == .with: return (PendingOperator(.text(.endsWith)), 2)
        case .is where peek().keyword == .null: return (PendingOperator(.isNull), 2)
        case .is where peek().keyword == .not && peek(2).keyword == .null: return (PendingOperator(.isNotNull), 3)
        case .starts, .ends, .is:
            var parser = self
            let isNullTest = at(.is)
            parser.advance()
            throw parser.unexpected(
                isNullTest
                    ? Expectation(ja: "「NULL」か「NOT NULL」", en: "\"NULL\" or \"NOT NULL\"") : .sign("WITH")
            )
        default: return nil
        }
    }

    // MARK: Building

    private mutating func push(_ kind: Expression.Kind, _ start: Int, _ end: Int, _ depth: Int) throws(Refusal) {
        guard depth <= Self.depthLimit else { throw tooDeep() }
        operands.append(Operand(expression: Expression(kind, Span(start, end)), start: start, end: end, depth: depth))
    }

    private mutating func nullTest(_ kind: PendingOperator.Kind) throws(Refusal) {
        let operand = operands.removeLast()
        let isNull = if case .isNull = kind { true } else { false }
        try push(
            isNull ? .isNull(operand.expression) : .isNotNull(operand.expression),
            operand.start,
            previousEnd,
            operand.depth + 1
        )
    }

    /// Joins the last operator, or as many of its kind as make one node, with its operands.
    private mutating func reduce(_ base: Int) throws(Refusal) {
        let last = operators.removeLast()
        if last.isFlat {
            var comparisons: [ComparisonOperator] = []
            if case .comparison(let comparison) = last.kind { comparisons.append(comparison) }
            var count = 2
            while operators.count > base, let next = operators.last, next.precedence == last.precedence {
                if case .comparison(let comparison) = next.kind { comparisons.append(comparison) }
                operators.removeLast()
                count += 1
            }
            try joinRow(last.kind, comparisons, count)
            return
        }
        let right = operands.removeLast()
        switch last.kind {
        case .not: try push(.not(right.expression), last.start, right.end, right.depth + 1)
        case .plus: try push(.plus(right.expression), last.start, right.end, right.depth + 1)
        case .minus: try push(.minus(right.expression), last.start, right.end, right.depth + 1)
        default:
            let left = operands.removeLast()
            let kind: Expression.Kind
            switch last.kind {
            case .arithmetic(let operation): kind = .arithmetic(operation, left.expression, right.expression)
            case .text(let operation): kind = .text(operation, left.expression, right.expression)
            default: kind = .in(left.expression, right.expression)
            }
            try push(kind, left.start, right.end, max(left.depth, right.depth) + 1)
        }
    }

    private mutating func joinRow(
        _ kind: PendingOperator.Kind,
        _ comparisons: [ComparisonOperator],
        _ count: Int
    ) throws(Refusal) {
        // Taken one by one: a slice of the operands would have all of them copied when they are taken away.
        var expressions: [Expression] = []
        expressions.reserveCapacity(count)
        let end = operands.last?.end ?? 0
        var (start, depth) = (0, 0)
        for _ in 0..<count {
            let operand = operands.removeLast()
            expressions.append(operand.expression)
            (start, depth) = (operand.start, max(depth, operand.depth))
        }
        expressions.reverse()
        depth += 1
        switch kind {
        case .or: try push(.or(expressions), start, end, depth)
        case .xor: try push(.xor(expressions), start, end, depth)
        case .and: try push(.and(expressions), start, end, depth)
        default: try push(.comparison(comparisons.reversed(), expressions), start, end, depth)
        }
    }
}
