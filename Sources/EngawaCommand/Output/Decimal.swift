/// Numbers as people read them.
enum Decimal {
    /// A number with one digit behind the point, or none where that is a zero: `4`, `12.5`.
    static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
