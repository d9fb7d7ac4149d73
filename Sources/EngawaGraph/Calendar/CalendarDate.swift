/// A day of the proleptic Gregorian calendar, without time or zone, in the years -999,999,999 to 999,999,999.
///
/// Held as the number of days since 1970-01-01, so comparing and storing cost what an integer costs.
public struct CalendarDate: Hashable, Comparable, Sendable, BitwiseCopyable, CustomStringConvertible {
    /// Days since 1970-01-01, which is 0.
    public let daysSinceEpoch: Int64

    /// The years that the calendar has. 0 is the year before year 1.
    public static var years: ClosedRange<Int> { -999_999_999...999_999_999 }

    /// The days that the calendar has, since 1970-01-01.
    public static var dayNumbers: ClosedRange<Int64> { -365_243_219_162...365_241_780_471 }

    /// The day that lies `daysSinceEpoch` days after 1970-01-01.
    public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = Int64(daysSinceEpoch)
    }

    /// The day that lies `days` days after 1970-01-01; nil outside the years of the calendar.
    public init?(days: Int64) {
        guard CalendarDate.dayNumbers.contains(days) else { return nil }
        daysSinceEpoch = days
    }

    /// The day of a year, month and day; nil when the calendar has no such day (`2025-02-29`) or year.
    public init?(year: Int, month: Int, day: Int) {
        guard CalendarDate.years.contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        // Days from civil (Howard Hinnant, "chrono-compatible low-level date algorithms"): the year starts in March,
        // so that the leap day is its last one.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.daysSinceEpoch = Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// The year; 0 is the year before year 1.
    public var year: Int { civil.year }

    /// The month, 1...12.
    public var month: Int { civil.month }

    /// The day of the month, 1...31.
    public var day: Int { civil.day }

    /// Earlier days precede later ones.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    /// The number of days in a month, 28...31; 0 for a month that is not 1...12.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 0
        }
    }

    /// Whether the Gregorian rule gives the year a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Year, month and day at once.
    var civil: (year: Int, month: Int, day: Int) {
        let days = Int(daysSinceEpoch) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
