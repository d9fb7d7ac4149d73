/// Splits the text of a query into tokens. O(length).
struct Lexer {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var tokens: [Token] = []

    /// All tokens of a text, the last one `.end`.
    static func tokens(_ text: String) throws(CypherError) -> [Token] {
        var lexer = Lexer(bytes: Array(text.utf8))
        lexer.tokens.reserveCapacity(lexer.bytes.count / 4 + 2)
        while try lexer.next() {}
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func byte(_ offset: Int = 0) -> UInt8 {
        place + offset < bytes.count ? bytes[place + offset] : 0
    }

    private mutating func add(_ kind: Token.Kind, from start: Int, _ text: String) {
        let isWord = kind == .word
        tokens.append(
            Token(kind: kind, span: Span(start, place), text: text, keyword: isWord ? Lexer.upper(text) : "")
        )
    }

    /// ASCII letters in upper case; keywords have no others.
    private static func upper(_ text: String) -> String {
        guard text.utf8.count <= 20, text.utf8.allSatisfy({ $0 < 0x80 }) else { return "" }
        return String(decoding: text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }, as: UTF8.self)
    }

    private func text(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Takes one token; false behind the end.
    private mutating func next() throws(CypherError) -> Bool {
        try skipBlanks()
        let start = place
        guard place < bytes.count else {
            add(.end, from: start, "")
            return false
        }
        switch byte() {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): try string()
        case UInt8(ascii: "`"): add(.quotedWord, from: start, try quotedName())
        case UInt8(ascii: "$"): try parameter()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: ".") where isDigit(byte(1)) && !isBehindRange: try number()
        default:
            if let length = nameLength() {
                place += length
                add(.word, from: start, text(start, place))
            } else {
                try symbol()
            }
        }
        return true
    }

    /// Whether the token before is one that a number with a leading point cannot follow: `list[1..2]`, `a.1`.
    private var isBehindRange: Bool {
        guard let last = tokens.last, last.span.end == place else { return false }
        return last.kind != .symbol || last.text == ".." || last.text == ")" || last.text == "]"
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    // MARK: - Blanks and comments

    private mutating func skipBlanks() throws(CypherError) {
        while place < bytes.count {
            let byte = byte()
            if byte <= 0x20 {
                place += 1
            } else if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: "/") {
                while place < bytes.count, self.byte() != 0x0A, self.byte() != 0x0D { place += 1 }
            } else if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: "*") {
                let start = place
                place += 2
                while place < bytes.count, !(self.byte() == UInt8(ascii: "*") && self.byte(1) == UInt8(ascii: "/")) {
                    place += 1
                }
                guard place < bytes.count else {
                    throw unexpected("コメントが終わっていません（*/ がありません）", "the comment has no end (*/)", start, start + 2)
                }
                place += 2
            } else if byte >= 0x80, let (scalar, length) = scalar(at: place),
                scalar.properties.isWhitespace || scalar.value == 0xFEFF
            {
                place += length
            } else {
                return
            }
        }
    }

    private func scalar(at place: Int) -> (Unicode.Scalar, Int)? {
        guard place < bytes.count else { return nil }
        let first = bytes[place]
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard place + length <= bytes.count else { return nil }
        var value = length == 1 ? UInt32(first) : UInt32(first & (0x7F >> UInt8(length)))
        for index in 1..<max(length, 1) { value = value << 6 | UInt32(bytes[place + index] & 0x3F) }
        return Unicode.Scalar(value).map { ($0, length) }
    }

    // MARK: - Names

    /// The length of the name that begins here; nil where none does.
    private func nameLength() -> Int? {
        var end = place
        while end < bytes.count {
            let byte = bytes[end]
            let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
            if isLetter || (end > place && isDigit(byte)) {
                end += 1
            } else if byte >= 0x80, let (scalar, length) = scalar(at: end) {
                let properties = scalar.properties
                let fits = end == place
                    ? properties.isIDStart || properties.generalCategory == .connectorPunctuation
                    : properties.isIDContinue
                guard fits || isNameSign(scalar) else { break }
                end += length
            } else {
                break
            }
        }
        return end > place ? end - place : nil
    }

    /// Signs that Japanese names hold and the identifiers of Unicode do not: 〇, 々, the middle dot and their kin.
    private func isNameSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3005, 0x3007, 0x303B, 0x30FB, 0x30FC: true
        default: false
        }
    }

    private mutating func quotedName() throws(CypherError) -> String {
        let start = place
        place += 1
        var name: [UInt8] = []
        while place < bytes.count {
            if byte() == UInt8(ascii: "`") {
                place += 1
                guard byte() == UInt8(ascii: "`") else { return String(decoding: name, as: UTF8.self) }
            }
            name.append(byte())
            place += 1
        }
        throw unexpected("名前を囲む ` が閉じていません", "the name in back quotes has no end", start, start + 1)
    }

    private mutating func parameter() throws(CypherError) {
        let start = place
        place += 1
        let begin = place
        if byte() == UInt8(ascii: "`") {
            add(.parameter, from: start, try quotedName())
            return
        }
        while isDigit(byte()) { place += 1 }
        if place == begin, let length = nameLength() { place += length }
        guard place > begin else {
            throw unexpected("$ の後にパラメーターの名前がありません", "there is no parameter name behind $", start, place)
        }
        add(.parameter, from: start, text(begin, place))
    }

    // MARK: - Numbers

    private mutating func number() throws(CypherError) {
        let start = place
        if byte() == UInt8(ascii: "0"), byte(1) | 0x20 == UInt8(ascii: "x") {
            place += 2
            return try finish(.integer, start, digitsFrom: place) { byte in
                byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
            }
        }
        if byte() == UInt8(ascii: "0"), byte(1) | 0x20 == UInt8(ascii: "o") {
            place += 2
            return try finish(.integer, start, digitsFrom: place) { $0 >= 0x30 && $0 <= 0x37 }
        }
        while isDigit(byte()) { place += 1 }
        var isFloat = false
        if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
            isFloat = true
            place += 1
            while isDigit(byte()) { place += 1 }
        }
        if byte() | 0x20 == UInt8(ascii: "e") {
            let sign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+") ? 1 : 0
            if isDigit(byte(1 + sign)) {
                isFloat = true
                place += 1 + sign
                while isDigit(byte()) { place += 1 }
            }
        }
        try finish(isFloat ? .float : .integer, start, digitsFrom: start) { _ in false }
    }

    private mutating func finish(
        _ kind: Token.Kind,
        _ start: Int,
        digitsFrom first: Int,
        _ isPart: (UInt8) -> Bool
    ) throws(CypherError) {
        while isPart(byte()) { place += 1 }
        // A number that runs into a name is neither.
        if place == first || nameLength() != nil || isDigit(byte()) {
            place += nameLength() ?? 0
            throw .compileTime(
                "InvalidNumberLiteral",
                ja: "数として読めません: \(text(start, place))",
                en: "\(text(start, place)) is no number",
                at: Span(start, max(place, start + 1))
            )
        }
        add(kind, from: start, text(start, place))
    }

    // MARK: - Strings

    private mutating func string() throws(CypherError) {
        let start = place
        let quote = byte()
        place += 1
        var content: [UInt8] = []
        while place < bytes.count {
            let byte = byte()
            place += 1
            if byte == quote {
                add(.string, from: start, String(decoding: content, as: UTF8.self))
                return
            }
            if byte == UInt8(ascii: "\\") { try escape(&content) } else { content.append(byte) }
        }
        throw unexpected("文字列が閉じていません", "the string has no end", start, start + 1)
    }

    private mutating func escape(_ content: inout [UInt8]) throws(CypherError) {
        let start = place - 1
        let byte = byte()
        place += 1
        switch byte {
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "/"):
            content.append(byte)
        case UInt8(ascii: "u"): content.append(contentsOf: try unicode(4, start))
        case UInt8(ascii: "U"): content.append(contentsOf: try unicode(8, start))
        default:
            throw unexpected("文字列の中の \\ の使い方が違います（\\ そのものは \\\\ と書きます）", "this is no escape; a backslash is written \\\\", start, place)
        }
    }

    private mutating func unicode(_ length: Int, _ start: Int) throws(CypherError) -> String.UTF8View {
        let end = min(place + length, bytes.count)
        let digits = text(place, end)
        var number = digits.utf8.count == length ? UInt32(digits, radix: 16) : nil
        place = end
        // Two halves of a pair, as UTF-16 has them.
        if let high = number, high >= 0xD800, high < 0xDC00, byte() == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "u"),
            place + 6 <= bytes.count, let low = UInt32(text(place + 2, place + 6), radix: 16), low >= 0xDC00, low < 0xE000
        {
            number = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
            place += 6
        }
        guard let number, let scalar = Unicode.Scalar(number) else {
            throw .compileTime(
                "InvalidUnicodeLiteral",
                ja: "\\u の後には 16 進の数字を \(length) けた書きます",
                en: "\\u takes \(length) hexadecimal digits of a character",
                at: Span(start, end)
            )
        }
        return String(Character(scalar)).utf8
    }

    // MARK: - Signs

    private static let symbols: [[UInt8]] = ["<>", "<=", ">=", "=~", "..", "+="].map { Array($0.utf8) }

    private mutating func symbol() throws(CypherError) {
        let start = place
        for symbol in Lexer.symbols where byte() == symbol[0] && byte(1) == symbol[1] {
            place += 2
            return add(.symbol, from: start, text(start, place))
        }
        if let ascii = ArrowLikes.ascii(scalar(at: place)?.0) {
            place += scalar(at: place)?.1 ?? 1
            return add(.symbol, from: start, ascii)
        }
        guard byte() < 0x80, "()[]{}<>=+-*/%^.,:;|!?&~".utf8.contains(byte()) else {
            let length = scalar(at: place)?.1 ?? 1
            place += length
            throw .compileTime(
                "InvalidUnicodeCharacter",
                ja: "ここに「\(text(start, place))」は書けません",
                en: "the character \(text(start, place)) cannot stand here",
                at: Span(start, place)
            )
        }
        place += 1
        add(.symbol, from: start, text(start, place))
    }

    private func unexpected(_ ja: String, _ en: String, _ start: Int, _ end: Int) -> CypherError {
        .compileTime("UnexpectedSyntax", ja: ja, en: en, at: Span(start, end))
    }
}

/// Dashes and brackets of other scripts that openCypher takes for those of ASCII.
private enum ArrowLikes {
    static func ascii(_ scalar: Unicode.Scalar?) -> String? {
        guard let value = scalar?.value else { return nil }
        switch value {
        case 0x27E8, 0x3008, 0xFE64, 0xFF1C: return "<"
        case 0x27E9, 0x3009, 0xFE65, 0xFF1E: return ">"
        case 0x00AD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return "-"
        default: return nil
        }
    }
}
