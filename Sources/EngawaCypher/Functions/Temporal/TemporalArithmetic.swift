import EngawaGraph

/// Dates, times and durations added, and durations multiplied.
enum TemporalArithmetic {
    /// A date or a time moved by a duration, forward (`sign` 1) or back (-1): first by its months (the day is the last
    /// one where a month is shorter), then by its days, then by the rest.
    ///
    /// A date takes whole days only, and a time of day goes round the clock and takes no months and days. In a named
    /// zone months and days are those of the calendar, the rest is time that passes.
    static func move(
        _ value: CypherValue,
        by span: CalendarDuration,
        sign: Int64
    ) throws(CypherError) -> CypherValue {
        let (months, days, seconds) = try signed(span, sign)
        let nanoseconds = sign * Int64(span.nanosecond)
        switch value {
        case .date(let date):
            // Parts of a day count only where they make up whole days. In twos, as a sum may not fit.
            guard let moved = date.adding(months: months)?.adding(days: days)?.adding(days: seconds / 86_400) else {
                throw Operations.outOfCalendar
            }
            return .date(moved)
        case .localTime(let time): return .localTime(move(time, seconds: seconds, nanoseconds: nanoseconds))
        case .time(let time):
            return .time(
                OffsetTime(move(time.time, seconds: seconds, nanoseconds: nanoseconds), offset: time.offset)
            )
        case .localDateTime(let moment):
            guard let date = moment.date.adding(months: months)?.adding(days: days),
                let moved = LocalDateTime(date, moment.time).adding(seconds: seconds, nanoseconds: nanoseconds)
            else { throw Operations.outOfCalendar }
            return .localDateTime(moved)
        case .dateTime(let moment):
            let moved = try move(moment, months: months, days: days)
            guard let result = moved.adding(seconds: seconds, nanoseconds: nanoseconds) else {
                throw Operations.outOfCalendar
            }
            return .dateTime(result)
        default: return .null
        }
    }

    /// A moment of a zone moved by months and days of its calendar. Where clocks are turned back and both offsets are
    /// possible, the one that it has stays; a time that the clock leaves out is moved on by what it leaves out.
    static func move(
        _ moment: ZonedDateTime,
        months: Int64,
        days: Int64
    ) throws(CypherError) -> ZonedDateTime {
        if months == 0 && days == 0 { return moment }
        guard let date = moment.local.date.adding(months: months)?.adding(days: days),
            let moved = TimeZoneRule(of: moment).moment(
                at: LocalDateTime(date, moment.local.time),
                preferring: moment.offset
            )
        else { throw Operations.outOfCalendar }
        return moved
    }

    /// Two durations added, or the second one taken from the first, part by part.
    static func sum(
        _ left: CalendarDuration,
        _ right: CalendarDuration,
        sign: Int64
    ) throws(CypherError) -> CalendarDuration {
        let (months, days, seconds) = try signed(right, sign)
        let (monthSum, first) = left.months.addingReportingOverflow(months)
        let (daySum, second) = left.days.addingReportingOverflow(days)
        let (secondSum, third) = left.seconds.addingReportingOverflow(seconds)
        let nanoseconds = Int64(left.nanosecond) + sign * Int64(right.nanosecond)
        guard !first, !second, !third,
            let sum = CalendarDuration(months: monthSum, days: daySum, seconds: secondSum, nanoseconds: nanoseconds)
        else { throw Operations.outOfCalendar }
        return sum
    }

    /// A duration times a number. What is left of a month goes into the days, what is left of a day into the seconds.
    static func product(_ span: CalendarDuration, _ number: CypherValue) throws(CypherError) -> CalendarDuration {
        try scaled(span, by: fraction(number))
    }

    /// A duration divided by a number, with the same rule for what is left.
    static func quotient(_ span: CalendarDuration, _ number: CypherValue) throws(CypherError) -> CalendarDuration {
        guard let inverse = fraction(number)?.inverse else {
            throw number.number == 0 ? Operations.divisionByZero : Operations.outOfCalendar
        }
        return try scaled(span, by: inverse)
    }

