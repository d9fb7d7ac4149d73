import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Indicators of ties")
struct IndicatorTests {
    private func indicators(
        _ map: TestMap,
        of ibasho: String? = nil,
        on day: String = "2025-04-01",
        _ request: IndicatorRequest = IndicatorRequest()
    ) throws -> Indicators {
        let day = try #require(SheetDate(storedText: day))
        let node = ibasho == nil ? nil : try map.map.ibasho(named: ibasho)
        return map.map.indicators(of: node, on: day, request)
    }

    private func example() throws -> TestMap {
        var map = TestMap()
        try map.take(
            """
            居場所,名前,種別,分野,領域,内容,向き,開始,終了,きっかけ,窓口
            食堂,青葉自治会,自治会,コミュニティ,自治会・町内,会場,受ける,2020-04-01,,会長の紹介,会長
            食堂,田中 花子,個人,コミュニティ,自治会・町内,調理,受ける,2024-06-01,,,
            食堂,福祉課,行政,福祉・医療,市内,補助金、食材,受ける,2024-10-01,,説明会,係長
            食堂,青葉商店,企業,産業・農林水産,市内,,受ける,,,山本さんの紹介,
            食堂,むかしの会,NPO,その他,県内,学習,双方,2015-04-01,2024-12-31,チラシ,
            食堂,青葉病院,医療機関,福祉・医療,,相談,出す,2024年度,,,
            """
        )
        return map
    }

    @Test("counts ties, supporters, and what began and ended within a year, by origin")
    func counts() throws {
        let found = try indicators(example())
        #expect(found.ties == 5 && found.supporters == 5)
        #expect(found.undated == 1)
        #expect(found.begun == 2 && found.ended == 1)
        // 2024年度 begins before the year that ends on 2025-04-01 does, by a day.
        #expect(found.undecided == 1)
        #expect(found.windowFirst == "2024-04-02" && found.windowLast == "2025-04-01")
        let introduced = try #require(found.origins.first { $0.origin == .introduction })
        #expect(introduced.ties == 2 && introduced.begun == 0)
        #expect(found.origins.first { $0.origin == .event }?.begun == 1)
        #expect(found.origins.first { $0.origin == .publicity }?.ended == 1)
        #expect(found.origins.last?.origin == .unwritten)
    }

    @Test("the filled cells are those of the matrix, and ties that stand in none are said")
    func cells() throws {
        let map = try example()
        let found = try indicators(map)
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let matrix = map.map.matrix(of: try map.map.ibasho(named: nil), on: day)
        #expect(found.filledCells == matrix.counts.joined().count { $0 > 0 })
        #expect(found.cells == 48)
        #expect(found.unplaced == matrix.unplaced && found.unplaced == 1)
    }

    @Test("diversity is the inverse of Simpson's index, and unknown where nothing is written down")
    func diversity() throws {
        #expect(Diversity([1, 1, 1]).effective == 3)
        #expect(Diversity([5]).effective == 1)
        #expect(Diversity([2, 1, 1, 0]).effective == 16.0 / 6)
        #expect(Diversity([2, 1, 1, 0]).used == 3)
        #expect(Diversity([]).effective == nil)
        let found = try indicators(example())
        // コミュニティ 2, 福祉・医療 2, 産業・農林水産 1.
        #expect(found.fields.effective == 25.0 / 9)
        #expect(found.bands.unwritten == 1)
        #expect(found.attributes.effective == nil)
    }

    @Test("attributes are the audience and tags of ibasho and the tags of supporters, each once for who has it")
    func attributes() throws {
        var map = try example()
        try map.take("居場所,対象,タグ\n食堂,子ども、高齢者,子ども\n", "名前,タグ\n青葉商店,高齢者\n")
        let found = try indicators(map)
        #expect(found.attributes.used == 2 && found.attributes.total == 3)
        #expect(found.attributes.effective == 9.0 / 5)
    }

    @Test("ties hang on persons and on faces; a face with a person's name is one person")
    func persons() throws {
        #expect(try indicators(example()).onePersonEach == 3)
        var map = TestMap()
        try map.take(
            """
            居場所,名前,種別,窓口
            食堂,山本花子さん,個人,
            食堂,青葉自治会,自治会,山本花子さん
            食堂,青葉商店,企業,山本花子
            食堂,緑商店,企業,店長
            食堂,赤商店,企業,店長
            食堂,白商店,企業,
            """
        )
        let found = try indicators(map)
        #expect(found.onePersonEach == 5)
        #expect(found.mostOnOnePerson == 3)
    }

    @Test("the mean age leaves undated ties out and takes the middle of a vague date")
    func age() throws {
        var map = TestMap()
        try map.take("居場所,名前,開始\n食堂,甲の会,2023-04-01\n食堂,乙の会,\n")
        let age = try #require(try indicators(map).meanAge)
        #expect(age == 731.0 / 365.25)
        var vague = TestMap()
        try vague.take("居場所,名前,開始\n食堂,甲の会,2023\n")
        let middle = try #require(try indicators(vague, on: "2024-01-01").meanAge)
        #expect(middle == 183.0 / 365.25)
        var none = TestMap()
        try none.take("居場所,名前\n食堂,甲の会\n")
        #expect(try indicators(none).meanAge == nil)
    }

