extension Parser {
    /// A number; a sign before it is part of it.
    mutating func number() throws(Refusal) -> Expression {
        let start = start
        var isNegative = false
        if at(.minus) || at(.plus) {
            isNegative = at(.minus)
            advance()
        }
        let token = current
        advance()
        let span = Span(start, Int(token.end))
        switch token.kind {
        case .integer: return Expression(.literal(.integer(try integer(token, isNegative, span))), span)
        case .float:
            guard let value = Double(text(Int(token.start), Int(token.end))) else { throw malformedNumber(token) }
            guard value.isFinite else { throw floatOverflow(span) }
            return Expression(.literal(.float(isNegative ? -value : value)), span)
        default: throw malformedNumber(token)
        }
    }

    /// The value of an integer in any notation.
    func integer(_ token: Token, _ isNegative: Bool, _ span: Span) throws(Refusal) -> Int64 {
        var digits = bytes[Int(token.start)..<Int(token.end)]
        var radix: Int64 = 10
        if digits.count > 2, digits.first == UInt8(ascii: "0") {
            radix = digits[digits.startIndex + 1] | 0x20 == UInt8(ascii: "x") ? 16 : 8
            digits = digits.dropFirst(2)
        }
        var value: Int64 = 0
        for byte in digits {
            let digit = Int64(hexDigit(byte))
            let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
            let (sum, overflowedToo) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflowed || overflowedToo { throw integerOverflow(span) }
            value = sum
        }
        return value
    }

    mutating func string() throws(Refusal) -> Expression {
        let token = current
        advance()
        let (start, end) = (Int(token.start) + 1, Int(token.end) - 1)
        guard bytes[start..<end].contains(UInt8(ascii: "\\")) else {
            return Expression(.literal(.string(text(start, end))), token.span)
        }
        return Expression(.literal(.string(try unescaped(start, end))), token.span)
    }

    private func unescaped(_ start: Int, _ end: Int) throws(Refusal) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(end - start)
        var position = start
        while position < end {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            let letter = bytes[position]
            position += 1
            switch letter {
            case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): result.append(letter)
            case UInt8(ascii: "b"), UInt8(ascii: "B"): result.append(0x08)
            case UInt8(ascii: "f"), UInt8(ascii: "F"): result.append(0x0C)
            case UInt8(ascii: "n"), UInt8(ascii: "N"): result.append(0x0A)
            case UInt8(ascii: "r"), UInt8(ascii: "R"): result.append(0x0D)
            case UInt8(ascii: "t"), UInt8(ascii: "T"): result.append(0x09)
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                position -= 2
                result.append(contentsOf: Array(String(Character(try escapedScalar(&position, end))).utf8))
            default:
                throw refusal(
                    "UnexpectedSyntax",
                    ja: "文字列の中の「\\」の後ろに、使えない文字があります。「\\」そのものは「\\\\」と書きます",
                    en: "unknown escape in a string; a backslash itself is written \\\\",
                    at: Span(position - 2, position - 2 + bytes.scalar(at: position - 1).1 + 1)
                )
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `\uXXXX`, two of them as a surrogate pair, or `\UXXXXXXXX`.
    private func escapedScalar(_ position: inout Int, _ end: Int) throws(Refusal) -> Unicode.Scalar {
        let start = position
        var value = try hexadecimal(&position, end)
        if value & 0xFFFF_FC00 == 0xD800, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            let low = try hexadecimal(&position, end)
            guard low & 0xFFFF_FC00 == 0xDC00 else { throw invalidScalar(start, position) }
            value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(value) else { throw invalidScalar(start, position) }
        return scalar
    }

    private func hexadecimal(_ position: inout Int, _ end: Int) throws(Refusal) -> UInt32 {
        let start = position
        let count = bytes[position + 1] == UInt8(ascii: "U") ? 8 : 4
        position += 2
        var value: UInt32 = 0
        for _ in 0..<count {
            guard position < end, isHexDigit(bytes[position]) else { throw invalidScalar(start, position) }
            let byte = bytes[position]
            value = value << 4 | UInt32(hexDigit(byte))
            position += 1
        }
        return value
    }

    private func invalidScalar(_ start: Int, _ end: Int) -> Refusal {
        refusal(
            "InvalidUnicodeLiteral",
            ja: "「\\u」の後ろには十六進数 4 桁、「\\U」の後ろには 8 桁で、Unicode の文字の番号が必要です",
            en: "expected the number of a Unicode character: four hexadecimal digits behind \\u, eight behind \\U",
            at: Span(start, end)
        )
    }
}
