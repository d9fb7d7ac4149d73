import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Import of ties")
struct ImportTests {
    @Test("a ties sheet makes ibasho, actors, fields, places and ties with their properties")
    func wholeRow() throws {
        var map = TestMap()
        let (report, _) = try map.take(
            """
            居場所,名前,番号,種別,分野,領域,活動範囲,所在地,内容,強さ,向き,頻度,手段,開始,終了,終了理由,最終接触,きっかけ,窓口,備考,担当区
            みんなの食堂,田中農園,7,農家,産業・農林水産、福祉・医療,市内,青葉市,青葉市本町,米、野菜,強い,受ける,毎週,訪問,2019-04-01,2026年3月,任期,2025/3/1,会議,田中さん,朝のみ,東

            """
        )
        #expect(report.errors.isEmpty && report.warnings.isEmpty)
        #expect((report.rows, report.created, report.changed, report.unchanged) == (1, 1, 0, 0))
        let tie = try #require(map.ties.first)
        #expect(tie["content"]?.stringList == ["米", "野菜"])
        #expect(tie["fields"]?.stringList == ["産業・農林水産", "福祉・医療"])
        #expect(tie["strength"] == .string("strong"))
        #expect(tie["flow"] == .string("in"))
        #expect(tie["since"]?.dateValue == CalendarDate(year: 2019, month: 4, day: 1))
        #expect(tie["until"] == .string("2026-03"))
        #expect(tie["lastContact"]?.dateValue == CalendarDate(year: 2025, month: 3, day: 1))
        #expect(tie["band"] == .string("市区町村内"))
        for (key, text) in [
            ("frequency", "毎週"), ("means", "訪問"), ("reason", "任期"), ("origin", "会議"), ("face", "田中さん"), ("note", "朝のみ"),
            ("担当区", "東"),
        ] {
            #expect(tie[key] == .string(text), "\(key)")
        }
        let actor = try #require(map.nodes("Actor").first)
        #expect(actor.labels == ["Actor"])
        #expect(
            actor.properties == [
                "name": .string("田中農園"), "number": .string("7"), "kind": .string("農家"), "kindClass": .string("farm"),
            ]
        )
        #expect(
            map.nodes("Place").map(\.properties) == [
                ["name": .string("青葉市本町")], ["name": .string("青葉市"), "level": .string("municipality")],
            ]
        )
        #expect(map.graph.relationshipCount == 5)
    }

    @Test("persons and anonymous groups carry their labels, and lose them when the kind changes")
    func labels() throws {
        var map = TestMap()
        try map.take("居場所,名前,種別\nA,山本,個人\nA,有志,\n")
        #expect(map.nodes("Person").count == 1)
        #expect(map.nodes("Group").count == 1)
        #expect(map.nodes("Person")[0].labels.sorted() == ["Actor", "Person"])
    }

    @Test("importing the same sheet twice changes nothing, also where its rows contradict each other")
    func twice() throws {
        let text = """
            居場所,名前,種別,所在地,分野,領域,内容,強さ,開始,備考
            A,青葉会,NPO,,福祉・医療,市内,相談,強い,2019,
            A,青葉会,,,新しい分野,県内,場所,弱い,2019-04-01,あとから
            A,青葉会,行政,,,,,,,
            A,青葉会,,,,,,,,また
            B,青葉会,,北町,,,,,,
            B,青葉会,,南町,,,,,,
            A,B,,,,,,,,
            B,自治会,,,,,,,,
            A,自治会,,,,,,,2020,
            A,自治会,,,,,,,2022,
            A,自治会,,,,,,,,どちらか
            """
        var map = TestMap()
        let first = try map.take(text)
        #expect(first.report.errors.isEmpty)
        #expect(first.report.created + first.report.changed + first.report.unchanged == first.report.rows)
        let again = try map.take(text)
        #expect(again.changes.isEmpty)
        #expect((again.report.created, again.report.changed, again.report.unchanged) == (0, 0, first.report.rows))
    }

    @Test("a repeated row adds its contents and overwrites what it fills in; a blank erases nothing")
    func repeated() throws {
        var map = TestMap()
        try map.take("居場所,名前,内容,強さ,備考\nA,農園,米,普通,はじめ\n")
        let (report, _) = try map.take("居場所,名前,内容,強さ,備考\nA,農園,野菜、米,強い,\n")
        #expect((report.created, report.changed, report.unchanged) == (0, 1, 0))
        #expect(map.ties.count == 1)
        #expect(map.ties[0]["content"]?.stringList == ["米", "野菜"])
        #expect(map.ties[0]["strength"] == .string("strong"))
        #expect(map.ties[0]["note"] == .string("はじめ"))
    }

    @Test("another beginning is another tie; a more exact one is the same")
    func beginnings() throws {
        var map = TestMap()
        try map.take("居場所,名前,開始,終了\nA,農園,2015,2018\nA,農園,2021,\n")
        #expect(map.ties.count == 2)
        try map.take("居場所,名前,開始,備考\nA,農園,2021-05-01,続き\n")
        #expect(map.ties.count == 2)
        #expect(map.ties[1]["since"]?.dateValue == CalendarDate(year: 2021, month: 5, day: 1))
        try map.take("居場所,名前,開始,備考\nA,農園,2021,粗い\n")
        #expect(map.ties[1]["since"]?.dateValue == CalendarDate(year: 2021, month: 5, day: 1))
        try map.take("居場所,名前,強さ\nA,農園,強い\n")
        #expect(map.ties[0]["strength"] == nil)
        #expect(map.ties[1]["strength"] == .string("strong"))
    }

    @Test("the same number is the same actor, and a new name renames it with a warning")
    func numbers() throws {
        var map = TestMap()
        try map.take("居場所,名前,番号\nA,青葉会,1\nB,青葉会,2\nB,みどり会,1\n")
        #expect(map.nodes("Actor").count == 2)
        let (report, _) = try map.take("居場所,名前,番号\nA,みどりの会,1\n")
        #expect(report.warnings.map(\.problem) == [.renamed(from: "みどり会", to: "みどりの会")])
        #expect(map.nodes("Actor").compactMap { $0.properties["name"]?.stringValue } == ["みどりの会", "青葉会"])
    }

    @Test("the same name elsewhere or of another kind is somebody else, with a warning")
    func contradictions() throws {
        var map = TestMap()
        let (report, _) = try map.take(
            "居場所,名前,種別,所在地\nA,ひかり,NPO,\nA,ひかり,企業,\nB,ひかり,NPO,北町\nB,ひかり,NPO,南町\n"
        )
        #expect(map.nodes("Actor").count == 3)
        #expect(report.warnings.map(\.problem) == Array(repeating: .sameNameOtherActor("ひかり"), count: 2))
    }

    @Test("a generic name belongs to its ibasho only")
    func generic() throws {
        var map = TestMap()
        let (report, _) = try map.take("居場所,名前\nA,自治会\nB,自治会\nA,自治会\nA,青葉自治会\nB,青葉自治会\n")
        #expect(map.nodes("Actor").count == 3)
        #expect(map.ties.count == 4)
        #expect(report.warnings.isEmpty)
    }

    @Test("an ibasho that supports another is the same node, whichever row comes first")
    func ibashoSupports() throws {
        var map = TestMap()
        try map.take("居場所,名前\nA,B\nB,農園\n")
        #expect(map.nodes("Ibasho").count == 2)
        #expect(map.nodes("Actor").count == 1)
        try map.take("居場所,名前,種別\nA,ひなた食堂,居場所\n")
        #expect(map.nodes("Actor").count == 2)
        try map.take("居場所,名前\nひなた食堂,農園\n")
        #expect(map.nodes("Ibasho").count == 3)
        #expect(map.nodes("Actor").count == 1)

    }

    @Test("an unknown field goes to the end of the axis, with a warning; a known one is written as the axis has it")
    func fields() throws {
        var map = TestMap()
        let (report, _) = try map.take("居場所,名前,分野\nA,a店,宇宙\nA,b店,海;宇宙\nA,c店,welfare and health\n")
        #expect(report.warnings.map(\.problem) == [.newField("宇宙"), .newField("海")])
        #expect(map.map.axes.fields.suffix(2).map(\.name) == ["宇宙", "海"])
        #expect(map.ties[2]["fields"]?.stringList == ["福祉・医療"])
    }

    @Test("a cell that is called like a field of the axis is that field, whatever stands in it")
    func wholeFields() throws {
        var map = TestMap(
            axes: Axes(fields: [AxisEntry(name: "食/農", english: "Food, farming")], bands: Axes.standard.bands)
        )
        let (report, _) = try map.take("居場所,名前,分野\nA,a店,食/農\nA,b店,\"Food, farming\"\nA,c店,食、農\n")
        #expect(report.warnings.map(\.problem) == [.newField("食"), .newField("農")])
        #expect(map.ties[1]["fields"]?.stringList == ["食/農"])
    }

    @Test("a row without a beginning that changes one of several ties says which it took")
    func ambiguousTie() throws {
        var map = TestMap()
        try map.take("居場所,名前,開始,強さ\nA,a店,2020,強い\nA,a店,2022,弱い\n")
        let (report, _) = try map.take("居場所,名前,強さ\nA,a店,普通\n")
        #expect(report.warnings.map(\.problem) == [.ambiguousTie("a店")])
    }

    @Test("kinds that the import is not sure of are named once")
    func unsure() throws {
        var map = TestMap()
        let (report, _) = try map.take("居場所,名前\nA,ほにゃらら\nB,ほにゃらら\nA,福祉課\n")
        #expect(report.warnings.map(\.problem) == [.unsureKind("ほにゃらら", taken: .other)])
        #expect(report.warnings[0].row == 2)
    }

    @Test("whether a kind is sure is judged after all sheets of the call, in the place of the row that came first")
    func kindsOfAllSheets() throws {
        var map = TestMap()
        let (report, _) = try map.take(files: [
            ("actors.csv", "名前,同意\n鵜飼,会議まで\nほにゃらら,\n"),
            ("ties.csv", "居場所,名前,種別\n食堂,鵜飼,個人\n食堂,ほにゃらら,\n"),
        ])
        #expect(report.warnings.map(\.problem) == [.unsureKind("ほにゃらら", taken: .other)])
        #expect(report.warnings.map(\.file) == ["actors.csv"] && report.warnings.map(\.row) == [3])
        #expect(map.nodes("Person").compactMap { $0.properties["name"] } == ["鵜飼"])
    }

    @Test("all bad rows are reported at once with file, row and column, and nothing is imported")
    func badRows() throws {
        var map = TestMap()
        let before = map.graph.nodeCount
        let (report, changes) = try map.take(
            """
            居場所,名前,領域,強さ,向き,開始,終了,同意
            A,a店,宇宙,,,,,
            A,b店,,×,,,,
            A,c店,,すごい,,,,
            A,d店,,,横,,,
            A,e店,,,,2023-02-30,,
            A,f店,,,,2024,2023,
            A,,,,,,,
            ,h店,,,,,,
            A,A,,,,,,
            A,j店,,,,,,たぶん
            A,k店,市内,強い,,,,
            A,l店,宇宙,×,,,,,,はみだし
            """
        )
        #expect(changes.isEmpty)
        #expect(map.graph.nodeCount == before)
        #expect(report.rows == 12)
        #expect(report.created == 0)
        let places = report.errors.map { "\($0.row ?? 0) \($0.column ?? "")" }
        #expect(
            places.sorted() == [
                "10 名前", "11 同意", "13 J", "2 領域", "3 強さ", "4 強さ", "5 向き", "6 開始", "7 終了", "8 名前", "9 居場所",
            ]
        )
        #expect(report.errors.contains { $0.problem == .cross("×") })
        #expect(
            report.errors.contains { $0.problem == .unknownBand("宇宙", allowed: Axes.standard.bands.map(\.entry.name)) }
        )
    }

    @Test("an end that a later row sets before the known beginning is an error")
    func mergedDates() throws {
        var map = TestMap()
        try map.take("居場所,名前,開始\nA,農園,2020\n")
        let (report, changes) = try map.take("居場所,名前,終了\nA,農園,2019-12-31\n")
        #expect(report.errors.map(\.problem) == [.endsBeforeItBegins(since: "2020", until: "2019-12-31")])
        #expect(changes.isEmpty)
    }

    @Test("consent in a ties sheet is kept with the actor")
    func consent() throws {
        var map = TestMap()
        try map.take("居場所,名前,種別,同意\nA,山本,個人,公開可\n")
        #expect(map.nodes("Person")[0].properties["consent"] == .string("public"))
        #expect(map.ties[0]["同意"] == nil)
    }

    @Test("several files are one import, and the row numbers are each file's own")
    func severalFiles() throws {
        var map = TestMap()
        let (report, _) = try map.take("居場所,名前\nA,a店\n", "居場所,名前,強さ\nA,b店,?\n")
        #expect(report.errors.map(\.file) == ["sheet2.csv"])
        #expect(map.ties.isEmpty)
    }

    @Test("a sheet of axes is refused: it is for a new map")
    func axesSheet() throws {
        var map = TestMap()
        let (report, changes) = try map.take("居場所,名前\nA,a店\n", "軸,名前\n分野,食\n")
        #expect(report.errors.map(\.problem) == [.axesSheet])
        #expect(report.errors.map(\.file) == ["sheet2.csv"])
        #expect(changes.isEmpty)
    }

    @Test("an import says how far it has come: first all rows, then that it writes")
    func progress() throws {
        let rows = (0..<40_000).map { "食堂,人\($0)\n" }.joined()
        let sheet = try Sheet(bytes: Array(("居場所,名前\n" + rows).utf8), file: "つながり.csv")
        var draft = GraphDraft(PropertyGraph())
        var told: [ImportProgress] = []
        let report = try SheetImport.run([sheet], into: &draft) { told.append($0) }
        #expect(report.created == 40_000)
        #expect(told.map(\.done) == [0, 16_384, 32_768, 40_000])
        #expect(told.map(\.phase) == [.understanding, .understanding, .understanding, .writing])
        #expect(told.allSatisfy { $0.total == 40_000 })
    }
}
