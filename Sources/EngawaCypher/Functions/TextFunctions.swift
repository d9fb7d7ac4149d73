import Foundation

/// Functions of strings. All of them measure by Unicode code point.
enum TextFunctions {
    static let all: [ValueFunction] = [
        upper, upper.named("upper"), lower, lower.named("lower"),
        trimming("trim", start: true, end: true), trimming("bTrim", start: true, end: true),
        trimming("lTrim", start: true, end: false), trimming("rTrim", start: false, end: true),
        substring, left, right, replace, split, normalize,
        charLength, charLength.named("character_length"),
    ]

    private static let upper = ValueFunction.strict("toUpper") { (a) throws(CypherError) in
        .string(try a.text(0).uppercased())
    }

    private static let lower = ValueFunction.strict("toLower") { (a) throws(CypherError) in
        .string(try a.text(0).lowercased())
    }

    private static let charLength = ValueFunction.strict("char_length") { (a) throws(CypherError) in
        .integer(Int64(try a.text(0).unicodeScalars.count))
    }

    /// Takes white space from the ends, or the characters of a second argument.
    private static func trimming(_ name: String, start: Bool, end: Bool) -> ValueFunction {
        .strict(name, 1...2) { (a) throws(CypherError) in
            var text = try a.text(0).unicodeScalars[...]
            let chosen = a.count > 1 ? Set(try a.text(1).unicodeScalars) : nil
            func goes(_ scalar: Unicode.Scalar) -> Bool {
                chosen?.contains(scalar) ?? scalar.properties.isWhitespace
            }
            if start { text = text.drop { goes($0) } }
            if end { while let last = text.last, goes(last) { text.removeLast() } }
            return .string(String(text))
        }
    }

    /// `substring(text, start)` and `substring(text, start, length)`, from 0.
    private static let substring = ValueFunction.strict("substring", 2...3) { (a) throws(CypherError) in
        let text = try a.text(0).unicodeScalars.dropFirst(try a.count(1))
        return .string(String(a.count > 2 ? text.prefix(try a.count(2)) : text))
    }

    private static let left = ValueFunction.strict("left", 2...2) { (a) throws(CypherError) in
        .string(String(try a.text(0).unicodeScalars.prefix(try a.count(1))))
    }

    private static let right = ValueFunction.strict("right", 2...2) { (a) throws(CypherError) in
        .string(String(try a.text(0).unicodeScalars.suffix(try a.count(1))))
    }

    /// Every place of a text replaced by another text; an empty text stands between all characters.
    private static let replace = ValueFunction.strict("replace", 3...3) { (a) throws(CypherError) in
        let (text, old, new) = (try a.text(0), try a.text(1), try a.text(2))
        let places = old.isEmpty ? text.unicodeScalars.count + 1 : ByteSearch.places(of: old, in: text).count
        let (added, overflow) = places.multipliedReportingOverflow(by: new.utf8.count)
        try a.admit(bytes: overflow ? .max : text.utf8.count.addingReportingOverflow(added).partialValue)
        if old.isEmpty {
            var result = new
            for scalar in text.unicodeScalars {
                result.unicodeScalars.append(scalar)
                result += new
            }
            return .string(result)
        }
        return .string(pieces(of: text, between: old).joined(separator: new))
    }

    /// The parts of a text between delimiters: one, or any of a list. An empty one parts all characters.
    private static let split = ValueFunction.strict("split", 2...2) { (a) throws(CypherError) in
        let text = try a.text(0)
        var delimiters: [String] = []
        switch a[1] {
        case .string(let delimiter): delimiters = [delimiter]
        case .list(let values):
            for value in values {
                guard case .string(let delimiter) = value else {
                    throw a.wrongType(1, ja: "文字列か文字列のリスト", en: "a string or a list of strings")
                }
                delimiters.append(delimiter)
            }
        default: throw a.wrongType(1, ja: "文字列か文字列のリスト", en: "a string or a list of strings")
        }
        var parts = [text]
        // Longer delimiters first, so that one that begins another does not tear it.
        for delimiter in delimiters.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            parts = parts.flatMap { part in
                if delimiter.isEmpty {
                    return part.isEmpty ? [part] : part.unicodeScalars.map { String(Character($0)) }
                }
                return pieces(of: part, between: delimiter)
            }
        }
        return .list(parts.map { .string($0) })
    }

    private static func pieces(of text: String, between delimiter: String) -> [String] {
        let utf8 = text.utf8
        var pieces: [String] = []
        var start = utf8.startIndex
        var offset = 0
        for place in ByteSearch.places(of: delimiter, in: text) {
            let end = utf8.index(start, offsetBy: place - offset)
            pieces.append(String(text[start..<end]))
            start = utf8.index(end, offsetBy: delimiter.utf8.count)
            offset = place + delimiter.utf8.count
        }
        pieces.append(String(text[start...]))
        return pieces
    }

    /// `normalize(text)` and `normalize(text, form)` with the Unicode forms NFC, NFD, NFKC and NFKD.
    private static let normalize = ValueFunction.strict("normalize", 1...2) { (a) throws(CypherError) in
        let text = try a.text(0)
        let form = a.count > 1 ? try a.text(1) : "NFC"
        switch form.uppercased() {
        case "NFC": return .string(text.precomposedStringWithCanonicalMapping)
        case "NFD": return .string(text.decomposedStringWithCanonicalMapping)
        case "NFKC": return .string(text.precomposedStringWithCompatibilityMapping)
        case "NFKD": return .string(text.decomposedStringWithCompatibilityMapping)
        default:
            throw a.wrongValue(
                ja: "normalize() の正規化形式に「\(form)」はありません。NFC、NFD、NFKC、NFKD のどれかにしてください",
                en: "normalize() knows no form `\(form)`; use NFC, NFD, NFKC or NFKD"
            )
        }
    }
}
