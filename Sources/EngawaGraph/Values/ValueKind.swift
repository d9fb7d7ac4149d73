/// The kinds of values in the order in which openCypher 9 sorts them: all maps before all lists, and so on; integers
/// and floats are one kind. Null comes last.
///
/// The gaps in the raw values are for the kinds that only a query has: nodes, relationships and paths stand between
/// maps and lists, and between lists and date-times.
public enum ValueKind: UInt8, Comparable, Hashable, Sendable, CaseIterable {
    /// Values by name.
    case map = 1
    /// Values in order.
    case list = 4
    /// A day and a time of day with the distance from UTC.
    case dateTime = 6
    /// A day and a time of day without zone.
    case localDateTime = 7
    /// A calendar day.
    case date = 8
    /// A time of day with its distance from UTC.
    case time = 9
    /// A time of day without zone.
    case localTime = 10
    /// A span of time.
    case duration = 11
    /// Text.
    case string = 12
    /// True or false.
    case boolean = 13
    /// Integers and floats.
    case number = 14
    /// No value.
    case null = 15

    /// In the order of `ORDER BY`.
    public static func < (left: ValueKind, right: ValueKind) -> Bool { left.rawValue < right.rawValue }
}

extension Value {
    /// The kind of the value.
    public var kind: ValueKind {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .integer, .float: .number
        case .string: .string
        case .date: .date
        case .localTime: .localTime
        case .time: .time
        case .localDateTime: .localDateTime
        case .dateTime: .dateTime
        case .duration: .duration
        case .list: .list
        case .map: .map
        }
    }
}
