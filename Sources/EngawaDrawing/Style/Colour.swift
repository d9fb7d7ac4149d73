/// A colour as `#rrggbb`, for what is computed of colours.
struct Colour: Hashable, Sendable {
    private let parts: [Double]

    /// Nil where the text is no `#rrggbb`.
    init?(_ text: String) {
        let digits = Array(text.utf8.dropFirst())
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
        var parts: [Double] = []
        for place in stride(from: 0, to: 6, by: 2) {
            guard let high = Colour.digit(digits[place]), let low = Colour.digit(digits[place + 1]) else { return nil }
            parts.append(Double(high * 16 + low))
        }
        self.parts = parts
    }

    private init(parts: [Double]) { self.parts = parts }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 55
        default: nil
        }
    }

    /// The same with so much white that only `share` of it is left: for grounds.
    func tint(_ share: Double) -> Colour { Colour(parts: parts.map { 255 - (255 - $0) * share }) }

    /// As `#rrggbb`.
    var text: String {
        "#"
            + parts.map { part in
                let byte = UInt8(clamping: Int(part.rounded()))
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
    }

    /// How well it stands out against white, from 1 to 21. Source: WCAG 2.2, contrast ratio.
    var contrastWithWhite: Double {
        let linear = parts.map { part -> Double in
            let share = part / 255
            return share <= 0.04045 ? share / 12.92 : Colour.power((share + 0.055) / 1.055)
        }
        return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    }

    /// `x` to the power of 2.4, for 0 to 1: the fifth root of `x` to the power of 12, by Newton's method.
    private static func power(_ x: Double) -> Double {
        let square = x * x
        let twelfth = square * square * square * square * square * square
        if twelfth == 0 { return 0 }
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - twelfth) / (5 * root * root * root * root) }
        return root
    }
}
