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

    private func sorted(_ names: [String]) -> [String] { index(names).entries.map(\.name) }

    @Test("kana come in the order of the 五十音, then kanji, then Latin letters, then the rest")
    func scripts() {
        let expected = ["あおば会", "カフェかえで", "さくら園", "わたぼうし", "一番館", "青葉自治会", "Cafe Aoba", "NPO青葉", "3丁目の会"]
        #expect(sorted(expected.reversed()) == expected)
    }

    @Test("hiragana and katakana, voiced and unvoiced, small and large letters count alike")
    func folding() {
        let expected = ["がくどう", "カグヤ", "キッズ", "ぎつと", "きつね", "はは", "バハマ", "ぱひ"]
        #expect(sorted(expected.reversed()) == expected)
    }

    @Test("ー counts as the vowel that it prolongs")
    func prolonged() {
        #expect(sorted(["カイ", "カーブ", "カアン", "カア"]) == ["カア", "カーブ", "カアン", "カイ"])
        #expect(sorted(["ケイト", "ケーキ", "ケア"]) == ["ケア", "ケイト", "ケーキ"])
        #expect(sorted(["ケオ", "ケーキ", "ケウ"]) == ["ケウ", "ケーキ", "ケオ"])
    }

    @Test("half-width kana, full-width letters, spaces and brackets do not matter")
    func widths() {
        #expect(sorted(["ｶﾞﾗｽ", "「がか」", "か わ", "ＮＰＯ", "nb"]) == ["「がか」", "ｶﾞﾗｽ", "か わ", "nb", "ＮＰＯ"])
    }

    @Test("headings are the rows of the 五十音, and only those that have names")
    func headings() {
        let groups = index(["ん会", "やぎ", "ゆき", "ガラス", "青葉", "Rotary", "2丁目", "（・）"]).groups
        #expect(groups.map(\.heading.name.ja) == ["か", "や", "わ", "漢字", "A–Z", "数字ほか"])
        #expect(groups[1].entries.map(\.name) == ["やぎ", "ゆき"])
    }

    @Test("an entry has the number of the box and its cell; equal names are told apart by their numbers")
    func entries() {
        let entries = index(["甲", "甲"]).entries
        #expect(entries.map(\.number) == [10, 11])
        #expect(entries[0].field == 0 && entries[0].band == nil)
    }

    @Test("withheld names are not in it, and a number leads back to the node")
    func withheld() throws {
        var map = TestMap()
        try map.take("居場所,名前,種別,同意\n食堂,あおば園,農家,\n食堂,ひみつ 太郎,個人,なし\n")
        let ecomap = try map.ecomap(.meeting)
        let index = EcomapIndex(ecomap)
        #expect(index.entries.map(\.name) == ["あおば園"])
        #expect(ecomap.supporters.filter(\.isWithheld).map(\.number) == [nil])
        let node = map.graph.nodes.first { Int($0.rawValue) == index.entries[0].number }
        #expect(node.map { map.map.name(of: $0) } == "あおば園")
    }
}
