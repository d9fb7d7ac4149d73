/// A place in the text of a date, with widths, dashes and spaces evened out.
struct DateCursor {
    private var scalars: ArraySlice<Unicode.Scalar>

    /// A cursor at the beginning of `text`.
    init(_ text: String) {
        scalars = text.unicodeScalars.map(Self.folded)[...]
        skipSpaces()
    }

    var isAtEnd: Bool { scalars.isEmpty }

    mutating func skipSpaces() {
        while scalars.first == " " { scalars.removeFirst() }
    }

    /// Takes `word` where it stands next.
    mutating func take(_ word: String) -> Bool {
        guard scalars.starts(with: word.unicodeScalars) else { return false }
        scalars = scalars.dropFirst(word.unicodeScalars.count)
        return true
    }

    /// Takes one scalar that is in `set`.
    mutating func take(oneOf set: [Unicode.Scalar]) -> Unicode.Scalar? {
        guard let first = scalars.first, set.contains(first) else { return nil }
        scalars.removeFirst()
        return first
    }

    /// Takes the digits that stand next; nil where there are none or more than `limit`.
    mutating func number(upTo limit: Int) -> (value: Int, digits: Int)? {
        let digits = scalars.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty, digits.count <= limit else { return nil }
        scalars = scalars.dropFirst(digits.count)
        return (digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }, digits.count)
    }

    /// Takes what stands between `(` and `)`.
    mutating func parenthesised() -> [Unicode.Scalar]? {
        guard scalars.first == "(", let end = scalars.firstIndex(of: ")") else { return nil }
        let content = Array(scalars[(scalars.startIndex + 1)..<end])
        scalars = scalars[(end + 1)...]
        return content
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
        case 0x2010...0x2015, 0x2212, 0x30FC, 0xFF70: "-"
        default: scalar.properties.isWhitespace ? " " : scalar
        }
    }
}
