import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Routes")
struct RouteTests {
    private func routes(
        _ test: TestMap,
        _ from: String = "窓口課",
        _ to: String = "食堂",
        count: Int = 10,
        _ edition: Edition = .meeting
    ) throws -> Routes {
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let request = EcomapRequest(edition: edition, day: day)
        let map = test.map
        return map.routes(from: try map.someone(from, request), to: try map.someone(to, request), count: count, request)
    }

    private func names(_ ways: [Introduction]) -> [[String]] { ways.map { $0.people.map(\.name) } }

    @Test("referrals are followed the way they point, the shortest first, there and back apart")
    func referrals() throws {
        var test = TestMap()
        try test.take(
            "居場所,名前\n食堂,支える会\n",
            """
            名前1,名前2,関係,終了,強さ
            窓口課,センター,紹介先,,
            センター,食堂,紹介先,,
            窓口課,支える会,紹介先,,
            支える会,センター,紹介先,,
            食堂,窓口課,相談先,,
            窓口課,食堂,紹介先,2020,
            窓口課,ほかの会,知り合い,,
            ほかの会,食堂,紹介先,,葛藤
            """
        )
        let found = try routes(test)
        #expect(names(found.there) == [["窓口課", "センター", "食堂"], ["窓口課", "支える会", "センター", "食堂"]])
        #expect(names(found.back) == [["食堂", "窓口課"]])
        #expect(found.there.allSatisfy { $0.steps.allSatisfy { $0.kind == .refersTo && $0.isForward } })
        #expect(names(found.shared) == [["窓口課", "センター", "食堂"], ["窓口課", "支える会", "食堂"]].filter { $0[1] == "支える会" })
        let reverse = try routes(test, "食堂", "窓口課")
        #expect(names(reverse.there) == names(found.back) && names(reverse.back) == names(found.there))
    }

    @Test("shared are those tied to both who support one of them, the nearest first; strain and groups are left out")
    func shared() throws {
        var test = TestMap()
        try test.take(
            """
            居場所,名前,種別,強さ,同意
            食堂,近い会,NPO,強い,
            食堂,普通の会,NPO,普通,
            食堂,ぎくしゃくの会,NPO,葛藤,
            食堂,匿名の方々,匿名グループ,強い,
            食堂,田中一郎さん,個人,強い,
            サロン,普通の会,NPO,普通,
            サロン,近い会,NPO,普通,
            サロン,ぎくしゃくの会,NPO,強い,
            サロン,匿名の方々,匿名グループ,強い,
            サロン,田中一郎さん,個人,強い,
            食堂,サロン,居場所,弱い,
            """
        )
        let found = try routes(test, "サロン", "食堂")
        #expect(names(found.shared) == [["サロン", "近い会", "食堂"], ["サロン", "普通の会", "食堂"]])
        #expect(found.shared.first?.weight == 2.5 && found.withheld == 1 && found.moreShared == 0)
        let one = try routes(test, "サロン", "食堂", count: 1, .internal)
        #expect(names(one.shared) == [["サロン", "田中一郎さん", "食堂"]])
        #expect(one.withheld == 0 && one.moreShared == 2)
    }

    @Test("nothing between two is nothing, and no error")
    func nothing() throws {
        var test = TestMap()
        try test.take("居場所,名前\n食堂,支える会\n", "名前\n窓口課\n")
        let found = try routes(test)
        #expect(found.isEmpty && found.contradictory == 0)
    }
}
