import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa verify --salvage")
struct SalvageFlowTests {
    /// A map of three transactions, the second of which is damaged.
    private func damaged(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            let first = try shop.folder.read("a.engawa").count
            for name in ["農園", "寺"] {
                try shop.sheet("居場所,名前\n食堂,\(name)\n")
                try shop.good("import", "a.engawa", "ties.csv", "-m", "\(name)のつながり")
            }
            var bytes = try shop.folder.read("a.engawa")
            bytes[first + 100] ^= 1
            try shop.folder.write(bytes, to: "a.engawa")
            try body(shop)
        }
    }

    @Test("makes a sound map of what is before the damage, lists what is lost, and still ends with 4")
    func salvage() throws {
        try damaged { shop in
            let before = try shop.folder.read("a.engawa")
            let ended = try shop.engawa("verify", "a.engawa", "--salvage", "b.engawa", "--format", "json")
            #expect(ended.exitCode == 4)
            let json = try shop.json(ended.output)
            #expect(json["ok"] as? Bool == false)
            #expect((json["salvaged"] as? [String: Any])?["transactions"] as? Int == 1)
            #expect((json["lastGood"] as? [String: Any])?["number"] as? Int == 1)
            let lost = try #require(json["lost"] as? [[String: Any]])
            #expect(lost.map { $0["number"] as? Int } == [2, 3])
            #expect(lost.map { $0["partial"] as? Bool } == [true, false])
            #expect(lost[1]["message"] as? String == "寺のつながり")
            #expect(try shop.json(try shop.good("verify", "b.engawa", "--format", "json"))["transactions"] as? Int == 1)
            #expect(try shop.folder.read("a.engawa") == before)
            let words = try shop.engawa("verify", "a.engawa", "--salvage", "c.engawa", "--lang", "ja")
            #expect(words.output.contains("記録 1 番までを「c.engawa」に取り出しました"))
            #expect(words.output.contains("失われた記録: 2 番"))
            #expect(words.output.contains("寺のつながり"))
        }
    }

    @Test("of a sound map is a copy, and never overwrites")
    func sound() throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            try shop.good("verify", "a.engawa", "--salvage", "b.engawa")
            #expect(try shop.folder.read("b.engawa") == (try shop.folder.read("a.engawa")))
            let ended = try shop.engawa("verify", "a.engawa", "--salvage", "b.engawa")
            #expect(ended.exitCode == 1 && ended.output.isEmpty && ended.errorLines.count == 2)
        }
    }
}
