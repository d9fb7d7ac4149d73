import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("The roll of a platform")
struct RollTests {
    private func example() throws -> TestMap {
        var map = TestMap()
        try map.take(
            """
            名前,種別,分野,同意
            居場所ネット,NPO,コミュニティ,
            青葉社協,社協,福祉・医療,
            青葉商店,企業,産業・農林水産,
            山本 花子,個人,子育て・教育,
            佐藤 次郎,民生委員,福祉・医療,会議まで
            むかしの会,NPO,コミュニティ,
            青葉市こども課,行政,子育て・教育,
            青葉病院,医療機関,福祉・医療,
            """,
            """
            名前1,名前2,関係,役割,開始,終了,招待者
            青葉社協,居場所ネット,所属,事務局,2020-04-01,,
            青葉商店,居場所ネット,所属,,2024-05-01,,青葉社協
            山本 花子,居場所ネット,所属,佐藤さんの代理,2024-06-15,,佐藤 次郎
            佐藤 次郎,居場所ネット,所属,座長,,,山本 花子
            むかしの会,居場所ネット,傘下,,2018-04-01,2024-09-30,どこかの人
            """
        )
        return map
    }

    private func roll(
        _ map: TestMap,
        _ edition: Edition = .meeting,
        on day: String = "2025-04-01",
        since: String? = nil,
        name: String = "居場所ネット"
    ) throws -> Roll {
        let day = try #require(SheetDate(storedText: day))
        let request = EcomapRequest(edition: edition, day: day, language: .ja)
        let begin = since.flatMap { SheetDate(storedText: $0) }
        return map.map.roll(of: try map.map.platform(named: name), request, since: begin)
    }

    @Test("members of the day by the date on which they joined, with role and who invited them")
    func members() throws {
        let found = try roll(example(), .internal)
        #expect(found.members.map(\.name) == ["青葉社協", "青葉商店", "山本 花子", "佐藤 次郎"])
        #expect(found.members.map(\.since) == ["2020-04-01", "2024-05-01", "2024-06-15", nil])
        #expect(found.members.map(\.role) == ["事務局", nil, "佐藤さんの代理", "座長"])
        #expect(found.members.map(\.invitedBy) == [nil, "青葉社協", "佐藤 次郎", "山本 花子"])
        #expect(found.undated == 1 && found.withheldNames == 0 && found.withheldTexts == 0)
        #expect(try roll(example(), .internal, on: "2024-09-30").members.first?.name == "むかしの会")
    }

    @Test("a meeting sees persons without consent as role and number, and no text that may hold a name")
    func meeting() throws {
        let map = try example()
        let found = try roll(map)
        #expect(found.members.map(\.name) == ["青葉社協", "青葉商店", "佐藤 次郎", "個人1"])
        #expect(found.withheldNames == 1)
        let withheld = found.members[3]
        #expect(withheld.isWithheld && withheld.since == "2024" && withheld.role == nil)
        #expect(withheld.invitedBy == "佐藤 次郎")
        #expect(found.members[2].invitedBy == "個人1" && found.members[2].role == "座長")
        #expect(found.withheldTexts == 1)
        for edition in [Edition.meeting, .public] {
            let text = "\(try roll(map, edition, since: "2018-01-01"))"
            for secret in ["山本", "佐藤さんの代理", "どこかの人", "2024-06-15"] {
                #expect(!text.utf8Contains(secret), "\(edition) \(secret)")
            }
        }
        #expect(!"\(try roll(map, .public))".utf8Contains("佐藤"))
        #expect(try roll(map, .public).members.map(\.name).suffix(2) == ["個人1", "民生委員（個人）1"])
    }

    @Test("stand-ins keep their number through the lists, and do not tell who came in first")
    func standIns() throws {
        func names(_ csv: String) throws -> [String] {
            var map = TestMap()
            try map.take("名前,種別\nネット,NPO\n甲野 一,個人\n乙野 二,個人\n", csv)
            let found = try roll(map, since: "2020-01-01", name: "ネット")
            #expect(found.changes?.joined.map(\.name) == found.members.map(\.name))
            return found.members.map { "\($0.name) \($0.since ?? "-")" }
        }
        let one = try names("名前1,名前2,関係,開始\n甲野 一,ネット,所属,2021-01-01\n乙野 二,ネット,所属,2022-01-01\n")
        let other = try names("名前1,名前2,関係,開始\n乙野 二,ネット,所属,2021-01-01\n甲野 一,ネット,所属,2022-01-01\n")
        #expect(one == other && one == ["個人1 2021", "個人2 2022"])
    }

