import EngawaGraph
import Testing

@testable import EngawaEcomap

@Suite("Import of places")
struct PlaceImportTests {
    @Test("a places sheet makes places with their levels, and 上位 that have no row of their own")
    func places() throws {
        var map = TestMap()
        let (report, _) = try map.take(
            "地域,レベル,上位,面積\n青葉市,市区町村,みどり県,120\n東小学校区,elementary,南中学校区、青葉市,\n南中学校区,中学校区,青葉市,\n"
        )
        #expect(report.errors.isEmpty && report.warnings.isEmpty)
        #expect((report.rows, report.created, report.changed, report.unchanged) == (3, 3, 0, 0))
        #expect(
            map.links("WITHIN") == [
                "南中学校区 → 青葉市", "東小学校区 → 南中学校区", "東小学校区 → 青葉市", "青葉市 → みどり県",
            ]
        )
        #expect(
            Set(map.nodes("Place").map { "\($0.properties["name"] ?? .null) \($0.properties["level"] ?? .null)" }).count
                == 4
        )
        #expect(map.nodes("Place")[0].properties["面積"] == .string("120"))
        let levels = map.nodes("Place").compactMap { $0.properties["level"]?.stringValue }
        #expect(levels.sorted() == ["elementary", "juniorHigh", "municipality", "prefecture"])
    }

    @Test("a place that a tie named before is described by its row, and a blank erases nothing")
    func described() throws {
        var map = TestMap()
        try map.take("居場所,名前,所在地\nA,農園,北の里\n")
        #expect(map.nodes("Place")[0].properties["level"] == nil)
        let (report, _) = try map.take("地域,レベル,上位\n北の里,地区,青葉市\n")
        #expect((report.created, report.changed) == (0, 1))
        let again = try map.take("地域,レベル,上位\n北の里,地区,\n")
        #expect(again.changes.isEmpty)
        #expect(again.report.unchanged == 1)
        #expect(map.links("WITHIN") == ["北の里 → 青葉市"])
    }

    @Test("an unknown level and a place above itself are errors")
    func errors() throws {
        var map = TestMap()
        let (report, changes) = try map.take("地域,レベル,上位\n青葉市,銀河,\n緑市,市,緑市\n,市,\n白町,,\n")
        #expect(changes.isEmpty)
        #expect(report.errors.map { "\($0.row ?? 0) \($0.column ?? "")" } == ["2 レベル", "3 上位", "4 地域", "5 レベル"])
        guard case .unknownLevel("銀河", let allowed) = report.errors[0].problem else {
            Issue.record("\(report.errors[0])")
            return
        }
        #expect(allowed.count == 9 && allowed.contains("小学校区 (elementary)"))
        #expect(report.errors[1].problem == .placeWithinItself("緑市"))
    }

    @Test("a circle of places is imported with one warning, also where an older import holds a part of it")
    func cycles() throws {
        var map = TestMap()
        let (report, _) = try map.take("地域,レベル,上位\n甲,地区,乙\n乙,地区,丙\n丁,地区,甲\n")
        #expect(report.warnings.isEmpty)
        let closed = try map.take("地域,レベル,上位\n丙,地区,甲\n").report
        #expect(closed.warnings.map(\.problem) == [.placeCycle(["丙", "甲", "乙"])])
        #expect(map.links("WITHIN").count == 4)
    }

    @Test("the same name within different places is two places, with a warning; the next import finds both again")
    func sameName() throws {
        let text = """
            地域,レベル,上位
            青葉市,市区町村,
            緑市,市区町村,
            中央小学校区,小学校区,青葉市
            中央小学校区,小学校区,緑市
            中央小学校区,小学校区,緑市
            """
        var map = TestMap()
        let first = try map.take(text)
        #expect(first.report.warnings.map(\.problem) == [.sameNameOtherPlace("中央小学校区")])
        #expect((first.report.created, first.report.unchanged) == (4, 1))
        #expect(map.links("WITHIN") == ["中央小学校区 → 緑市", "中央小学校区 → 青葉市"])
        #expect(try map.take(text).changes.isEmpty)
        let (report, _) = try map.take("居場所,名前,所在地\nA,農園,中央小学校区\n")
        #expect(report.warnings.map(\.problem) == [.ambiguousPlace("中央小学校区")])
        #expect(map.nodes("Place").count == 4)
    }

    @Test("上位 of another level, from another row, is one more")
    func severalRows() throws {
        var map = TestMap()
        let (report, _) = try map.take("地域,レベル,上位\n東小学校区,小学校区,南中学校区\n東小学校区,小学校区,青葉市\n")
        #expect((report.created, report.changed, report.warnings.count) == (1, 1, 0))
        #expect(map.links("WITHIN").count == 2)
    }
}
