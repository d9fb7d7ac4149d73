import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("What changed since a day")
struct NetworkChangeTests {
    private func ecomap(
        _ rows: String,
        _ edition: Edition = .internal,
        since: String? = "2025-04-01",
        on day: String = "2025-10-15",
        anonymity: EcomapRequest.Anonymity = .none
    ) throws -> Ecomap {
        var map = TestMap()
        try map.take("居場所,名前,種別,同意,開始,終了,最終接触,頻度,強さ\n" + rows)
        let request = EcomapRequest(
            edition: edition,
            anonymity: anonymity,
            day: try #require(SheetDate(storedText: day)),
            since: try since.map { try #require(SheetDate(storedText: $0)) }
        )
        return map.map.ecomap(of: try map.map.ibasho(named: nil), request)
    }

    private func changes(_ rows: String, _ edition: Edition = .internal, since: String = "2025-04-01") throws
        -> [String]
    {
        try ecomap(rows, edition, since: since).supporters.map { supporter in
            supporter.name + supporter.changes.map { " \($0)" }.joined()
        }
    }

    @Test("a tie is new where it surely began on the day or later")
    func new() throws {
        let rows = """
            食堂,甲,農家,,2025-04-02,,,,
            食堂,乙,農家,,2025-03-31,,,,
            食堂,己,農家,,2025-04-01,,,,
            食堂,丙,農家,,2025,,,,
            食堂,丁,農家,,,,,,
            食堂,戊,農家,,2025-05,,,,
            """
        #expect(try changes(rows) == ["甲 new", "乙", "己 new", "丙", "丁", "戊 new"])
        #expect(try ecomap(rows).change?.new == 3)
    }

    @Test("who ended all ties since is a ghost, who ended one is marked, and what ended before is not told")
    func ended() throws {
        let rows = """
            食堂,甲,農家,,2019,2025-06-30,,,
            食堂,乙,農家,,2019-04-01,2025-04-01,,,
            食堂,乙,農家,,2025-05-01,,,,
            食堂,丙,農家,,2019,2025-03-31,,,
            食堂,丁,農家,,2019,2025-10-15,,,
            食堂,戊,農家,,2025-05-01,2025-08-31,,,
            """
        let ecomap = try ecomap(rows)
        #expect(ecomap.supporters.map(\.name) == ["乙", "丁"])
        #expect(ecomap.supporters.map(\.changes) == [[.new, .ended], []])
        #expect(ecomap.change?.gone.map(\.name) == ["甲", "戊"])
        #expect(ecomap.change?.gone.allSatisfy { $0.changes == [.ended] } == true)
        #expect(ecomap.change?.ended == 3 && ecomap.change?.new == 1)
    }

    @Test("a tie is quiet where nothing was heard since the day for longer than its rhythm lets expect")
    func quiet() throws {
        let rows = """
            食堂,甲,農家,,2019,,2025-03-01,毎週,
            食堂,乙,農家,,2019,,2025-03-01,,
            食堂,丙,農家,,2019,,2025-03-01,年1回,
            食堂,丁,農家,,2019,,2025-04-01,毎週,
            食堂,戊,農家,,2019,,2025-03-01,毎週,葛藤
            食堂,己,農家,,2019,,,毎週,
            """
        #expect(try changes(rows) == ["甲 quiet", "乙 quiet", "丙", "丁", "戊", "己"])
        #expect(try ecomap(rows).change?.quiet == 2)
        // Three weeks of silence are none, even since yesterday.
        #expect(try changes("食堂,甲,農家,,2019,,2025-09-25,毎週,\n", since: "2025-10-14") == ["甲"])
    }

    @Test(
        "editions that may not know last contacts know of no quiet tie, and say so",
        arguments: [Edition.meeting, .public]
    )
    func editions(edition: Edition) throws {
        let ecomap = try ecomap("食堂,甲,農家,,2019,,2025-03-01,毎週,\n食堂,乙,農家,,2025-05-01,,,,\n", edition)
        #expect(ecomap.change?.quiet == nil)
        #expect(ecomap.supporters.map(\.changes) == [[], [.new]])
    }

    @Test("a ghost's name is withheld like any other")
    func withheld() throws {
        let rows = "食堂,加藤 三郎,農家の加藤三郎,なし,2019,2025-06-30,,,\n食堂,未定 四郎,農家（個人）,,2019,,,,\n食堂,元の会,NPO,,2019,2025-06-30,,,\n"
        let ecomap = try ecomap(rows, .meeting)
        #expect(ecomap.supporters.map(\.name) == ["農家（個人）1"])
        #expect(ecomap.change?.gone.map(\.name) == ["元の会", "個人1"])
        #expect(ecomap.change?.gone.map(\.number) == [ecomap.change?.gone.first?.id, nil])
        #expect(ecomap.withheldNames == 2 && !"\(ecomap)".contains("三郎"))
        let ids = (ecomap.supporters + (ecomap.change?.gone ?? [])).map(\.id)
        #expect(Set(ids).count == ids.count)
        let all = try self.ecomap(rows, .internal, anonymity: .all)
        #expect(!"\(all)".contains("元の会"))
    }

    @Test("without a day there is no change, and nobody is a ghost")
    func none() throws {
        let ecomap = try ecomap("食堂,甲,農家,,2019,2025-06-30,,,\n食堂,乙,農家,,2025-05-01,,,,\n", since: nil)
        #expect(ecomap.change == nil && ecomap.supporters.map(\.name) == ["乙"])
        #expect(ecomap.supporters[0].changes.isEmpty)
    }
}
