import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa gaps and match")
struct GapsTests {
    private func mapped(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                """
                居場所,名前,種別,分野,領域,内容,向き
                あおば,本町商店,商店,産業・農林水産,小学校区,会場,受ける
                あおば,みどり農園,農家,産業・農林水産,県内,野菜,受ける
                わかば,本町商店,商店,産業・農林水産,小学校区,会場,受ける
                わかば,ひので農園,農家,産業・農林水産,県内,野菜,受ける
                """
            )
            try shop.sheet("名前1,名前2\n本町商店,ひので農園\n", "links.csv")
            try shop.sheet("居場所,おねがい\nあおば,学習支援\n", "needs.csv")
            try shop.sheet("名前,提供\nみらい塾,学習支援\nA社,介護食\n", "offers.csv")
            try shop.good("import", "a.engawa", "ties.csv", "links.csv", "needs.csv", "offers.csv")
            try body(shop)
        }
    }

    private func gaps(_ shop: Workshop, _ words: String...) throws -> [[String: Any]] {
        let text = try EngawaProgram.run(
            ["gaps", "a.engawa"] + words + ["--format", "json"],
            environment: ["ENGAWA_TODAY": "2026-11-29"],
            in: shop.folder.path
        )
        #expect(text.exitCode == 0, "\(text.errors)")
        return try #require(try shop.json(text.output)["gaps"] as? [[String: Any]])
    }

    @Test("JSON has the members of the contract, ranked from 1, five by default")
    func json() throws {
        try mapped { shop in
            let all = try gaps(shop, "--top", "100")
            let first = try gaps(shop)
            #expect(first.count == 5 && all.count > 5)
            #expect(all.compactMap { $0["rank"] as? Int } == Array(1...all.count))
            for gap in all {
                #expect(
                    Set(gap.keys) == ["kind", "ibasho", "field", "band", "why", "evidence", "candidates", "rank"]
                )
                for candidate in try #require(gap["candidates"] as? [[String: Any]]) {
                    #expect(Set(candidate.keys) == ["name", "score", "why", "introduction"])
                    let score = try #require(candidate["score"] as? Double)
                    #expect((0...1).contains(score))
                    let way = try #require(candidate["introduction"] as? [String])
                    #expect(
                        way.isEmpty || way.first == gap["ibasho"] as? String && way.last == candidate["name"] as? String
                    )
                }
            }
            let food = try #require(
                all.first {
                    $0["ibasho"] as? String == "あおば"
                        && ($0["evidence"] as? [String: Any])?["content"] as? String == "野菜"
                }
            )
            #expect(food["field"] as? String == "産業・農林水産" && food["band"] as? String == "県内")
            let helpers = try #require(food["candidates"] as? [[String: Any]])
            let farm = try #require(helpers.first { $0["name"] as? String == "ひので農園" })
            #expect(farm["introduction"] as? [String] == ["あおば", "本町商店", "ひので農園"])
        }
    }

    @Test("of one ibasho only its own are told; an unknown one is answered with the nearest name")
    func ibasho() throws {
        try mapped { shop in
            #expect(try gaps(shop, "わかば", "--top", "50").allSatisfy { $0["ibasho"] as? String == "わかば" })
            let unknown = try shop.engawa("gaps", "a.engawa", "わかぱ")
            #expect(unknown.exitCode == 1 && unknown.errors.contains("わかば"))
            let extra = try shop.engawa("gaps", "a.engawa", "わかば", "そっとしておく")
            #expect(extra.exitCode == 2 && extra.errors.contains("--dismiss"))
        }
    }

    @Test("an answer is a transaction; the gap comes back when asked for, or when the answer is undone")
    func dismiss() throws {
        try mapped { shop in
            let before = try gaps(shop, "あおば", "--top", "50").compactMap { $0["why"] as? String }
            let kept = try shop.json(
                try shop.good(
                    "gaps",
                    "a.engawa",
                    "あおば",
                    "--dismiss",
                    "2",
                    "今は要らない",
                    "--format",
                    "json",
                    environment: ["ENGAWA_TODAY": "2026-11-29"]
                )
            )
            #expect(kept["transaction"] as? Int == 3)
            let after = try gaps(shop, "あおば", "--top", "50").compactMap { $0["why"] as? String }
            #expect(Set(after) == Set(before).subtracting([before[1]]))
            let asked = try gaps(shop, "あおば", "--top", "50", "--with-answered")
            let answered = asked.filter { $0["answer"] != nil }
            #expect(answered.compactMap { $0["why"] as? String } == [before[1]])
            #expect((answered.first?["answer"] as? [String: Any])?["day"] as? String == "2026-11-29")
            try shop.good("undo", "a.engawa")
            #expect(try gaps(shop, "あおば", "--top", "50").compactMap { $0["why"] as? String } == before)
        }
    }

    @Test("a number that is not there and an answer that is none change nothing")
    func refused() throws {
        try mapped { shop in
            let bytes = try shop.folder.read("a.engawa")
            let number = try shop.engawa("gaps", "a.engawa", "--dismiss", "99", "声をかけた", "--lang", "ja")
            #expect(number.exitCode == 1 && number.errors.contains("99 番はありません"))
            let word = try shop.engawa("gaps", "a.engawa", "あおば", "--dismiss", "1", "はい", "--lang", "ja")
            #expect(word.exitCode == 2 && word.errors.contains("そっとしておく"))
            #expect(try shop.engawa("gaps", "a.engawa", "--dismiss", "1").exitCode == 2)
            #expect(try shop.folder.read("a.engawa") == bytes)
        }
    }

    @Test("an empty map, and one without places, are answered with what to do")
    func helpful() throws {
        try mapped { shop in
            try shop.good("init", "empty.engawa")
            let empty = try shop.engawa("gaps", "empty.engawa", "--lang", "ja")
            #expect(empty.exitCode == 1 && empty.errors.contains("まだ居場所がありません"))
            let table = try shop.engawa("gaps", "a.engawa", "--lang", "ja")
            #expect(table.exitCode == 0 && table.errors.contains("所在地") && table.output.contains("ひので農園"))
            #expect(try shop.engawa("match", "empty.engawa").exitCode == 1)
        }
    }

    @Test("needs and offers over the whole map, and what nobody takes")
    func match() throws {
        try mapped { shop in
            let json = try shop.json(try shop.good("match", "a.engawa", "--format", "json"))
            let matches = try #require(json["matches"] as? [[String: Any]])
            #expect(matches.count == 1 && matches[0]["giver"] as? String == "みらい塾")
            #expect(matches[0]["ibasho"] as? String == "あおば" && matches[0]["need"] as? String == "学習支援")
            let surpluses = try #require(json["surpluses"] as? [[String: Any]])
            #expect(surpluses.map { $0["giver"] as? String } == ["A社"])
            #expect((surpluses[0]["takers"] as? [String])?.isEmpty == false)
            try shop.good("match", "a.engawa", "-o", "m.csv", "--lang", "ja")
            #expect(try shop.folder.read("m.csv").starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(try shop.good("match", "a.engawa", "--lang", "ja").contains("あまっています"))
        }
    }
}
