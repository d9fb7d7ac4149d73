import EngawaGraph
import Testing

@testable import EngawaEcomap

@Suite("Import of links, needs and offers")
struct LinkImportTests {
    @Test("relations are told by their words in Japanese and English; blank is to know each other")
    func relations() throws {
        var map = TestMap()
        let (report, _) = try map.take(
            """
            名前1,名前2,関係,役割,内容,強さ,開始,終了,備考,経路
            青葉会,緑会,,世話役,会合、紹介,◎,2019-04-01,2025,年一回,電話
            山本さん,青葉会,所属,,,,,,,
            青葉会,緑会,支部,,,,,,,
            青葉市役所,青葉会,委託,,,,,,,
            青葉会,青葉銀行,AGREED_WITH,,,,,,,
            青葉会,青葉病院,相談先,,,,,,,
            """
        )
        #expect(report.errors.isEmpty)
        #expect(report.warnings.map(\.problem) == [.unsureKind("青葉会", taken: .npo), .unsureKind("緑会", taken: .npo)])
        #expect((report.rows, report.created) == (6, 6))
        #expect(
            map.links("KNOWS") == [
                "青葉会 → 緑会 content=会合+紹介 note=年一回 role=世話役 since=2019-04-01 strength=strong until=2025 経路=電話"
            ]
        )
        #expect(map.links("MEMBER_OF") == ["山本さん → 青葉会"])
        #expect(map.links("PART_OF") == ["青葉会 → 緑会"])
        #expect(map.links("COMMISSIONS") == ["青葉市役所 → 青葉会"])
        #expect(map.links("AGREED_WITH") == ["青葉会 → 青葉銀行"])
        #expect(map.links("REFERS_TO") == ["青葉会 → 青葉病院"])
        #expect(map.nodes("Person").map { $0.properties["name"] } == ["山本さん"])
    }

    @Test("to know somebody leads both ways; other relations do not; another beginning is another link")
    func identity() throws {
        var map = TestMap()
        let text = """
            名前1,名前2,関係,内容,開始
            甲店,乙店,知り合い,会合,
            乙店,甲店,知り合い,取引,
            甲店,乙店,委託,,
            乙店,甲店,委託,,
            丙店,乙店,協定,,2015
            丙店,乙店,協定,,2020
            丙店,乙店,協定,更新,2020-04-01
            """
        let (report, _) = try map.take(text)
        #expect((report.created, report.changed, report.unchanged) == (5, 2, 0))
        #expect(map.links("KNOWS") == ["甲店 → 乙店 content=会合+取引"])
        #expect(map.links("COMMISSIONS") == ["乙店 → 甲店", "甲店 → 乙店"])
        #expect(
            map.links("AGREED_WITH") == ["丙店 → 乙店 content=更新 since=2020-04-01", "丙店 → 乙店 since=2015"]
        )
        #expect(try map.take(text).changes.isEmpty)
        #expect(try map.take("名前1,名前2\n乙店,甲店\n").changes.isEmpty)
    }

    @Test("either end may be an ibasho; an end that nobody has heard of is a new actor")
    func ends() throws {
        var map = TestMap()
        try map.take("名前1,名前2,関係\nA,B,紹介先\nB,青葉商店,知り合い\n", "居場所\nA\nB\n")
        #expect(map.nodes("Ibasho").count == 2)
        #expect(map.nodes("Actor").map { $0.properties["kindClass"] } == ["business"])
        #expect(map.links("REFERS_TO") == ["A → B"])
    }

    @Test("a generic name beside an ibasho is the one who supports it")
    func generic() throws {
        let texts = ["居場所,名前\nA,自治会\nB,自治会\n", "名前1,名前2\nB,自治会\n青葉商店,自治会\n"]
        var map = TestMap()
        let (report, _) = try map.take(texts[0], texts[1])
        #expect(report.warnings.map(\.problem) == [.genericName("自治会")])
        #expect(map.nodes("Actor").count == 4)
        let knows = try #require(map.graph.type("KNOWS"))
        let supports = try #require(map.graph.type("SUPPORTS"))
        let b = try map.map.ibasho(named: "B")
        let known = map.graph.relationships(of: b, .outgoing, type: knows).map(\.other)
        #expect(known == map.graph.relationships(of: b, .incoming, type: supports).map(\.other))
        #expect(try map.take(texts[0], texts[1]).changes.isEmpty)
    }

    @Test("links to oneself, unknown relations, strengths and dates are errors")
    func errors() throws {
        var map = TestMap()
        let (report, changes) = try map.take(
            "名前1,名前2,関係,強さ,開始,終了\n甲,甲,,,,\n甲,乙,恋人,,,\n甲,乙,,×,,\n甲,乙,,,2024,2023\n甲,乙,,,来年,\n甲,,,,,\n"
        )
        #expect(changes.isEmpty)
        #expect(
            report.errors.map { "\($0.row ?? 0) \($0.column ?? "")" } == [
                "2 名前2", "3 関係", "4 強さ", "5 終了", "6 開始", "7 名前2",
            ]
        )
        #expect(report.errors[0].problem == .linkedToItself("甲"))
        guard case .unknownRelation("恋人", let allowed) = report.errors[1].problem else {
            Issue.record("\(report.errors[1])")
            return
        }
        #expect(allowed.count == 6)
    }

    @Test("needs and offers meet in one resource per name")
    func resources() throws {
        var map = TestMap()
        let texts = [
            "居場所,おねがい,期限,備考,急ぎ\nA,お米,2025-12-31,,◎\nB, お米 ,,毎月,\nA,お米,,あと少し,\n",
            "名前,提供,期限,備考\n青葉農園,お米,,新米\nB,会場,,\n",
        ]
        let (report, _) = try map.take(texts[0], texts[1])
        #expect(report.errors.isEmpty && report.warnings.isEmpty)
        #expect((report.rows, report.created, report.changed) == (5, 4, 1))
        #expect(map.nodes("Resource").map { $0.properties["name"] } == ["お米", "会場"])
        #expect(map.links("NEEDS") == ["A → お米 note=あと少し until=2025-12-31 急ぎ=◎", "B → お米 note=毎月"])
        #expect(map.links("OFFERS") == ["B → 会場", "青葉農園 → お米 note=新米"])
        #expect(try map.take(texts[0], texts[1]).changes.isEmpty)
        let bad = try map.take("居場所,おねがい,期限\nA,,\n,お米,\nA,お米,いつか\n", "名前,提供\n,米\n").report
        #expect(
            bad.errors.map { "\($0.row ?? 0) \($0.column ?? "")" } == ["2 おねがい", "3 居場所", "4 期限", "2 名前"]
        )
    }
}
