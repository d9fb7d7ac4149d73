import EngawaSheets
import EngawaTestSupport
import Testing

@testable import EngawaEcomap

@Suite("Ties year by year")
struct PeriodTests {
    private func periods(_ csv: String, _ cadence: Cadence, on day: String) throws -> Indicators {
        var map = TestMap()
        try map.take(csv)
        let day = try #require(SheetDate(storedText: day))
        return map.map.indicators(of: nil, on: day, IndicatorRequest(cadence: cadence))
    }

    @Test("years and fiscal years, with what began, ended and goes on in each")
    func series() throws {
        let csv = """
            居場所,名前,開始,終了,きっかけ
            食堂,甲の会,2022-05-01,2024-03-31,紹介
            食堂,乙の会,2023-01-10,,見学
            食堂,丙の会,,,
            """
        let years = try periods(csv, .year, on: "2024-06-01").periods
        #expect(years.map(\.label) == ["2022", "2023", "2024"])
        #expect(years.map(\.ties) == [2, 3, 2])
        #expect(years.map(\.begun) == [1, 1, 0])
        #expect(years.map(\.ended) == [0, 0, 1])
        #expect(years.map(\.undated) == [1, 1, 1])
        #expect(years.map(\.isRunning) == [false, false, true])
        #expect(years[2].origins.first { $0.origin == .introduction }?.ended == 1)
        let fiscal = try periods(csv, .fiscal, on: "2024-06-01").periods
        #expect(fiscal.map(\.label) == ["2022年度", "2023年度", "2024年度"])
        // The last day of a fiscal year is within it: the tie ended in 2023年度.
        #expect(fiscal.map(\.begun) == [2, 0, 0] && fiscal.map(\.ended) == [0, 1, 0])
        #expect(fiscal.map(\.ties) == [3, 2, 2])
    }

    @Test("a vague date counts in no period that it does not surely lie in")
    func vague() throws {
        let found = try periods("居場所,名前,開始\n食堂,甲の会,2023年度\n食堂,乙の会,2023年5月\n", .year, on: "2025-01-01")
        #expect(found.withoutPeriod == 1)
        #expect(found.periods.map(\.begun) == [1, 0, 0])
        #expect(found.periods.map(\.ties) == [2, 2, 2])
        let fiscal = try periods("居場所,名前,開始\n食堂,甲の会,2023年度\n", .fiscal, on: "2025-01-01")
        #expect(fiscal.withoutPeriod == 0 && fiscal.periods.map(\.begun) == [1, 0])
    }

    @Test("very old dates make one row of all that is before the last fifty periods")
    func old() throws {
        let found = try periods("居場所,名前,開始\n食堂,甲の会,1203-01-01\n食堂,乙の会,2020-01-01\n", .year, on: "2025-01-01")
        #expect(found.periods.count == 51)
        #expect(found.periods.first?.label == "〜1975")
        #expect(found.periods.first?.begun == 1 && found.periods.first?.ties == 1)
        #expect(found.periods.last?.ties == 2)
    }

    @Test("of whole dates, what goes on is what went on before, and what began, less what ended", arguments: 1...20)
    func balance(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var csv = "居場所,名前,開始,終了\n"
        for number in 0..<60 {
            let first = Int32.random(in: 15_000..<20_000, using: &random)
            let last = first + Int32.random(in: 0..<2_000, using: &random)
            let ends = Bool.random(using: &random)
            func text(_ day: Int32) -> String { SheetDay(daysSince1970: day)?.text ?? "" }
            csv += "食堂,第\(number)の会,\(text(first)),\(ends ? text(last) : "")\n"
        }
        for cadence in Cadence.allCases {
            let found = try periods(csv, cadence, on: "2024-07-15")
            for (before, after) in zip(found.periods, found.periods.dropFirst()) {
                #expect(after.ties == before.ties + after.begun - after.ended, "\(after.label), seed \(seed)")
            }
            #expect(found.periods.last?.ties == found.ties && found.periods.last?.supporters == found.supporters)
        }
        // The same of the year up to a day, against the day a year before.
        let now = try periods(csv, .year, on: "2024-07-15")
        let before = try periods(csv, .year, on: "2023-07-15")
        #expect(now.ties == before.ties + now.begun - now.ended, "seed \(seed)")
    }
}
