import EngawaGraph
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Missing links and strain")
struct GapStrainTests {
    /// Two ibasho with a supporter in common. 鬼塚 supports the other one, and may know the supporter and the ibasho.
    private func map(tie: String, link: String = "", direct: String = "") throws -> GapMap {
        var links = "名前1,名前2,関係,強さ\n本町商店,ひので農園,知り合い,普通\n"
        if !link.isEmpty { links += "本町商店,鬼塚弥太郎,知り合い,\(link)\n" }
        if !direct.isEmpty { links += "あおば,鬼塚弥太郎,知り合い,\(direct)\n" }
        return try GapMap(
            """
            居場所,名前,種別,分野,強さ,向き,内容
            あおば,本町商店,商店,コミュニティ,普通,受ける,会場
            わかば,本町商店,商店,コミュニティ,普通,受ける,会場
            わかば,鬼塚弥太郎,個人,コミュニティ,\(tie),受ける,送迎
            わかば,ひので農園,農家,産業・農林水産,普通,受ける,野菜
            """,
            links,
            "居場所,おねがい\nあおば,送迎\n"
        )
    }

    private func told(_ map: GapMap) throws -> (candidates: [GapCandidate], text: String) {
        let gaps = try map.gaps(of: "あおば", .internal)
        let candidates = gaps.flatMap(\.candidates)
        #expect(candidates.contains { $0.name == "ひので農園" })
        return (candidates.filter { $0.name == "鬼塚弥太郎" }, gaps.map(\.text).joined())
    }

    @Test("without strain somebody is proposed for what joins them, and needs are matched")
    func control() throws {
        let (candidates, text) = try told(map(tie: "普通", link: "普通"))
        #expect(candidates.contains { $0.introduction == ["あおば", "本町商店", "鬼塚弥太郎"] })
        #expect(candidates.contains { $0.why.ja.contains("わかば") } && text.contains("「送迎」を届けています"))
    }

    @Test(
        "nobody is proposed, or led to, who has a strained link with the ibasho or one of its supporters",
        arguments: [("葛藤", "普通"), ("普通", "葛藤"), ("葛藤", "葛藤")]
    )
    func strainedLink(link: String, direct: String) throws {
        for tie in ["普通", "葛藤"] {
            let (candidates, text) = try told(map(tie: tie, link: link, direct: direct))
            #expect(candidates.isEmpty && !text.contains("鬼塚"), "\(tie)")
        }
        #expect(try told(map(tie: "葛藤", link: "葛藤")).candidates.isEmpty)
        var both = try map(tie: "普通", link: "普通", direct: "普通")
        _ = try both.map.take("名前1,名前2,関係,強さ\nあおば,鬼塚弥太郎,所属,葛藤\n")
        #expect(try told(both).candidates.isEmpty)
        #expect(try told(map(tie: "葛藤", direct: "葛藤")).candidates.isEmpty)
    }

    @Test("a strained tie to another ibasho joins nobody, and what it brings meets no need")
    func strainedTie() throws {
        let (candidates, text) = try told(map(tie: "葛藤"))
        #expect(candidates.isEmpty && !text.contains("鬼塚") && !text.contains("届けています"))
        // Who is known besides may be proposed for that, and nothing is said of the strain.
        let (known, reasons) = try told(map(tie: "葛藤", link: "普通"))
        #expect(!known.isEmpty && known.allSatisfy { !$0.why.ja.contains("わかば") })
        #expect(!reasons.contains("届けています"))
    }
}
