import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("What if")
struct WhatIfTests {
    private let ties = """
        居場所,名前,種別,分野,領域,内容,強さ
        食堂,青葉の会,NPO,その他,県内,会場、広報,強い
        食堂,白井さん,個人,コミュニティ,自治会・町内,調理,葛藤
        食堂,黒田さん,個人,コミュニティ,自治会・町内,調理、歌,普通
        サロン,白井さん,個人,コミュニティ,自治会・町内,話し相手,普通
        """

    private func request(_ edition: Edition = .meeting) throws -> EcomapRequest {
        EcomapRequest(edition: edition, day: try #require(SheetDate(storedText: "2025-04-01")))
    }

    private func absence(_ test: TestMap, _ names: String..., for edition: Edition = .meeting) throws -> Absence {
        let request = try request(edition)
        let map = test.map
        return map.absence(of: try names.map { try map.someone($0, request) }, request)
    }

    @Test("ties, ibasho, contents and cells that are lost are those that only the absent have")
    func lost() throws {
        var test = TestMap()
        try test.take(ties, "名前1,名前2\n白井さん,外の会\n黒田さん,青葉の会\n")
        let found = try absence(test, "白井さん", for: .internal)
        #expect(found.actors == .init(before: 4, after: 3) && found.ties == .init(before: 4, after: 2))
        #expect(found.links == .init(before: 2, after: 1))
        #expect(found.ibasho.map(\.name) == ["サロン"] && found.ibasho.map(\.before) == [1])
        #expect(found.contents == [.init(ibasho: "サロン", content: "話し相手")])
        #expect(
            found.cells.map { "\($0.ibasho) \($0.field.name) \($0.band.name) \($0.before)" } == ["サロン コミュニティ 自治会・町内 1"]
        )
        #expect(found.parts == [.init(size: 1, names: ["サロン"]), .init(size: 1, names: ["外の会"])])
        let both = try absence(test, "白井さん", "黒田さん", for: .internal)
        #expect(both.contents.map(\.content).sorted() == ["歌", "話し相手", "調理"].sorted())
        #expect(both.cells.count == 2)
    }

    @Test("persons who may not be named are counted, not named")
    func privacy() throws {
        var test = TestMap()
        try test.take(ties)
        let found = try absence(test, "食堂")
        #expect(found.without.map(\.name) == ["食堂"])
        #expect(found.parts.map(\.size) == [1, 1] && found.parts.flatMap(\.names) == ["青葉の会"])
        #expect(found.contents.isEmpty && found.ibasho.isEmpty && found.cells.isEmpty)
        #expect(try absence(test, "白井さん").without.map(\.name) == ["個人"])
    }

    @Test("who has no ties leaves no gap; what is over already is not lost")
    func nothing() throws {
        var test = TestMap()
        try test.take("居場所,名前,終了\n食堂,むかしの会,2020\n食堂,いまの会,\n", "名前\nひとりの会\n")
        for name in ["むかしの会", "ひとりの会"] {
            let found = try absence(test, name)
            #expect(found.ties == .init(before: 1, after: 1) && found.parts.isEmpty && found.contents.isEmpty)
        }
    }

    @Test("shrinking takes the share of persons, the same for a seed, and the mean lies between the ends")
    func shrinking() throws {
        var test = TestMap()
        let rows = (0..<20).map { "食堂,山田\($0)さん,個人,その他,県内,芸\($0)" }.joined(separator: "\n")
        try test.take("居場所,名前,種別,分野,領域,内容\n\(rows)\n食堂,青葉の会,NPO,その他,県外・全国,場\n")
        let day = try request().day
        let found = test.map.shrinking(by: 20, draws: 50, seed: 3, on: day)
        #expect(found.persons == 20 && found.removed == 4 && found.draws == 50 && found.seed == 3)
        let ties = try #require(found.outcomes.first { $0.measure == .ties })
        #expect(ties.of == 21 && ties.mean == 4 && ties.low == 4 && ties.high == 4)
        let contents = try #require(found.outcomes.first { $0.measure == .contents })
        #expect(contents.mean == 4 && contents.of == 21)
        #expect(found.outcomes.first { $0.measure == .parts }?.mean == 0)
        #expect(found == test.map.shrinking(by: 20, draws: 50, seed: 3, on: day))
        let all = test.map.shrinking(by: 100, draws: 3, seed: 1, on: day)
        #expect(all.removed == 20 && all.outcomes.first { $0.measure == .cells }?.mean == 1)
        for outcome in found.outcomes {
            #expect(Double(outcome.low) <= outcome.mean && outcome.mean <= Double(outcome.high))
        }
    }

    @Test("a map without persons has nothing to take out")
    func noPersons() throws {
        var test = TestMap()
        try test.take("居場所,名前,種別\n食堂,青葉の会,NPO\n")
        let found = test.map.shrinking(by: 20, draws: 5, seed: 1, on: try request().day)
        #expect(found.persons == 0 && found.removed == 0 && found.outcomes.allSatisfy { $0.mean == 0 })
        #expect(EcomapMap(PropertyGraph()).shrinking(by: 20, draws: 5, seed: 1, on: try request().day).persons == 0)
    }

    @Test("parts by components and by counting are as many, whoever is away", arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func parts(seed: Int) throws {
        var test = TestMap()
        let pairs = (0..<30).map { number -> String in
            let (first, second) = ((number * 7 + seed * 3) % 23, (number * number + seed * 5) % 23)
            return "第\(first)の会,第\(first == second ? (second + 1) % 23 : second)の会"
        }
        try test.take("名前1,名前2\n" + pairs.joined(separator: "\n") + "\n")
        let ledger = TieLedger(test.map, on: try request().day)
        let count = ledger.network.view.nodeCount
        let none = [Bool](repeating: false, count: count)
        let before = ledger.components(without: none)
        #expect(ledger.parts(without: none).isEmpty && before == ledger.network.view.connectedComponents())
        for first in 0..<count {
            var isOut = none
            (isOut[first], isOut[(first * 5 + seed) % count]) = (true, true)
            let parts = ledger.parts(without: isOut)
            #expect(parts.count == ledger.partCount(without: isOut, before: before))
        }
    }
}
