import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Missing links in a picture")
struct GapMarkTests {
    /// 食堂 with three supporters that are known to people whom nobody has asked yet.
    private func example() throws -> TestMap {
        var map = TestMap()
        try map.take(
            """
            居場所,名前,種別,分野,領域,内容,強さ,向き,頻度,最終接触,窓口,終了
            食堂,青葉農園,農家,産業・農林水産,市内,米,強い,受ける,毎週,2025-01-05,,
            食堂,若葉会館,NPO,コミュニティ,校区,会場,普通,受ける,,,花岡さん,
            食堂,市役所,行政,その他,市内,補助金,普通,受ける,,,花岡さん,2026-12-31
            """,
            """
            名前,種別,分野,同意,所在地
            山里 花子,個人,福祉・医療,会議まで,緑町
            川辺 太郎,民生委員,福祉・医療,公開可,緑町
            みどり商店,商店,産業・農林水産,,緑町
            青葉農園,農家,産業・農林水産,,緑町
            """,
            """
            居場所,所在地
            食堂,緑町
            """,
            """
            名前1,名前2,関係
            青葉農園,山里 花子,知り合い
            若葉会館,川辺 太郎,知り合い
            若葉会館,みどり商店,知り合い
            """,
            """
            居場所,おねがい
            食堂,冷蔵庫の寄付をいただける人を長く長くさがしています
            """
        )
        return map
    }

    private func marks(
        _ edition: Edition,
        _ anonymity: EcomapRequest.Anonymity = .none
    ) throws -> (marks: [GapMark], text: String) {
        let map = try example()
        let day = try #require(SheetDate(storedText: "2026-11-29"))
        let request = EcomapRequest(edition: edition, anonymity: anonymity, day: day, withGaps: true)
        let ecomap = map.map.ecomap(of: try map.map.ibasho(named: nil), request)
        return (ecomap.gaps, "\(ecomap.gaps)")
    }

    @Test("at most six are marked, numbered from one, each with a cell or somebody to ask")
    func numbers() throws {
        let marks = try marks(.internal).marks
        #expect((3...6).contains(marks.count))
        #expect(marks.map(\.number) == Array(1...marks.count))
        #expect(
            marks.allSatisfy { ($0.field == nil) == ($0.band == nil) && !$0.text.ja.isEmpty && !$0.text.en.isEmpty }
        )
    }

    @Test("persons whom nobody has asked are named in the internal edition alone, whatever they agreed to")
    func persons() throws {
        let whole = try marks(.internal).text
        #expect(whole.contains("山里 花子") || whole.contains("川辺 太郎"))
        for edition in [Edition.meeting, .public] {
            let text = try marks(edition).text
            #expect(!text.contains("山里") && !text.contains("川辺"), "\(edition)")
        }
    }

    @Test("names that are withheld beyond the edition are withheld here too")
    func anonymous() throws {
        let persons = try marks(.internal, .persons).text
        #expect(!persons.contains("山里") && !persons.contains("川辺"))
        let all = try marks(.internal, .all).text
        for name in ["山里", "川辺", "みどり商店", "青葉農園", "若葉会館", "市役所"] { #expect(!all.contains(name), "\(name)") }
    }

    @Test("what follows from contacts and last contacts is marked in the internal edition alone")
    func contacts() throws {
        #expect(try marks(.internal).marks.contains { $0.kind == .quietTie })
        for edition in [Edition.meeting, .public] {
            #expect(try !marks(edition).marks.contains { [.quietTie, .oneFace].contains($0.kind) }, "\(edition)")
        }
    }

    @Test("a mark stands in the cell of its tie, or of the one who could be asked")
    func cells() throws {
        let axes = try example().map.axes
        let ending = try #require(try marks(.meeting).marks.first { $0.kind == .endingTie })
        #expect(ending.field == axes.field(named: "その他") && ending.text.ja == "市役所とのつながりが2026年12月31日まで")
        #expect(ending.band == axes.band(named: "市区町村内"))
    }

    @Test("without being asked for there are none")
    func none() throws {
        #expect(try example().ecomap(.internal, on: "2026-11-29").gaps.isEmpty)
    }
}
