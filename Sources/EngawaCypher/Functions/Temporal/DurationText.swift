import EngawaGraph

/// Reads the ISO 8601 texts of durations: `P1Y2M10DT2H30M`, every number with a sign of its own and a fraction if
/// wanted, and `P2012-02-02T14:37:21.545`. A sign in front of the whole turns all of it.
struct DurationText {
    private let bytes: [UInt8]
    private var place: Int
    private let sign: Int64

    /// The duration of a text; nil where it is none, or too long.
    static func duration(_ text: String) -> CalendarDuration? {
        guard let units = DurationText(text) else { return nil }
        var (byUnits, byDate) = (units, units)
        return byUnits.unitBased() ?? byDate.dateBased()
    }

    private init?(_ text: String) {
        bytes = Array(text.utf8)
        let first = bytes.first
        sign = first == UInt8(ascii: "-") ? -1 : 1
        place = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0
        guard place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "p") else { return nil }
        place += 1
    }

    private mutating func unitBased() -> CalendarDuration? {
        var parts = DurationParts()
        guard let count = units([("y", .years), ("q", .quarters), ("m", .months), ("w", .weeks), ("d", .days)], &parts)
        else { return nil }
        var total = count
        if takeLetter("t") {
            guard let count = units([("h", .hours), ("m", .minutes), ("s", .seconds)], &parts), count > 0 else {
                return nil
            }
            total += count
        }
        return total > 0 && place == bytes.count ? parts.duration : nil
    }

    /// Takes numbers with these units, in this order, each at most once; gives how many, or nil for anything else.
    private mutating func units(
        _ units: [(letter: Unicode.Scalar, unit: DurationParts.Unit)],
        _ parts: inout DurationParts
    ) -> Int? {
        var rest = units[...]
        var count = 0
        while place < bytes.count, bytes[place] | 0x20 != UInt8(ascii: "t") {
            guard let number = number() else { return nil }
            while let unit = rest.first, !takeLetter(unit.letter) { rest.removeFirst() }
            guard let unit = rest.popFirst(), parts.add(number, unit.unit) else { return nil }
            count += 1
        }
        return count
    }

    /// `2012-02-02T14:37:21.545` and `20120202T143721.545`, either part alone too.
    private mutating func dateBased() -> CalendarDuration? {
        var parts = DurationParts()
        if digitCount >= 4 {
            guard let year = digits(4) else { return nil }
            let isExtended = take("-")
            guard let month = digits(2), !isExtended || take("-"), let day = digits(2), DurationText.isBelow(13, month),
                DurationText.isBelow(32, day),
                parts.add(year, .years), parts.add(month, .months), parts.add(day, .days)
            else { return nil }
        }
        if takeLetter("t") {
            guard let hour = digits(2), parts.add(hour, .hours) else { return nil }
            let isExtended = take(":")
            if isExtended || digitCount > 0 {
                guard let minute = digits(2), DurationText.isBelow(60, minute), parts.add(minute, .minutes) else {
                    return nil
                }
                if isExtended ? take(":") : digitCount > 0 {
                    guard let second = decimals(2), DurationText.isBelow(60, second), parts.add(second, .seconds) else {
                        return nil
                    }
                }
            }
        }
        return place == bytes.count && place > 2 ? parts.duration : nil
    }

    private static func isBelow(_ limit: Int128, _ number: Fraction) -> Bool {
        Int128(number.numerator.magnitude) < limit * number.denominator
    }

    // MARK: Numbers

    /// A number with or without a sign and a fraction, times the sign of the whole.
    private mutating func number() -> Fraction? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let number = decimals(digitCount) else { return nil }
        return isNegative ? Fraction(-number.numerator, over: number.denominator) : number
    }

    private mutating func digits(_ count: Int) -> Fraction? {
        guard count > 0, count <= 19, digitCount >= count else { return nil }
        var number: Int128 = 0
        for byte in bytes[place..<place + count] { number = number * 10 + Int128(byte - UInt8(ascii: "0")) }
        place += count
        return Fraction(Int128(sign) * number, over: 1)
    }

    /// So many digits, and those behind a point or a comma where there are some.
    private mutating func decimals(_ count: Int) -> Fraction? {
        guard let whole = digits(count) else { return nil }
        guard take(".") || take(",") else { return whole }
        let places = digitCount
        guard places > 0 else { return nil }
        // What is finer than that makes no nanosecond of any unit.
        let used = min(places, 18)
        guard let fraction = digits(used) else { return nil }
        place += places - used
        var scale: Int128 = 1
        for _ in 0..<used { scale *= 10 }
        return whole.adding(Fraction(fraction.numerator, over: scale))
    }

    private var digitCount: Int {
        bytes[place...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    /// Takes a letter in either case, named in the lower one.
    private mutating func takeLetter(_ letter: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: letter) else { return false }
        place += 1
        return true
    }
}

/// The sums of what a duration is made of, before what is left of the units is carried down.
struct DurationParts {
    /// A unit of a duration. The raw values are its names in maps.
    enum Unit: String, CaseIterable {
        case years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds
    }

    private var months = Fraction.zero
    private var days = Fraction.zero
    private var seconds = Fraction.zero
    private var nanoseconds = Fraction.zero

    /// Adds so many of a unit; false where that does not fit.
    mutating func add(_ number: Fraction, _ unit: Unit) -> Bool {
        let (group, factor): (WritableKeyPath<DurationParts, Fraction>, Int64) =
            switch unit {
            case .years: (\.months, 12)
            case .quarters: (\.months, 3)
            case .months: (\.months, 1)
            case .weeks: (\.days, 7)
            case .days: (\.days, 1)
            case .hours: (\.seconds, 3600)
            case .minutes: (\.seconds, 60)
            case .seconds: (\.seconds, 1)
            case .milliseconds: (\.nanoseconds, 1_000_000)
            case .microseconds: (\.nanoseconds, 1000)
            case .nanoseconds: (\.nanoseconds, 1)
            }
        guard let sum = number.multiplied(by: Fraction(factor))?.adding(self[keyPath: group]) else { return false }
        self[keyPath: group] = sum
        return true
    }

    /// The duration of these sums; nil where it does not fit.
    var duration: CalendarDuration? {
        let (whole, rest) = nanoseconds.parts
        // Whole seconds of nanoseconds first, as more of them may be given than 64 bits hold.
        let (carried, left) = whole.quotientAndRemainder(dividingBy: 1_000_000_000)
        guard let seconds = Fraction(carried, over: 1).adding(seconds),
            let nanoseconds = Fraction(left, over: 1).adding(rest)
        else { return nil }
        return CalendarDuration(months: months, days: days, seconds: seconds, nanoseconds: nanoseconds)
    }
}
