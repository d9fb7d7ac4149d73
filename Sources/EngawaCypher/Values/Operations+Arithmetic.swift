import EngawaGraph
import Foundation

extension Operations {
    /// `+`: the sum of numbers, strings joined (to numbers and temporal values too), lists joined or with one more
    /// element, temporal values moved by a duration, durations added part by part.
    static func add(_ left: CypherValue, _ right: CypherValue) throws(CypherError) -> CypherValue {
        switch (left, right) {
        case (.integer(let a), .integer(let b)):
            let (sum, overflow) = a.addingReportingOverflow(b)
            if overflow { throw integerOverflow }
            return .integer(sum)
        case (.float(let a), .float(let b)): return .float(a + b)
        case (.integer(let a), .float(let b)): return .float(Double(a) + b)
        case (.float(let a), .integer(let b)): return .float(a + Double(b))
        case (.string(let a), .string(let b)):
            if a.utf8.count + b.utf8.count > ValueLimit.bytes { throw ValueLimit.tooLarge }
            return .string(a + b)
        case (.null, _), (_, .null): return .null
        case (.list(let a), .list(let b)):
            if (a.count + b.count) * 24 > ValueLimit.bytes { throw ValueLimit.tooLarge }
            return .list(a + b)
        case (.list(let a), _): return .list(a + [right])
        case (_, .list(let b)): return .list([left] + b)
        case (.duration(let a), .duration(let b)): return .duration(try TemporalArithmetic.sum(a, b, sign: 1))
        case (_, .duration(let span)) where left.isMoment:
            return try TemporalArithmetic.move(left, by: span, sign: 1)
        case (.duration(let span), _) where right.isMoment:
            return try TemporalArithmetic.move(right, by: span, sign: 1)
        case (.string(let a), _):
            if let text = joinable(right) { return .string(a + text) }
        case (_, .string(let b)):
            if let text = joinable(left) { return .string(text + b) }
        default: break
        }
        throw cannot(
            "+",
            left,
            right,
            ja: "数、文字列、リスト、日時と期間を足せます。ほかの値は toString() で文字列にしてください",
            en: "it adds numbers, strings, lists, and durations to dates and times; turn other values to strings with "
                + "toString()"
        )
    }

    /// The text of a value that `+` joins to a string.
    private static func joinable(_ value: CypherValue) -> String? {
        if case .boolean = value { nil } else { value.plainText }
    }

    /// `-`: the difference of numbers, temporal values moved back by a duration, durations part by part.
    static func subtract(_ left: CypherValue, _ right: CypherValue) throws(CypherError) -> CypherValue {
        switch (left, right) {
        case (.integer(let a), .integer(let b)):
            let (difference, overflow) = a.subtractingReportingOverflow(b)
            if overflow { throw integerOverflow }
            return .integer(difference)
        case (.float(let a), .float(let b)): return .float(a - b)
        case (.integer(let a), .float(let b)): return .float(Double(a) - b)
        case (.float(let a), .integer(let b)): return .float(a - Double(b))
        case (.null, _), (_, .null): return .null
        case (.duration(let a), .duration(let b)): return .duration(try TemporalArithmetic.sum(a, b, sign: -1))
        case (_, .duration(let span)) where left.isMoment:
            return try TemporalArithmetic.move(left, by: span, sign: -1)
        default:
            throw cannot(
                "-",
                left,
                right,
                ja: "数どうし、または日時から期間を引けます。日時どうしの差は duration.between() で求めます",
                en: "it subtracts numbers, and durations from dates and times; two dates are compared with "
                    + "duration.between()"
            )
        }
    }

