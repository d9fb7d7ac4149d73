import EngawaGraph
import EngawaSheets
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Missing links of odd maps")
struct GapInputTests {
    @Test("an ibasho without ties gets an answer, not silence")
    func withoutTies() throws {
        let gaps = try GapMap("居場所\nあおば\n").gaps(of: "あおば")
        #expect(gaps.map(\.kind) == [.noConfidant])
    }

    @Test("a map without ibasho has no gaps")
    func empty() throws {
        #expect(try GapMap("名前,種別\n本町商店,商店\n").gaps().isEmpty)
    }

    @Test("places that lie in a circle are walked once")
    func circle() throws {
        let map = try GapMap(
            "地域,レベル,上位\n青葉市,市区町村,青葉県\n青葉県,都道府県,青葉市\n",
            "居場所,所在地\nあおば,青葉市\nわかば,青葉市\n",
            "居場所,名前\nあおば,本町商店\nわかば,たなか文具\n"
        )
        #expect(try map.gaps(.strangers, of: "あおば").count == 1)
    }

    @Test("an ibasho that has ended or not begun is left in peace")
    func closed() throws {
        let map = try GapMap(
            "居場所,開始,終了\nあおば,2020-01-01,2025-03-31\nわかば,2027-01-01,\nもえぎ,,\n",
            "居場所,名前,内容\nあおば,本町商店,会場\nわかば,本町商店,会場\nもえぎ,本町商店,会場\n"
        )
        #expect(try map.gaps(of: "あおば").isEmpty && map.gaps(of: "わかば").isEmpty)
        #expect(try Set(map.gaps().compactMap(\.ibashoName)) == ["もえぎ"])
        #expect(try !map.gaps(of: "あおば", on: "2024-01-01").isEmpty)
    }

    @Test("nobody is led over a strained tie, matched by one, or counted as a place to turn to for one")
    func strained() throws {
        let map = try GapMap(
            """
            居場所,名前,種別,強さ,向き,内容
            あおば,本町商店,商店,葛藤,受ける,会場
            わかば,本町商店,商店,普通,受ける,会場
            わかば,ひので農園,農家,普通,受ける,野菜
            """,
            "居場所,おねがい\nあおば,お弁当\n",
            "名前,提供\n本町商店,お弁当\n"
        )
        let gaps = try map.gaps(of: "あおば", .internal)
        #expect(gaps.allSatisfy { $0.candidates.allSatisfy { !$0.introduction.contains("本町商店") && $0.name != "本町商店" } })
        #expect(gaps.first { $0.kind == .noConfidant }?.evidence["count"] == .count(0))
    }

    @Test("dates that contradict each other do no harm")
    func contradictory() throws {
        var map = try GapMap("居場所,名前,頻度\nあおば,本町商店,毎週\nあおば,たなか文具,毎週\n")
        // No sheet may say that; a query can.
        var draft = GraphDraft(map.map.graph)
        let dates = [("2027-01-01", "2020-01-01", "2030-01-01"), ("2020", "2027-01-01", "2031")]
        for (tie, (since, until, contact)) in zip(map.map.graph.relationships(ofType: "SUPPORTS"), dates) {
            for (key, text) in [("since", since), ("until", until), ("lastContact", contact)] {
                let date = try #require(SheetDate(storedText: text))
                _ = try draft.set(date.value, for: key, of: tie)
            }
        }
        map.map.graph = draft.graph
        #expect(try map.gaps(.quietTie, of: "あおば", .internal).isEmpty)
        #expect(try map.gaps(.endingTie, of: "あおば").map { $0.evidence["supporter"] } == [.text("たなか文具")])
    }

    @Test("one actor with very many ties, and an ibasho with very many supporters")
    func hub() throws {
        var ties = "居場所,名前,内容,向き\n"
        for number in 0..<3_000 { ties += "場\(number),大きな会,食材,受ける\n" }
        for number in 0..<3_000 { ties += "場0,支え手\(number)社,会場,受ける\n" }
        let gaps = try GapMap(ties).gaps(of: "場0")
        #expect(gaps.contains { $0.kind == .singleSupport && $0.evidence["supporter"] == .text("大きな会") })
    }

    @Test("the same map gives the same gaps in the same order, of one ibasho and in the whole list")
    func deterministic() throws {
        var random = SeededGenerator(seed: 7)
        var ties = "居場所,名前,種別,分野,内容,向き,頻度,最終接触,終了\n"
        let kinds = ["農家", "商店", "NPO", "個人", "行政"]
        for _ in 0..<600 {
            let actor = random.below(150)
            ties += "場\(random.below(30)),支え手\(actor)会,\(kinds[actor % 5]),コミュニティ,"
            ties += "\(["食材", "会場", "資金", "人手"][random.below(4)]),\(["受ける", "出す", ""][random.below(3)]),毎週,"
            ties += "2026-0\(1 + random.below(9))-01,\(random.below(4) == 0 ? "2026-12-31" : "")\n"
        }
        let map = try GapMap(ties)
        let all = try map.gaps()
        #expect(all == (try map.gaps()))
        #expect(all.map(\.rank) == Array(1...all.count))
        #expect(Set(all.map(\.key)).count == all.count)
        for ibasho in ["場0", "場7"] {
            let own = Set(try map.gaps(of: ibasho).map(\.key))
            let listed = Set(all.filter { $0.ibashoName == ibasho }.map(\.key))
            // A pair of strangers is listed once, for one of the two.
            #expect(listed.isSubset(of: own))
            #expect(own.subtracting(listed).allSatisfy { $0.hasPrefix("strangers") })
        }
        #expect(Set(all.prefix(5).map(\.kind)).count >= 3)
    }

}

@Suite("The rhythm of a tie")
struct RhythmTests {
    @Test(
        "is read from what people write",
        arguments: [
            ("毎日", 1), ("毎週", 7), ("週1回", 7), ("週に2回", 3), ("隔週", 14), ("2週間に1回", 14), ("毎月", 30), ("月1回", 30),
            ("月2回", 15), ("月に１回", 30), ("隔月", 60), ("2か月に1回", 60), ("3ヶ月に1度", 90), ("年4回", 91), ("学期ごと", 120),
            ("weekly", 7), ("monthly", 30), ("毎週水曜", 7), ("毎月第2土曜", 30), ("月2", 15), ("週２", 3), ("月二回", 15), ("毎金曜", 7),
            ("第2金曜日", 30),
            ("第1・第3土曜", 15), ("月一", 30), ("週一回", 7),
        ]
    )
    func read(text: String, days: Int) {
        #expect(Rhythm(text)?.days == days)
    }

    @Test(
        "is none where it is yearly, of a season, or free",
        arguments: [
            "年1回", "年2回", "毎年", "夏休み", "随時", "不定期", "年数回", "", "ときどき", "半年に1回", "6か月に1回", "毎週の予定だが当面休み", "正月と盆に毎日",
        ]
    )
    func none(text: String) {
        #expect(Rhythm(text) == nil)
    }

    @Test("leaves at least two months")
    func patience() {
        #expect(Rhythm("毎日")?.patience == 60 && Rhythm("隔月")?.patience == 180)
    }
}

extension PropertyGraph {
    fileprivate func relationships(ofType name: String) -> [RelationshipID] {
        type(name).map { type in relationships.filter { self.type(of: $0) == type } } ?? []
    }
}
