import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa forget")
struct ForgetFlowTests {
    @Test("takes a person out of drawings, log and history; the ties stay, and what is left is listed")
    func forget() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,種別,同意,備考,窓口\n食堂,田中花子,個人,公開可,月曜に来る,娘\n食堂,寺,寺社,,田中花子の紹介,\n")
            try shop.good("import", "a.engawa", "ties.csv", "-m", "田中花子を加えた")
            #expect(unwrapped(try shop.good("draw", "a.engawa")).contains("田中花子"))
            let json = try shop.json(try shop.good("forget", "a.engawa", " 田中花子 ", "--format", "json"))
            #expect(json["transaction"] as? Int == 3)
            let mentions = try #require(json["mentions"] as? [[String: Any]])
            #expect(mentions.count == 1 && mentions[0]["key"] as? String == "note")
            #expect(mentions[0]["current"] as? Bool == true)
            for words in [
                ["draw", "a.engawa", "--for", "internal"], ["log", "a.engawa"],
                ["draw", "a.engawa", "--at-transaction", "2"],
            ] {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == 0 && !unwrapped(ended.output).contains("田中花子"), "\(words): \(ended)")
            }
            let shown = try shop.good("log", "a.engawa", "--show", "2")
            #expect(shown.contains("田中花子の紹介") && !shown.contains("娘") && !shown.contains("月曜"))
            try shop.good("verify", "a.engawa")
            // Two ties before and after.
            let matrix = try shop.json(try shop.good("matrix", "a.engawa", "--format", "json"))
            let counts = try #require(matrix["counts"] as? [[Int]])
            #expect(counts.joined().reduce(0, +) <= 2)
            // Who comes in again is asked about.
            let again = try shop.json(try shop.good("import", "a.engawa", "ties.csv", "--dry-run", "--format", "json"))
            let warnings = try #require(again["warnings"] as? [[String: Any]])
            #expect(warnings.contains { ($0["message"] as? String)?.contains("taken out of this map before") == true })
        }
    }

    @Test("refuses what it must with the exit codes of the contract, and leaves the map alone")
    func refusals() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,所在地\n食堂,山田,北町\n食堂,山田,南町\n")
            try shop.good("import", "a.engawa", "ties.csv")
            let before = try shop.folder.read("a.engawa")
            let refused: [([String], Int32)] = [
                (["forget", "a.engawa", "佐藤"], 1), (["forget", "a.engawa", "山田"], 1),
                (["forget", "a.engawa", "山田", "--id", "99999"], 1), (["forget", "missing.engawa", "山田"], 1),
                (["forget", "a.engawa"], 2),
            ]
            for (words, code) in refused {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == code && ended.output.isEmpty, "\(words): \(ended)")
                #expect((1...2).contains(ended.errorLines.count))
            }
            #expect(try shop.folder.read("a.engawa") == before)
        }
    }
}
