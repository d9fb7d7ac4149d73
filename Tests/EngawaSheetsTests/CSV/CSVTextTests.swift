import Testing

@testable import EngawaSheets

@Suite struct CSVTextTests {
    @Test("standard output gets plain UTF-8, files a byte order mark and CRLF")
    func styles() {
        var plain = CSVText()
        plain.append(["名前", "数"])
        #expect(Array(plain.text.utf8) == Array("名前,数\n".utf8))
        var excel = CSVText(style: .excel)
        excel.append(["名前", "数"])
        #expect(Array(excel.text.utf8) == [0xEF, 0xBB, 0xBF] + Array("名前,数\r\n".utf8))
    }

    @Test("only what needs quotes gets them, and formulas are data")
    func escaping() {
        #expect(CSVText.escaped("食材") == "食材")
        #expect(CSVText.escaped("a,b") == "\"a,b\"")
        #expect(CSVText.escaped("a,b", delimiter: .tab) == "a,b")
        #expect(CSVText.escaped("5\" \u{301}") == "\"5\"\" \u{301}\"")
        #expect(CSVText.escaped("a\nb") == "\"a\nb\"")
        #expect(CSVText.escaped(" a") == "\" a\"")
        #expect(CSVText.escaped("a　") == "\"a　\"")
        for text in ["=1+1", "+81-3", "-5", "@市民"] {
            #expect(CSVText.escaped(text) == text)
        }
    }

    @Test("a quote with a combining mark behind it is doubled")
    func combining() {
        let written = CSVText.escaped("a\"\u{301}b")
        #expect(Array(written.utf8) == Array("\"a\"\"\u{301}b\"".utf8))
    }
}
