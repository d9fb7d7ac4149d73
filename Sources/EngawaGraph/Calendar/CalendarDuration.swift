/// A span of time in months, days, seconds and nanoseconds, none of which can be turned into another: a month is not
/// always as long, nor is a day where clocks are changed. openCypher's DURATION.
///
/// Equality is that of the four parts. The order, which openCypher needs for `ORDER BY`, takes a month for 2,629,746
/// seconds (the average of the Gregorian calendar) and a day for 86,400, and where that is the same goes by months,
/// then days.
public struct CalendarDuration: Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible {
    /// Months; twelve of them are a year.
    public let months: Int64
    /// Days; seven of them are a week.
    public let days: Int64
    /// Whole seconds, rounded down where there are nanoseconds: minus half a second is -1 and 500,000,000.
    public let seconds: Int64
    /// 0...999,999,999, to be added to the seconds.
    public let nanosecond: Int

    /// No time.
    public static var zero: CalendarDuration { CalendarDuration(unchecked: 0, 0, 0, 0) }

    /// A span of these parts. The nanoseconds may be any number; what is over a second is carried. Nil when the
    /// seconds then do not fit 64 bits.
    public init?(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int64 = 0) {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        let carried = remainder < 0 ? quotient - 1 : quotient
        let (sum, overflow) = seconds.addingReportingOverflow(carried)
        if overflow { return nil }
        self.init(unchecked: months, days, sum, Int(remainder < 0 ? remainder + 1_000_000_000 : remainder))
    }

    private init(unchecked months: Int64, _ days: Int64, _ seconds: Int64, _ nanosecond: Int) {
        (self.months, self.days, self.seconds, self.nanosecond) = (months, days, seconds, nanosecond)
    }

    /// The average length in seconds, wide enough for all parts.
    private var averageSeconds: Int128 {
        Int128(months) * 2_629_746 + Int128(days) * 86_400 + Int128(seconds)
    }

    /// Shorter ones precede longer ones, see the type.
    public static func < (left: CalendarDuration, right: CalendarDuration) -> Bool {
        let (short, long) = (left.averageSeconds, right.averageSeconds)
        if short != long { return short < long }
        return (left.nanosecond, left.months, left.days) < (right.nanosecond, right.months, right.days)
    }
}
