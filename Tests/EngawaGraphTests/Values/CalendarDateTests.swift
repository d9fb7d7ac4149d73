import EngawaGraph
import Testing

@Suite("A calendar date")
struct CalendarDateTests {
    @Test("counts every day of 800 years in a row, from a day known by heart")
    func everyDay() throws {
        var date = try #require(CalendarDate(year: 1600, month: 1, day: 1))
        #expect(date.daysSinceEpoch == -135_140)
        for year in 1600..<2400 {
            for month in 1...12 {
                for day in 1...CalendarDate.days(inMonth: month, of: year) {
                    guard date == CalendarDate(year: year, month: month, day: day),
                        (date.year, date.month, date.day) == (year, month, day)
                    else {
                        Issue.record("\(year)-\(month)-\(day) is not \(date)")
                        return
                    }
                    date = try #require(CalendarDate(days: date.daysSinceEpoch + 1))
                }
            }
        }
        #expect(date.description == "2400-01-01")
    }

    @Test(
        "reads what it writes",
        arguments: [Int32.min, -1_000_000, -719_529, -719_528, -1, 0, 1, 20_179, 2_932_897, .max]
    )
    func roundTrip(days: Int32) {
        let date = CalendarDate(daysSinceEpoch: days)
        #expect(CalendarDate(date.description) == date, "\(date)")
        #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
    }

    @Test("writes ISO 8601, with a sign outside four digits")
    func text() {
        #expect(CalendarDate(daysSinceEpoch: 0).description == "1970-01-01")
        #expect(CalendarDate(year: 2025, month: 4, day: 1)?.description == "2025-04-01")
        #expect(CalendarDate(year: 0, month: 12, day: 31)?.description == "0000-12-31")
        #expect(CalendarDate(year: -1, month: 1, day: 2)?.description == "-0001-01-02")
        #expect(CalendarDate(year: 12_025, month: 4, day: 1)?.description == "+12025-04-01")
    }

    @Test(
        "refuses days that do not exist and other ways of writing",
        arguments: [
            "", "2025", "2025-4-1", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-04-00",
            "25-04-01", "2025/04/01", "2025-04-01 ", " 2025-04-01", "２０２５-04-01", "2025-04-01-02", "+225-04-01",
            "--2025-04-01",
            "2025-04-1x", "+9999999999-01-01",
        ]
    )
    func refusals(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("comes before later ones")
    func order() throws {
        let dates = try ["-0044-03-15", "1999-12-31", "2000-02-29", "2025-04-01"].map { try #require(CalendarDate($0)) }
        #expect(dates == dates.shuffled().sorted())
        #expect(CalendarDate(year: 1_000_000_000, month: 1, day: 1) == nil)
    }

    @Test("has the years of openCypher's calendar to the day")
    func limits() throws {
        let first = try #require(CalendarDate(year: -999_999_999, month: 1, day: 1))
        let last = try #require(CalendarDate(year: 999_999_999, month: 12, day: 31))
        #expect(first.description == "-999999999-01-01" && last.description == "+999999999-12-31")
        #expect(CalendarDate("-999999999-01-01") == first && CalendarDate("+999999999-12-31") == last)
        #expect(CalendarDate.dayNumbers == first.daysSinceEpoch...last.daysSinceEpoch)
        #expect(
            CalendarDate(days: first.daysSinceEpoch - 1) == nil && CalendarDate(days: last.daysSinceEpoch + 1) == nil
        )
        #expect(CalendarDate(year: 1_000_000_000, month: 1, day: 1) == nil)
    }
}
