import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa coverage")
struct CoverageTests {
    private func mapped(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                """
                地域,レベル,上位,人口
                みどり県,都道府県,,
                青葉市,市区町村,みどり県,
                東小学校区,小学校区,青葉市,1200
                西小学校区,小学校区,青葉市,800
                """,
                "places.csv"
            )
            try shop.sheet("居場所,所在地,終了,対象\n東食堂,東小学校区,,子ども\nむかしの家,西小学校区,2020,\n", "ibasho.csv")
            try shop.sheet("居場所,おねがい\n東食堂,冷蔵庫\n", "needs.csv")
            try shop.good("import", "a.engawa", "places.csv", "ibasho.csv", "needs.csv")
            try body(shop)
        }
    }

    @Test("the share of school districts, by prefecture and municipality, and what no ibasho has taken up")
    func json() throws {
        try mapped { shop in
            let json = try shop.json(try shop.good("coverage", "a.engawa", "--by", "人口", "--format", "json"))
            let total = try #require(json["total"] as? [String: Any])
            #expect(
                total["districts"] as? Int == 2 && total["covered"] as? Int == 1 && total["share"] as? Double == 0.5
            )
            #expect((json["areas"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["みどり県", "青葉市"])
            let districts = try #require(json["districts"] as? [[String: Any]])
            #expect(districts.compactMap { $0["ibasho"] as? Int } == [1, 0])
            let measure = (total["measures"] as? [String: [String: Any]])?["人口"]
            #expect((measure?["with"] as? [String: Any])?["sum"] as? Double == 1200)
            #expect(measure?["share"] as? Double == 0.6)
            #expect((json["unserved"] as? [[String: Any]])?.first?["word"] as? String == "冷蔵庫")
            #expect(json["ibashoNotThere"] as? Int == 1)
        }
    }

    @Test("a table says what none means, and CSV has a row for everything")
    func table() throws {
        try mapped { shop in
            let table = try shop.good("coverage", "a.engawa", "--place", "青葉市", "--lang", "ja")
            #expect(table.contains("50%") && table.contains("西小学校区") && table.contains("冷蔵庫（1）"))
            #expect(table.contains("このマップに書かれていないという意味"))
            for word in ["孤立", "欠落", "不足", "問題"] { #expect(!table.contains(word)) }
            try shop.good("coverage", "a.engawa", "-o", "c.csv")
            let bytes = try shop.folder.read("c.csv")
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n").count == 8)
        }
    }

    @Test("bad input is answered: unknown places and properties, maps without places or districts, empty maps")
    func corners() throws {
        try mapped { shop in
            let place = try shop.engawa("coverage", "a.engawa", "--place", "青空市")
            #expect(place.exitCode == 1 && place.errors.contains("青葉市"))
            let property = try shop.engawa("coverage", "a.engawa", "--by", "人囗")
            #expect(property.exitCode == 1 && property.errors.contains("人口"))
            try shop.good("init", "empty.engawa")
            let empty = try shop.engawa("coverage", "empty.engawa")
            #expect(empty.exitCode == 1 && empty.errors.contains("places"))
            try shop.sheet("居場所,対象\n食堂,子ども\n", "one.csv")
            try shop.good("import", "b.engawa", "one.csv")
            let none = try shop.engawa("coverage", "b.engawa", "--format", "json")
            let total = try shop.json(none.output)["total"] as? [String: Any]
            #expect(none.exitCode == 0 && total?["districts"] is NSNull && none.errors.contains("sheet of places"))
            #expect(try shop.good("coverage", "b.engawa").contains("sheet of places"))
            #expect(try shop.engawa("coverage", "b.engawa", "--place", "青葉市").exitCode == 1)
            try shop.sheet("地域,レベル\n青葉市,市区町村\n", "city.csv")
            try shop.good("import", "b.engawa", "city.csv")
            #expect(try shop.good("coverage", "b.engawa").contains("municipality 1"))
        }
    }
}
