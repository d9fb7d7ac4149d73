extension Parser {
    /// How tightly operators bind, from loosest to tightest.
    private enum Level {
        static let or = 1
        static let xor = 2
        static let and = 3
        static let not = 4
        static let comparison = 5
        static let predicate = 6
        static let add = 7
        static let multiply = 8
        static let power = 9
        static let unary = 10
    }

    mutating func expression() throws(CypherError) -> Expression {
        try enter()
        defer { leave() }
        return try operators(Level.or)
    }

    /// An expression whose operators bind at least as tightly as a level: one function for all of them, so that
    /// parentheses cost few frames of the stack.
    private mutating func operators(_ lowest: Int) throws(CypherError) -> Expression {
        var left = try prefixed(lowest)
        var length = 0
        while true {
            length += 1
            guard length < Parser.longestChain else { throw tooDeep(token.span) }
            let start = left.span
            if token.kind == .word {
                switch token.keyword {
                case "OR" where lowest <= Level.or:
                    left = try chain(left, "OR", Level.xor) { .or($0) }
                case "XOR" where lowest <= Level.xor:
                    left = try chain(left, "XOR", Level.and) { .xor($0) }
                case "AND" where lowest <= Level.and:
                    left = try chain(left, "AND", Level.not) { .and($0) }
                case "IN", "STARTS", "ENDS", "CONTAINS", "IS":
                    guard lowest <= Level.predicate, let made = try predicate(left) else { return left }
                    left = made
                default: return left
                }
                continue
            }
            guard token.kind == .symbol else { return left }
            switch token.text {
            case "=", "<>", "<", "<=", ">", ">=":
                guard lowest <= Level.comparison else { return left }
                left = try comparison(left)
            case "=~":
                guard lowest <= Level.predicate else { return left }
                advance()
                let right = try operators(Level.add)
                left = Expression(.text(.matches, left, right), start.through(right.span))
            case "+", "-":
                guard lowest <= Level.add else { return left }
                left = try arithmetic(left, token.text == "+" ? .add : .subtract, Level.multiply)
            case "*", "/", "%":
                guard lowest <= Level.multiply else { return left }
                let operation: ArithmeticOperator =
                    token.text == "*" ? .multiply : token.text == "/" ? .divide : .remainder
                left = try arithmetic(left, operation, Level.power)
            case "^":
                guard lowest <= Level.power else { return left }
                left = try arithmetic(left, .power, Level.unary)
            default: return left
            }
        }
    }

    private mutating func arithmetic(
        _ left: Expression,
        _ operation: ArithmeticOperator,
        _ level: Int
    ) throws(CypherError) -> Expression {
        advance()
        let right = try operators(level)
        return Expression(.arithmetic(operation, left, right), left.span.through(right.span))
    }

    private mutating func chain(
        _ first: Expression,
        _ keyword: String,
        _ level: Int,
        _ make: ([Expression]) -> Expression.Kind
    ) throws(CypherError) -> Expression {
        var operands = [first]
        while take(keyword: keyword) { operands.append(try operators(level)) }
        return Expression(make(operands), first.span.through(lastSpan))
    }

    private mutating func comparison(_ first: Expression) throws(CypherError) -> Expression {
        let signs: [String: ComparisonOperator] = [
            "=": .equal, "<>": .notEqual, "<": .less, "<=": .atMost, ">": .greater, ">=": .atLeast,
        ]
        var operators: [ComparisonOperator] = []
        var operands = [first]
        while token.kind == .symbol, let sign = signs[token.text] {
            advance()
            operators.append(sign)
            operands.append(try self.operators(Level.predicate))
        }
        return Expression(.comparison(operators, operands), first.span.through(lastSpan))
    }

    /// `IN`, `STARTS WITH`, `IS NULL` and their kin; nil where the word is none of them after all.
    private mutating func predicate(_ left: Expression) throws(CypherError) -> Expression? {
        let start = left.span
        switch token.keyword {
        case "IN":
            advance()
            let right = try operators(Level.add)
            return Expression(.in(left, right), start.through(right.span))
        case "CONTAINS":
            advance()
            let right = try operators(Level.add)
            return Expression(.text(.contains, left, right), start.through(right.span))
        case "STARTS", "ENDS":
            let operation: TextOperator = token.keyword == "STARTS" ? .startsWith : .endsWith
            guard token(at: index + 1).keyword == "WITH" else { return nil }
            advance()
            advance()
            let right = try operators(Level.add)
            return Expression(.text(operation, left, right), start.through(right.span))
        default:
            advance()
            let isNegated = take(keyword: "NOT")
            try expect(keyword: "NULL")
            let span = start.through(lastSpan)
            return Expression(isNegated ? .isNotNull(left) : .isNull(left), span)
        }
    }

    private mutating func prefixed(_ lowest: Int) throws(CypherError) -> Expression {
        let start = token.span
        if isNext(keyword: "NOT"), lowest <= Level.not {
            var count = 0
            while take(keyword: "NOT") {
                count += 1
                guard count < Parser.longestChain else { throw tooDeep(start) }
            }
            var operand = try operators(Level.comparison)
            for _ in 0..<count { operand = Expression(.not(operand), start.through(operand.span)) }
            return operand
        }
        guard token.kind == .symbol, token.text == "-" || token.text == "+" else { return try postfixed() }
        var signs: [Bool] = []
        while token.kind == .symbol, token.text == "-" || token.text == "+" {
            let isMinus = token.text == "-"
            let next = tokens[min(index + 1, tokens.count - 1)]
            if isMinus, next.kind == .integer || next.kind == .float {
                let span = start.through(next.span)
                advance()
                advance()
                let literal = Expression(.literal(try number(next, isNegative: true)), Span(next.span.start - 1, next.span.end))
                return signed(try postfixes(literal), signs, span)
            }
            advance()
            signs.append(isMinus)
            guard signs.count < Parser.longestChain else { throw tooDeep(start) }
        }
        return signed(try postfixed(), signs, start)
    }

    private func signed(_ operand: Expression, _ signs: [Bool], _ start: Span) -> Expression {
        var result = operand
        for isMinus in signs.reversed() {
            result = Expression(isMinus ? .minus(result) : .plus(result), start.through(operand.span))
        }
        return result
    }

    private mutating func postfixed() throws(CypherError) -> Expression { try postfixes(try atom()) }

    /// `.key`, `[index]`, `[from..to]`, `:Label`, `{.key}` behind an expression.
    private mutating func postfixes(_ subject: Expression) throws(CypherError) -> Expression {
        var result = subject
        var length = 0
        while token.kind == .symbol {
            length += 1
            guard length < Parser.longestChain else { throw tooDeep(token.span) }
            switch token.text {
            case ".":
                advance()
                let key = try name("プロパティの名前", "a property key")
                result = Expression(.property(result, key), subject.span.through(key.span))
            case "[":
                advance()
                result = try bracket(result)
            case ":":
                var labels: [Name] = []
                while take(":") { labels.append(try name("ラベル", "a label")) }
                return Expression(.hasLabels(result, labels), subject.span.through(lastSpan))
            case "{":
                guard case .variable = result.kind else { return result }
                result = try mapProjection(result)
            default: return result
            }
        }
        return result
    }

    private mutating func bracket(_ subject: Expression) throws(CypherError) -> Expression {
        if take("..") {
            let to = isNext("]") ? nil : try expression()
            try expect("]")
            return Expression(.slice(subject, from: nil, to: to), subject.span.through(lastSpan))
        }
        let from = try expression()
        if take("..") {
            let to = isNext("]") ? nil : try expression()
            try expect("]")
            return Expression(.slice(subject, from: from, to: to), subject.span.through(lastSpan))
        }
        try expect("]")
        return Expression(.element(subject, from), subject.span.through(lastSpan))
    }

    private mutating func mapProjection(_ subject: Expression) throws(CypherError) -> Expression {
        try expect("{")
        var items: [MapProjectionItem] = []
        while !isNext("}") {
            if !items.isEmpty { try expect(",") }
            if take(".") {
                if take("*") {
                    items.append(.allProperties)
                } else {
                    items.append(.property(try name("プロパティの名前", "a property key")))
                }
                continue
            }
            let key = try name("プロパティの名前", "a property key")
            if take(":") {
                items.append(.entry(key, try expression()))
            } else {
                items.append(.variable(key))
            }
        }
        try expect("}")
        return Expression(.mapProjection(subject, items), subject.span.through(lastSpan))
    }

    // MARK: - Numbers

    func number(_ token: Token, isNegative: Bool) throws(CypherError) -> CypherValue {
        let sign = isNegative ? "-" : ""
        if token.kind == .float {
            guard let value = Double(sign + token.text), value.isFinite else {
                throw .compileTime(
                    "FloatingPointOverflow",
                    ja: "小数 \(token.text) は大きすぎます",
                    en: "the number \(token.text) is too large",
                    at: token.span
                )
            }
            return .float(value)
        }
        let (digits, radix): (Substring, Int) =
            switch token.text.prefix(2).lowercased() {
            case "0x": (token.text.dropFirst(2), 16)
            case "0o": (token.text.dropFirst(2), 8)
            default: (Substring(token.text), 10)
            }
        guard let value = Int64(sign + digits, radix: radix) else {
            throw .compileTime(
                "IntegerOverflow",
                ja: "整数 \(sign)\(token.text) は大きすぎます（64 ビットまで）",
                en: "the integer \(sign)\(token.text) does not fit into 64 bits",
                at: token.span
            )
        }
        return .integer(value)
    }
}
