import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Missing links and people")
struct GapPrivacyTests {
    private static let ties = """
        居場所,名前,種別,分野,強さ,内容,頻度,最終接触,終了
        あおば,山田はなこ,個人,コミュニティ,強い,食材,毎週,2025-01-01,2026-12-31
        あおば,鈴木いちろう,個人,コミュニティ,普通,会場,毎週,2025-01-01,
        あおば,有志,匿名グループ,コミュニティ,普通,人手,毎週,2025-01-01,
        わかば,佐藤じろう,個人,コミュニティ,普通,食材,,,
        わかば,高橋さぶろう,個人,コミュニティ,普通,食材,,,
        わかば,ひので農園,農家,産業・農林水産,,食材,,,
        わかば,若者グループ,匿名グループ,コミュニティ,,食材,,,
        """
    private static let actors = """
        名前,種別,同意
        山田はなこ,個人,なし
        鈴木いちろう,個人,あり
        佐藤じろう,個人,
        高橋さぶろう,個人,公開可
        """
    private static let links = """
        名前1,名前2,強さ
        山田はなこ,ひので農園,強い
        山田はなこ,佐藤じろう,強い
        鈴木いちろう,高橋さぶろう,強い
        山田はなこ,若者グループ,強い
        """

    private func map() throws -> GapMap {
        try GapMap(GapPrivacyTests.ties, GapPrivacyTests.actors, GapPrivacyTests.links)
    }

    @Test("nobody without consent is named in a meeting: not as a supporter, a candidate or one who could introduce")
    func meeting() throws {
        let gaps = try map().gaps()
        #expect(!gaps.isEmpty)
        for gap in gaps {
            #expect(!gap.text.contains("山田") && !gap.text.contains("佐藤"), "\(gap)")
        }
        let candidates = Set(gaps.flatMap { $0.candidates.map(\.name) })
        #expect(candidates.contains("高橋さぶろう") && candidates.contains("ひので農園"))
        // The farm is known to somebody who may not be named, so no way is told.
        let farm = gaps.flatMap(\.candidates).filter { $0.name == "ひので農園" }
        #expect(farm.allSatisfy { $0.introduction.isEmpty || !$0.introduction.contains { $0.contains("山田") } })
    }

    @Test("no typed text is told in which a withheld name stands, nor any where all names are withheld")
    func typedNames() throws {
        let map = try GapMap(
            """
            居場所,名前,種別,分野,内容
            あおば,鬼怒川ミツヨ,個人,コミュニティ,鬼怒川ミツヨの漬物
            あおば,ひので農園,農家,産業・農林水産,ひのでの米
            """,
            "名前,種別,同意\n鬼怒川ミツヨ,個人,なし\n"
        )
        let day = try #require(SheetDate(storedText: "2026-11-29"))
        func told(_ edition: Edition, _ anonymity: EcomapRequest.Anonymity) -> String {
            GapSearch(map.map.map, GapRequest(edition: edition, anonymity: anonymity, day: day)).gaps().map(\.text)
                .joined()
        }
        #expect(told(.internal, .none).contains("鬼怒川ミツヨの漬物"))
        #expect(told(.meeting, .none).contains("ひのでの米") && !told(.meeting, .none).contains("鬼怒川"))
        #expect(told(.internal, .persons).contains("ひのでの米") && !told(.internal, .persons).contains("鬼怒川"))
        for edition in Edition.allCases {
            #expect(!told(edition, .all).contains("ひので") && !told(edition, .all).isEmpty)
        }
    }

