import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("The 五十音 index")
struct EcomapIndexTests {
    private func index(_ names: [String]) -> EcomapIndex {
        EcomapIndex(
            Ecomap(
                ibasho: Hub(id: 1, name: "食堂"),
                fields: [AxisEntry(name: "分野")],
                bands: [AxisEntry(name: "領域")],
                supporters: names.enumerated().map { place, name in
                    Supporter(
                        id: place + 10,
                        name: name,
                        kindClass: .other,
                        field: 0,
                        band: nil,
                        ties: [Tie(id: place)]
                    )
                },
                day: "2025-04-01"
            )
        )
    }

    @Test("headings are the rows of the 五十音, and only those that have names")
    func headings() {
        let groups = index(["ん会", "やぎ", "ゆき", "ガラス", "ｱﾙﾌｧ", "ヴァイオリン", "青葉", "Rotary", "2丁目", "（・）"]).groups
        #expect(groups.map(\.heading.name.ja) == ["あ", "か", "や", "わ", "漢字", "A–Z", "数字ほか"])
        #expect(groups[0].entries.map(\.name) == ["ｱﾙﾌｧ", "ヴァイオリン"])
        #expect(groups[2].entries.map(\.name) == ["やぎ", "ゆき"])
    }

    @Test("an entry has the number of the box and its cell; equal names are told apart by their numbers")
    func entries() {
        let entries = index(["甲", "甲"]).entries
        #expect(entries.map(\.number) == [10, 11])
        #expect(entries[0].field == 0 && entries[0].band == nil)
    }

    @Test("a number leads back to the node, and what stands in for a withheld name has none")
    func withheld() throws {
        var map = TestMap()
        try map.take("居場所,名前,種別,同意\n食堂,あおば園,農家,\n食堂,ひみつ 太郎,個人,なし\n")
        let ecomap = try map.ecomap(.meeting)
        let index = EcomapIndex(ecomap)
        #expect(index.entries.map(\.name) == ["あおば園", "個人1"] && index.entries[1].number == nil)
        #expect(ecomap.supporters.filter(\.isWithheld).map(\.number) == [nil])
        let node = map.graph.nodes.first { Int($0.rawValue) == index.entries[0].number }
        #expect(node.map { map.map.name(of: $0) } == "あおば園")
    }
}
