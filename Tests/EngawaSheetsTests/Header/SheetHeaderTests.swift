import Testing

@testable import EngawaSheets

@Suite struct SheetHeaderTests {
    private func kind(_ header: String) throws -> SheetKind {
        try sheet(header + "\n").kind
    }

    private func codes(_ header: String) -> [SheetError.Code] {
        failures(Array((header + "\n").utf8)).map(\.code)
    }

    @Test("all headers of a kind, Japanese or English, make it that kind", arguments: SheetKind.allCases)
    func fullHeaders(kind: SheetKind) throws {
        for header in [kind.headers.map(\.japanese), kind.headers.map(\.english)] {
            let sheet = try sheet(header.reversed().joined(separator: ",") + "\n")
            #expect(sheet.kind == kind)
            #expect(sheet.columns == kind.headers.map(\.column))
            #expect(sheet.unknownColumns.isEmpty)
        }
    }

    @Test("the required headers alone make it that kind too", arguments: SheetKind.allCases)
    func requiredHeaders(kind: SheetKind) throws {
        for header in [\SheetKind.Header.japanese, \.english] {
            let titles = kind.headers.filter(\.isRequired).map { $0[keyPath: header] }
            #expect(try self.kind(titles.joined(separator: ",")) == kind)
        }
    }

    @Test("kinds that share headers are told apart")
    func sharedHeaders() throws {
        #expect(try kind("名前,種別,所在地") == .actors)
        #expect(try kind("居場所,対象,開催") == .ibasho)
        #expect(try kind("居場所,名前,おねがい") == .ties)
        #expect(try kind("居場所,おねがい,期限,備考") == .needs)
        #expect(try kind("name,place,kind") == .actors)
        #expect(try kind("place,level") == .places)
        #expect(try kind("名前,内容") == .actors)
    }

    @Test(
        "headers are recognised however they are spelt",
        arguments: [
            "last contact", "Last_Contact", "LAST CONTACT", "lastcontact", "last-contact", "Ｌａｓｔ　Ｃｏｎｔａｃｔ",
            "最終接触", "最終 接触", " 最終接触　", "最終接触*", "＊最終接触", "最終接触（任意）", "最終接触 (年月日)",
            "最終接触【必須】", "最終接触必須", "最終接触（例）[日付]", "\u{FEFF}最終接触",
        ]
    )
    func variants(header: String) throws {
        let sheet = try sheet("居場所（必須）,名前*,\(header)\n食堂,山田,2024\n")
        #expect(sheet.columns == [.ibasho, .name, .lastContact])
        #expect(sheet.rows.map { $0[.lastContact] } == ["2024"])
    }

    @Test("half-width kana, decomposed kana and full-width digits are folded")
    func widths() throws {
        #expect(try sheet("名前,ﾀｸﾞ\n").columns == [.name, .tags])
        #expect(try sheet("名前,タク\u{3099}\n").columns == [.name, .tags])
        #expect(try kind("名前１,名前２") == .links)
        #expect(try kind("地域,レベル") == .places)
    }

    @Test("unknown columns are kept under their own header, in order")
    func unknownColumns() throws {
        let sheet = try sheet("好物,居場所,名前,色 \n餅,食堂,山田,\n,食堂,林,青\n")
        #expect(sheet.unknownColumns == ["好物", "色"])
        #expect(sheet.rows[0].unknown.map(\.header) == ["好物"])
        #expect(sheet.rows[0].unknown.map(\.text) == ["餅"])
        #expect(sheet.rows[1].unknown.map(\.header) == ["色"])
    }

    @Test("a header with a note is another column where one without it stands beside it")
    func notes() throws {
        let sheet = try sheet("居場所,名前,開始（予定）,開始\na,b,2025,2024\n")
        #expect(sheet.unknownColumns == ["開始（予定）"])
        #expect(sheet.rows[0][.since] == "2024")
    }

    @Test("a column that is there twice is an error that names both")
    func duplicates() {
        #expect(
            codes("居場所,名前,強さ,ｎａｍｅ,強さ") == [
                .duplicateColumn(letters: ["B", "D"]), .duplicateColumn(letters: ["C", "E"]),
            ]
        )
        #expect(codes("居場所,色,名前,色") == [.duplicateColumn(letters: ["B", "D"])])
    }

    @Test("a needed column that is missing is named, with the header that may be meant")
    func missing() {
        let misspelt = ["居場処", "名前", "強さ"]
        #expect(
            codes("居場処,名前,強さ") == [
                .missingColumn(header: "居場所", kind: .ties, found: misspelt, guess: "居場処")
            ]
        )
        #expect(
            codes("居場処,名前") == [
                .missingColumn(header: "居場所", kind: .ties, found: ["居場処", "名前"], guess: "居場処")
            ]
        )
        #expect(
            codes("名前,強さ,向き") == [
                .missingColumn(header: "居場所", kind: .ties, found: ["名前", "強さ", "向き"], guess: nil)
            ]
        )
        #expect(
            codes("居場所,分野,領域") == [
                .missingColumn(header: "名前", kind: .ties, found: ["居場所", "分野", "領域"], guess: nil)
            ]
        )
        #expect(
            codes("居場所,氏名,強さ") == [
                .missingColumn(header: "名前", kind: .ties, found: ["居場所", "氏名", "強さ"], guess: nil)
            ]
        )
        #expect(
            codes("居場所,名称,強さ") == [
                .missingColumn(header: "名前", kind: .ties, found: ["居場所", "名称", "強さ"], guess: "名称")
            ]
        )
    }

    @Test("a header that fits nothing is listed, with what its words resemble")
    func noKind() {
        #expect(codes("りんご,みかん") == [.noKnownKind(found: ["りんご", "みかん"], guesses: [])])
        #expect(
            codes("居場処,nmae") == [
                .noKnownKind(found: ["居場処", "nmae"], guesses: [HeaderGuess(found: "居場処", known: "居場所")])
            ]
        )
    }

    @Test("a line sep= before the header names the delimiter and counts as no row")
    func separatorLine() throws {
        let sheet = try sheet("sep=\t\r\n居場所\t名前\r\na\tb,c\r\n")
        #expect(sheet.rows.map(\.number) == [2])
        #expect(sheet.rows[0][.name] == "b,c")
    }

    @Test("columns have the letters of Excel")
    func letters() {
        #expect([0, 25, 26, 51, 52, 701, 702].map(SheetHeader.letter) == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
    }
}
