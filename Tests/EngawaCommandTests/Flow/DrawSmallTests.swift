import EngawaTestSupport
import Testing

@Suite("What draw says where names come out too small to read")
struct DrawSmallTests {
    /// A map of one ibasho with so many supporters in each cell of the first fields and bands.
    private func made(_ count: Int, fields: Int = 6, _ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            let names = ["コミュニティ", "子育て・教育", "福祉・医療", "産業・農林水産", "住まい・就労", "その他"]
            let bands = ["町内会", "小学校区", "中学校区", "市内", "県内", "全国"]
            let rows = (0..<count).map { "食堂,第\($0)ひばり原ささえあい会,NPO,\(names[$0 % fields]),\(bands[$0 / 6 % fields])" }
            try shop.sheet("居場所,名前,種別,分野,領域\n" + rows.joined(separator: "\n") + "\n")
            try shop.good("import", "a.engawa", "ties.csv")
            try body(shop)
        }
    }

    /// The size of the names in points, as the DOT has it.
    private func size(_ dot: String) throws -> Double {
        let line = try #require(dot.split(separator: "\n").first { $0.hasPrefix("  node [") })
        let match = try #require(line.firstMatch(of: /fontsize=([0-9.]+)/))
        return try #require(Double(match.1))
    }

    @Test("radial with every name on A4: how small, and the views, papers and options that help")
    func radial() throws {
        try made(150) { shop in
            let words = ["draw", "a.engawa", "--view", "radial", "--cap", "0", "--paper", "a4", "--lang"]
            let ended = try EngawaProgram.run(words + ["ja"], in: shop.folder.path)
            let points = try size(ended.output)
            #expect(ended.exitCode == 0 && points < 5)
            let told = try #require(ended.errors.firstMatch(of: /名前が([0-9.]+)ポイントになり、紙では読めません/))
            #expect(abs(try #require(Double(told.1)) - points) < 0.1)
            #expect(ended.errorLines.count == 1)
            for way in ["--view grid", "--cap なし", "-o x.html"] { #expect(ended.errors.contains(way), "\(way)") }
            let english = try EngawaProgram.run(words + ["en"], in: shop.folder.path)
            #expect(english.errors.contains("too small to read on paper; try --view grid, "), "\(english.errors)")
            #expect(try size(shop.good("draw", "a.engawa", "--paper", "a4")) >= 5)
        }
    }

    @Test("the paper that is proposed is the smallest on which names can be read")
    func paper() throws {
        try made(400, fields: 1) { shop in
            let small = try shop.engawa("draw", "a.engawa", "--paper", "a4", "--lang", "ja")
            let points = try size(small.output)
            #expect(points < 5 && points * 297 / 210 >= 5)
            #expect(small.errors.contains("--paper a3"))
            #expect(!small.errors.contains("--view") && !small.errors.contains("--cap"), "\(small.errors)")
            let larger = try shop.engawa("draw", "a.engawa", "--paper", "a3", "--lang", "ja")
            #expect(try size(larger.output) >= 5 && larger.errors.isEmpty, "\(larger.errors)")
        }
    }

    @Test("a slide has no larger paper, but fewer names")
    func slide() throws {
        try made(150) { shop in
            let ended = try shop.engawa("draw", "a.engawa", "--slide", "--view", "radial", "--cap", "0", "--lang", "ja")
            #expect(ended.errors.contains("スライドでは読めません") && !ended.errors.contains("--paper"), "\(ended.errors)")
            #expect(ended.errors.contains("--cap なし"), "\(ended.errors)")
            // Five points are read on paper, but not from the third row.
            let capped = try shop.engawa("draw", "a.engawa", "--slide", "--view", "radial", "--lang", "ja")
            #expect(try (5..<8).contains(size(capped.output)))
            #expect(capped.errors.contains("スライドでは読めません") && !capped.errors.contains("--cap"), "\(capped.errors)")
        }
        try made(12) { shop in
            let few = try shop.engawa("draw", "a.engawa", "--slide", "--view", "radial", "--lang", "ja")
            #expect(few.errors.isEmpty, "\(few.errors)")
        }
    }

    @Test("the network view names a part of the map, or fewer names, as what helps")
    func network() throws {
        try Workshop.open { shop in
            let rows = (0..<900).map { "食堂\($0 % 40),第\($0)ひばり原ささえあい会,NPO" }
            try shop.sheet("居場所,名前,種別\n" + rows.joined(separator: "\n") + "\n")
            try shop.good("import", "a.engawa", "ties.csv")
            let words = ["draw", "a.engawa", "--view", "network", "--paper", "a4", "--lang", "ja", "--cap", "0"]
            let ended = try EngawaProgram.run(words, in: shop.folder.path)
            #expect(try size(ended.output) < 5)
            for way in ["--place や --near", "--cap なし", "-o x.html"] { #expect(ended.errors.contains(way), "\(way)") }
            #expect(!ended.errors.contains("--view"))
        }
    }

    @Test("nothing is said of a page, which can be zoomed, and of a blank sheet, which has no names")
    func silent() throws {
        try made(150) { shop in
            let words = ["draw", "a.engawa", "--view", "radial", "--paper", "a4"]
            let blank = try EngawaProgram.run(words + ["--blank"], in: shop.folder.path)
            #expect(blank.exitCode == 0 && blank.errors.isEmpty, "\(blank.errors)")
            guard Tools.hasGraphviz else { return }
            let page = try EngawaProgram.run(words + ["--cap", "0", "-o", "x.html"], in: shop.folder.path)
            #expect(page.exitCode == 0 && page.errors.isEmpty, "\(page.errors)")
            let sheet = try EngawaProgram.run(words + ["--cap", "0", "-o", "x.svg"], in: shop.folder.path)
            #expect(sheet.exitCode == 0 && sheet.errorLines.count == 1, "\(sheet.errors)")
        }
    }
}
