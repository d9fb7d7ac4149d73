/// A word, number, text or sign of a query.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        /// A name without quotes, a keyword among them.
        case word
        /// A name in back quotes.
        case quotedName
        /// `$name`, `$0`, ``$`quoted name` ``
        case parameter
        case string
        case integer
        case float
        /// Begins as a number and is none, such as `12h` or `0x`.
        case malformedNumber
        case openParen, closeParen
        case openBracket, closeBracket
        case openBrace, closeBrace
        case comma, dot, twoDots, colon, semicolon, bar
        case plus, minus, star, slash, percent, caret
        case equal, notEqual, less, atMost, greater, atLeast
        /// `=~`
        case matches
        /// `+=`
        case plusEqual
        /// A dash or an arrow's head of another script, which openCypher allows in patterns alone.
        case foreignDash, foreignLess, foreignGreater
        /// A sign that Cypher does not have.
        case unknown
        /// Behind the last token.
        case end
    }

    let kind: Kind
    /// The keyword that a word is, whatever else it may be at its place.
    let keyword: Keyword?
    /// Of an opening bracket: whether a comma, a bar stands directly within it.
    var holdsComma = false
    var holdsBar = false
    /// The first byte.
    let start: UInt32
    /// Behind the last byte.
    let end: UInt32
    /// Of an opening bracket: the index of the token that closes it; else 0.
    var partner: UInt32 = 0

    init(_ kind: Kind, _ keyword: Keyword?, _ start: Int, _ end: Int) {
        self.kind = kind
        self.keyword = keyword
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
    }

    var span: Span { Span(Int(start), Int(end)) }
    /// Whether it can be a label, a type, a key.
    var isName: Bool { kind == .word || kind == .quotedName }
    /// Whether it can be a variable.
    var isVariable: Bool { kind == .quotedName || kind == .word && keyword?.isReserved != true }
    var isDash: Bool { kind == .minus || kind == .foreignDash }
    var isLess: Bool { kind == .less || kind == .foreignLess }
    var isGreater: Bool { kind == .greater || kind == .foreignGreater }
}

/// The words with a meaning of their own. Each is written in any case.
enum Keyword: String, CaseIterable, Sendable {
    case all, allShortestPaths, and, any, `as`, asc, ascending, by, call, `case`, contains, count, create, csv
    case delete, desc, descending, detach, distinct, drop, `else`, end, ends, exists, explain, extract, `false`
    case fieldTerminator, filter, `for`, forEach, from, headers, `if`, `in`, index, `is`, limit, load, match, merge
    case none, not, null, on, optional, or, order, profile, reduce, remove, `return`, set, shortestPath, single, skip
    case starts, then, `true`, union, unique, unwind, when, `where`, with, xor, yield

    /// As it is written in messages.
    var text: String { rawValue.uppercased() }

    /// Whether it cannot be a variable without back quotes.
    var isReserved: Bool {
        switch self {
        case .and, .as, .case, .create, .delete, .distinct, .else, .false, .in, .is, .match, .merge, .not, .null, .or,
            .order, .remove, .return, .set, .then, .true, .union, .unwind, .when, .where, .with, .xor:
            true
        default: false
        }
    }

    /// Each keyword by its text.
    static let byText: [String: Keyword] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.text, $0) })
    /// The letters of the longest one.
    static let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0
}
