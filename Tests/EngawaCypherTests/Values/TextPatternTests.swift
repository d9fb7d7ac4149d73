import EngawaGraph
import Foundation
import Testing

@testable import EngawaCypher

@Suite("Regular expressions")
struct TextPatternTests {
    private static let patterns = [
        "", "a", "abc", "a*", "a+b?", "(a|b)*c", "(a|ab)(c|bcd)", "[a-c]+", "[^a-c]+", "a{2}", "a{2,}", "a{1,3}b", ".",
        ".*", "a.c", "\\d+", "\\D", "\\w+", "\\W*", "\\s", "a\\.b", "^a$", "a|", "(?:ab)+", "(?i)ABC", "(?i)[a-b]X",
        "(?<name>a)b", "\\bab\\b", "a\\Bb", "[あ-ん]+", "緑.*園", "[\\d-]+", "(?s)a.c", "\\u3042", "(a*)*b", "a??b",
    ]
    private static let texts = [
        "", "a", "b", "ab", "abc", "aab", "aaab", "abcd", "abbcd", "cab", "xyz", "a.b", "axb", "a\nc", "12", "1-2",
        "ABC",
        "aBx", "AX", "あいう", "緑の農園", "]a", " ", "_w9", "あ", "ababab",
    ]

    /// What no automaton can do.
    private static let irregular = [
        "(a)\\1", "(a|b)\\1*", "(.*)\\1", "(a)(b)\\2\\1|ab", "(?<x>a+)b?\\k<x>", "(?i)(a)\\1", "(a)?\\1b", "(a*)+\\1b",
        "a(?=b)b.*", "a(?!b).*", ".*(?<=b)", ".*(?<!b)c?", "(?=.*b).*c.*", "(?=(a+))\\1b", "(?!.*b).*", "(?<=a)b|a",
        "(?>a+)ab", "(?>a|ab)b?", "a*+b", "a++.", "[ab]?+b", "(?:(a)|b)*\\1", "((a)|(b))*?\\2", "(a??)\\1b",
        "(?m)^a$(?=\n)\nc",
        "(?!\\d)[a-z\\d]{2,3}(?<![c-z])", "(?:a|(?=b)b)*(?<!a)", "(a(?=b)|b)+",
    ]
    /// What is regular, with classes that are left to the standard library.
    private static let classes = [
        "\\p{L}+", "\\P{L}*", "[\\p{Hiragana}ー]+", "\\p{Han}.*", "[a-z&&[^c]]+", "(?i)[A[B-C]]+", "\\h", "\\x61b",
        "\\u0061",
        "(?s-s:a.)c", "(?m)a$.^c|^ab$", "(?i)a(?-i)b",
    ]

    private static func regex(_ pattern: String) throws -> Regex<AnyRegexOutput> {
        try Regex(pattern)
            .matchingSemantics(.unicodeScalar).asciiOnlyDigits().asciiOnlyWhitespace().asciiOnlyWordCharacters()
    }

    @Test("agree with those of the standard library", arguments: patterns + irregular + classes)
    func agree(pattern: String) throws {
        let own = try TextPattern(pattern)
        #expect(own.isLinear == !Self.irregular.contains(pattern))
        // The standard library knows no look-behind, and Foundation no ASCII-only classes.
        let isBehind = pattern.contains("(?<=") || pattern.contains("(?<!")
        let regex = isBehind ? nil : try Self.regex(pattern)
        let other = isBehind ? try NSRegularExpression(pattern: "\\A(?:\(pattern))\\z") : nil
        for text in Self.texts {
            let range = NSRange(location: 0, length: text.utf16.count)
            let expected =
                (try? regex?.wholeMatch(in: text)) != nil || other?.firstMatch(in: text, range: range) != nil
            #expect(try own.matches(text) == expected, "\(pattern) on \(text)")
        }
    }

    @Test("match the same with and without an automaton", arguments: patterns + classes)
    func agreeWithEachOther(pattern: String) throws {
        let linear = try TextPattern(pattern)
        // Looking ahead for nothing changes nothing.
        let backtracking = try TextPattern("(?=)(?:\(pattern))")
        #expect(linear.isLinear && !backtracking.isLinear)
        for text in Self.texts {
            #expect(try linear.matches(text) == backtracking.matches(text), "\(pattern) on \(text)")
        }
    }

    @Test("that would make others try every way end at once")
    func backtracking() throws {
        let text = String(repeating: "a", count: 5000)
        for pattern in ["(a+)+b", "(a|aa)+$b", "(.*)*x", "(a?){500}b"] {
            #expect(try TextPattern(pattern).isLinear)
            #expect(try !TextPattern(pattern).matches(text))
        }
    }

    @Test("mean by quotes what stands between them")
    func quotes() throws {
        for (pattern, text, expected) in [
            ("\\Qa.b\\E", "a.b", true), ("\\Qa.b\\E", "axb", false), ("\\Qa.\\E+b", "a...b", true),
            ("\\Qa.\\E+", "a.a.", false),
            ("\\Q(", "(", true),
        ] {
            #expect(try TextPattern(pattern).matches(text) == expected)
        }
    }

    @Test(
        "end with the limits of the statement, whichever way they are matched",
        arguments: [
            "(a|a)*(?=b)c", "(a*)*\\1b", "(?=(a+)+b).*", ".*(?<!(a|a)+)", "(a|b|ab)*\\1c", "(a?){900}(b?){900}c",
        ]
    )
    func limits(pattern: String) throws {
        let query = "RETURN reduce(s = 'a', i IN range(1, 16) | s + s) =~ $pattern AS matches"
        let parameters = CypherMap([("pattern", .string(pattern))])
        var options = CypherOptions()
        options.limits.timeout = .milliseconds(20)
        let error = #expect(throws: CypherError.self) {
            try CypherEngine().run(query, parameters: parameters, on: PropertyGraph(), options)
        }
        #expect(error?.kind == .resourceError && error?.detail == "Timeout")
    }

    @Test("count the ways that are left to try as memory")
    func memory() throws {
        var options = CypherOptions()
        options.limits.memory = 4 << 20
        let query = "RETURN reduce(s = 'a', i IN range(1, 17) | s + s) =~ '(a|b)*\\\\1' AS matches"
        let error = #expect(throws: CypherError.self) { try CypherEngine().run(query, on: PropertyGraph(), options) }
        #expect(error?.kind == .resourceError && error?.detail == "Memory")
    }

    @Test(
        "that cannot be read are errors",
        arguments: [
            "(", "[a", "*", "\\", "a)", "(?<n>a", "\\1", "(a)\\2", "\\k<n>", "(?<n>a)(?<n>b)", "a{2,1}", "\\p{Nothing}",
            "(?x)a", "\\R",
            "[b-a]", "\\u12",
        ]
    )
    func unreadable(pattern: String) {
        let error = #expect(throws: CypherError.self) { try TextPattern(pattern) }
        #expect(error?.detail == "InvalidRegularExpression")
    }
}
