import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa template")
struct TemplateTests {
    @Test("the sheet opens in Excel, and import reads it once it is filled in")
    func sheet() throws {
        try Workshop.open { shop in
            try shop.good("template", "--lang", "ja", "-o", "ties.csv")
            let url = URL(fileURLWithPath: shop.folder.path + "/ties.csv")
            let data = try Data(contentsOf: url)
            #expect(data.starts(with: [0xEF, 0xBB, 0xBF]))
            let header = String(decoding: data.dropFirst(3), as: UTF8.self)
            #expect(header.hasPrefix("居場所,名前,番号,種別,分野,領域,") && header.hasSuffix("備考\r\n"))
            var row = [String](repeating: "", count: header.split(separator: ",").count)
            (row[0], row[1], row[3], row[9]) = ("食堂", "田中農園", "農林漁業", "強い")
            try (data + Data((row.joined(separator: ",") + "\r\n").utf8)).write(to: url)
            let report = try shop.json(try shop.good("import", "a.engawa", "ties.csv", "--format", "json"))
            #expect(report["created"] as? Int == 1 && report["rows"] as? Int == 1)
            #expect((report["warnings"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("without a file the columns are explained, with the words of the map")
    func explained() throws {
        try Workshop.open { shop in
            try shop.sheet("軸,名前,レベル\n分野,まつり,\n領域,となり,自治会\n", "axes.csv")
            try shop.good("init", "a.engawa", "--axes", "axes.csv")
            let text = try shop.good("template", "a.engawa", "--lang", "ja")
            #expect(text.contains("まつり") && text.contains("となり") && text.contains("強い、普通、弱い、葛藤"))
            let json = try shop.json(try shop.good("template", "--sheet", "needs", "--format", "json", "--lang", "en"))
            let columns = try #require(json["columns"] as? [[String: Any]])
            #expect(columns.compactMap { $0["name"] as? String } == ["ibasho", "need", "until", "note"])
            #expect(columns.compactMap { $0["required"] as? Bool } == [true, true, false, false])
            #expect(
                try shop.good("template", "--sheet", "offers", "--format", "csv", "--lang", "ja") == "名前,提供,期限,備考\n"
            )
        }
    }

    @Test("the script of a form asks a question for every column, and quotes what a map may hold")
    func form() throws {
        try Workshop.open { shop in
            try shop.sheet("居場所,名前\n\"\"\"ひろば\"\"\\\\\",ある会\n")
            try shop.good("import", "a.engawa", "ties.csv")
            try shop.good("template", "a.engawa", "--form", "--lang", "ja", "-o", "form.gs")
            let script = try String(contentsOfFile: shop.folder.path + "/form.gs", encoding: .utf8)
            #expect(script.components(separatedBy: ".setTitle(").count - 1 == 20)
            #expect(script.contains(#".setChoiceValues(["\"ひろば\"\\\\"])"#))
            #expect(script.components(separatedBy: ".setRequired(true)").count - 1 == 2)
            let outcome = try shop.engawa("template", "--sheet", "friends")
            #expect(outcome.exitCode == 2)
        }
    }
}
