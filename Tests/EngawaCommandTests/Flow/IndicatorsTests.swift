import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa indicators")
struct IndicatorsTests {
    private let sheet = """
        居場所,名前,種別,分野,領域,内容,向き,開始,終了,きっかけ
        食堂,青葉自治会,自治会,コミュニティ,自治会・町内,会場,受ける,2020-04-01,,会長の紹介
        食堂,田中 花子,個人,コミュニティ,自治会・町内,調理,受ける,2024-06-01,,山本さんの紹介
        食堂,福祉課,行政,福祉・医療,市内,補助金,受ける,,,
        縁側カフェ,むかしの会,NPO,その他,県内,,受ける,2015-04-01,2024-12-31,チラシ
        """
    private let day = ["ENGAWA_TODAY": "2025-04-01"]

    private func counted(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(sheet)
            try shop.good("import", "a.engawa", "ties.csv")
            try body(shop)
        }
    }

    @Test("JSON has every indicator with its value and its formula")
    func json() throws {
        try counted { shop in
            let text = try shop.good("indicators", "a.engawa", "食堂", "--format", "json", environment: day)
            let json = try shop.json(text)
            #expect(json["ibasho"] as? String == "食堂" && json["asOf"] as? String == "2025-04-01")
            let all = try #require(json["indicators"] as? [String: [String: Any]])
            #expect(all.count == 13)
            #expect(all.values.allSatisfy { ($0["formula"] as? String)?.isEmpty == false && $0["title"] != nil })
            #expect(all["ties"]?["value"] as? Int == 3 && all["ties"]?["undated"] as? Int == 1)
            #expect(all["begun"]?["value"] as? Int == 1)
            #expect(all["publicAid"]?["public"] as? Int == 1 && all["publicAid"]?["mutual"] as? Int == 2)
            #expect(all["attributeDiversity"]?["value"] is NSNull)
            #expect(json["periods"] == nil)
        }
    }

    @Test("without an ibasho all are counted together, and none is named")
    func whole() throws {
        try counted { shop in
            let text = try shop.good("indicators", "a.engawa", "--format", "json", environment: day)
            #expect(try shop.json(text)["ibashoCount"] as? Int == 2)
            for format in ["table", "csv", "json"] {
                for words in [[], ["--per", "year"]] {
                    let ended = try EngawaProgram.run(
                        ["indicators", "a.engawa", "--format", format] + words,
                        environment: day,
                        in: shop.folder.path
                    )
                    #expect(ended.exitCode == 0 && !ended.output.contains("縁側カフェ"), "\(format) \(words)")
                }
            }
        }
    }

    @Test("a table has the formulas below, CSV in a column")
    func formulas() throws {
        try counted { shop in
            let table = try shop.good("indicators", "a.engawa", "食堂", "--lang", "ja", environment: day)
            #expect(table.contains("数え方") && table.contains("1 ÷ Σ pᵢ²") && table.contains("開始が未記入 1"))
            try shop.good("indicators", "a.engawa", "食堂", "-o", "i.csv", environment: day)
            let bytes = try shop.folder.read("i.csv")
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
            #expect(lines.count == 15)
            #expect(lines[1].hasPrefix("ties,3,"))
        }
    }

    @Test("a series by year or fiscal year, with a column of CSV for each origin")
    func series() throws {
        try counted { shop in
            let text = try shop.good("indicators", "a.engawa", "--per", "year", "--format", "json", environment: day)
            let periods = try #require(try shop.json(text)["periods"] as? [[String: Any]])
            #expect(periods.first?["period"] as? String == "2015" && periods.count == 11)
            #expect(periods.compactMap { $0["ended"] as? Int }.reduce(0, +) == 1)
            let csv = try shop.good(
                "indicators",
                "a.engawa",
                "--per",
                "fiscal",
                "--format",
                "csv",
                "--lang",
                "ja",
                environment: day
            )
            #expect(csv.contains("新しい：紹介") && csv.contains("2024年度"))
            #expect(
                csv.split(separator: "\n").allSatisfy { line in
                    line.split(separator: ",", omittingEmptySubsequences: false).count == 10
                }
            )
            #expect(try shop.engawa("indicators", "a.engawa", "--per", "week").exitCode == 2)
        }
    }

    @Test("what was written as an origin is for the internal edition alone")
    func origins() throws {
        try counted { shop in
            for words in [["--for", "meeting"], ["--for", "public"], []] {
                let ended = try EngawaProgram.run(
                    ["indicators", "a.engawa", "--per", "year"] + words,
                    environment: day,
                    in: shop.folder.path
                )
                #expect(ended.exitCode == 0 && !ended.output.contains("山本"))
            }
            #expect(try shop.good("indicators", "a.engawa", "--for", "internal", environment: day).contains("山本さんの紹介"))
        }
    }

    @Test("bad input is answered: an unknown ibasho, an empty map, an ibasho without ties")
    func corners() throws {
        try counted { shop in
            let unknown = try shop.engawa("indicators", "a.engawa", "食道")
            #expect(unknown.exitCode == 1 && unknown.errors.contains("食堂"))
            try shop.good("init", "empty.engawa")
            let empty = try shop.engawa("indicators", "empty.engawa")
            #expect(empty.exitCode == 1 && empty.errors.contains("import"))
            try shop.sheet("居場所,型\n新しい家,交流\n", "new.csv")
            try shop.good("import", "a.engawa", "new.csv")
            let none = try shop.engawa("indicators", "a.engawa", "新しい家", environment: day)
            #expect(none.exitCode == 0 && none.errors.contains("no ties") && none.output.contains("—"))
            let before = try shop.engawa("indicators", "a.engawa", "新しい家", "--at-transaction", "2")
            #expect(before.exitCode == 1)
            let json = try shop.good(
                "indicators",
                "a.engawa",
                "縁側カフェ",
                "--as-of",
                "2016-01-01",
                "--format",
                "json"
            )
            let all = try shop.json(json)["indicators"] as? [String: [String: Any]]
            #expect(all?["ties"]?["value"] as? Int == 1)
        }
    }
}
