/// A rational number in lowest terms with a positive denominator: what a float of a query means when durations are
/// made of it, so that `0.1` is exactly a tenth.
struct Fraction: Hashable, Sendable {
    let numerator: Int128
    let denominator: Int128

    static let zero = Fraction(Int64(0))

    init(_ number: Int64) {
        (numerator, denominator) = (Int128(number), 1)
    }

    /// A quotient; the denominator must not be 0.
    init(_ numerator: Int128, over denominator: Int128) {
        precondition(denominator != 0, "a fraction has a denominator")
        var (a, b) = (numerator.magnitude, denominator.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = a == 0 ? 1 : Int128(a)
        let sign: Int128 = denominator < 0 ? -1 : 1
        (self.numerator, self.denominator) = (sign * numerator / divisor, sign * denominator / divisor)
    }

    /// The shortest decimal that names the float, to 18 places; nil for `NaN`, infinities and what is over 2^63.
    init?(decimal number: Double) {
        guard number.isFinite, number.magnitude < 0x1p63 else { return nil }
        var text = number.magnitude.description[...]
        var exponent = 0
        if let place = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: place)...]) ?? 0
            text = text[..<place]
        }
        var digits: Int128 = 0
        var places = -exponent
        var isBehindPoint = false
        for character in text.utf8 {
            if character == UInt8(ascii: ".") {
                isBehindPoint = true
            } else {
                digits = digits * 10 + Int128(character - UInt8(ascii: "0"))
                if isBehindPoint { places += 1 }
            }
        }
        while places > 18 {
            digits /= 10
            places -= 1
        }
        // Below 2^63, so that what is in front of the point has at most 19 digits.
        while places < 0 {
            digits *= 10
            places += 1
        }
        var denominator: Int128 = 1
        for _ in 0..<places { denominator *= 10 }
        self.init(number < 0 ? -digits : digits, over: denominator)
    }

    /// The sum; nil where it does not fit.
    func adding(_ other: Fraction) -> Fraction? {
        let (a, first) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (b, second) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (sum, third) = a.addingReportingOverflow(b)
        let (product, fourth) = denominator.multipliedReportingOverflow(by: other.denominator)
        return first || second || third || fourth ? nil : Fraction(sum, over: product)
    }

    /// The product; nil where it does not fit.
    func multiplied(by other: Fraction) -> Fraction? {
        // Reduced crosswise first, so that what fits at the end fits on the way.
        let left = Fraction(numerator, over: other.denominator)
        let right = Fraction(other.numerator, over: denominator)
        let (top, first) = left.numerator.multipliedReportingOverflow(by: right.numerator)
        let (bottom, second) = left.denominator.multipliedReportingOverflow(by: right.denominator)
        return first || second ? nil : Fraction(top, over: bottom)
    }

    /// One over this; nil for zero.
    var inverse: Fraction? { numerator == 0 ? nil : Fraction(denominator, over: numerator) }

    /// The whole part, rounded toward zero, and what is left, with the sign of the number.
    var parts: (whole: Int128, rest: Fraction) {
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return (whole, Fraction(rest, over: denominator))
    }
}
