/// What a property, or a cell of a result, can hold.
///
/// Equality and hashing are those of *storage*: two values are equal when they would be stored alike. Strings
/// compare by their UTF-8 bytes (not by canonical equivalence), floats by bit pattern (`NaN` equals itself,
/// `0.0` differs from `-0.0`), and an integer never equals a float. `equals` is openCypher's equality, `compare` what
/// its `<` goes by, `order` that of `ORDER BY`.
public enum Value: Sendable {
    /// No value. A property is never stored as null: setting it to null removes it.
    case null
    /// True or false.
    case boolean(Bool)
    /// A signed 64-bit integer.
    case integer(Int64)
    /// A 64-bit binary floating-point number.
    case float(Double)
    /// Text, kept byte by byte as it came.
    case string(String)
    /// A calendar day.
    case date(CalendarDate)
    /// A time of day without zone.
    case localTime(LocalTime)
    /// A time of day with its distance from UTC.
    case time(OffsetTime)
    /// A day and a time of day without zone.
    case localDateTime(LocalDateTime)
    /// A day and a time of day with the distance from UTC and perhaps a zone. Indirect, as the duration is: these two
    /// would make every value half as large again.
    indirect case dateTime(ZonedDateTime)
    /// A span of time.
    indirect case duration(CalendarDuration)
    /// Values in order.
    case list([Value])
    /// Values by name.
    case map([String: Value])
}

extension Value {
    /// Whether this is `.null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The boolean, or nil when the value is of another kind.
    public var booleanValue: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The integer, or nil when the value is of another kind (a float too).
    public var integerValue: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The float, or nil when the value is of another kind (an integer too).
    public var floatValue: Double? {
        if case .float(let value) = self { value } else { nil }
    }

    /// The text, or nil when the value is of another kind.
    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The day, or nil when the value is of another kind.
    public var dateValue: CalendarDate? {
        if case .date(let value) = self { value } else { nil }
    }

    /// The time of day without zone, or nil when the value is of another kind.
    public var localTimeValue: LocalTime? {
        if case .localTime(let value) = self { value } else { nil }
    }

    /// The time of day with an offset, or nil when the value is of another kind.
    public var timeValue: OffsetTime? {
        if case .time(let value) = self { value } else { nil }
    }

    /// The day and time without zone, or nil when the value is of another kind.
    public var localDateTimeValue: LocalDateTime? {
        if case .localDateTime(let value) = self { value } else { nil }
    }

    /// The day and time with an offset, or nil when the value is of another kind.
    public var dateTimeValue: ZonedDateTime? {
        if case .dateTime(let value) = self { value } else { nil }
    }

    /// The span of time, or nil when the value is of another kind.
    public var durationValue: CalendarDuration? {
        if case .duration(let value) = self { value } else { nil }
    }

    /// The elements, or nil when the value is of another kind.
    public var listValue: [Value]? {
        if case .list(let value) = self { value } else { nil }
    }

    /// The entries, or nil when the value is of another kind.
    public var mapValue: [String: Value]? {
        if case .map(let value) = self { value } else { nil }
    }

    /// The elements of a list that holds only strings; nil for any other value. O(count).
    public var stringList: [String]? {
        guard case .list(let values) = self else { return nil }
        var strings: [String] = []
        strings.reserveCapacity(values.count)
        for value in values {
            guard case .string(let string) = value else { return nil }
            strings.append(string)
        }
        return strings
    }

    /// A list of these strings.
    public static func strings(_ strings: some Sequence<String>) -> Value {
        .list(strings.map { .string($0) })
    }
}
