import Testing

@testable import EngawaText

@Suite struct CSVTextTests {
    @Test("only cells that need quotes get them")
    func quoting() {
        let text = CSVText.text([["名前", "note"], ["a,b", "say \"hi\""], ["two\nlines", " x"], ["plain", ""]])
        #expect(text == "名前,note\n\"a,b\",\"say \"\"hi\"\"\"\n\"two\nlines\",\" x\"\nplain,\n")
    }

    @Test("a quote with a combining character on it is doubled all the same")
    func combinedQuote() {
        #expect(CSVText.text([["a\"\u{301},b"]]) == "\"a\"\"\u{301},b\"\n")
        #expect(CSVText.text([["a\r\nb"]]) == "\"a\r\nb\"\n")
    }

    @Test("the form for Excel has a byte order mark and CRLF")
    func excel() {
        #expect(Array(CSVText.text([["縁"], ["b"]], .excel).utf8) == [0xEF, 0xBB, 0xBF] + Array("縁\r\nb\r\n".utf8))
    }

    @Test("a row of one empty cell is no empty line")
    func emptyRow() {
        #expect(CSVText.text([["a"], [""]]) == "a\n\"\"\n")
    }
}
