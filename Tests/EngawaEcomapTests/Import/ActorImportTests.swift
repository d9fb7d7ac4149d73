import EngawaGraph
import Testing

@testable import EngawaEcomap

@Suite("Import of actors and ibasho")
struct ActorImportTests {
    @Test("an actors sheet makes actors with all their columns")
    func actors() throws {
        var map = TestMap()
        let (report, _) = try map.take(
            """
            名前,番号,種別,分野,活動範囲,所在地,人数,タグ,同意,連絡先,備考,会費
            山本花子,12,個人,福祉・医療、その他,東小学校区/西小学校区,青葉市,約1人,車あり、土日可,会議まで,090,夜のみ,500円
            """
        )
        #expect(report.errors.isEmpty && report.warnings.isEmpty)
        #expect((report.rows, report.created) == (1, 1))
        let actor = try #require(map.nodes("Person").first)
        #expect(
            actor.properties == [
                "name": "山本花子", "number": "12", "kind": "個人", "kindClass": "person", "consent": "meeting", "size": 1,
                "contact": "090", "note": "夜のみ", "会費": "500円", "tags": .strings(["車あり", "土日可"]),
            ]
        )
        #expect(map.links("WORKS_IN") == ["山本花子 → その他", "山本花子 → 福祉・医療"])
        #expect(map.links("ACTIVE_IN") == ["山本花子 → 東小学校区", "山本花子 → 西小学校区"])
        #expect(map.links("LOCATED_IN") == ["山本花子 → 青葉市"])
    }

    @Test("an ibasho sheet makes ibasho with all their columns")
    func ibasho() throws {
        var map = TestMap()
        let (report, _) = try map.take(
            """
            居場所,番号,型,運営団体,会場,開催,対象,タグ,所在地,開始,終了,備考,鍵
            みんなの食堂,3,両方,実行委員会,公民館,第2土曜,子ども、高齢者,食,東小学校区,2019年度,2027-03-31,駐車場なし,窓口
            縁側,,日常の場,,,,,,,,,,
            """
        )
        #expect(report.errors.isEmpty && report.warnings.isEmpty)
        #expect((report.rows, report.created) == (2, 2))
        #expect(
            map.nodes("Ibasho").map(\.properties) == [
                [
                    "name": "みんなの食堂", "number": "3", "mode": "both", "organiser": "実行委員会", "venue": "公民館",
                    "schedule": "第2土曜", "audience": .strings(["子ども", "高齢者"]), "tags": .strings(["食"]),
                    "since": "2019年度", "until": .date(try #require(CalendarDate(year: 2027, month: 3, day: 31))),
                    "note": "駐車場なし", "鍵": "窓口",
                ],
                ["name": "縁側", "mode": "everyday"],
            ]
        )
        #expect(map.links("LOCATED_IN") == ["みんなの食堂 → 東小学校区"])
    }

    @Test("somebody who has a number and no name is named by a row with the number")
    func nameless() throws {
        var map = TestMap()
        var draft = GraphDraft(map.graph)
        try draft.createNode(labels: ["Actor"], properties: [("number", "7"), ("kindClass", "npo")])
        map.graph = draft.graph
        try map.take("名前,番号\n輪の会,7\n")
        #expect(map.nodes("Actor").map(\.properties) == [["number": "7", "kindClass": "npo", "name": "輪の会"]])
    }

    @Test("bad numbers, codes and dates of actors and ibasho are errors with their places")
    func errors() throws {
        var map = TestMap()
        let (report, changes) = try map.take(
            "名前,人数,同意\n甲,たくさん,\n乙,3,たぶん\n,3,\n",
            "居場所,型,開始,終了\nA,遊び場,,\nB,,2024,2023\nC,,2023-02-30,\n,交流,,\n"
        )
        #expect(changes.isEmpty)
        #expect(
            report.errors.map { "\($0.file) \($0.row ?? 0) \($0.column ?? "")" } == [
                "sheet1.csv 2 人数", "sheet1.csv 3 同意", "sheet1.csv 4 名前", "sheet2.csv 2 型", "sheet2.csv 3 終了",
                "sheet2.csv 4 開始", "sheet2.csv 5 居場所",
            ]
        )
        #expect(report.errors[0].problem == .sheet(.badCount(text: "たくさん")))
        guard case .unknownMode("遊び場", let allowed) = report.errors[3].problem else {
            Issue.record("\(report.errors[3])")
            return
        }
        #expect(allowed.count == 4)
    }

    @Test("identity in an actors sheet: number, name, contradictions of place and kind")
    func identity() throws {
        var map = TestMap()
        try map.take("名前,番号,種別,所在地\nひかり,1,NPO,北町\nひかり,,企業,\nひかり,2,NPO,北町\n")
        #expect(map.nodes("Actor").count == 3)
        let (report, _) = try map.take("名前,番号,所在地,備考\nひかりの会,1,南町,移転\n")
        #expect(report.warnings.map(\.problem) == [.renamed(from: "ひかり", to: "ひかりの会")])
        #expect((report.created, report.changed) == (0, 1))
        #expect(map.links("LOCATED_IN") == ["ひかり → 北町", "ひかりの会 → 南町"])
    }

    @Test("a kind that nobody knows does not displace one that says something")
    func unknownKind() throws {
        let texts = ["名前,種別\nほにゃらら,個人\n", "居場所,名前,種別\nA,ほにゃらら,ふしぎ\nB,ほにゃらら,ふしぎ\n"]
        var map = TestMap()
        try map.take(texts[0], texts[1])
        #expect(map.nodes("Person").map { $0.properties["kind"] } == ["個人"])
        #expect(try map.take(texts[0], texts[1]).changes.isEmpty)
    }

    @Test("an ibasho of the same name elsewhere, or of another number, is another one")
    func ibashoIdentity() throws {
        let text = "居場所,番号,所在地\nひだまり,1,北町\nひだまり,2,\nひだまり,,南町\nひだまり,1,\n"
        var map = TestMap()
        let (report, _) = try map.take(text)
        #expect(map.nodes("Ibasho").count == 2)
        #expect(report.warnings.map(\.problem) == [.sameNameOtherIbasho("ひだまり")])
        #expect(map.links("LOCATED_IN") == ["ひだまり → 北町", "ひだまり → 南町"])
        #expect(try map.take(text).changes.isEmpty)
        let renamed = try map.take("居場所,番号\nひだまり食堂,2\n").report
        #expect(renamed.warnings.map(\.problem) == [.renamed(from: "ひだまり", to: "ひだまり食堂")])
        let tie = try map.take("居場所,名前\nひだまり,農園\nひだまり食堂,農園\n").report
        #expect(tie.warnings.isEmpty)
        #expect(map.nodes("Ibasho").count == 2)
    }

    @Test("a generic name in an actors sheet is somebody of its own, with a warning, and no ibasho's")
    func generic() throws {
        let texts = ["名前,連絡先\n自治会,090\n", "居場所,名前\nA,自治会\nB,自治会\n", "名前,提供\n自治会,会場\n"]
        var map = TestMap()
        let (report, _) = try map.take(texts[0], texts[1], texts[2])
        #expect(report.warnings.map(\.problem) == [.genericName("自治会"), .genericName("自治会")])
        #expect(map.nodes("Actor").count == 3)
        #expect(map.links("OFFERS") == ["自治会 → 会場"])
        #expect(try map.take(texts[0], texts[1], texts[2]).changes.isEmpty)
    }

    @Test("a name that is an ibasho in one sheet and an actor in another is the ibasho, unless its kind says otherwise")
    func ibashoAndActor() throws {
        var map = TestMap()
        let (report, _) = try map.take(
            "名前,種別,連絡先,備考\nひなた,,090,水曜\nこかげ,NPO,091,\nはらっぱ,居場所,,\n",
            "居場所,名前\nひなた,こかげ\nこかげ,ひなた\n"
        )
        #expect(report.warnings.map(\.problem) == [.actorIsIbasho("ひなた")])
        #expect(map.nodes("Ibasho").map { $0.properties["name"] } == ["ひなた", "こかげ"])
        #expect(map.nodes("Ibasho")[0].properties == ["name": "ひなた", "note": "水曜"])
        #expect(map.nodes("Actor").compactMap { $0.properties["name"] } == ["こかげ", "はらっぱ"])
        #expect(map.links("SUPPORTS") == ["こかげ → ひなた", "ひなた → こかげ"])
        let promoted = try map.take("居場所,型\nはらっぱ,交流\n").report
        #expect((promoted.created, promoted.changed) == (0, 1))
        #expect(map.nodes("Ibasho").count == 3)
        #expect(map.nodes("Actor").count == 1)
    }

    @Test("a column that is almost a known one is kept, with one warning for the file; a reserved name is an error")
    func columns() throws {
        var map = TestMap()
        let (report, _) = try map.take("居場所,名前,最終接蝕,きっかけ\nA,農園,2024,縁\nA,店,2025,\n")
        #expect(report.warnings.map(\.problem) == [.unknownColumn("最終接蝕", nearest: "最終接触")])
        #expect(report.warnings[0].row == nil)
        #expect(map.ties[0]["最終接蝕"] == .string("2024"))
        let refused = try map.take("名前,kindClass\n農園,person\n").report
        #expect(refused.errors.map(\.problem) == [.reservedColumn("kindClass")])
    }
}
