import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Needs and offers")
struct NeedMatchTests {
    private func matches(_ map: GapMap, on day: String = "2026-11-29", _ edition: Edition = .meeting) throws -> [String]
    {
        let day = try #require(SheetDate(storedText: day))
        let found = GapSearch(map.map.map, GapRequest(edition: edition, day: day)).needMatches
        let name = map.map.map.name(of:)
        return found.matches.map { "\(name($0.need.ibasho)) \(name($0.need.resource)) ← \(name($0.giver))" }
            + found.openNeeds.map { "\(name($0.ibasho)) \(name($0.resource))" }
            + found.surpluses.map { "← \(name($0.giver)) \(name($0.resource))" }
    }

    @Test("one giver is not promised twice: all are matched at once, so that as many needs as possible are met")
    func atOnce() throws {
        let map = try GapMap(
            "居場所,おねがい\nあおば,介護食\nわかば,介護食を週に一度\n",
            "名前,提供\nA社,介護食\nB社,介護食の配達\n",
            "居場所,名前\nあおば,本町商店\nわかば,本町商店\n"
        )
        let found = try matches(map)
        #expect(found.count == 2 && found.allSatisfy { $0.contains("←") }, "\(found)")
        #expect(found.contains { $0.contains("A社") } && found.contains { $0.contains("B社") })
    }

    @Test("an offer is promised once; who makes several may meet several needs, and the rest is told as to give")
    func severalOffers() throws {
        let map = try GapMap(
            "居場所,おねがい\nあおば,米\nわかば,おむつ\nもえぎ,米\n",
            "名前,提供\nフードバンク,米\nフードバンク,おむつ\nフードバンク,毛布\n"
        )
        let found = try matches(map)
        #expect(found.filter { $0.contains("米 ← フードバンク") }.count == 1)
        #expect(found.contains("わかば おむつ ← フードバンク") && found.contains("← フードバンク 毛布"))
        #expect(found.count == 4)
    }

    @Test("who was declined for a need of an ibasho is not matched with it again, but may be with another's")
    func declined() throws {
        var map = try GapMap(
            "居場所,おねがい\nあおば,ピアノ\nわかば,ピアノ\n",
            "名前,提供\n音楽の会,ピアノ\n"
        )
        let first = try #require(try map.gaps(.unmetNeed).first { !$0.candidates.isEmpty })
        try map.answer(first, .leaveInPeace)
        let other = first.ibashoName == "あおば" ? "わかば" : "あおば"
        #expect(try matches(map).contains("\(other) ピアノ ← 音楽の会"))
        let ibasho = try #require(first.ibashoName)
        #expect(try map.gaps(of: ibasho).allSatisfy { !$0.candidates.contains { $0.name == "音楽の会" } })
    }

    @Test("a lift does for a lift, but a pumpkin not for rice")
    func classes() throws {
        let map = try GapMap(
            "居場所,おねがい\nあおば,送迎\nあおば,お米\n",
            "名前,提供\nA社,車での送り迎え（配送）\nB社,かぼちゃ\n"
        )
        #expect(try matches(map) == ["あおば 送迎 ← A社", "あおば お米", "← B社 かぼちゃ"])
    }

    @Test("what somebody brings to others, or a tag, may meet a need; what a supporter brings already does not")
    func contents() throws {
        let map = try GapMap(
            "居場所,名前,内容,向き\nあおば,本町商店,米,受ける\nわかば,ひので農園,お米,受ける\nわかば,たなか家具,机,出す\n",
            "居場所,おねがい\nあおば,お米\nあおば,机\n",
            "名前,タグ\nさくら会,机\n"
        )
        let found = try matches(map)
        #expect(found.contains("あおば お米 ← ひので農園"))
        #expect(found.contains("あおば 机 ← さくら会"))
    }

    @Test("needs and offers that are over are none, nor is anybody whose tie has ended asked again")
    func days() throws {
        let map = try GapMap(
            "居場所,名前,内容,開始,終了\nあおば,ひので農園,米,2020-04-01,2024-03-31\n",
            "居場所,おねがい,期限\nあおば,お米,2026-12-31\nあおば,机,2026-01-31\n",
            "名前,提供,期限\nひので農園,お米,\n本町商店,机,2026-01-31\n"
        )
        let found = try matches(map)
        #expect(found.first == "あおば お米")
        #expect(!found.contains { $0.contains("机") })
    }

    @Test("what nobody takes is told of once, with ibasho near by; what is brought somewhere is taken")
    func surplus() throws {
        let map = try GapMap(
            "居場所,名前,内容\nあおば,本町商店,介護食\n",
            "名前,提供\nA社,介護食\n本町商店,介護食\n"
        )
        let surplus = try map.gaps(.unmetNeed).filter { $0.ibasho == nil }
        #expect(surplus.map { $0.evidence["giver"] } == [.text("A社")])
        #expect(surplus[0].why.ja.contains("届け先をご存じの方"))
        #expect(surplus[0].candidates.map(\.name) == ["あおば"])
    }

    @Test("nobody without consent is proposed for a need")
    func consent() throws {
        let map = try GapMap(
            "居場所,名前\nあおば,本町商店\n",
            "居場所,おねがい\nあおば,ピアノの先生\n",
            "名前,種別,同意\n山田はなこ,個人,なし\n",
            "名前,提供\n山田はなこ,ピアノの先生\n"
        )
        #expect(try matches(map) == ["あおば ピアノの先生"])
        #expect(try matches(map, .internal) == ["あおば ピアノの先生 ← 山田はなこ"])
    }

    @Test("the sum of the scores is the highest there is, against all ways to match")
    func highest() throws {
        // Words agree fully, in part or by their class; which pairs do is as it falls.
        let words = ["米", "お米を10キロ", "野菜", "机", "机といす", "会場", "送迎", "送迎の車"]
        for seed in 0..<12 {
            var needs = "居場所,おねがい\n"
            for number in 0..<4 { needs += "場\(number),\(words[(seed * 3 + number * 5) % words.count])\n" }
            var offers = "名前,提供\n"
            for number in 0..<4 { offers += "社\(number),\(words[(seed * 5 + number * 3 + 1) % words.count])\n" }
            let map = try GapMap(needs, offers)
            let day = try #require(SheetDate(storedText: "2026-11-29"))
            let names = GapNames(map.map.map, GapRequest(day: day))
            let found = NeedMatches(map.map.map, names, on: day)
            let all = found.matches.map(\.need) + found.openNeeds
            let offered = try #require(map.map.graph.type("OFFERS"))
            let list = map.map.graph.relationships.filter { map.map.graph.type(of: $0) == offered }.map {
                NeedMatches.Offer(giver: map.map.graph.start(of: $0), resource: map.map.graph.end(of: $0))
            }
            var givers = PossibleGivers(map.map.map, names, on: day)
            let possible = givers.matches(for: all, list)
            let sum = found.matches.reduce(0) { $0 + $1.score }
            #expect(abs(sum - best(possible[...], [])) < 1e-9)
            #expect(Set(found.matches.map(\.giver)).count == found.matches.count)
        }
    }

    /// The highest sum by trying everything.
    private func best(_ possible: ArraySlice<[NeedMatches.Match]>, _ taken: Set<NodeID>) -> Double {
        guard let first = possible.first else { return 0 }
        let rest = possible.dropFirst()
        return first.filter { !taken.contains($0.giver) }.map { $0.score + best(rest, taken.union([$0.giver])) }
            .reduce(best(rest, taken), max)
    }
}
