/// Cuts a query's text into tokens, and joins each opening bracket to the one that closes it.
struct Lexer {
    let bytes: [UInt8]
    private(set) var tokens: [Token] = []
    private var position = 0
    /// The indices of the brackets that are open.
    private var open: [Int] = []

    private let watch: StatementWatch

    private init(_ bytes: [UInt8], _ watch: StatementWatch) {
        self.bytes = bytes
        self.watch = watch
    }

    /// The tokens of a text, an `end` behind them.
    static func tokens(of bytes: [UInt8], _ watch: StatementWatch) throws(CypherError) -> [Token] {
        guard bytes.count < Int(Int32.max) else {
            throw CypherError.compileTime(
                "UnexpectedSyntax",
                ja: "問い合わせが長すぎます（2 GiB まで）",
                en: "the query is too long (at most 2 GiB)",
                at: nil
            )
        }
        var lexer = Lexer(bytes, watch)
        lexer.tokens.reserveCapacity(bytes.count / 4 + 1)
        try lexer.run()
        return lexer.tokens
    }

    private mutating func run() throws(CypherError) {
        while true {
            try watch.tick()
            try skipBlanks()
            guard position < bytes.count else { break }
            let start = position
            let byte = bytes[start]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
            case UInt8(ascii: "."): dot()
            case UInt8(ascii: "'"), UInt8(ascii: "\""): try string(byte)
            case UInt8(ascii: "`"):
                try skipQuotedName()
                add(.quotedName, start)
            case UInt8(ascii: "$"): try parameter()
            case _ where isASCIINameStart(byte): word()
            case 0x80...: try foreign()
            default: sign(byte)
            }
        }
        add(.end, bytes.count)
    }

    private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private mutating func add(_ kind: Token.Kind, _ start: Int) {
        tokens.append(Token(kind, nil, start, position))
    }

    // MARK: Blanks and comments

    private mutating func skipBlanks() throws(CypherError) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09...0x0D, 0x1C...0x1F: position += 1
            case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "/"):
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "*"): try skipComment()
            case 0x80...:
                let (scalar, length) = bytes.scalar(at: position)
                guard scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x180E else { return }
                position += length
            default: return
            }
        }
    }

    private mutating func skipComment() throws(CypherError) {
        let start = position
        position += 2
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
        throw CypherError.compileTime(
            "UnexpectedSyntax",
            ja: "コメントが閉じていません。「*/」が必要です",
            en: "the comment is not closed; expected \"*/\"",
            at: Span(start, start + 2)
        )
    }

    // MARK: Names

    private mutating func word() {
        let start = position
        var isKeyword = true
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 {
                guard isASCIINamePart(byte) else { break }
                position += 1
            } else {
                let (scalar, length) = bytes.scalar(at: position)
                guard scalar.isIdentifierPart else { break }
                isKeyword = false
                position += length
            }
        }
        var keyword: Keyword?
        if isKeyword, position - start <= Keyword.longest, position - start > 1 {
            keyword = Keyword.byText[String(decoding: bytes[start..<position], as: UTF8.self).uppercased()]
        }
        tokens.append(Token(.word, keyword, start, position))
    }

    private mutating func skipQuotedName() throws(CypherError) {
        let start = position
        position += 1
        while position < bytes.count {
            position += 1
            guard bytes[position - 1] == UInt8(ascii: "`") else { continue }
            if byte(at: position) == UInt8(ascii: "`") {
                position += 1
            } else if position > start + 2 {
                return
            } else {
                throw CypherError.compileTime(
                    "UnexpectedSyntax",
                    ja: "バッククォートの間に名前がありません",
                    en: "there is no name between the back quotes",
                    at: Span(start, position)
                )
            }
        }
        throw CypherError.compileTime(
            "UnexpectedSyntax",
            ja: "名前を囲むバッククォート「`」が閉じていません",
            en: "the back quote of a name is not closed",
            at: Span(start, start + 1)
        )
    }

    private mutating func parameter() throws(CypherError) {
        let start = position
        position += 1
        if byte(at: position) == UInt8(ascii: "`") {
            try skipQuotedName()
        } else {
            while position < bytes.count {
                let (scalar, length) = bytes.scalar(at: position)
                guard scalar.isIdentifierPart else { break }
                position += length
            }
        }
        guard position > start + 1 else {
            throw CypherError.compileTime(
                "UnexpectedSyntax",
                ja: "「$」のすぐ後ろにパラメーターの名前が必要です",
                en: "expected the name of a parameter directly behind \"$\"",
                at: Span(start, position)
            )
        }
        add(.parameter, start)
    }

    // MARK: Text and numbers

    private mutating func string(_ quote: UInt8) throws(CypherError) {
        let start = position
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == quote {
                add(.string, start)
                return
            }
            if byte == UInt8(ascii: "\\"), position < bytes.count { position += 1 }
        }
        throw CypherError.compileTime(
            "UnexpectedSyntax",
            ja: "文字列が閉じていません。「\(Character(Unicode.Scalar(quote)))」が必要です",
            en: "the string is not closed; expected \(Character(Unicode.Scalar(quote)))",
            at: Span(start, start + 1)
        )
    }

    private mutating func skipDigits() {
        while isDigit(byte(at: position)) { position += 1 }
    }

    /// Whether letters or digits followed, which no number can hold at its end.
    private mutating func skipLetters() -> Bool {
        let start = position
        while position < bytes.count {
            let (scalar, length) = bytes.scalar(at: position)
            guard scalar.isIdentifierPart else { break }
            position += length
        }
        return position > start
    }

    private mutating func number() {
        let start = position
        if bytes[start] == UInt8(ascii: "0"), (byte(at: start + 1) | 0x20) == UInt8(ascii: "x") {
            position += 2
            while isHexDigit(byte(at: position)) { position += 1 }
            let isMalformed = position == start + 2
            add(skipLetters() || isMalformed ? .malformedNumber : .integer, start)
            return
        }
        if bytes[start] == UInt8(ascii: "0"), (byte(at: start + 1) | 0x20) == UInt8(ascii: "o") {
            position += 2
            while case UInt8(ascii: "0")...UInt8(ascii: "7") = byte(at: position) { position += 1 }
            let isMalformed = position == start + 2
            add(skipLetters() || isMalformed ? .malformedNumber : .integer, start)
            return
        }
        skipDigits()
        // `007` is neither decimal nor, any more, octal.
        let hasLeadingZero = bytes[start] == UInt8(ascii: "0") && position > start + 1
        let isFloat = fraction()
        let isMalformed = skipLetters() || hasLeadingZero && !isFloat
        add(isMalformed ? .malformedNumber : isFloat ? .float : .integer, start)
    }

    /// Reads what makes a float of the digits before it.
    private mutating func fraction() -> Bool {
        var isFloat = false
        if byte(at: position) == UInt8(ascii: "."), isDigit(byte(at: position + 1)) {
            position += 1
            skipDigits()
            isFloat = true
        }
        if (byte(at: position) | 0x20) == UInt8(ascii: "e") {
            var next = position + 1
            if byte(at: next) == UInt8(ascii: "+") || byte(at: next) == UInt8(ascii: "-") { next += 1 }
            if isDigit(byte(at: next)) {
                position = next
                skipDigits()
                isFloat = true
            }
        }
        return isFloat
    }

    private mutating func dot() {
        let start = position
        if byte(at: start + 1) == UInt8(ascii: ".") {
            position += 2
            add(.twoDots, start)
        } else if isDigit(byte(at: start + 1)) {
            _ = fraction()
            add(skipLetters() ? .malformedNumber : .float, start)
        } else {
            position += 1
            add(.dot, start)
        }
    }

    // MARK: Signs

    private mutating func sign(_ byte: UInt8) {
        let start = position
        let next = self.byte(at: start + 1)
        let kind: Token.Kind
        var length = 1
        switch byte {
        case UInt8(ascii: "("): kind = .openParen
        case UInt8(ascii: ")"): kind = .closeParen
        case UInt8(ascii: "["): kind = .openBracket
        case UInt8(ascii: "]"): kind = .closeBracket
        case UInt8(ascii: "{"): kind = .openBrace
        case UInt8(ascii: "}"): kind = .closeBrace
        case UInt8(ascii: ","): kind = .comma
        case UInt8(ascii: ":"): kind = .colon
        case UInt8(ascii: ";"): kind = .semicolon
        case UInt8(ascii: "|"): kind = .bar
        case UInt8(ascii: "+"):
            (kind, length) = next == UInt8(ascii: "=") ? (.plusEqual, 2) : (.plus, 1)
        case UInt8(ascii: "-"): kind = .minus
        case UInt8(ascii: "*"): kind = .star
        case UInt8(ascii: "/"): kind = .slash
        case UInt8(ascii: "%"): kind = .percent
        case UInt8(ascii: "^"): kind = .caret
        case UInt8(ascii: "="):
            (kind, length) = next == UInt8(ascii: "~") ? (.matches, 2) : (.equal, 1)
        case UInt8(ascii: "<"):
            switch next {
            case UInt8(ascii: ">"): (kind, length) = (.notEqual, 2)
            case UInt8(ascii: "="): (kind, length) = (.atMost, 2)
            default: kind = .less
            }
        case UInt8(ascii: ">"):
            (kind, length) = next == UInt8(ascii: "=") ? (.atLeast, 2) : (.greater, 1)
        default: kind = .unknown
        }
        position += length
        joinBrackets(kind)
        add(kind, start)
    }

    /// Called before the token is added.
    private mutating func joinBrackets(_ kind: Token.Kind) {
        let opening: Token.Kind
        switch kind {
        case .openParen, .openBracket, .openBrace:
            open.append(tokens.count)
            return
        case .comma:
            if let last = open.last { tokens[last].holdsComma = true }
            return
        case .bar:
            if let last = open.last { tokens[last].holdsBar = true }
            return
        case .closeParen: opening = .openParen
        case .closeBracket: opening = .openBracket
        case .closeBrace: opening = .openBrace
        default: return
        }
        if let last = open.last, tokens[last].kind == opening {
            tokens[last].partner = UInt32(truncatingIfNeeded: tokens.count)
            open.removeLast()
        }
    }

    /// A character outside of ASCII.
    private mutating func foreign() throws(CypherError) {
        let start = position
        let (scalar, length) = bytes.scalar(at: start)
        if scalar.isIdentifierStart { return word() }
        position += length
        switch scalar.value {
        case 0x00AD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: add(.foreignDash, start)
        case 0x27E8, 0x3008, 0xFE64, 0xFF1C: add(.foreignLess, start)
        case 0x27E9, 0x3009, 0xFE65, 0xFF1E: add(.foreignGreater, start)
        default: throw CypherError.foreignCharacter(scalar, at: Span(start, position))
        }
    }
}
