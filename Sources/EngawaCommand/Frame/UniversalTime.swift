import EngawaSheets

/// Times of the log for other programs.
enum UniversalTime {
    /// ISO 8601 in UTC, to the second: `2025-04-01T09:30:00Z`.
    static func text(milliseconds: Int64) -> String {
        let seconds = milliseconds.dividedDown(by: 1000)
        let days = seconds.dividedDown(by: 86_400)
        let rest = Int(seconds - days * 86_400)
        let day = Int32(exactly: days).flatMap(SheetDay.init(daysSince1970:)) ?? .epoch
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return day.text + "T" + [rest / 3600, rest / 60 % 60, rest % 60].map(two).joined(separator: ":") + "Z"
    }
}

extension Int64 {
    /// The quotient, rounded down also below zero.
    func dividedDown(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
