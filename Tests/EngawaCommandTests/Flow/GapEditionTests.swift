import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa gaps and report by edition and language")
struct GapEditionTests {
    private static let today: [String: String?] = ["ENGAWA_TODAY": "2026-11-29"]

    private func mapped(_ body: (Workshop) throws -> Void) throws {
        try Workshop.open { shop in
            try shop.sheet(
                """
                居場所,名前,種別,分野,領域,内容,強さ,向き,頻度,最終接触,窓口
                あおば,本町商店,商店,子育て・教育,小学校区,会場,強い,受ける,毎週,2025-01-07,佐藤さん
                あおば,みどり農園,農家,子育て・教育,県内,野菜,普通,受ける,毎週,2025-01-07,佐藤さん
                わかば,本町商店,商店,子育て・教育,小学校区,会場,普通,受ける,,,
                わかば,絵本の会,NPO,子育て・教育,県内,読み聞かせ,普通,受ける,,,
                """
            )
            try shop.sheet("名前1,名前2\n本町商店,駅前塾\n", "links.csv")
            try shop.sheet("名前,種別,分野\n駅前塾,その他,子育て・教育\n", "actors.csv")
            try shop.good("import", "a.engawa", "ties.csv", "actors.csv", "links.csv", environment: Self.today)
            try body(shop)
        }
    }

    private func kinds(_ shop: Workshop, _ edition: [String]) throws -> Set<String> {
        let text = try EngawaProgram.run(
            ["gaps", "a.engawa", "あおば", "--top", "50", "--format", "json"] + edition,
            environment: Self.today,
            in: shop.folder.path
        )
        let gaps = try #require(try shop.json(text.output)["gaps"] as? [[String: Any]])
        return Set(gaps.compactMap { $0["kind"] as? String })
    }

    @Test("what follows from contacts and last contacts is told in the internal edition alone")
    func gaps() throws {
        try mapped { shop in
            #expect(try kinds(shop, ["--for", "internal"]).isSuperset(of: ["quietTie", "oneFace"]))
            for edition in [[], ["--for", "meeting"], ["--for", "public"]] {
                let kinds = try kinds(shop, edition)
                #expect(!kinds.isEmpty && kinds.isDisjoint(with: ["quietTie", "oneFace"]), "\(edition)")
            }
        }
    }

    @Test("nor in a handout", .enabled(if: Tools.hasGraphviz, "no dot here, so no handout was made"))
    func report() throws {
        try mapped { shop in
            func report(_ edition: String...) throws -> String {
                let ended = try EngawaProgram.run(
                    ["report", "a.engawa", "あおば", "--lang", "ja"] + edition,
                    environment: Self.today,
                    in: shop.folder.path
                )
                #expect(ended.exitCode == 0, "\(ended.errors)")
                return ended.output
            }
            #expect(try report("--for", "internal").contains("しばらく便り"))
            #expect(try report("--for", "internal", "--anonymize").contains("しばらく便り") == false)
            for text in try [report(), report("--for", "meeting"), report("--for", "public")] {
                #expect(text.contains("あってもよいかもしれないつながり") && !text.contains("便り") && !text.contains("同じ方が兼ねて"))
            }
        }
    }

    @Test("English has the English names of fields")
    func fields() throws {
        try mapped { shop in
            let english = try shop.good(
                "gaps",
                "a.engawa",
                "あおば",
                "--top",
                "50",
                "--lang",
                "en",
                environment: Self.today
            )
            #expect(english.contains("works in Children and learning") && !english.contains("子育て・教育"))
            let japanese = try shop.good(
                "gaps",
                "a.engawa",
                "あおば",
                "--top",
                "50",
                "--lang",
                "ja",
                environment: Self.today
            )
            #expect(japanese.contains("分野「子育て・教育」が共通しています"))
        }
    }

    @Test(
        "a handout has a space between the sign of a column or row and its name",
        .enabled(if: Tools.hasGraphviz, "no dot here, so no handout was made")
    )
    func headings() throws {
        try mapped { shop in
            let page = try shop.good("report", "a.engawa", "あおば", "--lang", "en", environment: Self.today)
            let read = page.replacing(/<[^>]*>/, with: "")
            #expect(read.contains("B Children and learning") && read.contains("1 Neighbourhood"))
        }
    }
}
