import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("Dates and times, made")
struct TemporalCreationTests {
    @Test(
        "from maps of any group of components",
        arguments: [
            ("date({year: 2025})", "2025-01-01"), ("date({year: 2024, month: 2, day: 29})", "2024-02-29"),
            ("date({year: 2020, week: 53, dayOfWeek: 7})", "2021-01-03"), ("date({year: 2025, week: 1})", "2024-12-30"),
            ("date({year: 2024, ordinalDay: 366})", "2024-12-31"), ("date({year: 2025, quarter: 4})", "2025-10-01"),
            ("date({year: 2024, quarter: 1, dayOfQuarter: 91})", "2024-03-31"),
            ("date({year: -1, month: 3})", "-0001-03-01"),
            ("localtime({hour: 9, minute: 5})", "09:05"),
            (
                "localtime({hour: 9, minute: 5, second: 1, millisecond: 2, microsecond: 3, nanosecond: 4})",
                "09:05:01.002003004"
            ),
            ("localtime({hour: 9, minute: 5, second: 1, millisecond: 2, nanosecond: 3004})", "09:05:01.002003004"),
            ("time({hour: 9, timezone: '+0930'})", "09:00+09:30"),
            ("localdatetime({year: 2025, hour: 8})", "2025-01-01T08:00"),
            ("datetime({year: 2025, timezone: 'Asia/Tokyo'})", "2025-01-01T00:00+09:00[Asia/Tokyo]"),
            (
                "datetime({epochSeconds: 0, nanosecond: 5, timezone: 'Asia/Tokyo'})",
                "1970-01-01T09:00:00.000000005+09:00[Asia/Tokyo]"
            ),
            ("datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"),
            ("datetime.fromEpoch(0, -1)", "1969-12-31T23:59:59.999999999Z"),
            ("date({year: null})", "null"), ("date({Year: 2025, MONTH: 4})", "2025-04-01"),
        ]
    )
    func maps(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "from texts of ISO 8601",
        arguments: [
            ("date('2025-04')", "2025-04-01"), ("date('20250401')", "2025-04-01"), ("date('2025-Q2-02')", "2025-04-02"),
            ("date('2025Q2')", "2025-04-01"), ("date('2020W537')", "2021-01-03"), ("date('2024-366')", "2024-12-31"),
            ("date('+12025-04-01')", "+12025-04-01"), ("date('-0001')", "-0001-01-01"),
            ("localtime('093015,5')", "09:30:15.500"), ("time('09')", "09:00Z"), ("time('0930-0330')", "09:30-03:30"),
            ("localdatetime('2025-04-01')", "2025-04-01T00:00"), ("datetime('2025-04-01')", "2025-04-01T00:00Z"),
            ("datetime('2025-04-01[Asia/Tokyo]')", "2025-04-01T00:00+09:00[Asia/Tokyo]"),
            ("datetime('2025-04-01T09[+09:00]')", "2025-04-01T09:00+09:00"),
            // The clock shows this time twice, and the offset tells which.
            ("datetime('2024-10-27T02:30[Europe/Paris]')", "2024-10-27T02:30+02:00[Europe/Paris]"),
            ("datetime('2024-10-27T02:30+01:00[Europe/Paris]')", "2024-10-27T02:30+01:00[Europe/Paris]"),
            // The clock leaves this time out.
            ("datetime('2024-03-31T02:30[Europe/Paris]')", "2024-03-31T03:30+02:00[Europe/Paris]"),
        ]
    )
    func texts(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "not from what does not exist",
        arguments: [
            "date('2025-02-29')", "date('2025-13')", "date('2025-W53')", "date('2025-4-1')", "date('2025-04-01T09:00')",
            "date('')", "date('令和7年')", "date('2025-04-01 ')", "localtime('24:00')", "localtime('9:30')",
            "localtime('12:')",
            "localtime('09:30Z')", "time('09:30+19:00')", "time('09:30+')",
            "datetime('2025-04-01T09:00+09:00[Europe/Paris]')",
            "datetime('2025-04-01T09:00[Nowhere/Else]')", "date({year: 2025, month: 13})",
            "date({year: 2025, week: 53})",
            "date({month: 4})", "date({})", "date({year: 2025, day: 1})", "date({year: 2025, month: 4, week: 2})",
            "date({year: 2025, hour: 1})", "date({year: 2025, moth: 1})", "date({year: 2025, timezone: 'Asia/Tokyo'})",
            "localtime({minute: 1})", "localtime({hour: 25})",
            "localtime({hour: 1, minute: 1, second: 1, millisecond: 1000})",
            "localtime({hour: 1, minute: 1, second: 1, millisecond: 1, nanosecond: 1000000})", "localtime({})",
            "datetime({epochSeconds: 0, year: 2025})", "datetime({epochSeconds: 0, epochMillis: 0})",
            "datetime({year: 2025, timezone: 'Tokyo'})",
        ]
    )
    func refusals(text: String) throws {
        #expect(try Calculator.outcome(text) == "ArgumentError InvalidArgumentValue")
    }

