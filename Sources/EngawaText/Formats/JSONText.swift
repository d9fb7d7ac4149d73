/// A JSON value to be written: objects keep the order of their members.
///
/// Made from literals where the shape is known: `["ok": true, "bytes": .integer(size)]`.
package indirect enum JSONText: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number without a point.
    case integer(Int)
    /// A number with a point or an exponent; what JSON has no number for is `{"$float": "NaN"}`.
    case float(Double)
    /// A string.
    case string(String)
    /// A list.
    case array([JSONText])
    /// Members in the order in which they are written. Keys are the caller's to keep distinct.
    case object([(String, JSONText)])

    /// A list of strings.
    package static func strings(_ strings: some Sequence<String>) -> JSONText {
        .array(strings.map { .string($0) })
    }

    /// A string, or `null` where there is none.
    package static func string(orNull text: String?) -> JSONText {
        text.map { .string($0) } ?? .null
    }

    /// An integer, or `null` where there is none.
    package static func integer(orNull number: Int?) -> JSONText {
        number.map { .integer($0) } ?? .null
    }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .float(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSONText...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONText)...) { self = .object(elements) }
    package init(nilLiteral: ()) { self = .null }
}
