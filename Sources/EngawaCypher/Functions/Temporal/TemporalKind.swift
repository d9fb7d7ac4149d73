import EngawaGraph

/// The kinds of values that tell when something is.
enum TemporalKind: String, CaseIterable, Sendable {
    case date
    case localTime = "localtime"
    case time
    case localDateTime = "localdatetime"
    case dateTime = "datetime"

    /// The name of the function that makes it.
    var function: String { rawValue }

    var hasDate: Bool { self == .date || self == .localDateTime || self == .dateTime }
    var hasTime: Bool { self != .date }
    var hasZone: Bool { self == .time || self == .dateTime }
}

extension CypherValue {
    /// The date of a moment; nil where it has none.
    var datePart: CalendarDate? {
        switch self {
        case .date(let date): date
        case .localDateTime(let moment): moment.date
        case .dateTime(let moment): moment.local.date
        default: nil
        }
    }

    /// The time of day of a moment; nil where it has none.
    var timePart: LocalTime? {
        switch self {
        case .localTime(let time): time
        case .time(let time): time.time
        case .localDateTime(let moment): moment.time
        case .dateTime(let moment): moment.local.time
        default: nil
        }
    }

    /// The offset of a moment; nil where it has none.
    var offsetPart: UTCOffset? {
        switch self {
        case .time(let time): time.offset
        case .dateTime(let moment): moment.offset
        default: nil
        }
    }

    /// The zone of a moment, which is its offset where no name is known; nil where it has none.
    var zonePart: TimeZoneRule? {
        switch self {
        case .time(let time): .fixed(time.offset)
        case .dateTime(let moment): TimeZoneRule(of: moment)
        default: nil
        }
    }
}
