import EngawaGraph
import Testing

@testable import EngawaCypher

@Suite("Dates and times, calculated with")
struct TemporalCalculationTests {
    @Test(
        "move by durations",
        arguments: [
            ("date('2025-01-31') + duration('P1M')", "2025-02-28"),
            ("date('2024-02-29') - duration('P1Y')", "2023-02-28"),
            ("date('2025-01-31') + duration('P1M1D')", "2025-03-01"),
            ("duration('P1D') + date('2025-01-31')", "2025-02-01"),
            ("date('2025-04-01') + duration('PT36H')", "2025-04-02"),
            ("date('2025-04-01') - duration('PT47H')", "2025-03-31"),
            ("localtime('23:00') + duration('P5DT2H')", "01:00"),
            ("localtime('00:00') - duration('PT0.000000001S')", "23:59:59.999999999"),
            ("time('23:00+09:00') + duration('PT90M')", "00:30+09:00"),
            ("localdatetime('2025-04-01T00:00') - duration('PT0.5S')", "2025-03-31T23:59:59.500"),
            ("localdatetime('2025-12-31T23:00') + duration('P1MT1H')", "2026-02-01T00:00"),
            // A day of the calendar is not always 24 hours.
            ("datetime('2024-10-26T12:00[Europe/Paris]') + duration('P1D')", "2024-10-27T12:00+01:00[Europe/Paris]"),
            ("datetime('2024-10-26T12:00[Europe/Paris]') + duration('PT24H')", "2024-10-27T11:00+01:00[Europe/Paris]"),
            ("datetime('2024-03-30T02:30[Europe/Paris]') + duration('P1D')", "2024-03-31T03:30+02:00[Europe/Paris]"),
            (
                "datetime('2024-10-27T02:30+01:00[Europe/Paris]') + duration('P7D') - duration('P7D')",
                "2024-10-27T02:30+01:00[Europe/Paris]"
            ),
            ("datetime('2025-04-01T00:00+09:00') + duration('PT-1S')", "2025-03-31T23:59:59+09:00"),
            ("date('2025-04-01') + null", "null"),
        ]
    )
    func moves(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "and do not leave the calendar",
        arguments: [
            "date('+999999999-12-31') + duration('P1D')",
            "date('2025-04-01') + duration({months: 9223372036854775807})",
            "date('2025-04-01') + duration({days: 9223372036854775807})",
            "localdatetime('-999999999-01-01') - duration('PT0.1S')", "duration({months: 9223372036854775807}) * 2",
            "datetime({epochSeconds: 9223372036854775807})", "duration({days: 9223372036854775807}) + duration('P1D')",
            "duration('P1D') - duration({days: -9223372036854775807})",
        ]
    )
    func bounds(text: String) throws {
        #expect(try Calculator.outcome(text) == "ArithmeticError NumberOutOfRange")
    }