    @Test("changes since a date: who joined, who left, and whose dates are too vague")
    func changes() throws {
        var map = try example()
        try map.take("名前1,名前2,関係,開始\n青葉病院,居場所ネット,所属,2024\n")
        let found = try roll(map, .internal, since: "2024-05-01")
        let changes = try #require(found.changes)
        #expect(changes.joined.map(\.name) == ["青葉商店", "山本 花子"])
        #expect(changes.left.map(\.name) == ["むかしの会"] && changes.left[0].until == "2024-09-30")
        #expect(changes.undecided.map(\.name) == ["青葉病院"])
        #expect(try roll(map, .internal).changes == nil)
        #expect(try roll(map, .internal, since: "2024-10-01").changes?.left.isEmpty == true)
    }

    @Test("fields, kinds and departments that no member has")
    func absence() throws {
        let absent = try roll(example()).absent
        #expect(absent.fields.map(\.name) == ["コミュニティ", "住まい・就労", "環境・防災・交通", "文化・スポーツ", "その他"])
        #expect(absent.kinds.first { $0.kindClass == .medical }?.count == 1)
        #expect(absent.kinds.first { $0.kindClass == .government }?.count == 1)
        #expect(!absent.kinds.contains { $0.kindClass == .person || $0.kindClass == .welfare })
        #expect(absent.departments == ["青葉市こども課"] && absent.departmentCount == 1)
    }

    @Test("an unknown name is answered with near ones, which are no persons'; one of several by its number")
    func names() throws {
        var map = try example()
        #expect(throws: RollError.unknown("居場所ネッ卜", near: ["居場所ネット"])) {
            try map.map.platform(named: "居場所ネッ卜")
        }
        do {
            _ = try map.map.platform(named: "山本 花")
        } catch {
            #expect(!"\(error)".utf8Contains("山本 花子"))
        }
        try map.take("名前,番号,種別\nみどりの会,A1,NPO\nみどりの会,A2,NPO\n")
        #expect(throws: RollError.ambiguous("みどりの会", ["みどりの会（A1 NPO・市民活動）", "みどりの会（A2 NPO・市民活動）"])) {
            try map.map.platform(named: "みどりの会")
        }
        #expect(try map.map.name(of: map.map.platform(named: "a2")) == "みどりの会")
        #expect(map.map.platforms(limit: 5) == ["居場所ネット"])
    }

    @Test("10,000 members, of whom every other one may not be named, are listed and numbered once each")
    func large() throws {
        var draft = GraphDraft(try example().graph)
        let platform = try EcomapMap(draft.graph).platform(named: "居場所ネット")
        for number in 0..<10_000 {
            let isPerson = number % 2 == 0
            let member = try draft.createNode(
                labels: isPerson ? ["Actor", "Person"] : ["Actor"],
                properties: [("name", .string("第\(number)")), ("kindClass", .string(isPerson ? "person" : "npo"))]
            )
            _ = try draft.createRelationship("MEMBER_OF", from: member, to: platform)
        }
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let found = EcomapMap(draft.graph).roll(of: platform, EcomapRequest(day: day), since: day)
        #expect(found.members.count == 10_004 && found.withheldNames == 5_001)
        #expect(Set(found.members.map(\.name)).count == 10_004)
        #expect(found.members.last?.name == "個人5001")
    }

    @Test("a platform without members, contradictory dates and circles of membership are no trouble")
    func corners() throws {
        var map = try example()
        #expect(try roll(map, name: "青葉病院").members.isEmpty)
        try map.take("名前1,名前2,関係\n居場所ネット,青葉社協,所属\n")
        #expect(try roll(map, name: "青葉社協").members.map(\.name) == ["居場所ネット"])
        #expect(try roll(map).members.count == 4)
        var draft = GraphDraft(map.graph)
        let link = try #require(map.graph.relationships.first { map.graph.type(of: $0) == map.graph.type("MEMBER_OF") })
        try draft.set(.date(CalendarDate(daysSinceEpoch: 0)), for: "until", of: link)
        map.graph = draft.graph
        let found = try roll(map)
        #expect(found.contradictory == 1 && found.members.count == 3)
    }
}
