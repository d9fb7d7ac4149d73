/// A time of day with its distance from UTC: openCypher's TIME.
public struct OffsetTime: Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible {
    private let nanoseconds: Int64
    /// How far the clock that shows this time is ahead of UTC.
    public let offset: UTCOffset

    /// The time on a clock that is this far ahead of UTC.
    public init(_ time: LocalTime, offset: UTCOffset) {
        nanoseconds = time.nanosecondsSinceMidnight
        self.offset = offset
    }

    /// The time that the clock shows.
    public var time: LocalTime { LocalTime(unchecked: nanoseconds) }

    /// Nanoseconds of UTC since the midnight of the same date: negative where that was the day before.
    public var instant: Int64 { nanoseconds - Int64(offset.seconds) * 1_000_000_000 }

    /// By the moment, then from west to east.
    public static func < (left: OffsetTime, right: OffsetTime) -> Bool {
        (left.instant, left.offset) < (right.instant, right.offset)
    }

    /// ISO 8601: `12:31:14.645876123+01:00`, `12:31Z`.
    public var description: String { time.description + offset.description }

    /// Reads the text of a local time followed by that of an offset.
    public init?(_ text: String) {
        var reader = CalendarReader(text)
        guard let time = LocalTime(&reader), let offset = UTCOffset(&reader), reader.isAtEnd else { return nil }
        self.init(time, offset: offset)
    }
}