    @Test(
        "are durations of numbers and texts",
        arguments: [
            ("duration({years: 1, quarters: 1, months: 1})", "P1Y4M"), ("duration({weeks: 1, days: -1})", "P6D"),
            ("duration({days: 0.1})", "PT2H24M"), ("duration({seconds: 4.35})", "PT4.35S"),
            ("duration({months: 0.5})", "P15DT5H14M33S"),
            ("duration({months: -0.5})", "P-15DT-5H-14M-33S"),
            ("duration({days: 1, months: -0.5})", "P-14DT-5H-14M-33S"),
            ("duration({milliseconds: 1500, nanoseconds: -1})", "PT1.499999999S"),
            ("duration({nanoseconds: 0.9})", "PT0S"),
            (
                "duration({nanoseconds: 9223372036854775807, milliseconds: 9223372036854775807})",
                "PT2562050350063H12.661775807S"
            ),
            ("duration('p1y2m3w4dt5h6m7.5s')", "P1Y2M25DT5H6M7.5S"), ("duration('-P1DT1H')", "P-1DT-1H"),
            ("duration('P-1Y')", "P-1Y"),
            ("duration('PT-0,5S')", "PT-0.5S"), ("duration('P0001-02-03T04:05:06')", "P1Y2M3DT4H5M6S"),
            ("duration('P20250102T0304')", "P2025Y1M2DT3H4M"),
            ("duration({})", "PT0S"), ("duration({days: null})", "null"), ("duration(duration('P1D'))", "P1D"),
        ]
    )
    func durations(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "are no durations of anything else",
        arguments: [
            ("duration('P')", "ArgumentError InvalidArgumentValue"),
            ("duration('PT')", "ArgumentError InvalidArgumentValue"),
            ("duration('1D')", "ArgumentError InvalidArgumentValue"),
            ("duration('P1S')", "ArgumentError InvalidArgumentValue"),
            ("duration('P1D1Y')", "ArgumentError InvalidArgumentValue"),
            ("duration('P1D ')", "ArgumentError InvalidArgumentValue"),
            ("duration('P2012-02-02T14:')", "ArgumentError InvalidArgumentValue"),
            ("duration({day: 1})", "ArgumentError InvalidArgumentValue"),
            ("duration({days: '1'})", "TypeError InvalidArgumentType"),
            ("duration(1)", "TypeError InvalidArgumentType"),
            ("duration({days: 0.0 / 0})", "ArithmeticError NumberOutOfRange"),
            ("duration('P1D') / 0", "ArithmeticError DivisionByZero"),
        ]
    )
    func noDurations(text: String, error: String) throws {
        #expect(try Calculator.outcome(text) == error)
    }

    @Test(
        "add and scale durations",
        arguments: [
            ("duration('P1M1DT1H') + duration('P1M-2DT30M')", "P2M-1DT1H30M"),
            ("duration('PT1S') - duration('PT1.5S')", "PT-0.5S"),
            ("duration('P1M1DT1H') * 3", "P3M3DT3H"), ("2 * duration('PT0.75S')", "PT1.5S"),
            ("duration('P1D') / 3", "PT8H"),
            ("duration('P1M') / 2", "P15DT5H14M33S"), ("duration('P1M') * 0.5", "P15DT5H14M33S"),
            ("duration('P1D') / 0.1", "P10D"),
            ("duration('P1D') * -1", "P-1D"), ("duration('P1Y') / 12", "P1M"), ("duration('PT1H').minutes", "60"),
            ("duration('P1Y4M').monthsOfYear", "4"), ("duration('PT-0.5S').seconds", "-1"),
            ("duration('PT-0.5S').nanosecondsOfSecond", "500000000"),
            ("duration('PT-0.5S').milliseconds", "-500"), ("duration('P17D').weeks", "2"),
            ("duration('P17D').daysOfWeek", "3"),
        ]
    )
    func scaled(text: String, result: String) throws {
        #expect(try Calculator.text(text) == result)
    }

