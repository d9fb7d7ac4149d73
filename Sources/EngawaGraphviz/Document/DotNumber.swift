/// Numbers as DOT and xdot write them: decimal, no exponent, no needless zeros, the same on every machine.
package enum DotNumber {
    /// `value` with at most `decimals` decimals.
    package static func text(_ value: Double, decimals: Int = 2) -> String {
        precondition(value.isFinite && abs(value) < 1e12, "a drawing has finite lengths")
        let power = (0..<decimals).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value * Double(power)).rounded())
        let whole = scaled.magnitude / UInt(power)
        var fraction = scaled.magnitude % UInt(power)
        let sign = scaled < 0 ? "-" : ""
        guard fraction > 0 else { return sign + String(whole) }
        var digits = decimals
        while fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        let text = String(fraction)
        return sign + String(whole) + "." + String(repeating: "0", count: digits - text.count) + text
    }
}
