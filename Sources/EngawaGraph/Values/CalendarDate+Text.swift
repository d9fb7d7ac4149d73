extension CalendarDate {
    /// ISO 8601, `2025-04-01`; years outside 0...9999 carry a sign: `+12025-04-01`, `-0001-12-31`.
    public var description: String {
        let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
        return sign + padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// Reads what `description` writes and nothing else: four digits (or a sign and four to seven), a hyphen,
    /// two digits, a hyphen, two digits, all ASCII. Nil for any other text and for days that do not exist.
    public init?(_ text: String) {
        var bytes = text.utf8[...]
        var negative = false
        var yearDigits = 4...4
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            negative = first == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
            yearDigits = 4...7
        }
        let parts = bytes.split(separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let year = number(parts[0], yearDigits), let month = number(parts[1], 2...2),
            let day = number(parts[2], 2...2)
        else { return nil }
        self.init(year: negative ? -year : year, month: month, day: day)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

private func number(_ digits: Substring.UTF8View, _ width: ClosedRange<Int>) -> Int? {
    guard width.contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
}