    @Test(
        "not from values of other kinds",
        arguments: [
            "date(1)", "date(localtime('09:00'))", "localtime(date('2025-04-01'))", "date({year: 1.5})",
            "date({date: '2025-04-01'})", "datetime({year: 2025, timezone: 9})", "date.statement(1)",
        ]
    )
    func wrongKinds(text: String) throws {
        #expect(try Calculator.outcome(text) == "TypeError InvalidArgumentType")
    }

    @Test(
        "from the present moment of the statement",
        arguments: [
            ("date()", "2025-04-01"), ("localtime()", "12:34:56.789"), ("time()", "12:34:56.789+09:00"),
            ("localdatetime()", "2025-04-01T12:34:56.789"), ("datetime()", "2025-04-01T12:34:56.789+09:00"),
            ("datetime({timezone: 'Europe/London'})", "2025-04-01T04:34:56.789+01:00[Europe/London]"),
            ("date.statement('Pacific/Honolulu')", "2025-03-31"), ("localtime.transaction('-10:00')", "17:34:56.789"),
            ("date(null)", "null"), ("date.realtime(null)", "null"),
            ("datetime.statement('America/New York')", "2025-03-31T23:34:56.789-04:00[America/New_York]"),
        ]
    )
    func present(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "from parts of others",
        arguments: [
            ("date({date: date('2024-02-29'), year: 2025})", "2025-02-28"),
            ("date({date: date('2025-03-31'), month: 2})", "2025-02-28"),
            ("date({date: date('2025-05-31'), quarter: 1})", "2025-02-28"),
            ("date({date: date('2025-04-03'), dayOfWeek: 7})", "2025-04-06"),
            ("date({date: date('2025-04-03'), dayOfQuarter: 91})", "2025-06-30"),
            ("localtime({time: localtime('09:30:15.123456789'), millisecond: 5})", "09:30:15.005"),
            ("localtime({datetime: localdatetime('2025-04-01T09:30'), hour: 3})", "03:30"),
            ("time({time: time('23:00+09:00'), timezone: 'Z'})", "14:00Z"),
            ("time({time: time('03:00+09:00'), timezone: 'Z'})", "18:00Z"),
            ("datetime({datetime: datetime('2025-04-01T03:00+09:00'), timezone: 'Z'})", "2025-03-31T18:00Z"),
            (
                "datetime({date: date('2025-07-01'), time: datetime('2025-01-01T09:00[Europe/Paris]')})",
                "2025-07-01T09:00+02:00[Europe/Paris]"
            ),
            ("localdatetime({date: datetime('2025-04-01T03:00+09:00'), time: localtime('09:00')})", "2025-04-01T09:00"),
            ("datetime(date('2025-04-01'))", "2025-04-01T00:00Z"),
            ("localdatetime({date: date('2025-04-01')})", "2025-04-01T00:00"),
        ]
    )
    func selection(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "give their components",
        arguments: [
            ("date('2021-01-03').week", "53"), ("date('2021-01-03').weekYear", "2020"),
            ("date('2021-01-03').dayOfWeek", "7"),
            ("date('2024-12-31').ordinalDay", "366"), ("date('2025-05-02').dayOfQuarter", "32"),
            ("date('2025-05-02').quarter", "2"),
            ("datetime('1969-12-31T23:59:59.5Z').epochSeconds", "-1"),
            ("datetime('1969-12-31T23:59:59.5Z').epochMillis", "-500"),
            ("datetime('2025-04-01T00:00+09:00[Asia/Tokyo]').timezone", "Asia/Tokyo"),
            ("time('09:00-03:30').timezone", "-03:30"),
            ("time('09:00-03:30').offsetMinutes", "-210"), ("time('09:00Z').offset", "Z"),
            ("localtime('01:02:03.004005006').microsecond", "4005"),
        ]
    )
    func components(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }
}
