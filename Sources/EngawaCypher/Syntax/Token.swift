/// One word or sign of a query.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        /// A name or a keyword, without quotes.
        case word
        /// A name in back quotes.
        case quotedWord
        /// `$name`
        case parameter
        case integer
        case float
        case string
        case symbol
        case end
    }

    let kind: Kind
    let span: Span
    /// The name, the content of a string, the digits of a number, the sign.
    let text: String
    /// A word in upper case, for comparison with keywords; empty for all else.
    let keyword: String
}
