import EngawaTestSupport
import Testing

@Suite("A day on which the ibasho was not there")
struct DayOfIbashoTests {
    private func made(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前,種別\n食堂,本町商店,商店\n食堂,青葉自治会,自治会\nとなり,本町商店,商店\n")
            try shop.sheet("居場所,開始,終了\n食堂,2020年4月,2023\n", "ibasho.csv")
            try shop.good("import", "a.engawa", "ties.csv", "ibasho.csv")
            try body(shop)
        }
    }

    private static let commands: [[String]] = [
        ["draw", "a.engawa", "食堂"], ["draw", "a.engawa", "食堂", "--view", "radial"],
        ["draw", "a.engawa", "--view", "network", "--near", "食堂"], ["matrix", "a.engawa", "食堂"],
        ["indicators", "a.engawa", "食堂"],
    ]

    @Test("before it began, and after it ended, every command says so with the date", arguments: commands)
    func told(_ words: [String]) throws {
        try made { shop in
            let early = try EngawaProgram.run(words + ["--as-of", "2020-03-31", "--lang", "ja"], in: shop.folder.path)
            #expect(early.exitCode == 0)
            #expect(early.errors.contains("「食堂」は 2020-03-31 にはまだ始まっていません（開始 2020-04）"), "\(early.errors)")
            let late = try EngawaProgram.run(words + ["--as-of", "2024-01-01", "--lang", "en"], in: shop.folder.path)
            #expect(late.exitCode == 0)
            #expect(late.errors.contains(words[0] == "indicators" ? "ended on 2023" : "(end: 2023)"), "\(late.errors)")
            #expect(late.errors.split(separator: "\n").count { $0.contains("2023") } == 1)
        }
    }

    @Test("partial dates widen outward: on a day that may be within, nothing is said", arguments: commands)
    func widened(_ words: [String]) throws {
        try made { shop in
            for day in ["2020-04-01", "2020", "2020-04", "2023-12-31", "2023"] {
                let ended = try EngawaProgram.run(words + ["--as-of", day, "--lang", "ja"], in: shop.folder.path)
                #expect(ended.exitCode == 0 && !ended.errors.contains("「食堂」は"), "\(day): \(ended.errors)")
                #expect(!ended.errors.contains("終わって"), "\(day): \(ended.errors)")
            }
        }
    }

    @Test("of an ibasho without dates, without --as-of, and on a blank sheet nothing is said")
    func silent() throws {
        try made { shop in
            let undated = try shop.engawa("draw", "a.engawa", "となり", "--as-of", "1990")
            #expect(undated.exitCode == 0 && undated.errors.isEmpty, "\(undated.errors)")
            let today = try shop.engawa("draw", "a.engawa", "食堂", environment: ["ENGAWA_TODAY": "2026-11-30"])
            #expect(today.exitCode == 0 && today.errors.isEmpty, "\(today.errors)")
            let blank = try shop.engawa("draw", "a.engawa", "食堂", "--blank", "--as-of", "1990")
            #expect(blank.exitCode == 0 && blank.errors.isEmpty, "\(blank.errors)")
        }
    }

    @Test("a handout says so too")
    func handout() throws {
        guard Tools.hasGraphviz else { return }
        try made { shop in
            let ended = try shop.engawa("report", "a.engawa", "食堂", "--as-of", "2019", "--lang", "ja")
            #expect(ended.exitCode == 0 && ended.errors.contains("まだ始まっていません"), "\(ended.errors)")
        }
    }
}
