import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa routes")
struct RoutesTests {
    @Test("there, back, direct and shared ways stand apart, in every format")
    func formats() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,種別\n食堂,つなぐ会,NPO\n食堂,窓口課,行政\n", "ties.csv")
            try shop.sheet("名前1,名前2,関係\n窓口課,食堂,紹介先\n窓口課,つなぐ会,知り合い\n", "links.csv")
            try shop.good("import", "a.engawa", "ties.csv", "links.csv")
            let table = try shop.engawa("routes", "a.engawa", "窓口課", "食堂", "--lang", "ja")
            #expect(table.output.contains("行き") && table.output.contains("つなぎ手") && table.output.contains("じか"))
            #expect(table.errors.contains("逆の向き"))
            let json = try shop.json(try shop.good("routes", "a.engawa", "窓口課", "食堂", "--format", "json"))
            #expect((json["there"] as? [Any])?.count == 1 && (json["back"] as? [Any])?.count == 0)
            #expect((json["direct"] as? [Any])?.count == 1 && (json["shared"] as? [Any])?.count == 1)
            #expect(json["withheld"] as? Int == 0)
            let csv = try shop.good("routes", "a.engawa", "食堂", "窓口課", "--format", "csv", "--lang", "ja")
            #expect(csv.hasPrefix("向き,歩数,間に立つ人,道すじ") && csv.contains("帰り"))
        }
    }

    @Test("bad names, the same twice, an empty map and no way at all are answered")
    func bad() throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            #expect(try shop.engawa("routes", "a.engawa", "甲", "乙").exitCode == 1)
            try shop.sheet("名前\n甲の会\n乙の会\n", "actors.csv")
            try shop.good("import", "a.engawa", "actors.csv")
            #expect(try shop.engawa("routes", "a.engawa", "甲の会", "甲の会").exitCode == 1)
            let unknown = try shop.engawa("routes", "a.engawa", "甲の会", "乙の合")
            #expect(unknown.exitCode == 1 && unknown.errors.contains("乙の会"))
            let none = try shop.engawa("routes", "a.engawa", "甲の会", "乙の会", "--format", "json")
            #expect(
                none.exitCode == 0 && none.errors.contains("REFERS_TO") == false && none.errors.contains("referral")
            )
        }
    }
}
