/// Reads the parts of ISO 8601 texts one after another. Every method that finds something else than it looks for
/// leaves the place where it was.
struct CalendarReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text.utf8[...] }

    var isAtEnd: Bool { rest.isEmpty }

    var next: UInt8? { rest.first }

    /// Takes this character; false when another one comes.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes `-` or `+`, and says whether it was `-`; nil when neither comes.
    mutating func sign() -> Bool? {
        if take("-") { return true }
        return take("+") ? false : nil
    }

    /// A number of so many decimal digits, as many as there are, times -1 where that is
    /// asked for; nil for fewer or more, or what does not fit.
    mutating func number(_ digits: ClosedRange<Int>, negated: Bool = false) -> Int64? {
        let run = rest.prefix { CalendarReader.isDigit($0) }
        guard digits.contains(run.count) else { return nil }
        var number: Int64 = 0
        for digit in run {
            let (tens, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let unit = Int64(digit - UInt8(ascii: "0"))
            let (sum, stillTooLarge) = tens.addingReportingOverflow(negated ? -unit : unit)
            if tooLarge || stillTooLarge { return nil }
            number = sum
        }
        rest = rest[run.endIndex...]
        return number
    }

    /// A full stop and one to nine digits as nanoseconds; 0 where no full stop comes, nil where no digits follow it.
    mutating func fraction() -> Int64? {
        guard take(".") else { return 0 }
        let count = rest.prefix { CalendarReader.isDigit($0) }.count
        guard var nanoseconds = number(1...9) else { return nil }
        for _ in count..<9 { nanoseconds *= 10 }
        return nanoseconds
    }

    /// Everything up to this character, which is taken too; nil where it does not come.
    mutating func text(upTo character: Unicode.Scalar) -> String? {
        guard let end = rest.firstIndex(of: UInt8(ascii: character)) else { return nil }
        let text = String(Substring(rest[..<end]))
        rest = rest[rest.index(after: end)...]
        return text
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// A number in decimal digits, filled up with zeros on the left.
func padded(_ number: some BinaryInteger, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
