import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa draw --gaps, --since and --weather")
struct DrawMarksTests {
    private func drawn(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                """
                居場所,名前,種別,分野,領域,内容,強さ,向き,開始,終了,最終接触,頻度
                食堂,青葉自治会,自治会,コミュニティ,町内会,会場,強い,双方,2017,,2025-09-01,毎月
                食堂,田中農園,農家,産業・農林水産,小学校区,米,普通,受ける,2025-06-01,,,
                食堂,むかしの会,NPO,その他,県内,本,弱い,出す,2015,2025-05-31,,
                食堂,山本花子,個人,コミュニティ,町内会,調理,普通,受ける,2018,,2024-12-01,毎週
                食堂,林 次郎,個人,福祉・医療,市内,調理,普通,受ける,2018,2025-05-31,,
                """
            )
            try shop.sheet("名前,種別,分野,同意,所在地\n森 はるか,個人,福祉・医療,公開可,緑町\n", "people.csv")
            try shop.sheet("居場所,所在地\n食堂,緑町\n", "places.csv")
            try shop.sheet("名前1,名前2\n青葉自治会,森 はるか\n", "links.csv")
            try shop.good("import", "a.engawa", "ties.csv", "people.csv", "places.csv", "links.csv")
            try body(shop)
        }
    }

    private let today = ["ENGAWA_TODAY": "2025-10-15"]

    private func draw(_ shop: Workshop, _ words: String...) throws -> String {
        let ended = try EngawaProgram.run(["draw", "a.engawa"] + words, environment: today, in: shop.folder.path)
        #expect(ended.exitCode == 0, "\(words): \(ended.errors)")
        return unwrapped(ended.output)
    }

    @Test("numbers in the boxes are those of the nodes", arguments: ["grid", "radial"])
    func numbers(view: String) throws {
        try drawn { shop in
            let dot = try draw(shop, "--view", view)
            let rows = try shop.good(
                "query",
                "a.engawa",
                "MATCH (a:Actor {name: '田中農園'}) RETURN id(a) AS id",
                "--format",
                "csv"
            )
            let number = try #require(rows.split(whereSeparator: \.isNewline).last)
            #expect(
                dot.split(separator: "\n").contains {
                    $0.contains("id=\"a\(number)\"") && $0.contains("田中農園\u{A0}\u{A0}\(number)")
                }
                    || dot.split(separator: "\n").contains {
                        $0.contains("id=\"a\(number)\"") && $0.contains("\(number)\u{A0}'25")
                    }
            )
        }
    }

    @Test(
        "--gaps marks missing links, and names nobody who was not asked but in the internal edition",
        arguments: ["grid", "radial"]
    )
    func gaps(view: String) throws {
        try drawn { shop in
            let whole = try draw(shop, "--view", view, "--gaps", "--for", "internal")
            #expect(whole.contains("class=\"gap field-") && whole.contains("まだないつながり"))
            #expect(whole.contains("森 はるか"))
            for edition in ["meeting", "public"] {
                let shown = try draw(shop, "--view", view, "--gaps", "--for", edition)
                #expect(shown.contains("id=\"gap-1\"") && !shown.contains("森 はるか"), "\(edition)")
            }
            #expect(try !draw(shop, "--view", view).contains("gap-"))
        }
    }

    @Test("--since marks what changed, and takes the dates that --as-of takes", arguments: ["grid", "radial"])
    func since(view: String) throws {
        try drawn { shop in
            let whole = try draw(shop, "--view", view, "--since", "令和7年4月1日", "--for", "internal")
            for words in ["新しいつながり 1", "終わったつながり 2", "たよりのないつながり 1"] {
                #expect(whole.contains(words), "\(words)")
            }
            #expect(whole.contains("ended\"") && whole.contains("むかしの会") && whole.contains("林 次郎"))
            let meeting = try draw(shop, "--view", view, "--since", "2025-04-01")
            #expect(meeting.contains("むかしの会") && !meeting.contains("林 次郎") && !meeting.contains("たよりのない"))
        }
    }

    @Test("--since with what is no date, or with a later day, is wrong usage")
    func sinceUsage() throws {
        try drawn { shop in
            for date in ["きのう", "2026-01-01"] {
                let ended = try EngawaProgram.run(
                    ["draw", "a.engawa", "--since", date],
                    environment: today,
                    in: shop.folder.path
                )
                #expect(ended.exitCode == 2 && ended.errors.contains("--since"), "\(date): \(ended.errors)")
            }
        }
    }

    @Test(
        "--weather states its rule, and uses no last contact outside of the internal edition",
        arguments: ["grid", "radial"]
    )
    func weather(view: String) throws {
        try drawn { shop in
            let whole = try draw(shop, "--view", view, "--weather", "--for", "internal")
            #expect(whole.contains("天気図") && whole.contains("晴れ:") && whole.contains("最終接触から"))
            let meeting = try draw(shop, "--view", view, "--weather")
            #expect(meeting.contains("最終接触は使わない"))
            try shop.sheet("居場所,名前,最終接触\n食堂,青葉自治会,2025-10-01\n食堂,山本花子,2020-01-01\n", "contacts.csv")
            try shop.good("import", "a.engawa", "contacts.csv")
            #expect(try draw(shop, "--view", view, "--weather") == meeting)
        }
    }

    @Test("all of them together, the same bytes each time")
    func together() throws {
        try drawn { shop in
            let words = ["--gaps", "--weather", "--since", "2025-04-01", "--for", "internal", "--view", "radial"]
            func once() throws -> String {
                try EngawaProgram.run(["draw", "a.engawa"] + words, environment: today, in: shop.folder.path).output
            }
            let first = try once()
            #expect(try first == once() && first.contains("gap-1") && first.contains("★") && first.contains("天気図"))
        }
    }
}