    @Test("public and mutual aid: by contents, else by kind; what the ibasho gives is left out")
    func aid() throws {
        let aid = try indicators(example()).aid
        // 福祉課 brings both, 自治会 (会場), 個人 (調理) and 商店 (nothing) mutual aid, the hospital only gets.
        #expect(aid.both == 1 && aid.mutualAid == 3 && aid.publicAid == 0 && aid.given == 1 && aid.untold == 0)
        #expect(aid.publicShare == 0.125)
        #expect(AidBalance().publicShare == nil)
        for (content, wanted) in [
            ("補助金", AidClass.publicAid), ("委託費", .publicAid), ("寄付", .mutualAid), ("食材", .mutualAid),
            ("ボランティア", .mutualAid), ("文房具", .mutualAid),
        ] {
            #expect(AidClass.recognise(content) == wanted, "\(content)")
        }
        for content in ["相談", "会場", "助成金", "広報"] { #expect(AidClass.recognise(content) == nil, "\(content)") }
        #expect(AidClass.recognise(.school) == nil && AidClass.recognise(.government) == .publicAid)
    }

    @Test("origins are classes in every edition but the internal one, so that no name comes out")
    func origins() throws {
        let map = try example()
        for edition in [Edition.meeting, .public] {
            let found = try indicators(map, .init(edition: edition, cadence: .year))
            #expect(!"\(found)".contains("山本"))
        }
        let found = try indicators(map, .init(edition: .internal, cadence: .year))
        #expect(found.origins.contains { $0.written == "山本さんの紹介" && $0.origin == .introduction })
        #expect(OriginClass.recognise("婦人会") == .through)
        #expect(OriginClass.recognise("佐藤さん") == .through)
        #expect(OriginClass.recognise("なんとなく") == .other)
        #expect(OriginClass.recognise(nil) == .unwritten)
    }

    @Test("all ibasho together is a sum, and an ibasho that ended takes its ties with it")
    func whole() throws {
        var map = try example()
        try map.take(
            "居場所,開始,終了\nもとの家,2018-04-01,2024-09-30\n",
            "居場所,名前,分野,領域,開始\nもとの家,青葉商店,産業・農林水産,市内,2018-04-01\n"
        )
        let all = try indicators(map)
        #expect(all.ibasho == nil && all.ibashoCount == 1)
        #expect(all.ties == 5 && all.ended == 2)
        let closed = try indicators(map, of: "もとの家")
        #expect(closed.ties == 0 && closed.ended == 1 && closed.ibashoEnded == "2024-09-30")
        #expect(try indicators(map, of: "もとの家", on: "2024-09-30").ties == 1)
    }

    @Test("an ibasho without ties has numbers of ties, and nothing that would have to be guessed")
    func noTies() throws {
        var map = TestMap()
        try map.take("居場所,型\n食堂,交流\n")
        let found = try indicators(map, .init(cadence: .year))
        #expect(found.ties == 0 && found.supporters == 0 && found.begun == 0)
        #expect(found.meanAge == nil && found.fields.effective == nil && found.aid.publicShare == nil)
        #expect(found.periods.map(\.ties) == [0])
        #expect(TestMap().map.indicators(of: nil, on: try #require(SheetDate(storedText: "2025-04-01"))).ties == 0)
    }

    @Test("dates that contradict each other are said, and count nowhere")
    func contradictory() throws {
        var map = try example()
        var draft = GraphDraft(map.graph)
        let tie = try #require(map.graph.relationships.first { map.graph.type(of: $0) == map.graph.type("SUPPORTS") })
        try draft.set(.date(CalendarDate(daysSinceEpoch: 0)), for: "until", of: tie)
        map.graph = draft.graph
        let found = try indicators(map, .init(cadence: .year))
        #expect(found.contradictory == 1 && found.ties == 4)
    }

    @Test("one supporter with 100,000 ties is counted as one")
    func hub() throws {
        var draft = GraphDraft(try example().graph)
        let map = EcomapMap(draft.graph)
        let ibasho = try map.ibasho(named: nil)
        let hub = try draft.createNode(labels: ["Actor"], properties: [("name", .string("全国フードバンク"))])
        for number in 0..<100_000 {
            _ = try draft.createRelationship(
                "SUPPORTS",
                from: hub,
                to: ibasho,
                properties: [("since", .date(CalendarDate(daysSinceEpoch: Int32(10_000 + number % 9_000))))]
            )
        }
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let found = EcomapMap(draft.graph).indicators(of: ibasho, on: day, .init(cadence: .fiscal))
        #expect(found.ties == 100_005 && found.supporters == 6)
        #expect(found.periods.last?.ties == 100_005)
    }
}
