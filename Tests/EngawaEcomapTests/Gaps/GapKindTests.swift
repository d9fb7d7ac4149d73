import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Missing links of an ibasho")
struct GapKindTests {
    @Test("a content that one supporter alone brings, with others who bring such a thing")
    func singleSupport() throws {
        let map = try GapMap(
            """
            居場所,名前,種別,分野,内容,向き
            あおば,みどり農園,農家,産業・農林水産,野菜,受ける
            あおば,本町商店,商店,産業・農林水産,会場,受ける
            あおば,たなか文具,商店,産業・農林水産,会場,受ける
            あおば,朝日会,NPO,コミュニティ,お弁当,出す
            わかば,たなか文具,商店,産業・農林水産,文房具,受ける
            わかば,ひので農園,農家,産業・農林水産,米,受ける
            """
        )
        let food = try #require(try map.gaps(.singleSupport, of: "あおば").first { $0.evidence["content"] == .text("野菜") })
        #expect(food.why.ja.contains("みどり農園だけ"))
        #expect(food.candidates.map(\.name) == ["ひので農園"])
        // Two lend a room, and what goes out is nobody's support.
        let contents = try map.gaps(.singleSupport, of: "あおば").compactMap { $0.evidence["content"] }
        #expect(!contents.contains(.text("会場")) && !contents.contains(.text("お弁当")))
    }

    @Test("the one supporter over whom all other places are reached")
    func onlyWayOut() throws {
        let sheet = """
            居場所,名前,内容
            あおば,みどり農園,野菜
            あおば,本町商店,会場
            あおば,たなか文具,文房具
            わかば,たなか文具,文房具
            """
        let way = try GapMap(sheet).gaps(.singleSupport, of: "あおば").filter { $0.key.contains("/way/") }
        #expect(way.count == 1 && way[0].evidence["supporter"] == .text("たなか文具"))
        let two = try GapMap(sheet + "\nわかば,本町商店,会場").gaps(.singleSupport, of: "あおば")
        #expect(!two.contains { $0.key.contains("/way/") })
        // A link to somebody else leads out as well; one among the supporters does not.
        let linked = try GapMap(sheet, "名前1,名前2\nみどり農園,遠くの人").gaps(.singleSupport, of: "あおば")
        #expect(!linked.contains { $0.key.contains("/way/") })
        let inner = try GapMap(sheet, "名前1,名前2\nみどり農園,本町商店").gaps(.singleSupport, of: "あおば")
        #expect(inner.contains { $0.key.contains("/way/") })
    }

    @Test("ties that hang on one contact person, who is named in the internal edition alone")
    func oneFace() throws {
        let map = try GapMap(
            """
            居場所,名前,種別,窓口
            あおば,みどり農園,農家,佐藤さん
            あおば,本町商店,商店,佐藤さん
            あおば,たなか文具,商店,佐藤 さん
            あおば,朝日会,NPO,鈴木さん
            """
        )
        let inner = try map.gaps(.oneFace, of: "あおば", .internal)
        #expect(inner.count == 1 && inner[0].why.ja.contains("3つの窓口"))
        #expect(inner[0].evidence["face"] == .text("佐藤さん"))
    }

    @Test("one official as the contact, in the months before the transfers of April")
    func transfers() throws {
        let map = try GapMap("居場所,名前,種別,窓口\nあおば,青葉市こども課,行政,佐藤さん\nあおば,本町商店,商店,鈴木さん\n")
        let months = try (1...12).filter { month in
            let day = "2026-" + (month < 10 ? "0" : "") + "\(month)-15"
            return try !map.gaps(.oneFace, of: "あおば", .internal, on: day).isEmpty
        }
        #expect(months == [1, 2, 3])
        let gap = try #require(try map.gaps(.oneFace, of: "あおば", .internal, on: "2026-02-01").first)
        #expect(gap.why.ja.contains("青葉市こども課") && gap.why.ja.contains("異動"))
    }

    @Test("a tie whose end is near, unless another tie of the same supporter goes on")
    func endingTie() throws {
        let map = try GapMap(
            """
            居場所,名前,内容,開始,終了
            あおば,みどり農園,野菜,2024-04-01,2027-01-31
            あおば,本町商店,会場,2024-04-01,2028-01-31
            あおば,朝日会,人手,2024-04-01,2026-12-31
            あおば,朝日会,人手,2027-01-01,
            あおば,むかしの会,人手,2020-04-01,2025-12-31
            あおば,こども課,補助,2024-04-01,2026年度
            """
        )
        let ending = try map.gaps(.endingTie, of: "あおば")
        #expect(ending.map { $0.evidence["supporter"] } == [.text("みどり農園")])
        #expect(ending[0].why.ja.contains("2027年1月31日まで"))
        let later = try map.gaps(.endingTie, of: "あおば", on: "2027-02-15")
        #expect(later.map(\.why.ja).contains { $0.contains("こども課") && $0.contains("2026年度末") })
    }

