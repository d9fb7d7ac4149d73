extension CalendarDuration {
    /// ISO 8601 with a sign at every part of its own: `P1Y2M10DT2H30M`, `P1DT-0.001S`, `PT0S`.
    public var description: String {
        var text = "P"
        func add(_ number: Int64, _ letter: String) {
            if number != 0 { text += String(number) + letter }
        }
        add(months / 12, "Y")
        add(months % 12, "M")
        add(days, "D")
        if seconds != 0 || nanosecond != 0 {
            // Rounded to zero instead of down, so that the sign stands in front of the digits.
            let isNegative = seconds < 0
            let whole = isNegative && nanosecond > 0 ? seconds + 1 : seconds
            let fraction = isNegative && nanosecond > 0 ? 1_000_000_000 - nanosecond : nanosecond
            text += "T"
            add(whole / 3600, "H")
            add(whole / 60 % 60, "M")
            let rest = whole % 60
            if rest != 0 || fraction != 0 {
                text += (isNegative ? "-" : "") + String(abs(rest)) + CalendarDuration.decimals(fraction) + "S"
            }
        }
        return text == "P" ? "PT0S" : text
    }

    private static func decimals(_ nanoseconds: Int) -> String {
        if nanoseconds == 0 { return "" }
        var digits = padded(nanoseconds, 9)
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + digits
    }

    /// Reads `PnYnMnWnDTnHnMnS`, every part with or without a sign of its own and at most once, at least one of
    /// them, the last one of seconds with up to nine decimals. Nil for any other text, and for what does not fit.
    public init?(_ text: String) {
        var reader = CalendarReader(text)
        guard reader.take("P") else { return nil }
        var parts = Parts()
        guard parts.read([("Y", 12, \.months), ("M", 1, \.months), ("W", 7, \.days), ("D", 1, \.days)], &reader) else {
            return nil
        }
        if reader.take("T") {
            let before = parts.count
            guard parts.read([("H", 3600, \.seconds), ("M", 60, \.seconds), ("S", 1, \.seconds)], &reader),
                parts.count > before
            else { return nil }
        }
        guard parts.count > 0, reader.isAtEnd else { return nil }
        self.init(months: parts.months, days: parts.days, seconds: parts.seconds, nanoseconds: parts.nanoseconds)
    }

    private struct Parts {
        var months: Int64 = 0
        var days: Int64 = 0
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
        var count = 0

        /// Takes the parts that come, in this order; false when something there cannot be one.
        mutating func read(
            _ units: [(letter: Unicode.Scalar, factor: Int64, part: WritableKeyPath<Parts, Int64>)],
            _ reader: inout CalendarReader
        ) -> Bool {
            var units = units[...]
            while let next = reader.next, next != UInt8(ascii: "T") {
                let isNegative = reader.sign() ?? false
                guard let number = reader.number(1...19, negated: isNegative),
                    let fraction = reader.fraction()
                else { return false }
                var unit = units.popFirst()
                while let skipped = unit, !reader.take(skipped.letter) { unit = units.popFirst() }
                guard let unit, fraction == 0 || unit.letter == "S" else { return false }
                let (product, tooLarge) = number.multipliedReportingOverflow(by: unit.factor)
                let (sum, stillTooLarge) = self[keyPath: unit.part].addingReportingOverflow(product)
                if tooLarge || stillTooLarge { return false }
                self[keyPath: unit.part] = sum
                if unit.letter == "S" { nanoseconds = isNegative ? -fraction : fraction }
                count += 1
            }
            return true
        }
    }
}
