import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa log and verify")
struct LogVerifyTests {
    private func map(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,農園\n食堂,寺\n")
            try shop.good("init", "a.engawa")
            try shop.good("import", "a.engawa", "ties.csv", "-m", "はじめて", environment: ["ENGAWA_AUTHOR": "山田"])
            try body(shop)
        }
    }

    @Test("the log tells who did what when, newest first")
    func log() throws {
        try map { shop in
            let json = try shop.json(try shop.good("log", "a.engawa", "--format", "json"))
            let transactions = try #require(json["transactions"] as? [[String: Any]])
            #expect(transactions.map { $0["number"] as? Int } == [2, 1])
            #expect(transactions[0]["author"] as? String == "山田")
            #expect(transactions[0]["message"] as? String == "はじめて")
            #expect(transactions[1]["author"] as? String == "tester")
            #expect(transactions[0]["created"] as? Int == 5)
            let time = try #require(transactions[0]["time"] as? String)
            #expect(
                ISO8601DateFormatter().date(from: time).map { abs($0.timeIntervalSinceNow) < 3600 } == true,
                "\(time)"
            )
            let limited = try shop.json(try shop.good("log", "a.engawa", "--limit", "1", "--format", "json"))
            #expect((limited["transactions"] as? [Any])?.count == 1)
            #expect(try shop.good("log", "a.engawa").contains("はじめて"))
        }
    }

    @Test("verify reads all of a sound map")
    func sound() throws {
        try map { shop in
            let json = try shop.json(try shop.good("verify", "a.engawa", "--format", "json"))
            #expect(json["ok"] as? Bool == true && json["transactions"] as? Int == 2)
            #expect(json["bytes"] as? Int == (try shop.folder.read("a.engawa").count))
            #expect((json["damage"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("a flipped byte in the middle is damage for every command: exit 4, and never an answer from a part")
    func damaged() throws {
        try map { shop in
            var bytes = try shop.folder.read("a.engawa")
            bytes[200] ^= 0x10
            try shop.folder.write(bytes, to: "a.engawa")
            for words in [
                ["draw", "a.engawa"], ["matrix", "a.engawa"], ["log", "a.engawa"], ["import", "a.engawa", "ties.csv"],
            ] {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == 4 && ended.output.isEmpty, "\(words): \(ended.errors)")
                #expect((1...2).contains(ended.errorLines.count))
            }
            let ended = try shop.engawa("verify", "a.engawa", "--format", "json")
            #expect(ended.exitCode == 4)
            let json = try shop.json(ended.output)
            #expect(json["ok"] as? Bool == false)
            let damage = try #require((json["damage"] as? [[String: Any]])?.first)
            #expect(damage["offset"] is Int && damage["sequence"] is Int && damage["message"] is String)
            #expect(try shop.folder.read("a.engawa") == bytes)
        }
    }

    @Test("an unfinished last transaction is not there yet: readers warn, verify says so, the next write sets it aside")
    func unfinished() throws {
        try map { shop in
            let bytes = try shop.folder.read("a.engawa")
            try shop.folder.write(bytes.dropLast(100), to: "a.engawa")
            let drawn = try shop.engawa("log", "a.engawa", "--format", "json")
            #expect(drawn.exitCode == 0 && !drawn.errors.isEmpty)
            #expect((try shop.json(drawn.output)["transactions"] as? [Any])?.count == 1)
            let verified = try shop.engawa("verify", "a.engawa", "--format", "json")
            #expect(verified.exitCode == 0)
            #expect(try shop.json(verified.output)["ok"] as? Bool == true)
            let written = try shop.engawa("import", "a.engawa", "ties.csv")
            #expect(written.exitCode == 0 && written.errors.contains("a.engawa.unfinished-1"))
            #expect(try shop.folder.names().contains("a.engawa.unfinished-1"))
            #expect(try shop.engawa("log", "a.engawa").errors.isEmpty)
        }
    }
}
