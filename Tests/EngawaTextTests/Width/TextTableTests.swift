import Testing

@testable import EngawaText

@Suite struct TextTableTests {
    @Test("columns stand under each other in a terminal, numbers on the right")
    func alignment() {
        let table = TextTable(
            [.init("名前"), .init("人数", .right), .init("note")],
            rows: [["みんなの食堂", "8", "food"], ["Café", "1200"], ["🍙の会", "30", "e\u{301}"]]
        )
        #expect(
            table.lines == [
                "名前          人数  note",
                "------------  ----  ----",
                "みんなの食堂     8  food",
                "Café          1200",
                "🍙の会          30  e\u{301}",
            ]
        )
    }

    @Test("a line break or an escape sequence in a name breaks neither the table nor the terminal")
    func escaping() {
        let table = TextTable([.init("name"), .init("n", .right)], rows: [["a\nb", "1"], ["\u{1B}[31mred", "2"]])
        #expect(
            table.text == """
                name           n
                -------------  -
                a\\nb           1
                \\u{1B}[31mred  2

                """
        )
    }

    @Test("a table without rows is its heading, one without columns is nothing")
    func empty() {
        #expect(TextTable([.init("name")]).lines == ["name", "----"])
        #expect(TextTable([]).text == "")
    }
}
