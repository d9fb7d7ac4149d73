import EngawaGraph

/// A type of Swift that values of a query are read as: `row["name", as: String.self]`.
public protocol CypherReadable {
    /// The value as this type; nil where it is another kind of value. Nothing is converted but an integer to a
    /// floating-point number.
    static func read(_ value: CypherValue) -> Self?
}

extension CypherValue: CypherReadable {
    /// Any value, as it is.
    public static func read(_ value: CypherValue) -> CypherValue? { value }
}

extension Bool: CypherReadable {
    /// A boolean.
    public static func read(_ value: CypherValue) -> Bool? { value.booleanValue }
}

extension Int64: CypherReadable {
    /// An integer.
    public static func read(_ value: CypherValue) -> Int64? { value.integerValue }
}

extension Int: CypherReadable {
    /// An integer.
    public static func read(_ value: CypherValue) -> Int? { value.integerValue.flatMap { Int(exactly: $0) } }
}

extension Double: CypherReadable {
    /// A number.
    public static func read(_ value: CypherValue) -> Double? {
        switch value {
        case .float(let number): number
        case .integer(let number): Double(number)
        default: nil
        }
    }
}

extension String: CypherReadable {
    /// Text.
    public static func read(_ value: CypherValue) -> String? { value.stringValue }
}

extension NodeID: CypherReadable {
    /// A node.
    public static func read(_ value: CypherValue) -> NodeID? {
        if case .node(let id) = value { id } else { nil }
    }
}

extension RelationshipID: CypherReadable {
    /// A relationship.
    public static func read(_ value: CypherValue) -> RelationshipID? {
        if case .relationship(let id) = value { id } else { nil }
    }
}

extension CypherPath: CypherReadable {
    /// A path.
    public static func read(_ value: CypherValue) -> CypherPath? {
        if case .path(let path) = value { path } else { nil }
    }
}

extension CypherMap: CypherReadable {
    /// Values by name.
    public static func read(_ value: CypherValue) -> CypherMap? { value.mapValue }
}

extension CalendarDate: CypherReadable {
    /// A calendar day.
    public static func read(_ value: CypherValue) -> CalendarDate? {
        if case .date(let date) = value { date } else { nil }
    }
}

extension LocalTime: CypherReadable {
    /// A time of day without zone.
    public static func read(_ value: CypherValue) -> LocalTime? {
        if case .localTime(let time) = value { time } else { nil }
    }
}

extension OffsetTime: CypherReadable {
    /// A time of day with its distance from UTC.
    public static func read(_ value: CypherValue) -> OffsetTime? {
        if case .time(let time) = value { time } else { nil }
    }
}

extension LocalDateTime: CypherReadable {
    /// A day and a time of day without zone.
    public static func read(_ value: CypherValue) -> LocalDateTime? {
        if case .localDateTime(let moment) = value { moment } else { nil }
    }
}

extension ZonedDateTime: CypherReadable {
    /// A day and a time of day with its distance from UTC.
    public static func read(_ value: CypherValue) -> ZonedDateTime? {
        if case .dateTime(let moment) = value { moment } else { nil }
    }
}

extension CalendarDuration: CypherReadable {
    /// A span of time.
    public static func read(_ value: CypherValue) -> CalendarDuration? {
        if case .duration(let duration) = value { duration } else { nil }
    }
}

extension Array: CypherReadable where Element: CypherReadable {
    /// A list all of whose elements are of the type.
    public static func read(_ value: CypherValue) -> [Element]? {
        guard let values = value.listValue else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for value in values {
            guard let element = Element.read(value) else { return nil }
            elements.append(element)
        }
        return elements
    }
}

extension Optional: CypherReadable where Wrapped: CypherReadable {
    /// A value of the type, or null.
    public static func read(_ value: CypherValue) -> Wrapped?? {
        if value.isNull { return .some(nil) }
        return Wrapped.read(value).map { .some($0) }
    }
}
