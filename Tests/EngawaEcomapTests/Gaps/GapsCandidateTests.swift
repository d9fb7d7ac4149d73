import EngawaGraph
import EngawaSheets
import EngawaTestSupport
import Testing

@testable import EngawaEcomap

@Suite("Gaps: candidates for missing links")
struct GapsCandidateTests {
    static let day = "2025-04-01"

    static func finder(_ map: EcomapMap) throws -> CandidateFinder {
        CandidateFinder(map, on: try #require(SheetDate(storedText: day)))
    }

    /// The names of the candidates of an ibasho, the most likely first.
    static func names(_ map: TestMap, for ibasho: String, limit: Int = 10) throws -> [String] {
        let node = try map.map.ibasho(named: ibasho)
        return try finder(map.map).candidates(for: node, limit: limit).map { map.map.name(of: $0.node) }
    }

    static let places = """
        地域,レベル,上位
        県,都道府県,
        東市,市区町村,県
        西市,市区町村,県
        東小学校区,小学校区,東市

        """

    @Test("A known friend of a strong supporter precedes a stranger, and the evidence says through whom")
    func friends() throws {
        var map = TestMap()
        try map.take(
            "居場所,名前,種別,強さ\nひだまり,田中農園,農家,強い\nひだまり,北クリニック,医療機関,普通\n",
            "名前,種別\n佐藤米店,商店\n鈴木金物店,商店\n",
            "名前1,名前2,強さ\n田中農園,佐藤米店,強い\n"
        )
        #expect(try Self.names(map, for: "ひだまり") == ["佐藤米店", "鈴木金物店"])
        let found = try Self.finder(map.map).candidates(for: try map.map.ibasho(named: nil))
        let acquaintance = try #require(found.first?.acquaintances.first)
        #expect(map.map.name(of: acquaintance.supporter) == "田中農園")
        #expect(acquaintance.linkStrength == .strong)
        #expect(acquaintance.tieStrength == .strong)
        #expect(found.first?.acquaintances.count == 1)
        #expect(found.last?.acquaintances.isEmpty == true)
        #expect(found.first.map { $0.parts.links > 0 } == true)
    }

    @Test("Of those who know the candidate, one over a strong link comes first, then a strong supporter")
    func acquaintanceOrder() throws {
        var map = TestMap()
        try map.take(
            "居場所,名前,種別,強さ\nひだまり,甲工務店,企業,普通\nひだまり,乙工務店,企業,強い\nひだまり,丙工務店,企業,普通\n",
            "名前1,名前2,強さ\n甲工務店,丁工務店,普通\n乙工務店,丁工務店,普通\n丙工務店,丁工務店,強い\n"
        )
        let found = try Self.finder(map.map).candidates(for: try map.map.ibasho(named: nil))
        let names = found.first?.acquaintances.map { map.map.name(of: $0.supporter) }
        #expect(names == ["丙工務店", "乙工務店", "甲工務店"])
    }

    @Test("The near precede the far, and the nearest common place is said")
    func near() throws {
        var map = TestMap()
        try map.take(
            Self.places,
            "居場所,所在地\nひだまり,東小学校区\n",
            "名前,種別,所在地\n西の店,商店,西市\n東の店,商店,東市\n学校の隣の店,商店,東小学校区\n",
            "居場所,名前,種別\nひだまり,甲工務店,企業\n"
        )
        let found = try Self.finder(map.map).candidates(for: try map.map.ibasho(named: nil))
        #expect(found.map { map.map.name(of: $0.node) } == ["学校の隣の店", "東の店", "西の店"])
        #expect(found.map { $0.proximity?.level } == [.elementary, .municipality, .prefecture])
        #expect(found.map { $0.proximity?.isOwnPlace } == [true, true, false])
    }

    @Test("An area counts as where an actor is, not its location")
    func areas() throws {
        var map = TestMap()
        try map.take(
            Self.places,
            "居場所,所在地\nひだまり,東小学校区\n",
            "名前,種別,所在地,活動範囲\n県社協,社会福祉協議会,西市,東市\n",
            "居場所,名前,種別\nひだまり,甲工務店,企業\n"
        )
        let found = try Self.finder(map.map).candidates(for: try map.map.ibasho(named: nil))
        #expect(found.first?.proximity?.level == .municipality)
        #expect(found.first?.proximity.map { map.map.name(of: $0.place) } == "東市")
    }

    @Test("Who is tied, or was, or will be, is never proposed")
    func tiesOfAnyTime() throws {
        var map = TestMap()
        try map.take(
            "居場所,名前,種別,開始,終了\n"
                + "ひだまり,今の店,商店,2020-04-01,\nひだまり,昔の店,商店,2019-04-01,2021-03-31\n"
                + "ひだまり,来年の店,商店,2026-04-01,\nほかの家,昔の店,商店,,\nほかの家,新しい店,商店,,\n",
            "名前1,名前2\n今の店,昔の店\n今の店,来年の店\n今の店,新しい店\n"
        )
        #expect(try Self.names(map, for: "ひだまり") == ["新しい店"])
        // Those whose ties ended know nobody for it any more.
        #expect(try Self.names(map, for: "ほかの家").first == "今の店")
    }

    @Test("A link that has ended is none")
    func endedLinks() throws {
        var map = TestMap()
        try map.take(
            "居場所,名前,種別\nひだまり,今の店,商店\n",
            "名前,種別\nい店,商店\nろ店,商店\n",
            "名前1,名前2,終了\n今の店,い店,2020-01-01\n今の店,ろ店,\n"
        )
        let found = try Self.finder(map.map).candidates(for: try map.map.ibasho(named: nil))
        #expect(found.map { map.map.name(of: $0.node) } == ["ろ店", "い店"])
        #expect(found.last?.acquaintances.isEmpty == true)
    }

    @Test("Who supports an ibasho with the same supporters precedes others, and the evidence says which")
    func alike() throws {
        var map = TestMap()
        try map.take(
            "居場所,名前,種別\nあ,甲商店,商店\nあ,乙商店,商店\nい,甲商店,商店\nい,乙商店,商店\nい,丙商店,商店\n"
                + "う,丁商店,商店\nう,戊商店,商店\n"
        )
        #expect(try Self.names(map, for: "あ").first == "丙商店")
        let found = try Self.finder(map.map).candidates(for: try map.map.ibasho(named: "あ"))
        let alike = try #require(found.first?.alikeIbasho.first)
        #expect(map.map.name(of: alike.ibasho) == "い")
        #expect(alike.sharedSupporters == 2)
        #expect(found.first?.tieCount == 1)
    }

    @Test("Shared fields and tags are told")
    func interests() throws {
        var map = TestMap()
        try map.take(
            "居場所,タグ\nひだまり,学習、外国ルーツ\n",
            "居場所,名前,種別,分野\nひだまり,甲塾,企業,子育て・教育\n",
            "名前,種別,分野,タグ\n乙塾,企業,子育て・教育,外国ルーツ\n丙塾,企業,文化・スポーツ,\n"
        )
        let found = try Self.finder(map.map).candidates(for: try map.map.ibasho(named: nil))
        #expect(found.map { map.map.name(of: $0.node) } == ["乙塾", "丙塾"])
        #expect(found.first?.sharedTags == ["外国ルーツ"])
        #expect(found.first?.sharedFields.map { map.map.name(of: $0.field) } == ["子育て・教育"])
        #expect(found.first?.sharedFields.map(\.supporters) == [1])
        #expect(found.last?.sharedFields.isEmpty == true)
    }

    @Test("Those who are excluded are left out, and others move up")
    func excluded() throws {
        var map = TestMap()
        try map.take(
            "居場所,名前,種別\nひだまり,甲店,商店\n",
            "名前,種別\nい店,商店\nろ店,商店\nは店,商店\n",
            "名前1,名前2\n甲店,い店\n"
        )
        let ibasho = try map.map.ibasho(named: nil)
        let finder = try Self.finder(map.map)
        let all = finder.candidates(for: ibasho, limit: 2).map(\.node)
        let others = finder.candidates(for: ibasho, limit: 2) { $0 == all[0] }.map(\.node)
        #expect(others.count == 2)
        #expect(others.first == all.last)
        #expect(!others.contains(all[0]))
        #expect(finder.candidates(for: ibasho, limit: 0).isEmpty)
    }

    @Test("An empty map, an ibasho without ties and a map without actors have candidates as far as there are any")
    func empty() throws {
        let empty = EcomapMap(PropertyGraph())
        #expect(try Self.finder(empty).map.ibasho.isEmpty)
        var map = TestMap()
        try map.take("居場所\nひだまり\n")
        #expect(try Self.names(map, for: "ひだまり").isEmpty)
        try map.take("名前,種別\n甲店,商店\n")
        #expect(try Self.names(map, for: "ひだまり") == ["甲店"])
    }

    @Test("Two finders over the same map, and one in columns, give the same candidates")
    func deterministic() throws {
        let map = RandomGapsMap(seed: 3).map
        let first = try Self.finder(map)
        var columns = first.prepared().session()
        var session = try Self.finder(map).session()
        for ibasho in map.ibasho {
            let found = first.candidates(for: ibasho)
            #expect(found == session.candidates(for: ibasho))
            #expect(found == columns.candidates(for: ibasho))
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.logOdds >= $1.logOdds })
            #expect(found.allSatisfy { abs($0.parts.sum - $0.logOdds) < 1e-9 && (0...1).contains($0.probability) })
        }
    }
}