    @Test(
        "tell how long it is between them",
        arguments: [
            ("duration.between(date('2024-01-31'), date('2025-03-01'))", "P1Y1M1D"),
            ("duration.between(date('2025-03-01'), date('2024-01-31'))", "P-1Y-1M-1D"),
            ("duration.between(date('2025-04-01'), localdatetime('2025-05-02T03:00'))", "P1M1DT3H"),
            ("duration.between(localdatetime('2025-05-02T03:00'), date('2025-04-01'))", "P-1M-1DT-3H"),
            ("duration.between(localdatetime('2025-04-01T12:00'), localdatetime('2025-05-01T11:00'))", "P29DT23H"),
            ("duration.between(localtime('09:00'), date('2025-04-01'))", "PT-9H"),
            ("duration.between(date('2025-04-01'), localtime('09:00'))", "PT9H"),
            ("duration.between(time('09:00+09:00'), time('09:00Z'))", "PT9H"),
            ("duration.between(localtime('09:00'), time('10:00+09:00'))", "PT1H"),
            ("duration.between(datetime('2025-04-01T00:00+09:00'), time('00:00Z'))", "PT9H"),
            ("duration.between(datetime('2025-04-01T00:00+09:00'), datetime('2025-04-01T00:00Z'))", "PT9H"),
            ("duration.between(datetime('2025-04-01T09:00+09:00'), localdatetime('2025-04-01T10:00'))", "PT1H"),
            ("duration.between(date('-999999999-01-01'), date('+999999999-12-31'))", "P1999999998Y11M30D"),
            (
                "duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))",
                "PT17531639991215H59M59S"
            ),
            ("duration.inMonths(date('2025-01-31'), date('2025-02-28'))", "PT0S"),
            ("duration.inMonths(date('2025-01-15'), date('2026-03-14'))", "P1Y1M"),
            ("duration.inMonths(localtime('09:00'), localtime('10:00'))", "PT0S"),
            ("duration.inDays(date('2025-01-01'), datetime('2025-03-01T12:00Z'))", "P59D"),
            ("duration.inDays(localdatetime('2025-01-02T12:00'), date('2025-01-01'))", "P-1D"),
            ("duration.inDays(time('09:00Z'), date('2025-01-01'))", "PT0S"),
            ("duration.inSeconds(localtime('09:00:00.002'), localtime('09:00:00.001'))", "PT-0.001S"),
            ("duration.inSeconds(date('2025-01-01'), date('2025-01-03'))", "PT48H"),
            ("duration.between(null, date())", "null"), ("duration.between(date(), null)", "null"),
            ("duration.inSeconds(localtime(), localtime())", "PT0S"),
            // Where clocks are turned, a day has 25 hours or 23.
            (
                "duration.inSeconds(datetime('2024-10-27T00:00[Europe/Paris]'), localdatetime('2024-10-27T04:00'))",
                "PT5H"
            ),
            (
                "duration.inSeconds(localdatetime('2024-10-27T00:00'), datetime('2024-10-27T04:00[Europe/Paris]'))",
                "PT5H"
            ),
            ("duration.inSeconds(datetime('2024-10-27T00:00[Europe/Paris]'), localtime('04:00'))", "PT5H"),
            ("duration.inSeconds(datetime('2024-10-27T00:00[Europe/Paris]'), date('2024-10-28'))", "PT25H"),
            ("duration.inSeconds(date('2024-03-31'), datetime('2024-04-01T00:00[Europe/Paris]'))", "PT23H"),
            ("duration.between(datetime('2024-10-27T00:00[Europe/Paris]'), date('2024-10-28'))", "P1D"),
            (
                "duration.inDays(datetime('2024-10-27T00:00[Europe/Paris]'), datetime('2024-10-27T23:30[Europe/Paris]'))",
                "PT0S"
            ),
            ("duration.between(1, date())", "TypeError InvalidArgumentType"),
        ]
    )
    func differences(text: String, result: String) throws {
        #expect(try Calculator.outcome(text) == result)
    }

