import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa draw and matrix")
struct DrawMatrixTests {
    private let sheet = """
        居場所,名前,種別,分野,領域,内容,強さ,向き,開始,終了,備考,窓口
        食堂,青葉自治会,自治会,コミュニティ,町内会,会場,強い,双方,2017,,,
        食堂,田中農園,農家,産業・農林水産,小学校区,野菜、米,普通,受ける,2019年4月,,朝のみ,
        食堂,山本花子,個人,コミュニティ,自治会・町内,調理,強い,受ける,2018,,ひみつの備考,窓口の人
        食堂,食品会社,企業,産業・農林水産,全国,食材,弱い,受ける,2022,,,
        食堂,福祉課,行政,福祉・医療,市内,情報,葛藤,双方,2020,,,
        食堂,むかしの会,NPO,その他,県内,,,出す,2015,2018,,
        """

    private func drawn(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(sheet)
            try shop.good("import", "a.engawa", "ties.csv")
            try body(shop)
        }
    }

    @Test("the DOT has the ids and classes of the contract: one node per actor, one edge per tie")
    func dot() throws {
        try drawn { shop in
            let dot = unwrapped(try shop.good("draw", "a.engawa", "--for", "internal"))
            let lines = dot.split(separator: "\n")
            #expect(lines.count { $0.contains("class=\"ibasho\"") } == 1)
            #expect(lines.count { $0.contains("class=\"actor ") } == 5)
            #expect(lines.count { $0.contains("class=\"tie ") } == 5)
            for (name, field, band, kind) in [
                ("青葉自治会", 0, 0, "neighbourhood"), ("田中農園", 3, 1, "farm"), ("山本花子", 0, 0, "person"),
                ("食品会社", 3, 5, "business"), ("福祉課", 2, 3, "government"),
            ] {
                let line = try #require(lines.first { $0.contains(name) && $0.contains("class=\"actor") })
                #expect(line.contains("class=\"actor field-\(field) band-\(band) kind-\(kind)\""), "\(line)")
            }
            for strength in ["strong", "normal", "weak", "stressful"] {
                #expect(lines.contains { $0.contains("class=\"tie \(strength)\"") }, "\(strength)")
            }
            #expect(lines.contains { $0.contains("layout=nop2") || $0.contains("layout=\"nop2\"") })
        }
    }

    @Test("a blank sheet needs no ibasho, and a poster is written as four sheets")
    func blank() throws {
        try Workshop.open { shop in
            try shop.good("init", "new.engawa")
            let dot = try shop.good("draw", "new.engawa", "--blank", "--view", "radial")
            #expect(dot.contains("class=\"ibasho\"") && !dot.contains("class=\"actor"))
            #expect(try shop.engawa("draw", "new.engawa").exitCode == 1)
            #expect(try shop.engawa("draw", "new.engawa", "--blank", "--slide", "--paper", "a4").exitCode == 2)
        }
        try drawn { shop in
            let blank = unwrapped(try shop.good("draw", "a.engawa", "--blank", "--paper", "a1"))
            #expect(blank.contains("食堂") && !blank.contains("青葉自治会"))
            #expect(unwrapped(try shop.good("draw", "a.engawa", "--slide")).contains("青葉自治会"))
        }
    }

    @Test("the meeting edition is the default: no person without consent, no strain, no note")
    func meeting() throws {
        try drawn { shop in
            let dot = unwrapped(try shop.good("draw", "a.engawa"))
            for secret in ["山本花子", "stressful", "ひみつの備考", "窓口の人", "朝のみ"] {
                #expect(!dot.contains(secret), "\(secret)")
            }
            #expect(dot.contains("個人1"))
            #expect(unwrapped(try shop.good("draw", "a.engawa", "--for", "public")) != dot)
            let all = unwrapped(try shop.good("draw", "a.engawa", "--anonymize=all", "--for", "internal"))
            for name in ["青葉自治会", "田中農園", "食品会社", "福祉課"] { #expect(!all.contains(name), "\(name)") }
        }
    }

    @Test("the same map gives the same bytes")
    func deterministic() throws {
        try drawn { shop in
            let first = try shop.good("draw", "a.engawa")
            #expect(try shop.good("draw", "a.engawa") == first)
        }
    }

    @Test(
        "the ending of -o chooses the format, and each is what it says",
        .enabled(if: Tools.hasGraphviz, "no dot here")
    )
    func formats() throws {
        try drawn { shop in
            for (ending, start) in [("svg", "<?xml"), ("pdf", "%PDF-"), ("png", "\u{89}PNG"), ("dot", "digraph")] {
                try shop.good("draw", "a.engawa", "-o", "out.\(ending)")
                let bytes = try shop.folder.read("out.\(ending)")
                let wanted = ending == "png" ? [0x89, 0x50, 0x4E, 0x47] : Array(start.utf8)
                #expect(bytes.starts(with: wanted), "\(ending)")
            }
            #expect(try shop.engawa("draw", "a.engawa", "-o", "out.jpeg").exitCode == 2)
            #expect(try shop.engawa("draw", "a.engawa", "-o", "none/out.dot").exitCode == 5)
        }
    }

    @Test("results never take the place of a map, not through a link either")
    func protectsMaps() throws {
        try drawn { shop in
            let bytes = try shop.folder.read("a.engawa")
            try FileManager.default.createSymbolicLink(
                atPath: shop.folder.path("link.dot"),
                withDestinationPath: "a.engawa"
            )
            for words in [["matrix", "a.engawa", "-o", "a.engawa"], ["draw", "a.engawa", "-o", "link.dot"]] {
                let ended = try EngawaProgram.run(words, in: shop.folder.path)
                #expect(ended.exitCode == 1 && ended.errors.contains("is a map"), "\(words)")
            }
            #expect(try shop.folder.read("a.engawa") == bytes)
        }
    }

    @Test("without Graphviz a picture is refused with exit 5, and DOT goes on working")
    func withoutGraphviz() throws {
        try drawn { shop in
            let ended = try shop.engawa("draw", "a.engawa", "-o", "out.svg", environment: ["PATH": shop.folder.path])
            #expect(ended.exitCode == 5 && ended.errors.contains("Graphviz"))
            #expect(try !shop.folder.names().contains("out.svg"))
            #expect(try shop.engawa("draw", "a.engawa", "-o", "out.dot", environment: ["PATH": "/"]).exitCode == 0)
        }
    }

    @Test("a day shows the world of that day")
    func asOf() throws {
        try drawn { shop in
            let dot = unwrapped(try shop.good("draw", "a.engawa", "--as-of", "2016年度", "--for", "internal"))
            #expect(dot.contains("むかしの会"))
            #expect(!dot.contains("福祉課") && !dot.contains("山本花子"))
            #expect(try shop.engawa("draw", "a.engawa", "--as-of", "きのう").exitCode == 2)
        }
    }

    @Test("--at-transaction shows what the map knew then")
    func atTransaction() throws {
        try drawn { shop in
            try shop.sheet("居場所,名前,分野\n食堂,あとの会,その他\n", "more.csv")
            try shop.good("import", "a.engawa", "more.csv")
            #expect(unwrapped(try shop.good("draw", "a.engawa")).contains("あとの会"))
            #expect(!unwrapped(try shop.good("draw", "a.engawa", "--at-transaction", "2")).contains("あとの会"))
            let ended = try shop.engawa("draw", "a.engawa", "--at-transaction", "9")
            #expect(ended.exitCode == 1 && ended.errors.contains("3"))
        }
    }

    @Test("an unknown ibasho is answered with the ones there are; of several one has to be named")
    func ibasho() throws {
        try drawn { shop in
            let unknown = try shop.engawa("draw", "a.engawa", "食道")
            #expect(unknown.exitCode == 1 && unknown.errors.contains("食堂"))
            try shop.sheet("居場所,名前\n縁側カフェ,農園\n", "more.csv")
            try shop.good("import", "a.engawa", "more.csv")
            let several = try shop.engawa("draw", "a.engawa")
            #expect(several.exitCode == 1 && several.errors.contains("縁側カフェ") && several.errors.contains("食堂"))
            #expect(try shop.good("draw", "a.engawa", "縁側カフェ").contains("農園"))
        }
    }

    @Test("the matrix counts the ties of today by band and field")
    func matrix() throws {
        try drawn { shop in
            let json = try shop.json(try shop.good("matrix", "a.engawa", "--format", "json"))
            #expect(json["ibasho"] as? String == "食堂")
            let counts = try #require(json["counts"] as? [[Int]])
            #expect(counts.count == 6 && counts.allSatisfy { $0.count == 8 })
            #expect(counts[0][0] == 2 && counts[1][3] == 1 && counts[3][2] == 1 && counts[5][3] == 1)
            #expect(counts.joined().reduce(0, +) == 5)
            #expect(Set(json.keys) == ["ibasho", "fields", "bands", "counts"])
            let table = try shop.good("matrix", "a.engawa", "--lang", "ja")
            #expect(table.contains("自治会・町内") && table.contains("計"))
            try shop.good("matrix", "a.engawa", "-o", "m.csv")
            #expect(try shop.folder.read("m.csv").starts(with: [0xEF, 0xBB, 0xBF]))
        }
    }

    @Test("the radial view shows the same supporters as the grid, and caps cells where that is asked for")
    func radial() throws {
        try drawn { shop in
            let grid = unwrapped(try shop.good("draw", "a.engawa"))
            let radial = unwrapped(try shop.good("draw", "a.engawa", "--view", "radial"))
            let everyName = unwrapped(try shop.good("draw", "a.engawa", "--view", "radial", "--cap", "0"))
            func actors(_ text: String) -> [Substring] {
                text.matches(of: #/id="(a[0-9]+)", class="actor/#).map(\.output.1)
            }
            #expect(!actors(grid).isEmpty && actors(radial) == actors(grid) && radial == everyName)
            #expect(radial.contains("ellipse") && !grid.contains("ellipse"))
            #expect(try shop.engawa("draw", "a.engawa", "--view", "radial", "--cap", "some").exitCode == 2)
        }
    }

    @Test("a view that there is not is refused")
    func unknownView() throws {
        try drawn { shop in
            let ended = try shop.engawa("draw", "a.engawa", "--view", "sphere")
            #expect(ended.exitCode == 2)
        }
    }
}

/// Programs that may be missing where the tests run.
enum Tools {
    /// Whether Graphviz is installed.
    static let hasGraphviz = has("dot")
    /// Whether there is a program that reads the text of a PDF.
    static let hasPDFText = has("pdftotext")
    /// Whether there are a Chromium and a Python to drive it; `Tests/Browser/browser.py` looks for the same names.
    static let hasBrowser =
        has("python3")
        && [
            ProcessInfo.processInfo.environment["ENGAWA_CHROMIUM"] ?? "chromium", "chromium", "chromium-browser",
            "google-chrome", "google-chrome-stable", "chrome",
        ].contains(where: has)

    private static func has(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }
}
