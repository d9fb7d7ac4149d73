import EngawaTestSupport
import Testing

@testable import EngawaSheets

@Suite struct CSVScannerTests {
    @Test("quotes protect delimiters, line breaks and quotes")
    func quoting() {
        #expect(cells("a,\"b,c\",\"d\r\ne\",\"f\"\"g\"\n") == [["a", "b,c", "d\r\ne", "f\"g"]])
        #expect(cells("\"\"\"\",\"\",\"\"\"\"\"\"") == [["\"", "", "\"\""]])
    }

    @Test("quotes in odd places are read as spreadsheets read them")
    func oddQuotes() {
        #expect(cells("a\"b,c\"\n") == [["a\"b", "c\""]])
        #expect(cells("\"a\"b\"c,d\n") == [["ab\"c", "d"]])
        #expect(cells("\"a\" ,d\n") == [["a ", "d"]])
        #expect(cells(" \"a\",d\n") == [[" \"a\"", "d"]])
    }

    @Test("CRLF, LF and CR end rows, also mixed and also at the end")
    func lineEnds() {
        #expect(cells("a\r\nb\nc\rd") == [["a"], ["b"], ["c"], ["d"]])
        #expect(cells("a,\r\n,b\r") == [["a", ""], ["", "b"]])
    }

    @Test("tabs delimit where the header has them")
    func tabs() {
        #expect(cells("a\tb,c\t\"d\te\"\n", delimiter: .tab) == [["a", "b,c", "d\te"]])
        func guess(_ text: String, _ file: String) -> CSVDelimiter {
            Array(text.utf8).withUnsafeBytes { CSVDelimiter.guess(in: $0, file: file).delimiter }
        }
        #expect(guess("a\tb\n1,2", "x.csv") == .tab)
        #expect(guess("a,b\n1\t2", "x.TSV") == .comma)
        #expect(guess("a\n", "x.tsv") == .tab)
        #expect(guess("a\n", "x.csv") == .comma)
        #expect(guess("\"a,b\"\tc\n", "x.csv") == .tab)
        #expect(guess("\n,,\n\"a\n\tb\",c\n", "x.csv") == .comma)
        #expect(guess("a\tb,c\n", "x.tsv") == .tab)
        #expect(guess("a\tb,c\n", "x.csv") == .comma)
    }

    @Test("blank rows are left out and counted")
    func blankRows() throws {
        let sheet = try sheet("居場所,名前\n,\n\na,b\n , 　\n\"\",\"\"\na,c\n,,,,,\n\n")
        #expect(sheet.rows.map(\.number) == [4, 7])
        #expect(sheet.errors.isEmpty)
    }

    @Test("a line break inside quotes begins no row")
    func rowNumbers() throws {
        let sheet = try sheet("居場所,名前\n\"a\n\n\nb\",c\r\nd,e\n")
        #expect(sheet.rows.map(\.number) == [2, 3])
    }

    @Test("a quote that never closes is an error where it opens, and the rows before it are read")
    func unterminated() throws {
        let sheet = try sheet("居場所,名前\na,b\nc,\"d\ne,f\n")
        #expect(sheet.rows.map(\.number) == [2])
        let expected = SheetError(file: "つながり.csv", row: 3, column: "名前", code: .unterminatedQuote)
        #expect(sheet.errors == [expected])
        #expect(failures(Array("\"居場所,名前\na,b\n".utf8)).map(\.code) == [.unterminatedQuote])
    }

    @Test("what the writer writes, the reader reads")
    func roundTrip() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let alphabet = [
            "a", "\"", ",", "\n", "\r", "\r\n", "\t", " ", "　", "食", "が", "か\u{3099}", "=", "-", "\u{FEFF}", "😀",
        ]
        for round in 0..<2_000 {
            let width = Int.random(in: 1...4, using: &random)
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...5, using: &random)).map { _ in
                        alphabet.randomElement(using: &random) ?? ""
                    }
                    .joined()
                }
            }
            let delimiter: CSVDelimiter = Bool.random(using: &random) ? .comma : .tab
            var writer = CSVText(style: .plain, delimiter: delimiter)
            for row in rows { writer.append(row) }
            // Rows of blank cells are no rows.
            let expected = rows.filter { row in row.contains { CellText.normalised($0) != nil } }
            let read = cells(writer.text, delimiter: delimiter)
            #expect(
                read.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } },
                "seed \(seed), round \(round)"
            )
        }
    }

    @Test("a long sheet with quotes and line breaks in every row is read whole")
    func longSheet() throws {
        let line = "食堂,\"山\"\"田,\n太郎\",x\n"
        let text = "居場所,名前,備考\n" + String(repeating: line, count: 50_000)
        let sheet = try sheet(text)
        #expect(sheet.rows.count == 50_000)
        #expect(sheet.storage.texts.map(\.count) == [1, 1, 1])
        #expect(sheet.rows.last?[.name] == "山\"田,\n太郎")
        #expect(sheet.rows.last?.number == 50_001)
    }
}
