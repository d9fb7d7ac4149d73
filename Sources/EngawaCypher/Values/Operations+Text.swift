import EngawaGraph
import Foundation

extension Operations {
    /// `STARTS WITH`, `ENDS WITH`, `CONTAINS` and `=~`; nil for null, which is also what operands that are no strings
    /// make. All by code point. `=~` asks for the whole text.
    static func text(_ op: TextOperator, _ left: CypherValue, _ right: CypherValue) throws(CypherError) -> Bool? {
        guard case .string(let text) = left, case .string(let other) = right else { return nil }
        switch op {
        case .startsWith: return text.utf8.starts(with: other.utf8)
        case .endsWith: return text.utf8.reversed().starts(with: other.utf8.reversed())
        case .contains: return ByteSearch.contains(text, other)
        case .matches: return try PatternCache.shared.pattern(other).matches(text)
        }
    }
}

/// Looking for a text in another by bytes, which finds whole code points only.
enum ByteSearch {
    /// Whether a text has another one in it. O(n·m), in practice O(n).
    static func contains(_ text: String, _ part: String) -> Bool {
        var (text, part) = (text, part)
        return text.withUTF8 { text in part.withUTF8 { first(of: $0, in: text, from: 0) != nil } }
    }

    /// Where a text has another one, which must not be empty, from left to right without overlaps; as byte offsets.
    static func places(of part: String, in text: String) -> [Int] {
        var (text, part) = (text, part)
        return text.withUTF8 { text in
            part.withUTF8 { part in
                var places: [Int] = []
                var start = 0
                while let place = first(of: part, in: text, from: start) {
                    places.append(place)
                    start = place + part.count
                }
                return places
            }
        }
    }

    private static func first(
        of part: UnsafeBufferPointer<UInt8>,
        in text: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> Int? {
        guard let bytes = text.baseAddress, let wanted = part.baseAddress, !part.isEmpty else {
            return part.isEmpty ? start : nil
        }
        var place = start
        while place + part.count <= text.count {
            let room = text.count - part.count - place + 1
            guard let found = memchr(bytes + place, Int32(wanted[0]), room) else { return nil }
            place = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
            if memcmp(bytes + place, wanted, part.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}

/// A regular expression that was read. Nothing in it changes after that: the standard library makes the program that
/// it runs at the first use, atomically, so that several threads may match with one expression.
///
/// Most patterns are matched in linear time; only those with back references or look-around go through the standard
/// library, which tries one way after the other and cannot be stopped.
struct TextPattern: @unchecked Sendable {
    private let linear: LinearPattern?
    private let regex: Regex<AnyRegexOutput>

    /// Reads a pattern. Its classes `\d`, `\s` and `\w` are ASCII only unless it asks for more, as in Java.
    init(_ pattern: String) throws(CypherError) {
        linear = LinearPattern(pattern)
        do {
            regex = try Regex(pattern)
                .matchingSemantics(.unicodeScalar)
                .asciiOnlyDigits()
                .asciiOnlyWhitespace()
                .asciiOnlyWordCharacters()
        } catch {
            throw .runtime(
                .argumentError,
                "InvalidRegularExpression",
                ja: "正規表現「\(pattern)」を読めません。括弧や \\ の使い方を確かめてください。",
                en: "The regular expression `\(pattern)` cannot be read. Check its brackets and backslashes."
            )
        }
    }

    /// Whether the whole text is one of those that the pattern describes.
    func matches(_ text: String) -> Bool {
        if let linear { return linear.matches(text) }
        return (try? regex.wholeMatch(in: text)) != nil
    }

    /// Whether it is matched in linear time.
    var isLinear: Bool { linear != nil }
}

/// The patterns that were read last: reading one costs far more than using it, and a query uses the same for every
/// row.
final class PatternCache: @unchecked Sendable {
    static let shared = PatternCache()

    private static let capacity = 64
    // Guarded by the lock.
    private var patterns: [EquivalentValue: TextPattern] = [:]
    private let lock = NSLock()

    /// The pattern of a text.
    func pattern(_ text: String) throws(CypherError) -> TextPattern {
        // Not by the text itself: Swift takes some texts of different code points for equal.
        let key = EquivalentValue(.string(text))
        lock.lock()
        let known = patterns[key]
        lock.unlock()
        if let known { return known }
        let pattern = try TextPattern(text)
        lock.lock()
        if patterns.count >= PatternCache.capacity { patterns.removeAll() }
        patterns[key] = pattern
        lock.unlock()
        return pattern
    }
}
