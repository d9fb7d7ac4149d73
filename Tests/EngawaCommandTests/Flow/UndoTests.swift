import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa undo")
struct UndoFlowTests {
    private func map(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,強さ\n食堂,農園,普通\n")
            try shop.good("import", "a.engawa", "ties.csv")
            try shop.sheet("居場所,名前,強さ\n食堂,農園,強い\n食堂,寺,普通\n")
            try shop.good("import", "a.engawa", "ties.csv")
            try body(shop)
        }
    }

    @Test("takes the last import back, and that again; both are transactions with a message")
    func undo() throws {
        try map { shop in
            let before = try shop.good("draw", "a.engawa", "--at-transaction", "2")
            let after = try shop.good("draw", "a.engawa")
            let json = try shop.json(try shop.good("undo", "a.engawa", "--format", "json"))
            #expect(json["transaction"] as? Int == 4)
            #expect(try shop.good("draw", "a.engawa") == before)
            let again = try shop.good("undo", "a.engawa", "-m", "やはり戻す", "--lang", "ja")
            #expect(again.contains("記録 4 番を取り消しました（記録 5 番）"))
            // What comes back has new ids, and looks the same otherwise.
            let drawn = try shop.good("draw", "a.engawa")
            #expect(drawn.contains("寺") && drawn != before && unwrapped(drawn).count > unwrapped(before).count)
            #expect(after.contains("寺"))
            let log = try shop.good("log", "a.engawa", "--format", "json")
            #expect(log.contains("undo: transaction 3") && log.contains("やはり戻す"))
            try shop.good("verify", "a.engawa")
            // The same sheet changes nothing: all of it is there again.
            #expect(
                try shop.json(try shop.good("import", "a.engawa", "ties.csv", "--format", "json"))["unchanged"] as? Int
                    == 2
            )
        }
    }

    @Test("names the later transactions in the way: exit 1, two lines, the map untouched")
    func obstructed() throws {
        try map { shop in
            let before = try shop.folder.read("a.engawa")
            for (language, words) in [("ja", "後の記録 3 番で"), ("en", "by transaction 3")] {
                let ended = try shop.engawa("undo", "a.engawa", "2", "--lang", language)
                #expect(ended.exitCode == 1 && ended.output.isEmpty && ended.errorLines.count == 2)
                #expect(ended.errors.contains(words), "\(ended.errors)")
            }
            #expect(try shop.folder.read("a.engawa") == before)
            try shop.good("undo", "a.engawa", "3")
            try shop.good("undo", "a.engawa", "2")
            #expect(try shop.engawa("draw", "a.engawa").exitCode == 1)
        }
    }

    @Test("refuses what it must with the exit codes of the contract")
    func refusals() throws {
        try map { shop in
            try shop.good("undo", "a.engawa")
            let refused: [([String], Int32)] = [
                (["undo", "a.engawa", "3"], 1), (["undo", "a.engawa", "9"], 1), (["undo", "a.engawa", "0"], 2),
                (["undo", "a.engawa", "x"], 2), (["undo", "missing.engawa"], 1), (["undo", ":memory:"], 1),
            ]
            for (words, code) in refused {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == code && ended.output.isEmpty, "\(words): \(ended)")
                #expect((1...2).contains(ended.errorLines.count))
            }
        }
    }
}
