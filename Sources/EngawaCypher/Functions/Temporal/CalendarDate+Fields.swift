import EngawaGraph

extension CalendarDate {
    /// The day of the week from Monday, 1, to Sunday, 7.
    var dayOfWeek: Int {
        // 1970-01-01 was a Thursday.
        let days = (daysSinceEpoch + 3) % 7
        return Int(days < 0 ? days + 7 : days) + 1
    }

    /// The day of the year, 1...366.
    var ordinalDay: Int {
        let (year, month, day) = (year, month, day)
        return CalendarDate.days(before: month, of: year) + day
    }

    /// The quarter of the year, 1...4.
    var quarter: Int { (month - 1) / 3 + 1 }

    /// The day of the quarter, 1...92.
    var dayOfQuarter: Int {
        ordinalDay - CalendarDate.days(before: (quarter - 1) * 3 + 1, of: year)
    }

    /// The week of ISO 8601 and the year that it belongs to: the first week of a year is that of its first Thursday.
    var isoWeek: (year: Int, week: Int) {
        let toThursday = Int64(4 - dayOfWeek)
        // The last days of the calendar have no Thursday that it knows; their own year has it.
        let thursday = CalendarDate(days: daysSinceEpoch + toThursday) ?? self
        return (thursday.year, (thursday.ordinalDay - 1) / 7 + 1)
    }

    /// The day of an ISO week; nil where the year has no such week or the calendar no such day.
    init?(weekYear: Int, week: Int, dayOfWeek: Int) {
        // 4 January is always in the first week.
        guard (1...7).contains(dayOfWeek), (1...53).contains(week),
            let inFirst = CalendarDate(year: weekYear, month: 1, day: 4),
            let day = CalendarDate(
                days: inFirst.daysSinceEpoch + Int64((week - 1) * 7 + dayOfWeek - inFirst.dayOfWeek)
            )
        else { return nil }
        if week == 53, day.isoWeek.week != 53 { return nil }
        self = day
    }

    /// The day of this number in a year; nil where the year has no such day.
    init?(year: Int, ordinalDay: Int) {
        guard ordinalDay >= 1, ordinalDay <= (CalendarDate.isLeap(year) ? 366 : 365),
            let first = CalendarDate(year: year, month: 1, day: 1)
        else { return nil }
        self.init(days: first.daysSinceEpoch + Int64(ordinalDay - 1))
    }

    /// The day of this number in a quarter; nil where the quarter has no such day.
    init?(year: Int, quarter: Int, dayOfQuarter: Int) {
        guard (1...4).contains(quarter), let first = CalendarDate(year: year, month: quarter * 3 - 2, day: 1) else {
            return nil
        }
        let length = (quarter * 3 - 2...quarter * 3).reduce(0) { $0 + CalendarDate.days(inMonth: $1, of: year) }
        guard (1...length).contains(dayOfQuarter) else { return nil }
        self.init(days: first.daysSinceEpoch + Int64(dayOfQuarter - 1))
    }

    /// The day of a month, or the last one where the month is shorter; nil where there is no such month or year.
    init?(year: Int, month: Int, clippingDay day: Int) {
        self.init(year: year, month: month, day: min(day, CalendarDate.days(inMonth: month, of: year)))
    }

    /// The same day this many months later, or the last one of a shorter month; nil outside the years of the calendar.
    func adding(months: Int64) -> CalendarDate? {
        if months == 0 { return self }
        let (number, overflow) = monthNumber.addingReportingOverflow(months)
        guard !overflow else { return nil }
        let month = Int(number % 12 < 0 ? number % 12 + 12 : number % 12)
        return CalendarDate(year: (Int(number) - month) / 12, month: month + 1, clippingDay: day)
    }

    /// This many days later; nil outside the years of the calendar.
    func adding(days: Int64) -> CalendarDate? {
        let (number, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(days: number)
    }

    /// Whole months from this day to another, rounded toward zero.
    func months(until other: CalendarDate) -> Int64 {
        let days = (other.monthNumber * 32 + Int64(other.day)) - (monthNumber * 32 + Int64(day))
        return days / 32
    }

    /// Months since the January of the year 0.
    private var monthNumber: Int64 { Int64(year) * 12 + Int64(month - 1) }

    private static func days(before month: Int, of year: Int) -> Int {
        (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) }
    }
}