    @Test(
        "cut down to a unit and changed",
        arguments: [
            ("date.truncate('millennium', date('2525-04-05'))", "2000-01-01"),
            ("date.truncate('century', date('2525-04-05'), {day: 2})", "2500-01-02"),
            ("date.truncate('decade', date('2525-04-05'))", "2520-01-01"),
            ("date.truncate('decade', date('-0001-04-05'))", "-0010-01-01"),
            ("date.truncate('year', datetime('2525-04-05T06:07Z'), {quarter: 2})", "2525-04-01"),
            ("date.truncate('weekYear', date('2021-01-03'))", "2019-12-30"),
            ("date.truncate('weekYear', date('2021-01-03'), {day: 5})", "2019-12-05"),
            ("date.truncate('quarter', date('2025-05-05'))", "2025-04-01"),
            ("date.truncate('month', date('2025-05-05'))", "2025-05-01"),
            ("date.truncate('week', date('2025-04-06'))", "2025-03-31"),
            ("date.truncate('week', date('2025-04-06'), {dayOfWeek: 2})", "2025-04-01"),
            ("localdatetime.truncate('day', localdatetime('2025-04-01T12:34:56.789'), {hour: 1})", "2025-04-01T01:00"),
            ("localdatetime.truncate('month', date('2025-04-05'), {nanosecond: 2})", "2025-04-01T00:00:00.000000002"),
            ("localtime.truncate('minute', localtime('12:34:56.789'))", "12:34"),
            ("localtime.truncate('day', localtime('12:34'))", "00:00"),
            (
                "localtime.truncate('millisecond', localtime('12:34:56.123456789'), {nanosecond: 2})",
                "12:34:56.123000002"
            ),
            (
                "localtime.truncate('millisecond', localtime('12:34:56.123456789'), {microsecond: 4, nanosecond: 2})",
                "12:34:56.123004002"
            ),
            (
                "localtime.truncate('microsecond', localtime('12:34:56.123456789'), {nanosecond: 2})",
                "12:34:56.123456002"
            ),
            ("localtime.truncate('second', localtime('12:34:56.123'), {millisecond: 7})", "12:34:56.007"),
            ("time.truncate('hour', time('12:34+01:00'), {timezone: '+02:00'})", "12:00+02:00"),
            ("time.truncate('hour', localdatetime('2025-04-01T12:34'))", "12:00Z"),
            (
                "datetime.truncate('year', datetime('2025-07-01T12:00[Europe/Paris]'))",
                "2025-01-01T00:00+01:00[Europe/Paris]"
            ),
            (
                "datetime.truncate('month', datetime('2025-07-01T12:00+09:00'), {timezone: 'Europe/Paris'})",
                "2025-07-01T00:00+02:00[Europe/Paris]"
            ),
            (
                "datetime.truncate('hour', datetime('2024-10-27T02:30+01:00[Europe/Paris]'))",
                "2024-10-27T02:00+01:00[Europe/Paris]"
            ),
            ("date.truncate('MONTH')", "2025-04-01"), ("date.truncate('day', null)", "null"),
            ("date.truncate('day', date(), null)", "2025-04-01"),
            ("date.truncate('hour', date())", "ArgumentError InvalidArgumentValue"),
            ("localdatetime.truncate('hour', date())", "ArgumentError InvalidArgumentValue"),
            ("localtime.truncate('month', localtime())", "ArgumentError InvalidArgumentValue"),
            ("date.truncate('fortnight', date())", "ArgumentError InvalidArgumentValue"),
            ("localtime.truncate('day', date())", "ArgumentError InvalidArgumentValue"),
            ("date.truncate('day', 1)", "TypeError InvalidArgumentType"),
            ("date.truncate('day', date(), {hour: 1})", "ArgumentError InvalidArgumentValue"),
            (
                "localtime.truncate('microsecond', localtime(), {nanosecond: 1000})",
                "ArgumentError InvalidArgumentValue"
            ),
        ]
    )
    func truncation(text: String, result: String) throws {
        #expect(try Calculator.outcome(text) == result)
    }

    @Test("take floats for the decimals that people wrote")
    func fractions() {
        #expect(Fraction(decimal: 0.1) == Fraction(1, over: 10))
        #expect(Fraction(decimal: -1.25) == Fraction(-5, over: 4))
        #expect(Fraction(decimal: 1e18) == Fraction(Int64(1_000_000_000_000_000_000)))
        #expect(Fraction(decimal: 1e-30) == .zero)
        #expect(Fraction(decimal: 1e19) == nil)
        #expect(Fraction(decimal: .nan) == nil)
        #expect(Fraction(1, over: 3).adding(Fraction(1, over: 6)) == Fraction(1, over: 2))
        #expect(Fraction(-7, over: 2).parts.whole == -3)
    }
}
