import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("The weather of an ecomap")
struct WeatherTests {
    private static let heading = "居場所,名前,分野,領域,強さ,開始,終了,最終接触,頻度\n"

    private func chart(
        _ rows: String,
        _ edition: Edition = .internal,
        links: String = ""
    ) throws -> WeatherChart {
        var map = TestMap()
        try map.take(Self.heading + rows)
        if !links.isEmpty { try map.take("名前1,名前2,関係,強さ,終了\n" + links) }
        let request = EcomapRequest(
            edition: edition,
            day: try #require(SheetDate(storedText: "2025-10-15")),
            withWeather: true
        )
        return try #require(map.map.ecomap(of: try map.map.ibasho(named: nil), request).weather)
    }

    /// The signs of the first cell of コミュニティ.
    private func signs(_ rows: String, _ edition: Edition = .internal) throws -> [Weather] {
        try chart(rows, edition).cells.first { $0.field == 0 && $0.band == 2 }?.signs ?? []
    }

    @Test("a strong tie that was alive within a year makes fair weather")
    func sunny() throws {
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,強い,2019,,2025-01-20,\n") == [.sunny])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,強い,2025-03,,,\n") == [.sunny])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2025-03,,,\n") == [])
    }

    @Test("a cell in which nothing has happened for a year has a stationary front, however strong its ties")
    func front() throws {
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,強い,2019,,2024-10-15,\n") == [.front])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2019,,,\n") == [.front])
        // What ended within the year happened.
        let ended = "食堂,乙会,コミュニティ,中学校区,普通,2019,2025-02-01,,\n"
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2019,,,\n" + ended) == [])
        // A year that is known alone may lie within.
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2024,,,\n") == [])
    }

    @Test("of a cell of which no date is known nothing is said but what its strengths say")
    func undated() throws {
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,,,,\n") == [])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,弱い,,,,\n") == [.cloudy])
    }

    @Test("weak and overdue ties make it cloudy")
    func cloudy() throws {
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,弱い,2025-03-01,,,\n") == [.cloudy])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2025-03-01,,2025-04-01,毎週\n") == [.cloudy])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2025-03-01,,2025-04-01,年1回\n") == [])
    }

    @Test("other editions use neither last contacts nor strain", arguments: [Edition.meeting, .public])
    func editions(edition: Edition) throws {
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,強い,2019,,2024-01-01,\n", edition) == [.sunny])
        // Of a tie of normal strength that began long ago they know nothing; of a weak one, that nothing came of it.
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2019,,2020-09-01,\n", edition) == [])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,葛藤,2019,,,\n", edition) == [])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,弱い,2019,,2025-09-01,\n", edition) == [.front])
        #expect(try signs("食堂,甲会,コミュニティ,中学校区,普通,2025-03-01,,2025-04-01,毎週\n", edition) == [])
        #expect(try chart("食堂,甲会,コミュニティ,中学校区,普通,,,,\n", edition).rule == .dates)
        #expect(try chart("食堂,甲会,コミュニティ,中学校区,普通,,,,\n").rule == .contacts)
        // The same weather whether or not somebody wrote last contacts and strain down.
        let rows = ["強い,2019", "普通,2025-03-01", "弱い,2018"].enumerated()
        let without = rows.map { "食堂,会\($0),コミュニティ,県内,\($1),,,\n食堂,会\($0)2,その他,県外,普通,2019,,,\n" }.joined()
        let with = rows.map { "食堂,会\($0),コミュニティ,県内,\($1),,2024-01-01,毎週\n食堂,会\($0)2,その他,県外,葛藤,2019,,,\n" }.joined()
        #expect(try chart(without, edition) == chart(with, edition))
    }

    @Test("the eye stands where the supporter is whom most others are linked with")
    func eye() throws {
        let rows = """
            食堂,緑町社協,福祉・医療,市内,普通,,,,
            食堂,甲会,コミュニティ,校区,普通,,,,
            食堂,乙会,コミュニティ,校区,普通,,,,
            食堂,丙会,コミュニティ,校区,普通,,,,
            """
        let links = "甲会,緑町社協,所属,,\n緑町社協,乙会,知り合い,,\n丙会,緑町社協,知り合い,,\n甲会,乙会,知り合い,,\n"
        let chart = try chart(rows, links: links)
        #expect(chart.eyeRule == .links)
        #expect(chart.cells == [WeatherChart.Cell(field: 2, band: 3, signs: [.eye])])
        // Two are too few to turn around anybody, and neither ended nor strained links count.
        let few = "甲会,緑町社協,所属,,\n緑町社協,乙会,知り合い,,\n丙会,緑町社協,知り合い,葛藤,\n丙会,緑町社協,所属,,2020\n"
        #expect(try self.chart(rows, links: few).cells == [])
    }

    @Test("without links between supporters the eye stands in the one cell with the most ties")
    func fullest() throws {
        let three = "食堂,甲会,コミュニティ,校区,普通,,,,\n食堂,乙会,コミュニティ,校区,普通,,,,\n食堂,丙会,コミュニティ,校区,普通,,,,\n"
        let chart = try chart(three)
        #expect(chart.eyeRule == .ties && chart.cells.map(\.signs) == [[.eye]])
        let both = three + three.replacing("コミュニティ", with: "その他").replacing("会", with: "組")
        #expect(try self.chart(both).cells == [])
    }

    @Test("without being asked for there is none")
    func none() throws {
        var map = TestMap()
        try map.take(Self.heading + "食堂,甲会,コミュニティ,中学校区,強い,2019,,,\n")
        #expect(try map.ecomap().weather == nil)
    }
}
