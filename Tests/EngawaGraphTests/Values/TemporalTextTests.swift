import EngawaTestSupport
import EngawaGraph
import Testing

@Suite("The text of a temporal value")
struct TemporalTextTests {
    @Test(
        "is openCypher's, and is read back",
        arguments: [
            (ValueKind.date, "1984-10-11"), (.date, "-0001-02-03"), (.date, "+12025-04-01"),
            (.localTime, "12:31:14.645876123"), (.localTime, "12:31:14.645876"), (.localTime, "12:31:14.645"),
            (.localTime, "12:31:14"), (.localTime, "12:31"), (.localTime, "00:00"), (.localTime, "00:00:00.000000001"),
            (.time, "12:31:14.645876123+01:00"), (.time, "12:00Z"), (.time, "21:40-01:30"), (.time, "21:00+18:00"),
            (.localDateTime, "1984-10-11T12:31:14.645876123"), (.localDateTime, "1912-01-01T00:00"),
            (.localDateTime, "+999999999-12-31T23:59:59.999999999"), (.localDateTime, "-999999999-01-01T00:00"),
            (.dateTime, "1984-10-11T12:31:14.645876123+01:00"), (.dateTime, "1912-01-01T00:00Z"),
            (.dateTime, "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]"),
            (.dateTime, "2015-07-21T21:40:32.142-04:00[America/New_York]"), (.dateTime, "2015-07-21T21:40Z[Etc/UTC]"),
            (.duration, "P12Y5M14DT16H13M10.000000001S"), (.duration, "P12Y5M-14DT16H"), (.duration, "P1DT-0.001S"),
            (.duration, "PT-1M-0.001S"), (.duration, "PT-1.999S"), (.duration, "PT59.999S"), (.duration, "PT0S"),
            (.duration, "P22DT19H51M49.5S"), (.duration, "P-1Y-2M"), (.duration, "PT-2562047788015215H-30M-8S"),
            (.duration, "P-9223372036854775808D"), (.duration, "PT2562047788015215H30M7.999999999S"),
        ]
    )
    func known(kind: ValueKind, text: String) throws {
        let value = try #require(Value(temporal: kind, text))
        #expect(value.kind == kind)
        #expect(value.temporalText == text)
    }

    @Test("says each part of a duration in its largest units")
    func durations() {
        #expect(CalendarDuration("P14DT16H12M70S")?.description == "P14DT16H13M10S")
        #expect(CalendarDuration("P2W")?.description == "P14D")
        #expect(CalendarDuration("P17M")?.description == "P1Y5M")
        #expect(CalendarDuration(seconds: 1, nanoseconds: -1)?.description == "PT0.999999999S")
        #expect(CalendarDuration(seconds: -1, nanoseconds: -1_500_000_000)?.description == "PT-2.5S")
        #expect(CalendarDuration(seconds: .min, nanoseconds: -1) == nil)
        #expect(CalendarDuration(seconds: .max, nanoseconds: 1_000_000_000) == nil)
    }

    @Test(
        "is refused when it is another one",
        arguments: [
            (ValueKind.date, "2025-02-29"), (.date, "2025-4-1"), (.date, "2025-04-01 "), (.date, "+1000000000-01-01"),
            (.localTime, "24:00"), (.localTime, "12:60"), (.localTime, "12:31:60"), (.localTime, "12:31:14."),
            (.localTime, "12:31:14.0123456789"), (.localTime, "12:31Z"), (.localTime, "1231"), (.localTime, ""),
            (.time, "12:31"), (.time, "12:31+19:00"), (.time, "12:31+18:00:01"), (.time, "12:31+01:60"),
            (.localDateTime, "1984-10-11"), (.localDateTime, "1984-10-11 12:31"), (.dateTime, "1984-10-11T12:31"),
            (.dateTime, "1984-10-11T12:31Z["), (.dateTime, "1984-10-11T12:31Z[]"), (.dateTime, "1984-10-11T12:31Z[あ]"),
            (.dateTime, "1984-10-11T12:31Z[A]B"), (.duration, "P"), (.duration, "PT"), (.duration, "P1DT"),
            (.duration, "P1.5D"), (.duration, "P1D1M"), (.duration, "P1S"), (.duration, "1D"), (.duration, "PT1.S"),
            (.duration, "P9223372036854775808D"), (.duration, "P768614336404564651Y"), (.duration, "PT1S1S"),
            (.string, "a"), (.null, ""),
        ]
    )
    func refused(kind: ValueKind, text: String) {
        #expect(Value(temporal: kind, text) == Optional.none)
    }

    @Test("reads back whatever the value", arguments: [UInt64](1...4))
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let value = generator.temporal()
            let text = value.temporalText ?? ""
            #expect(Value(temporal: value.kind, text) == value, "seed \(seed): \(text)")
        }
    }

    @Test("gives days, clock and zone back in parts")
    func parts() throws {
        let value = try #require(ZonedDateTime("1969-12-31T23:59:58.5-01:30[America/St_Johns]"))
        #expect(value.local.secondsSinceEpoch == -2 && value.local.nanosecond == 500_000_000)
        #expect(value.secondsSinceEpoch == 5398 && value.zone == "America/St_Johns")
        #expect(value.local.date.description == "1969-12-31")
        let time = value.local.time
        #expect((time.hour, time.minute, time.second, time.nanosecond) == (23, 59, 58, 500_000_000))
        #expect(OffsetTime(time, offset: value.offset).time == time)
    }
}
