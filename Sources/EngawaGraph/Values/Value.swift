/// What a property, or a cell of a result, can hold.
///
/// Equality and hashing are those of *storage*: two values are equal when they would be stored alike. Strings
/// compare by their UTF-8 bytes (not by canonical equivalence), floats by bit pattern (`NaN` equals itself,
/// `0.0` differs from `-0.0`), and an integer never equals a float. The equality of a query language is another
/// one and belongs to it.
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

// There is no nil literal on purpose: `found ? value : nil` would quietly become `.null` instead of an empty optional.
extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// `true` and `false`.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }

    /// An integer literal is an `.integer`.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// A literal with a decimal point is a `.float`.
    public init(floatLiteral value: Double) { self = .float(value) }

    /// A string literal is a `.string`.
    public init(stringLiteral value: String) { self = .string(value) }

    /// An array literal is a `.list`.
    public init(arrayLiteral elements: Value...) { self = .list(elements) }

    /// A dictionary literal is a `.map`; of entries with the same name the last one stays.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .map(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}