    private static func scaled(_ span: CalendarDuration, by factor: Fraction?) throws(CypherError) -> CalendarDuration {
        guard let factor,
            let months = Fraction(span.months).multiplied(by: factor),
            let days = Fraction(span.days).multiplied(by: factor),
            let seconds = Fraction(span.seconds).multiplied(by: factor),
            let nanoseconds = Fraction(Int64(span.nanosecond)).multiplied(by: factor),
            let product = CalendarDuration(
                months: months,
                days: days,
                seconds: seconds,
                nanoseconds: nanoseconds
            )
        else { throw Operations.outOfCalendar }
        return product
    }

    private static func fraction(_ number: CypherValue) -> Fraction? {
        switch number {
        case .integer(let value): Fraction(value)
        case .float(let value): Fraction(decimal: value)
        default: nil
        }
    }

    private static func signed(
        _ span: CalendarDuration,
        _ sign: Int64
    ) throws(CypherError) -> (months: Int64, days: Int64, seconds: Int64) {
        let (months, first) = span.months.multipliedReportingOverflow(by: sign)
        let (days, second) = span.days.multipliedReportingOverflow(by: sign)
        let (seconds, third) = span.seconds.multipliedReportingOverflow(by: sign)
        if first || second || third { throw Operations.outOfCalendar }
        return (months, days, seconds)
    }

    private static func move(_ time: LocalTime, seconds: Int64, nanoseconds: Int64) -> LocalTime {
        time.adding(nanoseconds: seconds % 86_400 * 1_000_000_000 + nanoseconds)
    }
}

extension LocalTime {
    /// This much later on the clock, which starts again at midnight.
    func adding(nanoseconds: Int64) -> LocalTime {
        let day: Int64 = 86_400_000_000_000
        let moved = (nanosecondsSinceMidnight + nanoseconds % day) % day
        return LocalTime(nanosecondsSinceMidnight: moved < 0 ? moved + day : moved) ?? .midnight
    }
}

extension LocalDateTime {
    /// This much later; nil outside the years of the calendar.
    func adding(seconds: Int64, nanoseconds: Int64) -> LocalDateTime? {
        let total = Int64(nanosecond) + nanoseconds
        let rest = total % 1_000_000_000
        let carried = total / 1_000_000_000 - (rest < 0 ? 1 : 0)
        let (sum, first) = secondsSinceEpoch.addingReportingOverflow(seconds)
        let (moved, second) = sum.addingReportingOverflow(carried)
        if first || second { return nil }
        return LocalDateTime(secondsSinceEpoch: moved, nanosecond: Int(rest < 0 ? rest + 1_000_000_000 : rest))
    }
}

extension ZonedDateTime {
    /// The moment this much later, in the same zone; nil outside the years of the calendar.
    func adding(seconds: Int64, nanoseconds: Int64) -> ZonedDateTime? {
        if seconds == 0 && nanoseconds == 0 { return self }
        guard let local = local.adding(seconds: seconds, nanoseconds: nanoseconds) else { return nil }
        return TimeZoneRule(of: self).moment(
            secondsSinceEpoch: local.secondsSinceEpoch - Int64(offset.seconds),
            nanosecond: local.nanosecond
        )
    }
}

extension CalendarDuration {
    /// A duration of parts that need not be whole: what is left of a month goes into the days (30.436875 of them are a
    /// month, the average of the Gregorian calendar), what is left of a day into the seconds, and what is left of a
    /// nanosecond is dropped. Nil where it does not fit.
    init?(months: Fraction, days: Fraction, seconds: Fraction, nanoseconds: Fraction) {
        let (wholeMonths, monthRest) = months.parts
        guard let moreDays = monthRest.multiplied(by: Fraction(30_436_875, over: 1_000_000))?.adding(days) else {
            return nil
        }
        let (wholeDays, dayRest) = moreDays.parts
        guard let moreSeconds = dayRest.multiplied(by: Fraction(86_400))?.adding(seconds) else { return nil }
        let (wholeSeconds, secondRest) = moreSeconds.parts
        guard let moreNanoseconds = secondRest.multiplied(by: Fraction(1_000_000_000))?.adding(nanoseconds),
            let monthNumber = Int64(exactly: wholeMonths), let dayNumber = Int64(exactly: wholeDays),
            let secondNumber = Int64(exactly: wholeSeconds),
            let nanosecondNumber = Int64(exactly: moreNanoseconds.parts.whole)
        else { return nil }
        self.init(months: monthNumber, days: dayNumber, seconds: secondNumber, nanoseconds: nanosecondNumber)
    }
}