    @Test("in public only those who agreed to that are named")
    func publicEdition() throws {
        let gaps = try map().gaps(.public)
        for gap in gaps {
            for name in ["山田", "佐藤", "鈴木"] { #expect(!gap.text.contains(name), "\(gap)") }
        }
        #expect(gaps.flatMap(\.candidates).contains { $0.name == "高橋さぶろう" })
    }

    @Test("the internal edition may name everybody, and anonymous groups are never proposed")
    func internalEdition() throws {
        let gaps = try map().gaps(.internal)
        let candidates = Set(gaps.flatMap { $0.candidates.map(\.name) })
        #expect(candidates.contains("佐藤じろう") && candidates.contains("山田はなこ"))
        #expect(!candidates.contains("若者グループ") && !candidates.contains("有志"))
        #expect(gaps.allSatisfy { $0.candidates.allSatisfy { !$0.introduction.contains("若者グループ") } })
    }

    @Test("outside of the internal edition contacts and last contacts change nothing: no gap, no rank, no count")
    func contacts() throws {
        let head = "居場所,名前,種別,分野,強さ,内容,頻度"
        let rows = ["あおば,本町商店,商店,産業・農林水産,強い,食材,毎週", "あおば,みどり会,NPO,福祉・医療,普通,会場,毎月", "あおば,こども課,行政,福祉・医療,普通,補助,毎月"]
        let known = rows.map { $0 + ",2025-01-01,佐藤さん" }
        let unknown = rows.map { $0 + ",," }
        func map(_ rows: [String]) throws -> GapMap {
            try GapMap(([head + ",最終接触,窓口"] + rows).joined(separator: "\n") + "\n", "居場所,おねがい\nあおば,お米\n")
        }
        for day in ["2026-11-29", "2027-02-01"] {
            for edition in [Edition.meeting, .public] {
                let gaps = try map(known).gaps(of: "あおば", edition, on: day)
                #expect(!gaps.isEmpty)
                #expect(try gaps == map(unknown).gaps(of: "あおば", edition, on: day))
            }
            let inner = try map(known).gaps(of: "あおば", .internal, on: day)
            #expect(Set(inner.map(\.kind)).isSuperset(of: [.quietTie, .oneFace]))
        }
    }

    @Test("the words neither shame nor push")
    func words() throws {
        let texts = try [Edition.internal, .meeting, .public].flatMap { try map().gaps($0).map(\.text) }
        for text in texts {
            for word in ["孤立", "欠落", "不足", "問題", "べき", "isolat", "lack", "problem", "must", "fail"] {
                #expect(!text.contains(word), "\(word): \(text)")
            }
        }
    }
}

extension GapMap {
    fileprivate func gaps(_ edition: Edition) throws -> [Gap] { try gaps(of: nil, edition) }
}

@Suite("Texts that people type")
struct FreeTextTests {
    @Test(
        "may hold a name",
        arguments: ["佐藤花子さんの送迎", "佐藤花子の都合で毎週", "田中氏の紹介", "山田先生の教室", "長谷川の倉庫", "Mr Brown's van", "けんちゃんの日"]
    )
    func names(text: String) {
        #expect(FreeText.mayHoldName(text))
        #expect(FreeText.shown(text, in: .internal, .ja) == text)
        #expect(FreeText.shown(text, in: .meeting, .ja) != text)
    }

    @Test(
        "mostly hold none",
        arguments: ["食材", "お米", "会場の提供", "お母さんの集まり", "皆さんへの声かけ", "さんまの缶詰", "様々な人が集まる場", "ピアノの先生", "毎週", "見守り"]
    )
    func plain(text: String) {
        #expect(!FreeText.mayHoldName(text))
        #expect(FreeText.shown(text, in: .public, .ja) == text)
    }

    @Test("are told by their class outside of the internal edition")
    func gaps() throws {
        let map = try GapMap(
            "居場所,名前,種別,同意,内容,頻度,最終接触\nあおば,佐藤花子,個人,なし,佐藤花子さんの送迎,佐藤花子さんの都合で毎週,2025-01-01\n",
            "居場所,おねがい\nあおば,佐藤花子さんの送り迎え\n"
        )
        for gap in try map.gaps() { #expect(!gap.text.contains("佐藤"), "\(gap.text)") }
        #expect(try map.gaps(of: nil, .internal).contains { $0.text.contains("佐藤花子さんの送迎") })
    }
}

@Suite("Answers to missing links")
struct GapAnswerTests {
    private func map() throws -> GapMap {
        try GapMap(
            "居場所,名前,種別,内容\nあおば,本町商店,商店,会場\nわかば,本町商店,商店,会場\nわかば,ひので農園,農家,野菜\n",
            "名前1,名前2\n本町商店,ひので農園\n"
        )
    }

    @Test("an answered gap comes back only when asked for, with its answer", arguments: GapAnswer.Word.allCases)
    func answered(word: GapAnswer.Word) throws {
        var map = try map()
        let gap = try #require(try map.gaps(.candidate, of: "あおば").first)
        try map.answer(gap, word)
        #expect(try !map.gaps(of: "あおば").contains { $0.key == gap.key })
        let again = try #require(try map.gaps(of: "あおば", withAnswered: true).first { $0.key == gap.key })
        #expect(again.answer?.word == word && again.answer?.day.text == "2026-11-29")
        // Who was declined is not brought back by another gap; who was asked may be.
        let others = try map.gaps(of: "あおば").flatMap { $0.candidates.map(\.name) }
        if word != .asked { #expect(!others.contains("ひので農園")) }
    }

    @Test("an answer holds for its gap alone, in other editions and on other days too, and may be given anew")
    func scope() throws {
        var map = try map()
        let before = try map.gaps(of: "あおば")
        let gap = try #require(before.first { $0.kind == .singleSupport })
        try map.answer(gap, .notNow)
        #expect(try map.gaps(of: "あおば").map(\.key) == before.map(\.key).filter { $0 != gap.key })
        #expect(try !map.gaps(of: "あおば", .internal, on: "2027-06-01").contains { $0.key == gap.key })
        try map.answer(gap, .asked)
        #expect(map.map.nodes("GapAnswer").count == 1)
        #expect(map.map.nodes("GapAnswer")[0].properties["answer"] == .string("asked"))
    }

    @Test("the answers are understood in both languages")
    func words() {
        #expect(GapAnswer.Word("今は要らない") == .notNow && GapAnswer.Word("not now") == .notNow)
        #expect(GapAnswer.Word("そっとしておく") == .leaveInPeace && GapAnswer.Word("leave-in-peace") == .leaveInPeace)
        #expect(GapAnswer.Word("声をかけた") == .asked && GapAnswer.Word("ASKED") == .asked)
        #expect(GapAnswer.Word("はい") == nil)
    }
}
