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
