import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa backup")
struct BackupFlowTests {
    @Test("copies a map, whole, for its owner alone, and says up to which transaction")
    func copy() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,農園\n")
            try shop.good("import", "a.engawa", "ties.csv")
            let json = try shop.json(try shop.good("backup", "a.engawa", "b.engawa", "--format", "json"))
            #expect(json["transaction"] as? Int == 2)
            #expect(try shop.folder.read("b.engawa") == (try shop.folder.read("a.engawa")))
            #expect(try shop.json(try shop.good("verify", "b.engawa", "--format", "json"))["ok"] as? Bool == true)
            let attributes = try FileManager.default.attributesOfItem(atPath: shop.folder.path("b.engawa"))
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            // A copy is a map of its own.
            try shop.sheet("居場所,名前\n食堂,寺\n")
            try shop.good("import", "b.engawa", "ties.csv")
            #expect(try shop.folder.read("b.engawa") != (try shop.folder.read("a.engawa")))
            #expect(try shop.good("backup", "a.engawa", "c.engawa", "--lang", "ja").contains("記録 2 番まで"))
        }
    }

    @Test("leaves out what a crash has left unfinished, and warns of it")
    func unfinished() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n食堂,農園\n")
            try shop.good("import", "a.engawa", "ties.csv")
            try shop.folder.write(try shop.folder.read("a.engawa").dropLast(100), to: "a.engawa")
            let ended = try shop.engawa("backup", "a.engawa", "b.engawa", "--format", "json")
            #expect(ended.exitCode == 0 && ended.errorLines.count == 1)
            #expect(try shop.json(ended.output)["transaction"] as? Int == 1)
            #expect(try shop.engawa("verify", "b.engawa").errors.isEmpty)
        }
    }

    @Test("refuses what it must, with the exit codes of the contract, and leaves nothing behind")
    func refusals() throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            var bytes = try shop.folder.read("a.engawa")
            try shop.folder.write(bytes, to: "taken.engawa")
            bytes[200] ^= 1
            try shop.folder.write(bytes, to: "damaged.engawa")
            let refused: [([String], Int32)] = [
                (["backup", "a.engawa", "taken.engawa"], 1), (["backup", "missing.engawa", "b.engawa"], 1),
                (["backup", "damaged.engawa", "b.engawa"], 4), (["backup", "a.engawa", "missing/b.engawa"], 5),
                (["backup", ":memory:", "b.engawa"], 2), (["backup", "a.engawa", ":memory:"], 2),
                (["backup", "a.engawa"], 2),
            ]
            for (words, code) in refused {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == code && ended.output.isEmpty, "\(words): \(ended)")
                #expect((1...2).contains(ended.errorLines.count))
            }
            #expect(try shop.folder.names().sorted() == ["a.engawa", "damaged.engawa", "taken.engawa"])
        }
    }
}
