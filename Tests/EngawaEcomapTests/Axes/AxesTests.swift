import EngawaEcomap
import EngawaTestSupport
import Foundation
import Testing

@Suite("Axes")
struct AxesTests {
    @Test("a band is known by its name, its English name, and the aliases of its level")
    func bandNames() {
        let axes = Axes.standard
        for (text, band) in [
            ("自治会・町内", 0), ("町内会", 0), ("班", 0), ("町内", 0), ("小学校区", 1), ("校区", 1), ("学区", 1), ("中学校区", 2),
            ("市区町村内", 3), ("市内", 3), ("市区町村", 3), ("自治体外", 4), ("都道府県", 4), ("県内", 4), ("県外", 5), ("全国", 5),
            ("オンライン", 5), ("Neighbourhood", 0), ("prefecture", 4), (" 小学校 区 ", 1),
        ] {
            #expect(axes.band(named: text) == band, "\(text)")
        }
        #expect(axes.band(named: "宇宙") == nil)
    }

    @Test("an exact name of these axes wins over an alias")
    func exactWins() throws {
        let axes = try Axes.written(#"{"bands": ["近所", "市内", "市外"]}"#)
        #expect(axes.band(named: "市外") == 2)
        #expect(axes.band(named: "市内") == 1)
        #expect(axes.band(named: "小学校区") == nil)
    }

    @Test("JSON axes take names alone or with an English name and a level; a level is told from the name otherwise")
    func json() throws {
        let axes = try Axes.written(
            #"""
            {"fields": ["食", {"name": "学び", "en": "Learning"}],
             "bands": ["自治会", {"name": "まち", "en": "Town", "level": "municipality"}, {"name": "外", "level": ["prefecture", "nation"]}]}
            """#
        )
        #expect(axes.fields.map(\.name) == ["食", "学び"])
        #expect(axes.fields[1].english == "Learning")
        #expect(axes.bands.map(\.levels) == [[.neighbourhood], [.municipality], [.prefecture, .nation]])
        #expect(axes.band(holding: .juniorHigh) == 1)
        #expect(axes.band(holding: .region) == 2)
    }

    @Test("an axis that the file leaves out is the standard one")
    func partial() throws {
        let axes = try Axes.written(#"{"fields": ["一つだけ"]}"#)
        #expect(axes.bands == Axes.standard.bands)
        #expect(axes.fields.map(\.name) == ["一つだけ"])
    }

    @Test("a sheet of axes is read too")
    func sheet() throws {
        let axes = try Axes.written("軸,名前,英語,レベル\n分野,食,Food,\n領域,学区,,小学校区\n領域,国,Nation,nation\n")
        #expect(axes.fields == [AxisEntry(name: "食", english: "Food")])
        #expect(axes.bands.map(\.levels) == [[.elementary], [.nation]])
    }

    @Test(
        "axes that make no sense are refused",
        arguments: [
            "{", "[]", "{}", #"{"fields": []}"#, #"{"fields": ["食", "食 "]}"#, #"{"fields": [""]}"#,
            #"{"bands": [{"name": "x", "level": "galaxy"}]}"#, #"{"bands": [{"level": "ward"}]}"#, "軸,名前\n時間,昔\n",
            "居場所,名前\nA,B\n", "",
        ]
    )
    func refused(text: String) {
        #expect(throws: AxesError.self) { try Axes.written(text) }
    }
}

extension Axes {
    /// The axes in a file with this text.
    static func written(_ text: String) throws -> Axes {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("axes-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try Axes(path: path)
    }
}
