import EngawaTestSupport
import Foundation
import Testing

/// Opens pages and handouts in a real browser. What is expected stands in `Tests/Browser/check_pages.py`.
@Suite(
    "Pages in a real browser",
    .enabled(
        if: Tools.hasGraphviz && Tools.hasBrowser,
        "no Chromium with Python here, so no page was opened; Tests/run installs them"
    )
)
struct BrowserTests {
    @Test("clicks, keys, filters, years, search, phones, paper, and a policy that lets nothing out")
    func pages() throws {
        try Workshop.open { shop in
            for name in ["ties.csv", "actors.csv", "network.csv"] {
                let sheet = try Data(contentsOf: URL(fileURLWithPath: Repository.path("Tests/Browser/\(name)")))
                try shop.folder.write([UInt8](sheet), to: name)
            }
            let today: [String: String?] = ["ENGAWA_TODAY": "2025-12-01"]
            try shop.good("import", "a.engawa", "ties.csv", "actors.csv", environment: today)
            try shop.good("draw", "a.engawa", "-o", "grid.html", environment: today)
            try shop.good("draw", "a.engawa", "--view", "radial", "--cap", "1", "-o", "radial.html", environment: today)
            try shop.good("draw", "a.engawa", "--lang", "en", "-o", "english.html", environment: today)
            try shop.good(
                "draw",
                "a.engawa",
                "--for",
                "internal",
                "--paper",
                "a4",
                "-o",
                "internal.html",
                environment: today
            )
            try shop.good("draw", "a.engawa", "--since", "2016", "-o", "ghosts.html", environment: today)
            try shop.good("draw", "a.engawa", "--gaps", "-o", "gaps.html", environment: today)
            try shop.good("import", "c.engawa", "network.csv", environment: today)
            try shop.good("draw", "c.engawa", "--view", "network", "-o", "network.html", environment: today)
            try drawSheets(shop, today)
            try shop.good("report", "a.engawa", "--paper", "a4", "-o", "handout-a4.html", environment: today)
            try shop.good("report", "a.engawa", "-o", "handout-a3.html", environment: today)
            try shop.sheet(
                """
                青葉自治会
                青葉婦人会
                ひまわり園
                カモメ商店
                フードバンク青葉
                こども課
                個人1
                田村茂
                日付のない会
                かえりの店
                """,
                "handout-a4.names"
            )
            let many = BrowserTests.manyNames
            try shop.sheet(many.joined(separator: "\n"), "handout-150.names")
            try shop.sheet(BrowserTests.sheet(of: many), "many.csv")
            try shop.good("import", "b.engawa", "many.csv", environment: today)
            try shop.good("report", "b.engawa", "--paper", "a4", "-o", "handout-150.html", environment: today)
            try shop.good("draw", "b.engawa", "--paper", "a1", "-o", "poster-150.html", environment: today)

            var environment = EngawaProgram.environment
            environment["ENGAWA_CHROMIUM"] = ProcessInfo.processInfo.environment["ENGAWA_CHROMIUM"]
            let ended = try ChildProcess.start(
                "/usr/bin/env",
                ["python3", "-B", Repository.path("Tests/Browser/check_pages.py"), shop.folder.path],
                environment: environment
            ).wait()
            let lines = ended.output.split(separator: "\n")
            for line in lines where line.hasPrefix("FAIL") { Issue.record("\(line)") }
            #expect(ended.exitCode == 0, "\(ended.errors.suffix(600))")
            #expect(lines.count { $0.hasPrefix("ok ") } >= 140, "\(ended.output.suffix(600))")
        }
    }

    /// Pages for slides and posters, with marks, and networks in which most have no box of their own.
    private func drawSheets(_ shop: Workshop, _ today: [String: String?]) throws {
        try shop.sheet(
            """
            居場所,名前,種別,分野,領域,強さ,開始
            みなと食堂,全部の会,NPO,その他,市区町村内,強い,2018
            かもめの家,全部の会,NPO,その他,市区町村内,普通,2018
            つばめ広場,全部の会,NPO,その他,市区町村内,普通,2019
            みなと食堂,二つの会,NPO,その他,市区町村内,普通,2018
            かもめの家,二つの会,NPO,その他,市区町村内,普通,2020
            みなと食堂,港の会,NPO,コミュニティ,自治会・町内,普通,2018
            かもめの家,鴎の会,NPO,コミュニティ,自治会・町内,普通,2021
            つばめ広場,燕の会,NPO,コミュニティ,自治会・町内,弱い,2022
            """,
            "shared.csv"
        )
        try shop.sheet(
            """
            名前1,名前2,関係
            全部の会,居場所ネットワーク,所属
            二つの会,居場所ネットワーク,所属
            みなと食堂,居場所ネットワーク,所属
            つばめ広場,居場所ネットワーク,所属
            全部の会,二つの会,知り合い
            """,
            "members.csv"
        )
        try shop.good("import", "d.engawa", "shared.csv", "members.csv", environment: today)
        for (name, words) in [
            ("slide", ["a.engawa", "--slide"]), ("slide-radial", ["a.engawa", "--slide", "--view", "radial"]),
            ("poster", ["a.engawa", "--paper", "a1"]),
            ("poster-radial", ["a.engawa", "--paper", "a1", "--view", "radial"]),
            ("marks", ["a.engawa", "--for", "internal", "--since", "2021", "--weather", "--gaps"]),
            ("network-slide", ["c.engawa", "--view", "network", "--slide"]),
            ("network-cap", ["d.engawa", "--view", "network", "--cap", "1", "--paper", "a4"]),
            ("platform", ["d.engawa", "--view", "network", "--platform", "居場所ネットワーク"]),
        ] {
            let ended = try EngawaProgram.run(
                ["draw"] + words + ["-o", name + ".html"],
                environment: today,
                in: shop.folder.path
            )
            #expect(ended.exitCode == 0, "\(name): \(ended.errors)")
        }
    }

    /// 150 names of the lengths that organisations have.
    private static let manyNames: [String] = {
        let places = ["青葉", "桜台", "本町", "みどり", "松原", "中原", "北浜", "東", "上野原", "大谷"]
        let kinds = [
            "自治会", "小学校", "ボランティア連絡会", "農園", "クリニック", "NPO法人まちの輪", "地域包括支援センター", "商店", "学童クラブ", "社会福祉協議会",
            "フードバンク", "保育園", "民生委員児童委員協議会", "就労支援B型事業所", "老人クラブ",
        ]
        return places.flatMap { place in kinds.map { place + $0 } }
    }()

    private static func sheet(of names: [String]) -> String {
        let fields = ["コミュニティ", "子育て・教育", "福祉・医療", "産業・農林水産", "住まい・就労", "その他"]
        let bands = ["町内会", "小学校区", "中学校区", "市内", "県内", "全国"]
        let rows = names.enumerated().map { index, name in
            "食堂,\(name),,\(fields[index % 6]),\(bands[index / 6 % 6]),食材,普通,受ける,\(2010 + index % 16)"
        }
        return "居場所,名前,種別,分野,領域,内容,強さ,向き,開始\n" + rows.joined(separator: "\n") + "\n"
    }
}
