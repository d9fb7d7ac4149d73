import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa introduce")
struct IntroduceTests {
    private let links = """
        名前1,名前2,強さ
        甲の会,イの会,強い
        イの会,乙の会,普通
        甲の会,田中さん,強い
        田中さん,乙の会,強い
        丙の会,丁の会,
        """

    private func linked(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(links, "links.csv")
            try shop.good("import", "a.engawa", "links.csv")
            try body(shop)
        }
    }

    @Test("the ways come as a table, as JSON and as CSV, and nobody without consent is named for a meeting")
    func formats() throws {
        try linked { shop in
            let table = try shop.good("introduce", "a.engawa", "甲の会", "乙の会", "--lang", "ja")
            #expect(table.contains("甲の会 ─知り合い・強い─ イの会 ─知り合い・普通─ 乙の会") && !table.contains("田中"))
            let json = try shop.json(
                try shop.good("introduce", "a.engawa", "甲の会", "乙の会", "--for", "internal", "--format", "json")
            )
            let paths = try #require(json["paths"] as? [[String: Any]])
            #expect(paths.map { ($0["between"] as? [[String: Any]])?.first?["name"] as? String } == ["田中さん", "イの会"])
            #expect(paths.first?["weight"] as? Double == 2)
            let steps = try #require(paths.first?["steps"] as? [[String: Any]])
            #expect(steps.map { $0["relation"] as? String } == ["KNOWS", "KNOWS"])
            try shop.good("introduce", "a.engawa", "甲の会", "乙の会", "-o", "ways.csv")
            #expect(try shop.folder.read("ways.csv").starts(with: [0xEF, 0xBB, 0xBF]))
        }
    }

    @Test("where no way leads, the list is empty, a sentence says so, and nobody is blamed")
    func noWay() throws {
        try linked { shop in
            let ended = try shop.engawa("introduce", "a.engawa", "甲の会", "丁の会", "--format", "json")
            #expect(ended.exitCode == 0 && ended.output == "{\"paths\": []}\n")
            #expect(ended.errors.contains("no way leads"))
            let japanese = try shop.engawa("introduce", "a.engawa", "甲の会", "丁の会", "--lang", "ja").errors
            #expect(japanese.contains("選び方"))
            for word in ["孤立", "欠落", "不足", "問題"] { #expect(!japanese.contains(word)) }
        }
    }

    @Test("names that are unknown, the same twice, or of several people end with 1 and what to do")
    func badNames() throws {
        try linked { shop in
            let unknown = try shop.engawa("introduce", "a.engawa", "甲の合", "乙の会")
            #expect(unknown.exitCode == 1 && unknown.errors.contains("甲の会"))
            let same = try shop.engawa("introduce", "a.engawa", "甲の会", " 甲の会 ")
            #expect(same.exitCode == 1 && same.errors.contains("different names"))
            try shop.sheet("名前,番号,種別\n山田太郎,1,個人\n山田太郎,2,個人\n", "actors.csv")
            try shop.good("import", "a.engawa", "actors.csv")
            let several = try shop.engawa("introduce", "a.engawa", "山田太郎", "乙の会")
            #expect(several.exitCode == 1 && several.errors.contains("#") && several.errors.contains("number 2"))
            try shop.good("introduce", "a.engawa", "2", "乙の会")
            #expect(try shop.engawa("introduce", "a.engawa", "甲の会").exitCode == 2)
        }
    }

    @Test("an empty map, and one without any tie, are answered")
    func empty() throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            let ended = try shop.engawa("introduce", "a.engawa", "甲", "乙")
            #expect(ended.exitCode == 1 && ended.errors.contains("import"))
            #expect(try shop.engawa("introduce", ":memory:", "甲", "乙").exitCode == 1)
            try shop.sheet("名前\n甲の会\n乙の会\n", "actors.csv")
            try shop.good("import", "a.engawa", "actors.csv")
            let lone = try shop.engawa("introduce", "a.engawa", "甲の会", "乙の会")
            #expect(lone.exitCode == 0 && lone.errors.contains("No tie of 甲の会"))
            #expect(try shop.engawa("introduce", "a.engawa", "甲の会", "乙の会", "--as-of", "いつか").exitCode == 2)
        }
    }
}
