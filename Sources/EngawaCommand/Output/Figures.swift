import EngawaText

/// Numbers as tables show them.
enum Figures {
    /// Nobody knows.
    static let none = "—"

    /// `number` with at most `places` digits behind the point, without zeros at the end: `4.32`, `5`.
    static func decimal(_ number: Double, places: Int = 2) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (number * scale).rounded()
        guard abs(scaled) < 9e15 else { return number.description }
        let whole = Int(abs(scaled)) / Int(scale)
        var digits = String(Int(abs(scaled)) % Int(scale))
        digits = String(repeating: "0", count: places - min(places, digits.count)) + digits
        while digits.last == "0" { digits.removeLast() }
        return (scaled < 0 ? "-" : "") + "\(whole)" + (digits.isEmpty ? "" : "." + digits)
    }

    /// `share` as a percentage with one digit behind the point.
    static func percentage(_ share: Double?) -> String {
        share.map { decimal($0 * 100, places: 1) + "%" } ?? none
    }

    /// The share of `part` in `whole`; nil where there is nothing to share.
    static func share(_ part: Int, of whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}

extension JSONText {
    /// A number, or `null` where there is none.
    static func float(orNull number: Double?) -> JSONText {
        number.map { .float($0) } ?? .null
    }
}
