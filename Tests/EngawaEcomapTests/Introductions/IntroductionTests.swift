import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Introductions")
struct IntroductionTests {
    private func request(_ edition: Edition = .meeting, _ day: String = "2025-04-01") throws -> EcomapRequest {
        EcomapRequest(edition: edition, day: try #require(SheetDate(storedText: day)))
    }

    /// Those between on every way, by name.
    private func between(
        _ test: TestMap,
        _ from: String = "甲の会",
        _ to: String = "乙の会",
        count: Int = 3,
        _ edition: Edition = .meeting,
        on day: String = "2025-04-01"
    ) throws -> [[String]] {
        let request = try request(edition, day)
        let map = test.map
        return map.introductions(
            from: try map.someone(from, request),
            to: try map.someone(to, request),
            count: count,
            request
        ).paths.map { $0.between.map(\.name) }
    }

    @Test("no way leads over an ibasho that has ended")
    func endedIbasho() throws {
        var test = TestMap()
        try test.take(
            "居場所,開始,終了\nむかしの場,2018-04-01,2023-03-31\n",
            "居場所,名前\nむかしの場,甲の会\nむかしの場,乙の会\n"
        )
        #expect(try between(test) == [])
        #expect(try between(test, on: "2020-04-01") == [["むかしの場"]])
    }

    @Test("strong ties come before normal ones, these before weak and unknown ones, and every way is another one")
    func order() throws {
        var test = TestMap()
        try test.take(
            """
            名前1,名前2,強さ
            甲の会,イの会,弱い
            イの会,乙の会,弱い
            甲の会,ロの会,
            ロの会,乙の会,
            甲の会,ハの会,強い
            ハの会,乙の会,強い
            甲の会,ニの会,普通
            ニの会,乙の会,普通
            甲の会,ハの会2,強い
            ハの会2,ハの会,強い
            """
        )
        #expect(try between(test, count: 9) == [["ハの会"], ["ニの会"], ["ハの会2", "ハの会"], ["イの会"], ["ロの会"]])
        #expect(try between(test) == [["ハの会"], ["ニの会"], ["ハの会2", "ハの会"]])
    }

    @Test("nobody is sent along a strained tie, nor along one that is over or has not begun")
    func closed() throws {
        var test = TestMap()
        try test.take(
            """
            名前1,名前2,強さ,開始,終了
            甲の会,イの会,葛藤,,
            イの会,乙の会,強い,,
            甲の会,ロの会,強い,,2024-03-31
            ロの会,乙の会,強い,,
            甲の会,ハの会,強い,2026,
            ハの会,乙の会,強い,,
            """
        )
        #expect(try between(test).isEmpty)
        #expect(try between(test, on: "2024-03-31") == [["ロの会"]])
        #expect(try between(test, on: "2026-07-01") == [["ハの会"]])
        let found = test.map.introductions(
            from: try test.map.someone("甲の会", try request()),
            to: try test.map.someone("乙の会", try request()),
            try request()
        )
        #expect(found.fromTies == 1 && found.toTies == 3 && found.contradictory == 0)
    }

    @Test("a tie that ends before it begins is no step and is counted; a date that is none is no date")
    func contradictory() throws {
        var test = TestMap()
        try test.take("名前1,名前2\n甲の会,イの会\nイの会,乙の会\n")
        var graph = test.graph
        let (since, until) = (graph.internKey("since"), graph.internKey("until"))
        let ties = Array(graph.relationships)
        try graph.set(.string("いつか"), for: since, of: ties[0])
        test.graph = graph
        #expect(try between(test) == [["イの会"]])
        try graph.set(.string("2030"), for: since, of: ties[1])
        try graph.set(.string("2020"), for: until, of: ties[1])
        test.graph = graph
        let found = test.map.introductions(
            from: try test.map.someone("甲の会", try request()),
            to: try test.map.someone("乙の会", try request()),
            try request()
        )
        #expect(found.paths.isEmpty && found.contradictory == 1)
    }

    @Test("a person stands between only where the edition may name them; a group and a generic name never do")
    func privacy() throws {
        var test = TestMap()
        try test.take(
            """
            名前,種別,同意
            会議さん,個人,会議まで
            公開さん,個人,公開可
            内部さん,個人,内部のみ
            未記入さん,個人,
            秘密の会,NPO,なし
            匿名の方々,匿名グループ,
            """,
            """
            名前1,名前2
            甲の会,会議さん
            会議さん,乙の会
            甲の会,公開さん
            公開さん,乙の会
            甲の会,内部さん
            内部さん,乙の会
            甲の会,未記入さん
            未記入さん,乙の会
            甲の会,秘密の会
            秘密の会,乙の会
            甲の会,匿名の方々
            匿名の方々,乙の会
            """
        )
        var graph = test.graph
        let generic = graph.createNode(labels: [graph.internLabel("Actor")])
        try graph.set(.string("自治会"), for: graph.internKey("name"), of: generic)
        for name in ["甲の会", "乙の会"] {
            let node = try test.map.someone(name, try request())
            _ = try graph.createRelationship(graph.internType("KNOWS"), from: generic, to: node)
        }
        test.graph = graph
        #expect(try between(test, count: 9, .public) == [["公開さん"]])
        #expect(try between(test, count: 9).flatMap { $0 }.sorted() == ["会議さん", "公開さん"].sorted())
        let internalNames = try between(test, count: 9, .internal).flatMap { $0 }
        #expect(Set(internalNames).isSuperset(of: ["会議さん", "公開さん", "内部さん", "未記入さん"]))
        #expect(!internalNames.contains("匿名の方々") && !internalNames.contains("自治会"))
    }

    @Test("both ends are shown as the edition may, and ties of every kind are steps in either direction")
    func kinds() throws {
        var test = TestMap()
        try test.take(
            "居場所,名前,種別,強さ\n食堂,イの会,NPO,強い\n",
            """
            名前1,名前2,関係
            ロの会,イの会,所属
            ロの会,ハの会,傘下
            ハの会,ニの会,委託
            ニの会,ホの会,協定
            田中一郎さん,ホの会,紹介先
            """
        )
        let request = try request()
        let map = test.map
        let found = map.introductions(
            from: try map.someone("食堂", request),
            to: try map.someone("田中一郎さん", request),
            request
        )
        let path = try #require(found.paths.first)
        #expect(path.people.map(\.name) == ["食堂", "イの会", "ロの会", "ハの会", "ニの会", "ホの会", "個人"])
        #expect(path.people.last?.id == nil)
        #expect(path.steps.map(\.kind) == [.supports, .memberOf, .partOf, .commissions, .agreedWith, .refersTo])
        #expect(path.steps.map(\.isForward) == [false, false, true, true, true, false])
        #expect(path.steps.first?.strength == .strong && path.weight == 16)
    }

    @Test("of several ties between two the nearest counts, and a strained one beside it changes nothing")
    func parallel() throws {
        var test = TestMap()
        try test.take(
            "居場所,名前,強さ\n食堂,イの会,葛藤\n",
            "名前1,名前2,関係,強さ\nイの会,食堂,知り合い,弱い\nイの会,食堂,紹介先,普通\n"
        )
        let request = try request()
        let found = test.map.introductions(
            from: try test.map.someone("食堂", request),
            to: try test.map.someone("イの会", request),
            request
        )
        #expect(found.paths.map(\.weight) == [1.5] && found.paths.first?.steps.first?.kind == .refersTo)
    }
}

@Suite("Who is meant")
struct SomeoneTests {
    private let request = EcomapRequest(day: SheetDate(SheetDay.epoch))

