import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Coverage of school districts, words and needs")
struct CoverageTests {
    private static let places = """
        地域,レベル,上位,人口,高齢化率,方言
        みどり県,都道府県,,,,
        青葉市,市区町村,みどり県,50000,,
        緑市,市区町村,みどり県,,,
        東小学校区,小学校区,青葉市,"1,200",20%,北
        西小学校区,小学校区,青葉市,８００人,30%,
        境小学校区,小学校区,青葉市、緑市,500,,
        緑小学校区,小学校区,緑市,,,
        東町自治会,自治会,東小学校区,,,
        """
    private static let ibasho = """
        居場所,所在地,終了,対象,タグ
        東食堂,東町自治会,,子ども,
        境食堂,境小学校区,,高齢者,外国ルーツ
        むかしの家,西小学校区,2020-03-31,若者,
        市の広場,青葉市,,,
        どこかの家,,,,
        """

    private func example() throws -> TestMap {
        var map = TestMap()
        try map.take(CoverageTests.places, CoverageTests.ibasho)
        return map
    }

    private func coverage(
        _ map: TestMap,
        within place: String? = nil,
        by properties: [String] = [],
        on day: String = "2025-04-01"
    ) throws -> Coverage {
        try map.map.coverage(within: place, by: properties, on: try #require(SheetDate(storedText: day)))
    }

    @Test("a district has an ibasho that lies in it or below it, on the day")
    func districts() throws {
        let found = try coverage(example())
        #expect(found.total.districts == 4 && found.total.covered == 2 && found.total.share == 0.5)
        #expect(found.districts.map(\.name) == ["東小学校区", "西小学校区", "境小学校区", "緑小学校区"])
        #expect(found.districts.map(\.ibasho) == [1, 0, 1, 0])
        #expect(found.total.ibasho == 4)
        #expect(found.withoutPlace == 1 && found.withoutDistrict == 1 && found.notThere == 1)
        // Before it ended, むかしの家 counted.
        #expect(try coverage(example(), on: "2020-03-31").total.covered == 3)
    }

    @Test("a district within two municipalities counts in both, and once in all")
    func areas() throws {
        let found = try coverage(example())
        #expect(found.areas.map(\.name) == ["みどり県", "青葉市", "緑市"])
        #expect(found.areas.map(\.districts) == [4, 3, 2])
        #expect(found.areas.map(\.covered) == [2, 2, 1])
        #expect(found.areas.map(\.ibasho) == [3, 3, 1])
        #expect(found.areas[1].path == ["みどり県"])
        #expect(found.districts[2].path == ["みどり県", "青葉市", "緑市"])
    }

    @Test("a place restricts to what lies in it")
    func place() throws {
        let found = try coverage(example(), within: "緑市")
        #expect(found.districts.map(\.name) == ["境小学校区", "緑小学校区"])
        #expect(found.total.name == "緑市" && found.total.covered == 1 && found.total.ibasho == 1)
        #expect(found.areas.isEmpty)
        #expect(try coverage(example(), within: "東小学校区").total.share == 1)
        // Found as people write it, too.
        #expect(try coverage(example(), within: " 青葉 市").total.name == "青葉市")
    }

    @Test("places of one name are looked at together, and it is said how many there are")
    func sameName() throws {
        var map = TestMap()
        try map.take(
            "地域,レベル,上位\n青葉市,市区町村,\n緑市,市区町村,\n中央小学校区,小学校区,青葉市\n中央小学校区,小学校区,緑市\n"
        )
        let found = try coverage(map, within: "中央小学校区")
        #expect(found.placesMeant == 2 && found.total.districts == 2)
        #expect(found.districts.map(\.path) == [["青葉市"], ["緑市"]])
    }

    @Test("properties are added up over districts with and without an ibasho, numbers as people write them")
    func properties() throws {
        let found = try coverage(example(), by: ["人口", "高齢化率"])
        let population = found.total.measures[0]
        #expect(population.with.sum == 1700 && population.with.known == 2 && population.with.mean == 850)
        #expect(population.without.sum == 800 && population.without.unknown == 1)
        #expect(population.share == 0.68)
        #expect(found.total.measures[1].without.mean == 30)
        #expect(found.districts[0].values == [1200, 20])
    }

    @Test("what is not there is answered with what is")
    func unknown() throws {
        let map = try example()
        func error(within place: String? = nil, by property: String? = nil) -> CoverageError? {
            do {
                _ = try coverage(map, within: place, by: property.map { [$0] } ?? [])
                return nil
            } catch {
                return error as? CoverageError
            }
        }
        #expect(error(within: "青場市") == .unknownPlace("青場市", near: ["青葉市"]))
        #expect(error(within: "東町自治会") == .noDistricts("東町自治会", above: ["東小学校区"]))
        #expect(error(by: "人工") == .unknownProperty("人工", known: ["人口", "高齢化率"], levels: []))
        #expect(error(by: "方言") == .notNumbers("方言", example: "北"))
        var other = TestMap()
        try other.take("居場所,名前\n食堂,会\n")
        #expect(throws: CoverageError.noPlaces) { try coverage(other, within: "青葉市") }
        #expect(throws: CoverageError.noPlaces) { try coverage(other, by: ["人口"]) }
        var city = TestMap()
        try city.take("地域,レベル,人口,上位\n青葉市,市区町村,10,\n東小学校区,小学校区,,青葉市\n")
        #expect(throws: CoverageError.unknownProperty("人口", known: [], levels: [.municipality])) {
            try coverage(city, by: ["人口"])
        }
    }

