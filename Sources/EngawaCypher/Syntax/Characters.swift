func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt8 {
    isDigit(byte) ? byte - UInt8(ascii: "0") : (byte | 0x20) - UInt8(ascii: "a") + 10
}

/// Of an ASCII byte.
func isASCIINameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
}

/// Of an ASCII byte.
func isASCIINamePart(_ byte: UInt8) -> Bool { isASCIINameStart(byte) || isDigit(byte) }

extension Unicode.Scalar {
    /// Whether a name without quotes can begin with it.
    var isIdentifierStart: Bool {
        isASCII
            ? isASCIINameStart(UInt8(value))
            : properties.isIDStart || properties.generalCategory == .connectorPunctuation
    }

    /// Whether it can stand in a name without quotes; the middle dots of Katakana can, as in Unicode 15.1.
    var isIdentifierPart: Bool {
        isASCII
            ? isASCIINamePart(UInt8(value))
            : properties.isIDContinue || value == 0x30FB || value == 0xFF65
                || properties.generalCategory == .connectorPunctuation
    }
}

extension [UInt8] {
    /// The scalar that begins at an offset, and how many bytes it takes. The bytes must be valid UTF-8.
    func scalar(at offset: Int) -> (Unicode.Scalar, Int) {
        let first = self[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard offset + length <= count else { return ("\u{FFFD}", count - offset) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for next in self[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(next & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

extension CypherError {
    /// A character that cannot stand outside of text and quoted names.
    static func foreignCharacter(_ scalar: Unicode.Scalar, at span: Span) -> CypherError {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: Swift.max(0, 4 - code.count)) + code
        var ja = "「\(scalar)」（U+\(padded)）は、文字列とバッククォートの外では使えません"
        var en = "\"\(scalar)\" (U+\(padded)) cannot stand outside of strings and back-quoted names"
        if let plain = plainForm(of: scalar) {
            ja += "。半角の「\(plain)」を使ってください"
            en += "; use the ASCII character \(plain) instead"
        }
        return compileTime("InvalidUnicodeCharacter", ja: ja, en: en, at: span)
    }

    /// The ASCII character that is likely meant.
    private static func plainForm(of scalar: Unicode.Scalar) -> Character? {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
        case 0x00AD, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: "-"
        case 0x27E8, 0x3008, 0xFE64: "<"
        case 0x27E9, 0x3009, 0xFE65: ">"
        case 0x2018, 0x2019, 0x201C, 0x201D, 0x300C...0x300F: "'"
        case 0x3001: ","
        case 0x3010: "["
        case 0x3011: "]"
        case 0xFF62, 0xFF63: "'"
        default: nil
        }
    }
}
