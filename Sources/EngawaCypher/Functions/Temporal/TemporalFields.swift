import EngawaGraph

/// The parts of temporal values that `value.year` and its kin read. Names are known in any case, as Neo4j does it.
enum TemporalFields {
    /// The part of this name; nil where the value has none of it.
    static func component(_ name: String, of value: CypherValue) throws(CypherError) -> CypherValue? {
        let name = name.lowercased()
        switch value {
        case .date(let date): return part(name, of: date).map { .integer($0) }
        case .localTime(let time): return part(name, of: time).map { .integer($0) }
        case .time(let time):
            if let number = part(name, of: time.time) { return .integer(number) }
            return part(name, of: time.offset, zone: nil)
        case .localDateTime(let moment):
            return (part(name, of: moment.date) ?? part(name, of: moment.time)).map { .integer($0) }
        case .dateTime(let moment):
            if let number = part(name, of: moment.local.date) ?? part(name, of: moment.local.time) {
                return .integer(number)
            }
            switch name {
            case "epochseconds": return .integer(moment.secondsSinceEpoch)
            case "epochmillis":
                return .integer(moment.secondsSinceEpoch * 1000 + Int64(moment.local.nanosecond / 1_000_000))
            default: return part(name, of: moment.offset, zone: moment.zone)
            }
        case .duration(let span): return try DurationFields.component(name, of: span)
        default: return nil
        }
    }

    /// The names of all parts of a value, for messages.
    static func names(of value: CypherValue) -> [String] {
        let date = [
            "year", "quarter", "month", "week", "weekYear", "day", "ordinalDay", "dayOfWeek", "weekDay", "dayOfQuarter",
            "quarterDay",
        ]
        let time = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]
        let zone = ["timezone", "offset", "offsetMinutes", "offsetSeconds"]
        switch value {
        case .date: return date
        case .localTime: return time
        case .time: return time + zone
        case .localDateTime: return date + time
        case .dateTime: return date + time + zone + ["epochSeconds", "epochMillis"]
        case .duration: return DurationFields.names
        default: return []
        }
    }

    private static func part(_ name: String, of date: CalendarDate) -> Int64? {
        switch name {
        case "year": Int64(date.year)
        case "quarter": Int64(date.quarter)
        case "month": Int64(date.month)
        case "week": Int64(date.isoWeek.week)
        case "weekyear": Int64(date.isoWeek.year)
        case "day": Int64(date.day)
        case "ordinalday": Int64(date.ordinalDay)
        case "dayofweek", "weekday": Int64(date.dayOfWeek)
        case "dayofquarter", "quarterday": Int64(date.dayOfQuarter)
        default: nil
        }
    }

    private static func part(_ name: String, of time: LocalTime) -> Int64? {
        switch name {
        case "hour": Int64(time.hour)
        case "minute": Int64(time.minute)
        case "second": Int64(time.second)
        case "millisecond": Int64(time.nanosecond / 1_000_000)
        case "microsecond": Int64(time.nanosecond / 1000)
        case "nanosecond": Int64(time.nanosecond)
        default: nil
        }
    }

    private static func part(_ name: String, of offset: UTCOffset, zone: String?) -> CypherValue? {
        switch name {
        case "timezone": .string(zone ?? offset.description)
        case "offset": .string(offset.description)
        case "offsetminutes": .integer(Int64(offset.seconds / 60))
        case "offsetseconds": .integer(Int64(offset.seconds))
        default: nil
        }
    }
}

/// The parts of durations: each of the groups months, days and seconds in its units, and what is left of a larger
/// unit.
enum DurationFields {
    static let names = [
        "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds",
        "nanoseconds", "quartersOfYear", "monthsOfYear", "monthsOfQuarter", "daysOfWeek", "minutesOfHour",
        "secondsOfMinute", "millisecondsOfSecond", "microsecondsOfSecond", "nanosecondsOfSecond",
    ]

    /// The part of this name in lower case; nil where durations have none of it. The seconds are rounded down where
    /// there are parts of a second, which are then never negative.
    static func component(_ name: String, of span: CalendarDuration) throws(CypherError) -> CypherValue? {
        let nanosecond = Int64(span.nanosecond)
        switch name {
        case "years": return .integer(span.months / 12)
        case "quarters": return .integer(span.months / 3)
        case "months": return .integer(span.months)
        case "weeks": return .integer(span.days / 7)
        case "days": return .integer(span.days)
        case "hours": return .integer(span.seconds / 3600)
        case "minutes": return .integer(span.seconds / 60)
        case "seconds": return .integer(span.seconds)
        case "milliseconds": return .integer(try total(span.seconds, 1000, nanosecond / 1_000_000))
        case "microseconds": return .integer(try total(span.seconds, 1_000_000, nanosecond / 1000))
        case "nanoseconds": return .integer(try total(span.seconds, 1_000_000_000, nanosecond))
        case "quartersofyear": return .integer(span.months / 3 % 4)
        case "monthsofyear": return .integer(span.months % 12)
        case "monthsofquarter": return .integer(span.months % 3)
        case "daysofweek": return .integer(span.days % 7)
        case "minutesofhour": return .integer(span.seconds / 60 % 60)
        case "secondsofminute": return .integer(span.seconds % 60)
        case "millisecondsofsecond": return .integer(nanosecond / 1_000_000)
        case "microsecondsofsecond": return .integer(nanosecond / 1000)
        case "nanosecondsofsecond": return .integer(nanosecond)
        default: return nil
        }
    }

    private static func total(_ seconds: Int64, _ perSecond: Int64, _ rest: Int64) throws(CypherError) -> Int64 {
        let (product, tooLarge) = seconds.multipliedReportingOverflow(by: perSecond)
        let (sum, stillTooLarge) = product.addingReportingOverflow(rest)
        if tooLarge || stillTooLarge { throw Operations.integerOverflow }
        return sum
    }
}
