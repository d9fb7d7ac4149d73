/// Reads a query's text into its syntax tree.
enum CypherParser {
    static func parse(
        _ text: String,
        _ watch: StatementWatch = StatementWatch()
    ) throws(CypherError) -> Statement {
        let bytes = Array(text.utf8)
        var parser = Parser(bytes, try Lexer.tokens(of: bytes, watch), watch)
        do throws(Refusal) {
            return try parser.statement()
        } catch {
            switch error {
            case .because(let reason): throw reason
            }
        }
    }
}

/// What remains of a query to be read. One token is looked at, and few are looked ahead at: nothing is read twice.
struct Parser {
    /// How deep brackets, functions and `CASE` may be nested.
    static let nestingLimit = 256
    /// How deep the tree of an expression may be.
    static let depthLimit = 1_000

    /// An expression, with the bytes that it takes: its parentheses are within them.
    struct Operand {
        var expression: Expression
        var start: Int
        var end: Int
        var depth: Int
    }

    let bytes: [UInt8]
    let tokens: [Token]
    private let watch: StatementWatch
    var index = 0
    /// How many expressions, subqueries and clauses are being read within each other.
    var nesting = 0
    /// The depth of the deepest expression since it was set to 0.
    var deepest = 0
    /// The operands and operators of all expressions that are being read.
    var operands: [Operand] = []
    var operators: [PendingOperator] = []

    init(_ bytes: [UInt8], _ tokens: [Token], _ watch: StatementWatch) {
        self.bytes = bytes
        self.tokens = tokens
        self.watch = watch
    }

    // MARK: Tokens

    // What is called everywhere and throws is kept out of line, so that the frames of nested calls stay small.

    var current: Token { tokens[index] }

    func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

    /// The first byte of the current token.
    var start: Int { Int(tokens[index].start) }

    /// Behind the token before the current one.
    var previousEnd: Int { index > 0 ? Int(tokens[index - 1].end) : 0 }

    func at(_ kind: Token.Kind) -> Bool { tokens[index].kind == kind }

    func at(_ keyword: Keyword) -> Bool { tokens[index].keyword == keyword }

    /// Whether the current token is one keyword and the next another.
    func at(_ first: Keyword, _ second: Keyword) -> Bool { at(first) && peek().keyword == second }

    mutating func advance(_ count: Int = 1) { index = min(index + count, tokens.count - 1) }

    mutating func take(_ kind: Token.Kind) -> Bool {
        guard at(kind) else { return false }
        advance()
        return true
    }

    mutating func take(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        advance()
        return true
    }

    @inline(never)
    mutating func need(_ kind: Token.Kind, _ sign: String) throws(Refusal) {
        guard take(kind) else { throw unexpected(.sign(sign)) }
    }

    @inline(never)
    mutating func need(_ keyword: Keyword) throws(Refusal) {
        guard take(keyword) else { throw unexpected(.sign(keyword.text)) }
    }

    /// The part of the text from a byte to the end of the token before the current one.
    func text(from start: Int) -> String { text(start, previousEnd) }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<max(start, end)], as: UTF8.self) }

    // MARK: Names

    /// A label, a type, a key or the like: keywords too.
    @inline(never)
    mutating func name(_ what: Expectation) throws(Refusal) -> Name {
        guard current.isName else { throw unexpected(what) }
        try tick()
        let result = Name(text: nameText(current), span: current.span)
        advance()
        return result
    }

    @inline(never)
    mutating func variable(_ what: Expectation = .variable) throws(Refusal) -> Name {
        guard current.isVariable else { throw unexpected(what) }
        return try name(what)
    }

    /// A token's name without its quotes.
    func nameText(_ token: Token) -> String {
        let (start, end) = (Int(token.start), Int(token.end))
        return token.kind == .quotedName ? unquotedName(start, end) : text(start, end)
    }

    /// The name within back quotes: a doubled back quote stands for one.
    func unquotedName(_ start: Int, _ end: Int) -> String {
        var result: [UInt8] = []
        var position = start + 1
        while position < end - 1 {
            result.append(bytes[position])
            position += bytes[position] == UInt8(ascii: "`") ? 2 : 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `:A:B:C`, perhaps empty.
    mutating func labels() throws(Refusal) -> [Name] {
        var result: [Name] = []
        while take(.colon) { result.append(try name(.label)) }
        return result
    }

    /// Names joined by dots.
    mutating func dottedName(_ what: Expectation) throws(Refusal) -> Name {
        let first = try name(what)
        guard at(.dot) else { return first }
        var text = first.text
        while take(.dot) { text += "." + (try name(what)).text }
        return Name(text: text, span: Span(first.span.start, previousEnd))
    }

    // MARK: Limits

    /// Called for every name and every operand: whether there still is time.
    @inline(never)
    func tick() throws(Refusal) {
        do throws(CypherError) {
            try watch.tick()
        } catch {
            throw .because(error)
        }
    }

    /// Called where something begins that can hold its like.
    mutating func enter(_ weight: Int = 1) throws(Refusal) {
        nesting += weight
        // The expression of a clause is not nested in anything.
        if nesting > Self.nestingLimit + 1 { throw tooDeep() }
    }

    mutating func leave(_ weight: Int = 1) { nesting -= weight }

    func tooDeep() -> Refusal {
        refusal(
            "NestingTooDeep",
            ja: "式の入れ子が深すぎます（括弧や関数は \(Self.nestingLimit) 段、演算子は \(Self.depthLimit) 段まで）。WITH で分けてください",
            en: "the nesting is too deep (at most \(Self.nestingLimit) brackets or functions and \(Self.depthLimit) "
                + "operators within each other); split the expression with WITH",
            at: current.span
        )
    }
}
