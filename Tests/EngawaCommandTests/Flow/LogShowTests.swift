import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa log --show")
struct LogShowTests {
    private func map(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,強さ,開始\n食堂,農園,普通,2024-04-01\n食堂,寺,強い,\n")
            try shop.good("import", "a.engawa", "ties.csv")
            try shop.sheet("居場所,名前,強さ,内容\n食堂,農園,強い,米、野菜\n")
            try shop.good("import", "a.engawa", "ties.csv", "-m", "強く")
            try body(shop)
        }
    }

    @Test("tells what came and what changed, with names, in Japanese and English")
    func words() throws {
        try map { shop in
            let created = try shop.good("log", "a.engawa", "--show", "2", "--lang", "ja")
            #expect(created.contains("農園 —SUPPORTS→ 食堂"))
            #expect(created.contains("農園 :Actor"))
            #expect(created.contains("strength: normal"))
            #expect(created.contains("since: 2024-04-01"))
            let changed = try shop.good("log", "a.engawa", "--show", "3", "--lang", "ja")
            #expect(changed.contains("変更"))
            #expect(changed.contains("strength: normal → strong"))
            #expect(changed.contains("content: – → 米、野菜"))
            #expect(!changed.contains("寺"))
            let english = try shop.good("log", "a.engawa", "--show", "3", "--lang", "en")
            #expect(english.contains("changed") && english.contains("content: – → 米, 野菜"))
        }
    }

    @Test("is one object in JSON: the line of the log, and the lists of what changed")
    func json() throws {
        try map { shop in
            let json = try shop.json(try shop.good("log", "a.engawa", "--show", "3", "--format", "json"))
            #expect(json["number"] as? Int == 3 && json["message"] as? String == "強く")
            #expect(json["changed"] as? Int == 1 && json["time"] is String && json["author"] is String)
            #expect((json["nodes"] as? [Any])?.isEmpty == true)
            let tie = try #require((json["relationships"] as? [[String: Any]])?.first)
            #expect(tie["change"] as? String == "changed" && tie["type"] as? String == "SUPPORTS" && tie["id"] is Int)
            let start = try #require(tie["start"] as? [String: Any])
            #expect(start["name"] as? String == "農園" && (start["labels"] as? [String])?.contains("Actor") == true)
            let properties = try #require(tie["properties"] as? [[String: Any]])
            let strength = try #require(properties.first { $0["key"] as? String == "strength" })
            #expect(strength["old"] as? String == "normal" && strength["new"] as? String == "strong")
            let founded = try shop.json(try shop.good("log", "a.engawa", "--show", "1", "--format", "json"))
            #expect((founded["attributes"] as? [[String: Any]])?.isEmpty == false)
            #expect((founded["indexes"] as? [[String: Any]])?.isEmpty == false)
            let imported = try shop.json(try shop.good("log", "a.engawa", "--show", "2", "--format", "json"))
            let text = String(describing: imported)
            #expect(text.contains("$date") && text.contains("2024-04-01"))
            #expect(try shop.good("log", "a.engawa", "--show", "3", "--format", "csv").contains("SUPPORTS"))
        }
    }

    @Test("of a transaction that is not there says which the last one is: exit 1")
    func missing() throws {
        try map { shop in
            for words in [["--show", "4"], ["--show", "3", "--at-transaction", "2"]] {
                let ended = try EngawaProgram.run(["log", "a.engawa"] + words, in: shop.folder.path)
                #expect(ended.exitCode == 1 && ended.output.isEmpty && ended.errorLines.count == 2, "\(words)")
            }
        }
    }
}
