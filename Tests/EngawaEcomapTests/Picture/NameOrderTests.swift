import EngawaTestSupport
import Testing

@testable import EngawaEcomap

@Suite("The order of names")
struct NameOrderTests {
    @Test("kana in 五十音 order, then kanji, then Latin letters, digits, and the rest")
    func groups() {
        let sorted = [
            "あおば会", "カモメ商店", "さくら", "NPO法人そら", "ゆうやけ号", "ンジャメナ亭", "青葉自治会", "風見公民館", "Cafe", "NPOの輪", "3丁目", "🍙",
        ]
        for seed in UInt64(1)...20 {
            var random = SeededGenerator(seed: seed)
            #expect(sorted.shuffled(using: &random).sorted { NameOrder($0) < NameOrder($1) } == sorted, "\(seed)")
        }
    }

    @Test(
        "as dictionaries have it",
        arguments: [
            ("はな", "ばなな"), ("かき", "ガキ大将"), ("コーヒー", "ごはん"), ("こおひい", "コーヒー"), ("ばあば", "ハーブ"), ("きゃべつ", "きゆう"),
            ("つき", "っきの"), ("トンボ坂", "とんぼ沢"), ("アイ", "アイス"), ("あ い", "あう"), ("みなと・カフェ", "みなと食堂"), ("abc", "Abd"),
            ("ｶﾓﾒ", "カラス"), ("パン屋", "はん屋の二階"), ("個人2", "個人10"), ("農家9", "農家１０"), ("3丁目", "12丁目の会"), ("会02号", "会2号"),
            ("会2号", "会03号"),
            ("株式会社あおば", "かもめ"), ("(株)あおば", "あさひ"), ("一般社団法人いずみ", "㈱うみ"), ("社会福祉法人青葉会", "NPO法人風の会"), ("株主会", "株式会社"),
        ]
    )
    func pairs(first: String, second: String) {
        #expect(NameOrder(first) < NameOrder(second))
        #expect(!(NameOrder(second) < NameOrder(first)))
    }

    @Test("it is an order: of any three names, what stands before stands before")
    func isOrder() {
        var random = SeededGenerator(seed: 5)
        let letters = Array("あアぁガかーン々漢A102㈱・ ")
        let names = (0..<60).map { _ in
            String(
                (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
            )
        }.map(NameOrder.init)
        for one in names {
            #expect(!(one < one))
            for other in names {
                #expect((one < other) != (other < one) || one == other)
                for third in names where one < other && other < third { #expect(one < third) }
            }
        }
    }
}
