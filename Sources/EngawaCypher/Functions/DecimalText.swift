/// The decimal digits of a float as its shortest text has them, to be rounded as people round on paper.
struct DecimalText {
    private let isNegative: Bool
    /// Without leading zeros; empty for zero.
    private var digits: [UInt8]
    /// How many of the digits stand behind the point; negative where zeros are to be added.
    private var places: Int

    /// How a number between two others is rounded.
    enum Mode: String, CaseIterable {
        /// Away from zero.
        case up = "UP"
        /// Toward zero.
        case down = "DOWN"
        case ceiling = "CEILING"
        case floor = "FLOOR"
        /// To the nearer one; in the middle away from zero.
        case halfUp = "HALF_UP"
        /// In the middle toward zero.
        case halfDown = "HALF_DOWN"
        /// In the middle to the even digit.
        case halfEven = "HALF_EVEN"
    }

    /// The digits of a number that is finite.
    init(_ number: Double) {
        isNegative = number < 0
        var text = number.magnitude.description[...]
        var exponent = 0
        if let place = text.firstIndex(of: "e") {
            exponent = Int(text[text.index(after: place)...]) ?? 0
            text = text[..<place]
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1].utf8.count : 0
        digits = Array(parts.joined().utf8).map { $0 - UInt8(ascii: "0") }
        digits = Array(digits.drop { $0 == 0 })
        places = fraction - exponent
    }

    /// The number with so many digits behind the point at most.
    func rounded(to precision: Int, _ mode: Mode) -> Double {
        let dropped = places - precision
        guard dropped > 0 else { return value }
        var result = self
        // As many zeros in front as are dropped.
        let padded = [UInt8](repeating: 0, count: max(0, dropped - digits.count)) + digits
        let rest = padded[(padded.count - dropped)...]
        result.digits = Array(padded[..<(padded.count - dropped)])
        result.places = precision
        if isRoundedUp(rest, isOdd: (result.digits.last ?? 0) % 2 == 1, mode) { result.increment() }
        return result.value
    }

    private func isRoundedUp(_ rest: ArraySlice<UInt8>, isOdd: Bool, _ mode: Mode) -> Bool {
        let isExact = rest.allSatisfy { $0 == 0 }
        let first = rest.first ?? 0
        let isMiddle = first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
        switch mode {
        case .up: return !isExact
        case .down: return false
        case .ceiling: return !isExact && !isNegative
        case .floor: return !isExact && isNegative
        case .halfUp: return first >= 5
        case .halfDown: return first >= 5 && !isMiddle
        case .halfEven: return isMiddle ? isOdd : first >= 5
        }
    }

    private mutating func increment() {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }

    private var value: Double {
        let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        let number = Double((text.isEmpty ? "0" : text) + "e" + String(-places)) ?? 0
        return isNegative ? -number : number
    }
}
