import EngawaGraph
import EngawaTestSupport

extension SeededGenerator {
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    /// Values of every kind, from few enough that they repeat, some of them on the edges of the cells' forms.
    mutating func value() -> Value {
        switch below(19) {
        case 0: .null
        case 1: .boolean(below(2) == 0)
        case 2: .integer(Int64(below(5)) - 2)
        case 3: .integer([Int64.min, .max, Int64(Int32.max), Int64(Int32.max) + 1, Int64(Int32.min) - 1][below(5)])
        case 4: .float([0.0, -0.0, 1.5, .nan, .infinity, 1e300][below(6)])
        case 5: .date(CalendarDate(daysSinceEpoch: Int32(below(5)) - 2))
        case 6: .string(String(repeating: "x", count: below(18)))
        case 7: .string(["が", "か\u{3099}", "é", "e\u{301}", "田中農園の米", "田中農園の野菜"][below(6)])
        case 8: .string(String(repeating: "長い文", count: 80 + below(400)))
        case 9: .list([value(), value()])
        case 10: .map(["が": value(), "b": value()])
        case 11: .string("stored value number \(below(2000))")
        case 12, 13: temporal()
        default: .string("kind \(below(6)) of actor")
        }
    }

    /// A temporal value of any kind, most of them near one another, some at the ends of their range.
    mutating func temporal() -> Value {
        let nanoseconds = Int64([0, 1_000_000, 645_876_123, 999_999_999, 3000][below(5)])
        let clock = LocalTime(nanosecondsSinceMidnight: Int64(below(86_400)) * 1_000_000_000 + nanoseconds)
        let time = below(3) == 0 ? LocalTime.midnight : clock ?? .midnight
        let day =
            below(4) == 0 ? CalendarDate.dayNumbers.lowerBound + Int64(below(2)) * (1 << 39) : Int64(below(40)) - 20
        let date = CalendarDate(days: day) ?? CalendarDate(daysSinceEpoch: .max)
        let offset = UTCOffset(seconds: [0, 3600, -16_200, 3208, 64_800, -64_800][below(6)]) ?? .zero
        switch below(6) {
        case 0: return .date(date)
        case 1: return .localTime(time)
        case 2: return .time(OffsetTime(time, offset: offset))
        case 3: return .localDateTime(LocalDateTime(date, time))
        case 4:
            let local = LocalDateTime(date, time)
            let zoned = ZonedDateTime(local, offset: offset, zone: ["Asia/Tokyo", "Europe/Stockholm"][below(2)])
            return .dateTime(
                below(2) == 0 ? zoned ?? ZonedDateTime(local, offset: offset) : ZonedDateTime(local, offset: offset)
            )
        default:
            let parts = (0..<3).map { _ in below(5) == 0 ? Int64.min : Int64(below(400) - 200) }
            let duration = CalendarDuration(
                months: parts[0],
                days: parts[1],
                seconds: parts[2],
                nanoseconds: parts[2] == .min ? 0 : nanoseconds * Int64(below(3) - 1)
            )
            return .duration(duration ?? .zero)
        }
    }
}
