import EngawaSheets
import EngawaTestSupport
import Testing

@testable import EngawaEcomap

@Suite("Names that an edition withholds")
struct WithheldNamesTests {
    @Test("appear in no way, no route and no part of random maps", arguments: [UInt64](1...25))
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let consents = ["公開可", "会議まで", "内部のみ", "なし", ""]
        let people = (0..<14).map { place in
            (name: "山田\(place)さん", consent: consents[generator.below(consents.count)])
        }
        let strengths = ["強い", "普通", "弱い", "葛藤", ""]
        func pick() -> String { people[generator.below(people.count)].name }
        var ties = "居場所,名前,種別,強さ\n"
        for place in ["食堂", "サロン", "ひろば"] {
            for _ in 0..<4 { ties += "\(place),\(pick()),個人,\(strengths[generator.below(strengths.count)])\n" }
        }
        var links = "名前1,名前2,関係,強さ\n"
        for _ in 0..<18 {
            let (first, second) = (pick(), pick())
            let relation = ["知り合い", "紹介先"][generator.below(2)]
            if first != second { links += "\(first),\(second),\(relation),\(strengths[generator.below(5)])\n" }
        }
        var test = TestMap()
        try test.take("名前,種別,同意\n" + people.map { "\($0.name),個人,\($0.consent)\n" }.joined(), ties, links)
        let map = test.map
        for edition in [Edition.meeting, .public] {
            let request = EcomapRequest(edition: edition, day: SheetDate(SheetDay.epoch))
            let allowed = Set(people.filter { Consent(cell: $0.consent)?.allows(edition) ?? false }.map(\.name))
            let withheld = Set(people.map(\.name)).subtracting(allowed)
            let ends = try ["食堂", "サロン", "ひろば", pick(), pick()].map { try map.someone($0, request) }
            for (from, to) in ends.flatMap({ first in ends.map { (first, $0) } }) where from != to {
                let found = map.introductions(from: from, to: to, count: 5, request)
                let routes = map.routes(from: from, to: to, count: 5, request)
                let ways = found.paths + routes.there + routes.back + routes.direct + routes.shared
                for way in ways {
                    #expect(withheld.isDisjoint(with: way.people.map(\.name)))
                    #expect(way.between.allSatisfy { $0.id != nil })
                    #expect(way.steps.count == way.people.count - 1)
                    #expect(!way.steps.contains { $0.strength == .stressful })
                }
                let absence = map.absence(of: [from, to], request)
                #expect(withheld.isDisjoint(with: absence.parts.flatMap(\.names) + absence.without.map(\.name)))
            }
        }
    }
}
