import Foundation
import Testing

@testable import EngawaSheets

@Suite struct SheetTests {
    @Test("cells are trimmed and in NFC, blank ones are nil")
    func cellTexts() throws {
        let sheet = try sheet("居場所,名前,備考\n 　か\u{3099}くどう\u{A0}\t,\" 山田\n\",　\n")
        let row = sheet.rows[0]
        #expect(row[.ibasho].map { Array($0.utf8) } == Array("がくどう".utf8))
        #expect(row[.name] == "山田")
        #expect(row[.note] == nil)
        #expect(row[.strength] == nil)
        #expect(sheet.header(of: .note) == "備考")
        #expect(sheet.header(of: .strength) == "強さ")
    }

    @Test(
        "NFC is that of the whole of Unicode",
        arguments: [
            "e\u{301}", "か\u{3099}", "\u{1112}\u{1161}\u{11AB}", "\u{F900}", "Å", "a\u{323}\u{307}", "q\u{307}\u{323}",
        ]
    )
    func normalForm(text: String) {
        let expected = text.precomposedStringWithCanonicalMapping
        #expect(CellText.normalised("山" + text).map { Array($0.utf8) } == Array(("山" + expected).utf8))
    }

    @Test("a cell of several values is split at every joint, without blanks and repetitions")
    func lists() throws {
        let sheet = try sheet("居場所,名前,内容\na,b,\"米、野菜，パン,水;茶；米/ 塩 ／\n砂糖、、\"\n")
        #expect(sheet.rows[0].list(.content) == ["米", "野菜", "パン", "水", "茶", "塩", "砂糖"])
        #expect(sheet.rows[0].list(.field) == [])
    }

    @Test("a row may be short, but not longer than the header")
    func cellCounts() throws {
        let sheet = try sheet("居場所,名前,備考\na,b\na,b,c,, \na,b,c,,d\na,b\na,b,c,d\n")
        #expect(sheet.rows.map(\.number) == [2, 3, 5])
        #expect(sheet.errors.map(\.row) == [4, 6])
        #expect(sheet.errors.map(\.column) == ["E", "D"])
        #expect(
            sheet.errors.map(\.code) == [
                .tooManyCells(found: 5, expected: 3), .tooManyCells(found: 4, expected: 3),
            ]
        )
    }

    @Test("a column without a header may be empty, but not hold anything")
    func headlessColumns() throws {
        #expect(try sheet("居場所,,名前,,\na,,b,,\n").rows[0][.name] == "b")
        let sheet = try sheet("居場所,,名前,,\na,x,b,,\na,y,b\na,,c\n")
        #expect(sheet.errors == [SheetError(file: "つながり.csv", row: 2, column: "B", code: .blankHeader)])
        #expect(sheet.rows.map(\.number) == [4])
    }

    @Test("a bad date and a bad number name their cell")
    func typedCells() throws {
        let sheet = try sheet("名前,人数,Since\n子ども会,約３０人,\n", file: "a.csv")
        #expect(try sheet.rows[0].people(.size) == 30)
        let ties = try self.sheetOfTies("R6.4.1")
        #expect(try ties.rows[0].date(.since)?.text == "2024-04-01")
        let bad = try self.sheetOfTies("2023-02-30")
        let expected = SheetError(
            file: "a.csv",
            row: 2,
            column: "Since (date)",
            code: .badDate(.impossible(text: "2023-02-30"))
        )
        #expect(throws: expected) { try bad.rows[0].date(.since) }
        let many = try Sheet(bytes: Array("名前,人数\na,たくさん\n".utf8), file: "a.csv")
        #expect(throws: SheetError(file: "a.csv", row: 2, column: "人数", code: .badCount(text: "たくさん"))) {
            try many.rows[0].people(.size)
        }
    }

    private func sheetOfTies(_ date: String) throws -> Sheet {
        try sheet("居場所,名前,Since (date)\na,b,\(date)\n", file: "a.csv")
    }

    @Test(
        "numbers of people are read as they are written",
        arguments: [
            ("30", 30), ("約30人", 30), ("３０", 30), ("30名", 30), ("1,200人", 1200), ("20 人程度", 20),
            ("およそ15名くらい", 15), ("0", 0), ("", nil), ("人", nil), ("30〜40人", nil), ("大人3名子ども5名", nil),
            ("-3", nil), ("3.5", nil), ("1234567890", nil), (",", nil),
        ] as [(String, Int?)]
    )
    func people(text: String, count: Int?) {
        #expect(CellText.people(text) == count)
    }

    @Test("a file that cannot be read says why")
    func files() throws {
        func codes(_ path: String) -> [SheetError.Code] {
            do throws(SheetErrors) {
                _ = try Sheet(path: path)
                return []
            } catch {
                return error.errors.map(\.code)
            }
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "engawa-sheets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(codes(folder.path) == [.isDirectory])
        #expect(codes(folder.path + "/none.csv") == [.missingFile])
        let file = folder.appending(path: "つながり.csv")
        try Data().write(to: file)
        #expect(codes(file.path) == [.empty])
        #expect(codes(file.path + "/a.csv") == [.missingFile])
        try Data("居場所,名前\n食堂,山田\n".utf8).write(to: file)
        #expect(try Sheet(path: file.path).rows.map { $0[.name] } == ["山田"])
        #expect(try Sheet(path: file.path).file == file.path)
    }

    @Test("a large file is read whole")
    func largeFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "engawa-sheets-\(UUID().uuidString).csv")
        let rows = 40_000
        try Data(("居場所,名前\n" + String(repeating: "食堂,山田\n", count: rows)).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try Sheet(path: file.path).rows.count == rows)
    }
}
