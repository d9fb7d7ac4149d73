import Foundation

/// A regular expression that was read.
///
/// Most are matched in linear time. Those with back references, look-around or possessive parts are matched by trying
/// one way after the other, which may take exponential time, and ends with the limits of the statement.
struct TextPattern: Sendable {
    private enum Matcher: Sendable {
        case linear(LinearPattern)
        case backtracking(BacktrackingPattern)
    }

    private let matcher: Matcher

    /// Reads a pattern. Its classes `\d`, `\s` and `\w` are ASCII only, as in Java.
    init(_ pattern: String) throws(CypherError) {
        var reader = PatternReader(pattern)
        guard let node = reader.pattern() else {
            throw .runtime(
                .argumentError,
                "InvalidRegularExpression",
                ja: "正規表現「\(pattern)」を読めません（\(reader.place) 文字目まで読みました）。括弧や \\ の使い方を確かめてください",
                en:
                    "the regular expression `\(pattern)` cannot be read beyond its character \(reader.place); check its "
                    + "brackets and backslashes"
            )
        }
        if let linear = LinearPattern(node) {
            matcher = .linear(linear)
        } else if let backtracking = BacktrackingPattern(node, groupCount: reader.groupCount) {
            matcher = .backtracking(backtracking)
        } else {
            throw .runtime(
                .argumentError,
                "InvalidRegularExpression",
                ja: "正規表現「\(pattern)」は大きすぎます。繰り返しの回数（{n,m}）を減らしてください",
                en: "the regular expression `\(pattern)` is too large; repeat less in it ({n,m})"
            )
        }
    }

    /// Whether the whole text is one of those that the pattern describes.
    func matches(_ text: String, _ x: Execution? = nil) throws(CypherError) -> Bool {
        switch matcher {
        case .linear(let pattern): try pattern.matches(text, x)
        case .backtracking(let pattern): try pattern.matches(text, x)
        }
    }

    /// Whether it is matched in linear time.
    var isLinear: Bool {
        if case .linear = matcher { true } else { false }
    }
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
