import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa compact")
struct CompactFlowTests {
    private func map(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            for name in ["農園", "寺", "医院"] {
                try shop.sheet("居場所,名前,分野,領域,内容\n食堂,\(name),産業・農林水産,市内,米\n")
                try shop.good("import", "a.engawa", "ties.csv")
            }
            try body(shop)
        }
    }

    @Test("folds the history; drawing, numbers and later imports stay as they were")
    func fold() throws {
        try map { shop in
            let drawn = try shop.good("draw", "a.engawa")
            let before = try shop.folder.read("a.engawa").count
            let json = try shop.json(try shop.good("compact", "a.engawa", "--format", "json"))
            #expect(json["transaction"] as? Int == 4)
            #expect(try shop.folder.read("a.engawa").count < before)
            #expect(try shop.good("draw", "a.engawa") == drawn)
            #expect(try shop.good("draw", "a.engawa", "--at-transaction", "4") == drawn)
            try shop.good("verify", "a.engawa")
            let log = try shop.json(try shop.good("log", "a.engawa", "--format", "json"))
            let transactions = try #require(log["transactions"] as? [[String: Any]])
            #expect(transactions.count == 1 && transactions[0]["number"] as? Int == 4)
            #expect(transactions[0]["base"] as? Bool == true)
            #expect(try shop.good("log", "a.engawa", "--lang", "ja").contains("1〜4 番をまとめたもの"))
            try shop.good("log", "a.engawa", "--show", "4")
            let again = try shop.json(try shop.good("import", "a.engawa", "ties.csv", "--format", "json"))
            #expect(again["transaction"] is NSNull && again["unchanged"] as? Int == 1)
            for words in [
                ["draw", "a.engawa", "--at-transaction", "2"], ["log", "a.engawa", "--show", "1"],
                ["undo", "a.engawa"],
            ] {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == 1 && ended.errorLines.count == 2, "\(words): \(ended)")
            }
        }
    }

    @Test("with --before folds only what is older, and says where there is nothing to fold")
    func before() throws {
        try map { shop in
            let bytes = try shop.folder.read("a.engawa")
            #expect(
                try shop.good("compact", "a.engawa", "--before", "2001-01-01", "--lang", "ja").contains("まとめる記録がありません")
            )
            #expect(try shop.folder.read("a.engawa") == bytes)
            let far = try shop.json(try shop.good("compact", "a.engawa", "--before", "2999年4月", "--format", "json"))
            #expect(far["transaction"] as? Int == 4)
            let refused: [([String], Int32)] = [
                (["compact", "a.engawa", "--before", "きのう"], 2), (["compact", "missing.engawa"], 1),
            ]
            for (words, code) in refused {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == code && (1...2).contains(ended.errorLines.count), "\(words): \(ended)")
            }
        }
    }
}
