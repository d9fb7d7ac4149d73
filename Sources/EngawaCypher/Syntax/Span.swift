/// A stretch of a query's text, in UTF-8 bytes from its beginning.
public struct Span: Sendable, Hashable {
    /// The first byte.
    public var start: Int
    /// Behind the last byte.
    public var end: Int

    /// From the first byte to behind the last.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    /// From the beginning of this one to the end of another.
    func through(_ other: Span) -> Span { Span(start, Swift.max(end, other.end)) }
}

/// A name that stands in a query: a variable, a label, a type, a property key.
struct Name: Sendable {
    /// The name without back quotes.
    let text: String
    let span: Span
}
