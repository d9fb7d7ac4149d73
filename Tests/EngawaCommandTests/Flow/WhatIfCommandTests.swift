import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa whatif")
struct WhatIfCommandTests {
    private let ties = """
        居場所,名前,種別,分野,領域,内容
        食堂,青葉の会,NPO,その他,県内,会場
        食堂,白井さん,個人,コミュニティ,自治会・町内,調理
        サロン,白井さん,個人,コミュニティ,自治会・町内,歌
        """

    private func tied(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(ties)
            try shop.good("import", "a.engawa", "ties.csv")
            try body(shop)
        }
    }

    @Test("an absence is told in tables, JSON and CSV, in words that blame nobody")
    func absence() throws {
        try tied { shop in
            let table = try shop.good("whatif", "a.engawa", "--without", "白井さん", "--lang", "ja")
            #expect(table.contains("お休みなら") && table.contains("サロン") && table.contains("調理"))
            #expect(!table.contains("白井"))
            for word in ["孤立", "欠落", "不足", "問題"] { #expect(!table.contains(word)) }
            let json = try shop.json(
                try shop.good("whatif", "a.engawa", "--without", "白井さん", "--for", "internal", "--format", "json")
            )
            #expect(json["without"] as? [String] == ["白井さん"])
            #expect(json["ties"] as? [String: Int] == ["before": 3, "after": 1])
            #expect((json["contents"] as? [Any])?.count == 2 && (json["cells"] as? [Any])?.count == 2)
            let csv = try shop.good("whatif", "a.engawa", "--without", "白井さん", "--format", "csv", "--lang", "ja")
            #expect(csv.hasPrefix("こと,居場所,なに,いま,そのとき"))
            try shop.good("whatif", "a.engawa", "--without", "青葉の会", "--without", "白井さん", "-o", "out.csv")
        }
    }

    @Test("fewer persons are drawn by lot, the same for a seed, which is told")
    func population() throws {
        try tied { shop in
            let words = [
                "whatif", "a.engawa", "--population", "-20%", "--seed", "7", "--draws", "5", "--format", "json",
            ]
            let first = try EngawaProgram.run(words, in: shop.folder.path)
            #expect(first.exitCode == 0 && first.errors.contains("seed is 7"))
            let json = try shop.json(first.output)
            #expect(json["seed"] as? Int == 7 && json["persons"] as? Int == 1 && json["removed"] as? Int == 1)
            #expect((json["measures"] as? [[String: Any]])?.count == 6)
            #expect(try EngawaProgram.run(words, in: shop.folder.path).output == first.output)
            for share in ["20", "−20％", "100%", "-12.5%"] {
                try shop.good("whatif", "a.engawa", "--population", share)
            }
        }
    }

    @Test("wrong calls, unknown names, an empty map and who has no ties are answered")
    func bad() throws {
        try tied { shop in
            for words in [
                [], ["--without", "白井さん", "--population", "-20%"], ["--population", "+20%"], ["--population", "0"],
                ["--population", "101%"], ["--population", "abc"], ["--population", "-20%", "--draws", "0"],
            ] {
                #expect(
                    try EngawaProgram.run(["whatif", "a.engawa"] + words, in: shop.folder.path).exitCode == 2,
                    "\(words)"
                )
            }
            let unknown = try shop.engawa("whatif", "a.engawa", "--without", "青葉の合")
            #expect(unknown.exitCode == 1 && unknown.errors.contains("青葉の会"))
            #expect(try shop.engawa("whatif", ":memory:", "--population", "-20%").exitCode == 1)
            #expect(try shop.engawa("whatif", ":memory:", "--without", "誰か").exitCode == 1)
            try shop.sheet("名前\nひとりの会\n", "actors.csv")
            try shop.good("import", "a.engawa", "actors.csv")
            #expect(try shop.engawa("whatif", "a.engawa", "--without", "ひとりの会").errors.contains("nothing changes"))
        }
    }
}