    @Test(
        "a tie is quiet by its own written rhythm alone",
        arguments: [
            ("毎週", "2026-09-01", true), ("毎週", "2026-10-15", false), ("毎月", "2026-07-01", true),
            ("毎月", "2026-09-15", false), ("年1回", "2022-01-01", false), ("夏休み", "2022-01-01", false),
            ("随時", "2022-01-01", false), ("", "2022-01-01", false), ("毎週", "", false),
        ]
    )
    func quietTie(frequency: String, lastContact: String, isQuiet: Bool) throws {
        let map = try GapMap("居場所,名前,頻度,最終接触\nあおば,みどり農園,\(frequency),\(lastContact)\n")
        #expect(try map.gaps(.quietTie, of: "あおば", .internal).isEmpty != isQuiet)
    }

    @Test("a strained tie is left in peace")
    func quietAndStrained() throws {
        let map = try GapMap(
            """
            居場所,名前,強さ,頻度,最終接触
            あおば,みどり農園,葛藤,毎週,2025-01-01
            あおば,本町商店,強い,毎週,2025-01-02
            """
        )
        let quiet = try map.gaps(.quietTie, of: "あおば", .internal)
        #expect(quiet.map { $0.evidence["supporter"] } == [.text("本町商店")])
        #expect(quiet[0].evidence["lastContact"] == SheetDate(storedText: "2025-01-02").map { .date($0) })
    }

    @Test("fewer than three places to turn to, by support that flows in and by 相談先")
    func noConfidant() throws {
        let two = try GapMap(
            "居場所,名前,向き\nあおば,みどり農園,受ける\nあおば,本町商店,出す\n",
            "名前1,名前2,関係\nあおば,青葉社協,紹介先\n"
        )
        let gap = try #require(try two.gaps(.noConfidant, of: "あおば").first)
        #expect(gap.evidence["count"] == .count(2))
        let three = try GapMap(
            "居場所,名前,向き\nあおば,みどり農園,受ける\nあおば,本町商店,双方\n",
            "名前1,名前2,関係\nあおば,青葉社協,紹介先\n"
        )
        #expect(try three.gaps(.noConfidant, of: "あおば").isEmpty)
    }

    @Test("a supporter whom people turn to and who has few places to turn to")
    func supporterWithoutPlaces() throws {
        let ties = "居場所,名前,種別,同意,向き\nあおば,山田さん,民生委員,あり,受ける\nあおば,A社,企業,,受ける\nあおば,B社,企業,,受ける\n"
        let one = try GapMap(ties, "名前1,名前2,関係\n山田さん,青葉社協,相談先\n")
        let gap = try #require(try one.gaps(.noConfidant, of: "あおば").first)
        #expect(gap.why.ja.contains("山田さん") && gap.evidence["count"] == .count(1))
        // Where the map says nothing about it, nothing is known.
        #expect(try GapMap(ties).gaps(.noConfidant, of: "あおば").isEmpty)
    }

    private static let places = "地域,レベル,上位\n全国,全国,\n青葉県,都道府県,全国\n青葉市,市区町村,青葉県\n東小学校区,小学校区,青葉市\n西小学校区,小学校区,青葉市\n"

    @Test("a cell that comparable ibasho near by have filled; never その他, nor where there is little to compare")
    func emptyCell() throws {
        let ibasho = "居場所,型,所在地\nあおば,交流,東小学校区\nわかば,交流,東小学校区\nもえぎ,交流,西小学校区\nみどり,交流,西小学校区\nよそ,支援,西小学校区\n"
        var ties = "居場所,名前,種別,分野,領域,内容\nあおば,本町商店,商店,産業・農林水産,市区町村内,会場\n"
        for other in ["わかば", "もえぎ", "みどり"] {
            ties += "\(other),\(other)農園,農家,産業・農林水産,小学校区,野菜\n"
            ties += "\(other),\(other)の何か,その他,その他,小学校区,\n"
        }
        let map = try GapMap(GapKindTests.places, ibasho, ties)
        let cells = try map.gaps(.emptyCell, of: "あおば")
        let axes = map.map.map.axes
        #expect(cells.map { axes.fields[$0.field ?? 0].name } == ["産業・農林水産"])
        #expect(cells[0].why.ja.contains("3か所のうち3か所") && cells[0].why.ja.contains("なくても大丈夫"))
        #expect(cells[0].why.ja.contains("農林漁業"))
        // Of another mode there is nobody to compare with.
        #expect(try map.gaps(.emptyCell, of: "よそ").isEmpty)
    }

