/// A day and a time of day without zone, to the nanosecond.
public struct LocalDateTime: Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible {
    /// Seconds of the local clock since 1970-01-01T00:00.
    public let secondsSinceEpoch: Int64
    private let fraction: UInt32

    /// The seconds that the calendar has.
    static var seconds: ClosedRange<Int64> {
        CalendarDate.dayNumbers.lowerBound * 86_400...CalendarDate.dayNumbers.upperBound * 86_400 + 86_399
    }

    /// This time of this day.
    public init(_ date: CalendarDate, _ time: LocalTime) {
        secondsSinceEpoch = date.daysSinceEpoch * 86_400 + time.nanosecondsSinceMidnight / 1_000_000_000
        fraction = UInt32(time.nanosecond)
    }

    /// The time this long after 1970-01-01T00:00; nil outside the years of the calendar, or when the nanosecond is
    /// not 0...999,999,999.
    public init?(secondsSinceEpoch seconds: Int64, nanosecond: Int = 0) {
        guard LocalDateTime.seconds.contains(seconds), (0..<1_000_000_000).contains(nanosecond) else { return nil }
        secondsSinceEpoch = seconds
        fraction = UInt32(nanosecond)
    }

    /// 0...999,999,999.
    public var nanosecond: Int { Int(fraction) }

    /// The day.
    public var date: CalendarDate {
        let days = (secondsSinceEpoch - LocalDateTime.secondOfDay(secondsSinceEpoch)) / 86_400
        return CalendarDate(days: days) ?? CalendarDate(daysSinceEpoch: 0)
    }

    /// The time of day.
    public var time: LocalTime {
        LocalTime(unchecked: LocalDateTime.secondOfDay(secondsSinceEpoch) * 1_000_000_000 + Int64(fraction))
    }

    private static func secondOfDay(_ seconds: Int64) -> Int64 {
        let rest = seconds % 86_400
        return rest < 0 ? rest + 86_400 : rest
    }

    /// Earlier times precede later ones.
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.secondsSinceEpoch, left.fraction) < (right.secondsSinceEpoch, right.fraction)
    }

    /// ISO 8601: `1984-10-11T12:31:14.645876123`.
    public var description: String { date.description + "T" + time.description }

    /// Reads the text of a date, `T`, and the text of a local time.
    public init?(_ text: String) {
        var reader = CalendarReader(text)
        guard let time = LocalDateTime(&reader), reader.isAtEnd else { return nil }
        self = time
    }

    init?(_ reader: inout CalendarReader) {
        guard let date = CalendarDate(&reader), reader.take("T"), let time = LocalTime(&reader) else { return nil }
        self.init(date, time)
    }
}
