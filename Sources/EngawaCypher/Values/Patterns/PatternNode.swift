/// A regular expression as it was read.
indirect enum PatternNode: Sendable {
    case empty
    case one(CharacterMatcher)
    case start, end
    /// Behind and in front of a line break, with the flag `m`.
    case lineStart, lineEnd
    case boundary(Bool)
    case sequence([PatternNode])
    case either([PatternNode])
    case repeated(PatternNode, Int, Int?, isLazy: Bool)
    /// `(…)`, by its number from 1 on.
    case group(PatternNode, Int)
    /// What a group has matched, once more.
    case reference(Int, ignoresCase: Bool)
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    case look(PatternNode, isBehind: Bool, isWanted: Bool)
    /// `(?>…)`, and what is possessive: once it has matched, no other way of it is tried.
    case atomic(PatternNode)

    /// How many characters it takes: at least, and at most; nil: any number.
    var width: (least: Int, most: Int?) {
        switch self {
        case .empty, .start, .end, .lineStart, .lineEnd, .boundary, .look: (0, 0)
        case .one: (1, 1)
        case .reference: (0, nil)
        case .group(let part, _), .atomic(let part): part.width
        case .sequence(let parts):
            parts.map(\.width).reduce((0, 0)) { sum, width in
                (sum.0 + width.least, sum.1.flatMap { most in width.most.map { most + $0 } })
            }
        case .either(let parts): PatternNode.widest(parts.map(\.width))
        case .repeated(let part, let least, let most, _):
            (
                PatternNode.product(part.width.least, least),
                most.flatMap { most in part.width.most.map { PatternNode.product($0, most) } }
            )
        }
    }

    private static func widest(_ widths: [(least: Int, most: Int?)]) -> (least: Int, most: Int?) {
        let mosts = widths.compactMap(\.most)
        return (widths.map(\.least).min() ?? 0, mosts.count == widths.count ? mosts.max() ?? 0 : nil)
    }

    /// As far as it can matter: no text is longer.
    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, isTooMuch) = left.multipliedReportingOverflow(by: right)
        return isTooMuch ? Int(Int32.max) : min(product, Int(Int32.max))
    }
}

/// What a single character may be.
enum CharacterMatcher: Sendable {
    case any(includingNewline: Bool)
    case scalar(Unicode.Scalar, ignoresCase: Bool)
    indirect case set([CharacterMatcher], isNegated: Bool)
    case range(Unicode.Scalar, Unicode.Scalar, ignoresCase: Bool)
    case digit, space, word
    indirect case not(CharacterMatcher)
    case foreign(CharacterClass)

    func matches(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .any(let includingNewline): includingNewline || !CharacterMatcher.isNewline(scalar)
        case .scalar(let wanted, let ignoresCase): CharacterMatcher.same(scalar, wanted, ignoresCase: ignoresCase)
        case .set(let parts, let isNegated): parts.contains { $0.matches(scalar) } != isNegated
        case .range(let low, let high, let ignoresCase):
            (low...high).contains(scalar)
                || (ignoresCase && CharacterMatcher.cases(scalar).contains { (low...high).contains($0) })
        case .digit: ("0"..."9").contains(scalar)
        case .space: scalar.value == 32 || (9...13).contains(scalar.value)
        case .word: CharacterMatcher.isWord(scalar)
        case .not(let matcher): !matcher.matches(scalar)
        case .foreign(let characters): characters.contains(scalar)
        }
    }

    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || scalar == "_"
    }

    static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        [0x0A, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
    }

    static func same(_ left: Unicode.Scalar, _ right: Unicode.Scalar, ignoresCase: Bool) -> Bool {
        left == right || ignoresCase && left.properties.lowercaseMapping == right.properties.lowercaseMapping
    }

    private static func cases(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let mappings = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
        return mappings.compactMap { $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first : nil }
    }
}

/// A class of characters that the standard library knows and Engawa does not, such as `\p{Hiragana}` and `[a-z&&[^m]]`.
/// It is asked for one character at a time, so that it cannot take long.
struct CharacterClass: @unchecked Sendable {
    // Nothing in it changes after it was read: the standard library makes the program that it runs at the first use,
    // atomically, so that several threads may match with one expression.
    private let regex: Regex<AnyRegexOutput>

    /// Reads the text of a class; nil where it is none.
    init?(_ text: String) {
        guard let regex = try? Regex(text) else { return nil }
        self.regex =
            regex
            .matchingSemantics(.unicodeScalar)
            .asciiOnlyDigits()
            .asciiOnlyWhitespace()
            .asciiOnlyWordCharacters()
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool { (try? regex.wholeMatch(in: String(scalar))) != nil }
}
