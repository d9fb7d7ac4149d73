import Foundation

/// Functions that make a value of another kind. Text that is none of the kind makes null; a value that cannot be
/// converted at all is an error, and null where the function's name ends in `OrNull`.
enum ConversionFunctions {
    static let all: [ValueFunction] =
        kin("toInteger", ja: "数か文字列", en: "a number or a string", integer)
        + kin("toFloat", ja: "数か文字列", en: "a number or a string", float)
        + kin("toBoolean", ja: "真偽値、整数、文字列のどれか", en: "a boolean, an integer or a string", boolean)
        + kin("toString", ja: "数、文字列、真偽値、日時、期間のどれか", en: "a number, a string, a boolean or a temporal value", text)
        + [
            single("toInt", ja: "数か文字列", en: "a number or a string", integer)
        ]

    /// What a conversion came to.
    private enum Conversion {
        case value(CypherValue)
        /// The value is of a kind that has no such conversion.
        case wrongKind
        /// The number does not fit an integer.
        case tooLarge
    }

    /// A conversion, its `…OrNull`, and its `…List`.
    private static func kin(
        _ name: String,
        ja: String,
        en: String,
        _ convert: @escaping @Sendable (CypherValue) -> Conversion
    ) -> [ValueFunction] {
        [
            single(name, ja: ja, en: en, convert),
            .strict(name + "OrNull") { (a) throws(CypherError) in orNull(a[0], convert) },
            .strict(name + "List") { (a) throws(CypherError) in
                .list(try a.list(0).map { $0.isNull ? .null : orNull($0, convert) })
            },
        ]
    }

    private static func single(
        _ name: String,
        ja: String,
        en: String,
        _ convert: @escaping @Sendable (CypherValue) -> Conversion
    ) -> ValueFunction {
        .strict(name) { (a) throws(CypherError) in
            switch convert(a[0]) {
            case .value(let value): return value
            case .wrongKind: throw a.wrongType(0, detail: "InvalidArgumentValue", ja: ja, en: en)
            case .tooLarge: throw Operations.integerOverflow
            }
        }
    }

    private static func orNull(_ value: CypherValue, _ convert: (CypherValue) -> Conversion) -> CypherValue {
        if case .value(let value) = convert(value) { value } else { .null }
    }

    private static func integer(_ value: CypherValue) -> Conversion {
        switch value {
        case .integer: return .value(value)
        case .float(let number): return whole(number)
        case .string(let text):
            let text = trimmed(text)
            guard isDecimal(text) else { return .value(.null) }
            if let number = Int64(text) { return .value(.integer(number)) }
            // Digits alone are exact or too large; only what has a point or an exponent goes through a float.
            if text.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }) { return .tooLarge }
            return Double(text).map { whole($0) } ?? .value(.null)
        default: return .wrongKind
        }
    }

    /// Rounded toward zero.
    private static func whole(_ number: Double) -> Conversion {
        if number.isNaN { return .value(.null) }
        guard let whole = Int64(exactly: number.rounded(.towardZero)) else { return .tooLarge }
        return .value(.integer(whole))
    }

    private static func float(_ value: CypherValue) -> Conversion {
        switch value {
        case .integer(let number): return .value(.float(Double(number)))
        case .float: return .value(value)
        case .string(let text):
            let text = trimmed(text)
            switch text {
            case "NaN": return .value(.float(.nan))
            case "Infinity", "+Infinity": return .value(.float(.infinity))
            case "-Infinity": return .value(.float(-.infinity))
            default: return .value(isDecimal(text) ? Double(text).map { .float($0) } ?? .null : .null)
            }
        default: return .wrongKind
        }
    }

    private static func boolean(_ value: CypherValue) -> Conversion {
        switch value {
        case .boolean: return .value(value)
        case .integer(let number): return .value(.boolean(number != 0))
        case .string(let text):
            switch trimmed(text).lowercased() {
            case "true": return .value(.boolean(true))
            case "false": return .value(.boolean(false))
            default: return .value(.null)
            }
        default: return .wrongKind
        }
    }

    private static func text(_ value: CypherValue) -> Conversion {
        value.plainText.map { .value(.string($0)) } ?? .wrongKind
    }

    private static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Whether a text is a sign, digits with a point somewhere, and an exponent, all but some digits optional: Swift
    /// reads hexadecimal numbers and words besides.
    private static func isDecimal(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        func takeSign() {
            if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest.removeFirst() }
        }
        func takeDigits() -> Int {
            let count = rest.prefix { isDigit($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        takeSign()
        var digits = takeDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digits += takeDigits()
        }
        if digits == 0 { return false }
        if let first = rest.first, first | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            takeSign()
            if takeDigits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
