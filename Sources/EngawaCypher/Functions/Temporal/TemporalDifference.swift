import EngawaGraph

/// How long it is from one temporal value to another.
///
/// A value without a time of day is taken at midnight. Where only one of the two has a date, or a zone, the other one
/// is taken on that date, or in that zone. Two moments of different zones are told apart in the zone of the first.
struct TemporalDifference {
    private var from: LocalDateTime
    private let to: LocalDateTime
    /// The zone of both, and the offsets that they have in it; nil where neither has one.
    private let zone: TimeZoneRule?
    private var fromOffset: UTCOffset
    private let toOffset: UTCOffset
    /// Whether both have a date of their own: months and days count only then.
    private let hasDates: Bool

    /// The difference of two moments.
    init(from: CypherValue, to: CypherValue) throws(CypherError) {
        let anyDay = CalendarDate(daysSinceEpoch: 0)
        let (first, second) = (from.datePart, to.datePart)
        hasDates = first != nil && second != nil
        self.from = LocalDateTime(first ?? second ?? anyDay, from.timePart ?? .midnight)
        let local = LocalDateTime(second ?? first ?? anyDay, to.timePart ?? .midnight)
        guard let zone = from.zonePart ?? to.zonePart else {
            (self.zone, self.to, fromOffset, toOffset) = (nil, local, .zero, .zero)
            return
        }
        guard let start = zone.moment(at: self.from, preferring: from.offsetPart),
            let end = (to.zonePart ?? zone).moment(at: local, preferring: to.offsetPart),
            let shown = zone.moment(end)
        else { throw Operations.outOfCalendar }
        self.zone = zone
        (self.from, fromOffset) = (start.local, start.offset)
        (self.to, toOffset) = (shown.local, shown.offset)
    }

    /// In months, days and the rest: as many months as fit, then as many days.
    func inAll() throws(CypherError) -> CalendarDuration {
        guard hasDates else { return try inSeconds() }
        var rest = self
        let months = rest.from.months(until: to)
        try rest.move(months: months, days: 0)
        let days = rest.from.days(until: to)
        try rest.move(months: 0, days: days)
        let left = rest.nanoseconds
        return try TemporalDifference.duration(months: months, days: days, left)
    }

    /// In whole months.
    func inMonths() throws(CypherError) -> CalendarDuration {
        try TemporalDifference.duration(months: from.months(until: to), days: 0, 0)
    }

    /// In whole days of the calendar.
    func inDays() throws(CypherError) -> CalendarDuration {
        try TemporalDifference.duration(months: 0, days: from.days(until: to), 0)
    }

    /// In seconds and nanoseconds: the time that passes, also where clocks are turned.
    func inSeconds() throws(CypherError) -> CalendarDuration {
        try TemporalDifference.duration(months: 0, days: 0, nanoseconds)
    }

    private var nanoseconds: Int128 {
        let seconds =
            (Int128(to.secondsSinceEpoch) - Int128(toOffset.seconds))
            - (Int128(from.secondsSinceEpoch) - Int128(fromOffset.seconds))
        return seconds * 1_000_000_000 + Int128(to.nanosecond - from.nanosecond)
    }

    private mutating func move(months: Int64, days: Int64) throws(CypherError) {
        if months == 0 && days == 0 { return }
        guard let date = from.date.adding(months: months)?.adding(days: days) else { throw Operations.outOfCalendar }
        from = LocalDateTime(date, from.time)
        if let zone {
            guard let moment = zone.moment(at: from, preferring: fromOffset) else { throw Operations.outOfCalendar }
            (from, fromOffset) = (moment.local, moment.offset)
        }
    }

    private static func duration(
        months: Int64,
        days: Int64,
        _ nanoseconds: Int128
    ) throws(CypherError) -> CalendarDuration {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard let whole = Int64(exactly: seconds),
            let duration = CalendarDuration(months: months, days: days, seconds: whole, nanoseconds: Int64(rest))
        else { throw Operations.outOfCalendar }
        return duration
    }
}

extension LocalDateTime {
    /// Whole months until another time, rounded toward zero.
    fileprivate func months(until other: LocalDateTime) -> Int64 { date.months(until: whole(other)) }

    /// Whole days until another time, rounded toward zero.
    fileprivate func days(until other: LocalDateTime) -> Int64 {
        whole(other).daysSinceEpoch - date.daysSinceEpoch
    }

    /// The date of another time, one day nearer where the time of day makes the last day a part of one.
    private func whole(_ other: LocalDateTime) -> CalendarDate {
        let date = other.date
        if date > self.date, other.time < time { return date.adding(days: -1) ?? date }
        if date < self.date, other.time > time { return date.adding(days: 1) ?? date }
        return date
    }
}