    @Test("two ibasho of a town that share nobody, with who could introduce them")
    func strangers() throws {
        let ibasho = "居場所,所在地\nあおば,東小学校区\nわかば,東小学校区\nもえぎ,西小学校区\n"
        let ties = "居場所,名前,種別,同意\nあおば,本町商店,商店,\nわかば,たなか文具,商店,\nもえぎ,本町商店,商店,\n"
        let map = try GapMap(GapKindTests.places, ibasho, ties, "名前1,名前2\n本町商店,たなか文具\n")
        let pairs = try map.gaps(.strangers, of: "あおば")
        #expect(pairs.map { $0.candidates[0].name } == ["わかば"])
        #expect(pairs[0].candidates[0].introduction == ["あおば", "本町商店", "たなか文具", "わかば"])
        // Told once for the whole map, from whichever side.
        let all = try map.gaps(.strangers)
        #expect(Set(all.map(\.key)).count == all.count)
        #expect(all.contains { $0.key == pairs[0].key })
        // A link between the two, or a shared supporter, and they are no strangers.
        let linked = try GapMap(GapKindTests.places, ibasho, ties, "名前1,名前2\nあおば,わかば\n")
        #expect(try linked.gaps(.strangers, of: "あおば").isEmpty)
    }

    @Test("two circles without a tie between them, told for the whole map")
    func separateParts() throws {
        let map = try GapMap(
            "居場所,名前\nあおば,本町商店\nわかば,本町商店\nもえぎ,たなか文具\nみどり,たなか文具\n"
        )
        let parts = try map.gaps(.strangers).filter { $0.ibasho == nil }
        #expect(parts.count == 1 && parts[0].evidence["pairs"] == .count(4))
        let joined = try GapMap(
            "居場所,名前\nあおば,本町商店\nわかば,本町商店\nもえぎ,たなか文具\nみどり,たなか文具\n",
            "名前1,名前2\n本町商店,たなか文具\n"
        )
        #expect(try joined.gaps(.strangers).allSatisfy { $0.ibasho != nil })
    }

    @Test("two communities that some way joins and no tie of their own, ranked by what an introduction shortens")
    func communities() throws {
        // Three circles in a row: the first and the last know each other over the middle one alone.
        var ties = "居場所,名前\n"
        for circle in ["東", "中", "西"] {
            for ibasho in 1...4 {
                for actor in 1...4 { ties += "\(circle)の場\(ibasho),\(circle)の会\(actor)\n" }
            }
        }
        let map = try GapMap(ties + "中の場1,東の会1\n中の場2,西の会1\n")
        let pairs = try map.gaps(.strangers).filter { $0.ibasho == nil }
        #expect(pairs.count == 1)
        let names = try #require(pairs.first?.evidence["ibasho"])
        guard case .texts(let ends) = names else {
            Issue.record("names")
            return
        }
        #expect(Set(ends.map { $0.first }) == ["東", "西"])
        let way = try #require(pairs[0].candidates.first?.introduction)
        #expect(way.first == ends[0] && way.last == ends[1])
        #expect(pairs[0].evidence["steps"] == .count(way.count - 1))
    }

    @Test("an actor that fits and is near, with the way to it; who was tied once is not proposed")
    func candidate() throws {
        let map = try GapMap(
            """
            居場所,名前,種別,分野,強さ,開始,終了
            あおば,本町商店,商店,産業・農林水産,強い,,
            あおば,むかしの会,NPO,コミュニティ,,2020-04-01,2024-03-31
            わかば,ひので農園,農家,産業・農林水産,,,
            わかば,むかしの会,NPO,コミュニティ,,,
            わかば,本町商店,商店,産業・農林水産,,,
            """,
            "名前1,名前2,強さ\n本町商店,ひので農園,強い\n本町商店,むかしの会,強い\n"
        )
        let found = try map.gaps(.candidate, of: "あおば")
        #expect(found.map { $0.candidates[0].name } == ["ひので農園"])
        #expect(found[0].candidates[0].introduction == ["あおば", "本町商店", "ひので農園"])
        #expect(try map.gaps(of: "あおば").allSatisfy { !$0.candidates.map(\.name).contains("むかしの会") })
    }
}
