/// Reads a query: recursive descent over its tokens, without going back.
enum CypherParser {
    /// The statement that a text is. O(length).
    /// - Throws: errors of compile time, with their place.
    static func parse(_ text: String) throws(CypherError) -> Statement {
        var parser = Parser(try Lexer.tokens(text), text)
        return try parser.statement()
    }
}

/// The state of reading: the tokens, and which of them comes next.
struct Parser {
    /// How deep parentheses, brackets and their kin may nest.
    static let deepestNesting = 256
    /// How many operators may follow each other: the depth of the tree that they make.
    static let longestChain = 1000

    let tokens: [Token]
    private let utf8: [UInt8]
    /// For every opening bracket, the token that closes it; -1 where nothing does.
    let closing: [Int32]
    var index = 0
    var nesting = 0
    var openCases = 0

    init(_ tokens: [Token], _ text: String) {
        self.tokens = tokens
        utf8 = Array(text.utf8)
        var closing = [Int32](repeating: -1, count: tokens.count)
        var open: [Int] = []
        for (index, token) in tokens.enumerated() where token.kind == .symbol {
            switch token.text {
            case "(", "[", "{": open.append(index)
            case ")", "]", "}": if let start = open.popLast() { closing[start] = Int32(index) }
            default: break
            }
        }
        self.closing = closing
    }

    // MARK: - Tokens

    var token: Token { tokens[index] }

    func token(at place: Int) -> Token { tokens[min(place, tokens.count - 1)] }

    /// The place of the last token that was taken.
    var lastSpan: Span { index > 0 ? tokens[index - 1].span : Span(0, 0) }

    mutating func advance() { if index < tokens.count - 1 { index += 1 } }

    func isNext(_ symbol: String) -> Bool { token.kind == .symbol && token.text == symbol }

    func isSymbol(_ symbol: String, at place: Int) -> Bool {
        let token = token(at: place)
        return token.kind == .symbol && token.text == symbol
    }

    func isNext(keyword: String) -> Bool { token.keyword == keyword }

    func isNext(keywords: String...) -> Bool {
        for (offset, keyword) in keywords.enumerated() where token(at: index + offset).keyword != keyword { return false }
        return true
    }

    /// Takes a sign, where it comes next.
    mutating func take(_ symbol: String) -> Bool {
        guard isNext(symbol) else { return false }
        advance()
        return true
    }

    /// Takes a keyword, where it comes next.
    mutating func take(keyword: String) -> Bool {
        guard isNext(keyword: keyword) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: String) throws(CypherError) {
        guard take(symbol) else { throw unexpected("「\(symbol)」", symbol) }
    }

    mutating func expect(keyword: String) throws(CypherError) {
        guard take(keyword: keyword) else { throw unexpected(keyword, keyword) }
    }

    /// The text of the query between two places, without blanks around it.
    func text(_ span: Span) -> String {
        String(decoding: utf8[span.start..<span.end], as: UTF8.self)
    }

    /// A name: a word, also a keyword, or anything in back quotes.
    mutating func name(_ ja: String, _ en: String) throws(CypherError) -> Name {
        guard token.kind == .word || token.kind == .quotedWord else { throw unexpected(ja, en) }
        defer { advance() }
        return Name(text: token.text, span: token.span)
    }

    mutating func variable() throws(CypherError) -> Name { try name("変数の名前", "a variable") }

    /// Goes one level deeper.
    mutating func enter() throws(CypherError) {
        nesting += 1
        guard nesting <= Parser.deepestNesting else { throw tooDeep(token.span) }
    }

    mutating func leave() { nesting -= 1 }

    // MARK: - Errors

    func tooDeep(_ span: Span) -> CypherError {
        .compileTime(
            "NestingTooDeep",
            ja: "入れ子が深すぎます（\(Parser.deepestNesting) 段まで）。WITH で分けてください",
            en: "this nests too deep (more than \(Parser.deepestNesting) levels); divide it with WITH",
            at: span
        )
    }

    func unexpected(_ ja: String, _ en: String, _ detail: String = "UnexpectedSyntax") -> CypherError {
        let found = token.kind == .end ? nil : text(Span(token.span.start, min(token.span.end, token.span.start + 40)))
        return .compileTime(
            detail,
            ja: found.map { "ここには\(ja)が要りますが、「\($0)」があります" } ?? "文が途中で終わっています。\(ja)が要ります",
            en: found.map { "expected \(en), found \($0)" } ?? "the statement ends where \(en) is expected",
            at: token.span
        )
    }
}
