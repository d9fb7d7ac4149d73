import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa groups")
struct GroupsTests {
    private let list = """
        名前,役割,タグ,知り合い
        甲,会長,歌,乙
        乙,住民,絵,
        丙,会長,歌,丁
        丁,住民,絵,
        戊,行政,絵,己
        己,住民,歌,
        """

    private func listed(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            try shop.sheet(list, "members.csv")
            try body(shop)
        }
    }

    @Test("the seating comes as tables with a summary, as JSON and as CSV with a row for every seat")
    func formats() throws {
        try listed { shop in
            let words = ["groups", "a.engawa", "--members", "members.csv", "--size", "3", "--rounds", "2"]
            let table = try EngawaProgram.run(words + ["--lang", "ja"], in: shop.folder.path)
            #expect(table.output.contains("【2 回目】") && table.output.contains("くじ引き"))
            #expect(table.errors.contains("マップにない方が 6 人") && table.errors.contains("種は 1"))
            for word in ["孤立", "欠落", "不足", "問題"] { #expect(!(table.output + table.errors).contains(word)) }
            let json = try shop.json(try EngawaProgram.run(words + ["--format", "json"], in: shop.folder.path).output)
            let rounds = try #require(json["rounds"] as? [[[String: Any]]])
            #expect(rounds.map { $0.map { ($0["members"] as? [String])?.count } } == [[3, 3], [3, 3]])
            #expect(json["seed"] as? Int == 1 && json["newAcquaintances"] is Int)
            #expect((json["random"] as? [String: Any])?["newAcquaintances"] is Double)
            #expect((json["unknown"] as? [String])?.count == 6)
            let csv = try EngawaProgram.run(words + ["--format", "csv", "--lang", "ja"], in: shop.folder.path).output
            #expect(csv.split(separator: "\n").count == 13 && csv.hasPrefix("回,卓,名前,役割,話のきっかけ"))
        }
    }

    @Test("wrong sizes, lists and names are answered with what to do")
    func bad() throws {
        try listed { shop in
            for words in [
                [], ["--members", "members.csv", "--size", "1"],
                ["--members", "members.csv", "--size", "3", "--rounds", "0"],
                ["--members", "members.csv", "--size", "3", "--seed", "-1"],
            ] {
                #expect(
                    try EngawaProgram.run(["groups", "a.engawa"] + words, in: shop.folder.path).exitCode == 2,
                    "\(words)"
                )
            }
            try shop.sheet("", "empty.csv")
            try shop.sheet("名前\n", "none.csv")
            try shop.sheet("役割\n会長\n", "nameless.csv")
            try shop.sheet("名前\n甲\n乙\n甲\n", "twice.csv")
            try shop.sheet("名前\n甲\n", "one.csv")
            for (file, text) in [
                ("empty.csv", "empty"), ("none.csv", "row 2"), ("nameless.csv", "役割"), ("twice.csv", "甲"),
                ("one.csv", "1 member"), ("nowhere.csv", "no such file"), (".", "folder"),
            ] {
                let ended = try shop.engawa("groups", "a.engawa", "--members", file, "--size", "2")
                #expect(ended.exitCode == 1 && ended.errors.contains(text), "\(file): \(ended.errors)")
            }
            let large = try shop.engawa("groups", "a.engawa", "--members", "members.csv", "--size", "7")
            #expect(large.exitCode == 1 && large.errors.contains("from 2 to 6"))
        }
    }

    @Test("where nobody knows anybody and nothing is shared, that is told, and everybody has a seat")
    func nothingKnown() throws {
        try listed { shop in
            try shop.sheet("名前\n甲\n乙\n丙\n丁\n", "plain.csv")
            let ended = try shop.engawa("groups", "a.engawa", "--members", "plain.csv", "--size", "2", "--rounds", "5")
            #expect(ended.exitCode == 0)
            for text in ["who knows whom", "a column tags", "sit together again"] {
                #expect(ended.errors.contains(text), "\(text)")
            }
        }
    }
}
