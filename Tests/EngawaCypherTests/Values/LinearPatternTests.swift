import Testing

@testable import EngawaCypher

@Suite("Regular expressions")
struct LinearPatternTests {
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

    @Test("matched in linear time agree with those of the standard library", arguments: patterns)
    func agree(pattern: String) throws {
        let linear = try #require(LinearPattern(pattern))
        let regex = try Regex(pattern)
            .matchingSemantics(.unicodeScalar).asciiOnlyDigits().asciiOnlyWhitespace().asciiOnlyWordCharacters()
        for text in Self.texts {
            #expect(linear.matches(text) == ((try? regex.wholeMatch(in: text)) != nil), "\(pattern) on \(text)")
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

    @Test("with back references and look-around are left to the standard library")
    func others() throws {
        for (pattern, text) in [("(a)\\1", "aa"), ("a(?=b)b", "ab")] {
            #expect(try !TextPattern(pattern).isLinear)
            #expect(try TextPattern(pattern).matches(text))
        }
    }

    @Test("that cannot be read are errors", arguments: ["(", "[a", "*", "\\"])
    func unreadable(pattern: String) {
        #expect(throws: CypherError.self) { try TextPattern(pattern) }
    }
}