    /// `*`: the product of numbers, or of a duration and a number.
    static func multiply(_ left: CypherValue, _ right: CypherValue) throws(CypherError) -> CypherValue {
        switch (left, right) {
        case (.integer(let a), .integer(let b)):
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            if overflow { throw integerOverflow }
            return .integer(product)
        case (.float(let a), .float(let b)): return .float(a * b)
        case (.integer(let a), .float(let b)): return .float(Double(a) * b)
        case (.float(let a), .integer(let b)): return .float(a * Double(b))
        case (.null, _), (_, .null): return .null
        case (.duration(let span), .integer), (.duration(let span), .float):
            return .duration(try TemporalArithmetic.product(span, right))
        case (.integer, .duration(let span)), (.float, .duration(let span)):
            return .duration(try TemporalArithmetic.product(span, left))
        default:
            throw cannot(
                "*",
                left,
                right,
                ja: "数どうし、または期間と数を掛けてください",
                en: "multiply numbers, or a duration by a number"
            )
        }
    }

    /// `/`: of two integers the quotient rounded toward zero, of other numbers the float, of a duration and a number
    /// the duration.
    static func divide(_ left: CypherValue, _ right: CypherValue) throws(CypherError) -> CypherValue {
        switch (left, right) {
        case (.integer(let a), .integer(let b)):
            if b == 0 { throw divisionByZero }
            let (quotient, overflow) = a.dividedReportingOverflow(by: b)
            if overflow { throw integerOverflow }
            return .integer(quotient)
        case (.float(let a), .float(let b)): return .float(a / b)
        case (.integer(let a), .float(let b)): return .float(Double(a) / b)
        case (.float(let a), .integer(let b)): return .float(a / Double(b))
        case (.null, _), (_, .null): return .null
        case (.duration(let span), .integer), (.duration(let span), .float):
            return .duration(try TemporalArithmetic.quotient(span, right))
        default:
            throw cannot(
                "/",
                left,
                right,
                ja: "数どうし、または期間を数で割ってください",
                en: "divide numbers, or a duration by a number"
            )
        }
    }

    /// `%`: what is left of a division, with the sign of the left number.
    static func remainder(_ left: CypherValue, _ right: CypherValue) throws(CypherError) -> CypherValue {
        switch (left, right) {
        case (.integer(let a), .integer(let b)):
            if b == 0 { throw divisionByZero }
            // The smallest integer divided by -1 leaves nothing, though the quotient does not fit.
            return .integer(b == -1 ? 0 : a % b)
        case (.float(let a), .float(let b)): return .float(a.truncatingRemainder(dividingBy: b))
        case (.integer(let a), .float(let b)): return .float(Double(a).truncatingRemainder(dividingBy: b))
        case (.float(let a), .integer(let b)): return .float(a.truncatingRemainder(dividingBy: Double(b)))
        case (.null, _), (_, .null): return .null
        default: throw cannot("%", left, right, ja: "数を使ってください", en: "use numbers")
        }
    }

    /// `^`: always a float.
    static func power(_ left: CypherValue, _ right: CypherValue) throws(CypherError) -> CypherValue {
        if left.isNull || right.isNull { return .null }
        guard let base = left.number, let exponent = right.number else {
            throw cannot("^", left, right, ja: "数を使ってください", en: "use numbers")
        }
        return .float(pow(base, exponent))
    }

    /// `-x`.
    static func negate(_ value: CypherValue) throws(CypherError) -> CypherValue {
        switch value {
        case .null: return .null
        case .integer(let number):
            if number == .min { throw integerOverflow }
            return .integer(-number)
        case .float(let number): return .float(-number)
        default: throw signed(value)
        }
    }

    /// `+x`: the number itself.
    static func plus(_ value: CypherValue) throws(CypherError) -> CypherValue {
        switch value {
        case .null, .integer, .float: return value
        default: throw signed(value)
        }
    }

    private static func signed(_ value: CypherValue) -> CypherError {
        .runtime(
            .typeError,
            "InvalidArgumentType",
            ja: "符号は数にだけ付けられますが、\(value.kindName.ja)に付いています。数にしてください",
            en: "a sign belongs to a number, and this is \(value.kindName.en); use a number"
        )
    }
}

extension CypherValue {
    /// The number, as a float where it is an integer; nil for all other kinds.
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .float(let value): value
        default: nil
        }
    }
}
