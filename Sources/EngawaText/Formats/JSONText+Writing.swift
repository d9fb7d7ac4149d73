extension JSONText {
    /// The value as JSON on one line, with one space after `,` and `:`. O(length); recursion as deep as the value.
    package var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends what `text` is, as UTF-8, to `bytes`.
    package func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .float(let value): JSONText.write(value, to: &bytes)
        case .string(let value): JSONText.write(value, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, (key, value)) in members.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                JSONText.write(key, to: &bytes)
                bytes += ": ".utf8
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The shortest digits that read back as the same number: `1.0`, `0.1`, `1e100`.
    private static func write(_ value: Double, to bytes: inout [UInt8]) {
        guard value.isFinite else {
            let name = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
            bytes += "{\"$float\": \"\(name)\"}".utf8
            return
        }
        // Swift writes 1e+100; the plus says nothing.
        bytes += value.description.utf8.filter { $0 != UInt8(ascii: "+") }
    }

    /// The one function that escapes strings for JSON (RFC 8259): quote, backslash and control characters, nothing
    /// else; U+007F too, so that no control character of a terminal but C1 is left.
    private static func write(_ value: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x00..<0x20, 0x7F:
                bytes += "\\u00".utf8
                bytes.append(hexadecimal(byte >> 4))
                bytes.append(hexadecimal(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