    private func error(_ test: TestMap, _ name: String, _ edition: Edition = .meeting) -> SomeoneError? {
        var request = request
        request.edition = edition
        do throws(SomeoneError) {
            _ = try test.map.someone(name, request)
            return nil
        } catch {
            return error
        }
    }

    @Test("a name is found as it is written, with other widths and spaces, by number and by id")
    func ways() throws {
        var test = TestMap()
        try test.take("名前,番号,種別\nＡＢＣ 支援の会,A-7,NPO\nほかの会,,NPO\n")
        let map = test.map
        let node = try map.someone("ＡＢＣ 支援の会", request)
        #expect(map.name(of: node) == "ＡＢＣ 支援の会")
        for text in ["abc支援の会", "A-7", "#\(node.rawValue)", "＃\(node.rawValue)"] {
            #expect(try map.someone(text, request) == node, "\(text)")
        }
    }

    @Test("nobody at all, nobody of this name, several of this name: each is told, with what helps")
    func errors() throws {
        #expect(error(TestMap(), "誰か") == .nobody)
        #expect(SomeoneError.nobody == error(TestMap(axes: .standard), "#1"))
        var test = TestMap()
        try test.take(
            """
            名前,番号,種別,同意
            山田太郎,1,個人,
            山田太郎,2,個人,
            とんぼ沢自治会,,自治会,
            とんぼ沢婦人会,,婦人会,
            とんぼ沢さん,,個人,
            """
        )
        guard case .several(_, let namesakes) = error(test, "山田太郎") else {
            Issue.record("\(String(describing: error(test, "山田太郎")))")
            return
        }
        #expect(namesakes.map(\.number) == ["1", "2"] && namesakes.allSatisfy { $0.kind == "個人" })
        #expect(error(test, "とんぼ沢") == .unknown("とんぼ沢", near: ["とんぼ沢自治会", "とんぼ沢婦人会"]))
        #expect(error(test, "とんぼ沢自冶会") == .unknown("とんぼ沢自冶会", near: ["とんぼ沢自治会"]))
        if case .unknown(_, let near) = error(test, "とんぼ沢", .internal) { #expect(near.contains("とんぼ沢さん")) }
        #expect(error(test, "とんぼ沢さ") == .unknown("とんぼ沢さ", near: []))
        try test.take("名前,種別\nとんぼ沢座,NPO\n")
        #expect(error(test, "とんぼ沢さ") == .unknown("とんぼ沢さ", near: ["とんぼ沢座"]))
        #expect(error(test, "まったくちがう名") == .unknown("まったくちがう名", near: []))
    }
}
