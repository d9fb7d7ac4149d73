import Testing

@testable import EngawaCypher

@Suite("An error shows its place")
struct RenderingTests {
    private func made(_ start: Int) -> CypherError {
        CypherError.compileTime("UnexpectedSyntax", ja: "誤り", en: "wrong", at: Span(start, start + 1))
    }

    @Test("lines are counted from 1 at every kind of line end, columns in code points")
    func places() throws {
        let text = "a\r\nか\u{3099}b\rc\n"
        for (start, line, column) in [(0, 1, 1), (3, 2, 1), (9, 2, 3), (11, 3, 1), (13, 4, 1)] {
            let place = try #require(made(start).place(in: text))
            #expect(place == (line, column), "\(start)")
        }
        #expect(made(14).place(in: text) == nil)
        #expect(CypherError.compileTime("A", ja: "a", en: "a", at: nil).place(in: text) == nil)
    }

    @Test("the caret stands under the place, wide characters counting two columns")
    func caret() throws {
        let text = "MATCH (n)\nRETURN 利用者 か\u{3099} !"
        let error = try #require(syntaxError(of: text))
        let lines = error.rendered(in: text, japanese: false).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1] == "RETURN 利用者 か\u{3099} !")
        #expect(lines[2] == String(repeating: " ", count: 14) + "^")
        #expect(error.rendered(in: text, japanese: true).hasPrefix(error.message.ja + "\n"))
        #expect(made(99).rendered(in: "a", japanese: true) == "誤り")
        #expect(made(1).rendered(in: "\t", japanese: false) == "wrong\n \n ^")
    }

    @Test("a long line is cut to a hundred characters around the place", arguments: [0, 50, 90, 300, 950, 999, 1_000])
    func longLines(_ start: Int) {
        let text = String(repeating: "x", count: start) + "!" + String(repeating: "y", count: 1_000 - start)
        let lines = made(start).rendered(in: text, japanese: false).split(separator: "\n").map(Array.init)
        #expect(lines.count == 3)
        #expect(lines[1].count == 100)
        #expect(lines[1][lines[2].count - 1] == "!")
    }
}
