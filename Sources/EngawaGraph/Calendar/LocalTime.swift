/// A time of day without date or zone, to the nanosecond.
public struct LocalTime: Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible {
    /// Nanoseconds since midnight, below 86,400,000,000,000.
    public let nanosecondsSinceMidnight: Int64

    static var nanosecondsPerDay: Int64 { 86_400_000_000_000 }

    /// 00:00.
    public static var midnight: LocalTime { LocalTime(unchecked: 0) }

    /// The time this long after midnight; nil outside the day.
    public init?(nanosecondsSinceMidnight nanoseconds: Int64) {
        guard (0..<LocalTime.nanosecondsPerDay).contains(nanoseconds) else { return nil }
        self.init(unchecked: nanoseconds)
    }

    init(unchecked nanoseconds: Int64) { nanosecondsSinceMidnight = nanoseconds }

    /// The time on the clock; nil where the clock has no such time. There are no leap seconds.
    public init?(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000_000).contains(nanosecond)
        else { return nil }
        self.init(unchecked: Int64((hour * 60 + minute) * 60 + second) * 1_000_000_000 + Int64(nanosecond))
    }

    /// 0...23.
    public var hour: Int { Int(nanosecondsSinceMidnight / 3_600_000_000_000) }

    /// 0...59.
    public var minute: Int { Int(nanosecondsSinceMidnight / 60_000_000_000 % 60) }

    /// 0...59.
    public var second: Int { Int(nanosecondsSinceMidnight / 1_000_000_000 % 60) }

    /// 0...999,999,999.
    public var nanosecond: Int { Int(nanosecondsSinceMidnight % 1_000_000_000) }

    /// Earlier times precede later ones.
    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        left.nanosecondsSinceMidnight < right.nanosecondsSinceMidnight
    }

    /// ISO 8601: `12:31`, `12:31:14`, `12:31:14.645`, with three, six or nine digits of the second, as few as hold it.
    public var description: String {
        var text = padded(hour, 2) + ":" + padded(minute, 2)
        if second == 0 && nanosecond == 0 { return text }
        text += ":" + padded(second, 2)
        if nanosecond == 0 { return text }
        if nanosecond % 1_000_000 == 0 { return text + "." + padded(nanosecond / 1_000_000, 3) }
        if nanosecond % 1000 == 0 { return text + "." + padded(nanosecond / 1000, 6) }
        return text + "." + padded(nanosecond, 9)
    }

    /// Reads `hh:mm`, `hh:mm:ss` and `hh:mm:ss.f` with one to nine digits.
    public init?(_ text: String) {
        var reader = CalendarReader(text)
        guard let time = LocalTime(&reader), reader.isAtEnd else { return nil }
        self = time
    }

    init?(_ reader: inout CalendarReader) {
        guard let hour = reader.number(2...2), reader.take(":"), let minute = reader.number(2...2) else { return nil }
        var (second, nanosecond): (Int64, Int64) = (0, 0)
        if reader.take(":") {
            guard let read = reader.number(2...2), let fraction = reader.fraction() else { return nil }
            (second, nanosecond) = (read, fraction)
        }
        self.init(hour: Int(hour), minute: Int(minute), second: Int(second), nanosecond: Int(nanosecond))
    }
}