    @Test("a map without places has no districts and no share, and still its words")
    func withoutPlaces() throws {
        var map = TestMap()
        try map.take("居場所,対象\n食堂,子ども\n")
        let found = try coverage(map)
        #expect(found.places == 0 && found.total.share == nil && found.total.ibasho == 1)
        #expect(found.wordCount == 1 && found.unserved.isEmpty)
        #expect(try coverage(TestMap()).total.ibasho == 0)
    }

    @Test("places that lie within each other are passed once")
    func cycles() throws {
        var map = TestMap()
        try map.take(
            "地域,レベル,上位\n甲市,市区町村,乙市\n乙市,市区町村,甲市\n東小学校区,小学校区,甲市\n",
            "居場所,所在地\n東食堂,東小学校区\n"
        )
        let found = try coverage(map)
        #expect(found.total.covered == 1 && found.areas.map(\.covered) == [1, 1])
        #expect(try coverage(map, within: "乙市").total.districts == 1)
        #expect(found.areas.count == 2)
    }

    @Test("words are those that no ibasho has on the day; needs those that nobody offers or brings")
    func words() throws {
        var map = try example()
        try map.take(
            """
            名前,タグ,所在地
            支援の会,若者、外国ルーツ,緑市
            青葉の会,障害,青葉市
            """,
            "居場所,おねがい,期限\n東食堂,米,\n東食堂,冷蔵庫,\n境食堂,冷蔵庫,\n境食堂,送迎,2020-01-01\n東食堂,会場,\n東食堂,高齢者,\n",
            "名前,提供\n青葉の会,会場\n",
            "居場所,名前,内容\n東食堂,青葉の会,米\n"
        )
        let found = try coverage(map)
        #expect(found.unserved.map(\.word) == ["冷蔵庫", "若者", "障害"])
        #expect(found.unserved.map(\.count) == [2, 2, 1])
        #expect(found.unserved.map(\.tied) == [0, 0, 1])
        #expect(found.unserved.map(\.kind) == [.need, .tag, .tag])
        #expect(try coverage(map, within: "緑市").unserved.map(\.word) == ["冷蔵庫", "若者"])
    }

    @Test("numbers are read as sheets have them, and nothing else is")
    func numbers() {
        for (text, wanted) in [("1,234", 1234), ("１２３４人", 1234), ("12.5％", 12.5), (" 7 世帯", 7), ("-3", -3)] {
            #expect(PlaceNumber.of(.string(text)) == wanted, "\(text)")
        }
        for text in ["", "多い", "nan", "0x10", "人", "1e5", "--"] { #expect(PlaceNumber.of(.string(text)) == nil) }
        #expect(PlaceNumber.of(.integer(5)) == 5)
        #expect(PlaceNumber.of(.float(.infinity)) == nil)
    }
}
