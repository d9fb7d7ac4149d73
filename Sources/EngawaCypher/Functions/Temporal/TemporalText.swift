import EngawaGraph

/// Reads the ISO 8601 texts that openCypher takes for dates and times: extended and basic, weeks, quarters and days of
/// the year, parts left out from the right. What cannot be read is nil, and so is what does not exist.
struct TemporalText {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// A date and nothing behind it.
    static func date(_ text: String) -> CalendarDate? {
        var reader = TemporalText(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        return date
    }

    /// A time of day and nothing behind it.
    static func localTime(_ text: String) -> LocalTime? {
        var reader = TemporalText(text)
        guard let time = reader.time(), reader.isAtEnd else { return nil }
        return time
    }

    /// A time of day with an offset, which is that of UTC where it is left out.
    static func time(_ text: String) -> OffsetTime? {
        var reader = TemporalText(text)
        guard let time = reader.time() else { return nil }
        if reader.isAtEnd { return OffsetTime(time, offset: .zero) }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        return OffsetTime(time, offset: offset)
    }

    /// A date, `T` and a time of day; midnight where there is a date alone.
    static func localDateTime(_ text: String) -> LocalDateTime? {
        var reader = TemporalText(text)
        guard let moment = reader.localDateTime(), reader.isAtEnd else { return nil }
        return moment
    }

    /// A date and a time of day with an offset, a zone in brackets, or both, which must then agree; UTC without them.
    static func dateTime(_ text: String) -> ZonedDateTime? {
        var reader = TemporalText(text)
        guard let local = reader.localDateTime() else { return nil }
        if reader.isAtEnd { return ZonedDateTime(local, offset: .zero) }
        var offset: UTCOffset?
        if !reader.isNext("[") {
            guard let read = reader.offset() else { return nil }
            if reader.isAtEnd { return ZonedDateTime(local, offset: read) }
            offset = read
        }
        guard let rule = reader.bracketedZone(), reader.isAtEnd else { return nil }
        if let offset, !rule.offsets(at: local).contains(offset) { return nil }
        return rule.moment(at: local, preferring: offset)
    }

    /// A zone as an offset or a name.
    static func zone(_ text: String) -> TimeZoneRule? {
        var reader = TemporalText(text)
        if let offset = reader.offset(), reader.isAtEnd { return .fixed(offset) }
        return TimeZoneRule(name: text)
    }

    // MARK: Dates

    private mutating func localDateTime() -> LocalDateTime? {
        guard let date = date() else { return nil }
        guard take("T") || take("t") else { return LocalDateTime(date, .midnight) }
        return time().map { LocalDateTime(date, $0) }
    }

    private mutating func date() -> CalendarDate? {
        let isSigned = isNext("-") || isNext("+")
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        // With a sign a year may have up to nine digits, so that nothing can stand behind it without a hyphen.
        let length = isSigned ? digitCount : min(4, digitCount)
        guard isSigned ? (1...9).contains(length) : length == 4, let number = number(length) else { return nil }
        let year = isNegative ? -number : number
        if take("-") { return extendedDate(year) }
        return isSigned ? CalendarDate(year: year, month: 1, day: 1) : basicDate(year)
    }

    /// What follows `2015-`.
    private mutating func extendedDate(_ year: Int) -> CalendarDate? {
        if take("W") {
            guard let week = number(2) else { return nil }
            guard take("-") else { return CalendarDate(weekYear: year, week: week, dayOfWeek: 1) }
            return number(1).flatMap { CalendarDate(weekYear: year, week: week, dayOfWeek: $0) }
        }
        if take("Q") {
            guard let quarter = number(1) else { return nil }
            guard take("-") else { return CalendarDate(year: year, quarter: quarter, dayOfQuarter: 1) }
            return number(2).flatMap { CalendarDate(year: year, quarter: quarter, dayOfQuarter: $0) }
        }
        if digitCount == 3 { return number(3).flatMap { CalendarDate(year: year, ordinalDay: $0) } }
        guard digitCount == 2, let month = number(2) else { return nil }
        guard take("-") else { return CalendarDate(year: year, month: month, day: 1) }
        return number(2).flatMap { CalendarDate(year: year, month: month, day: $0) }
    }

    /// What follows `2015` without a hyphen.
    private mutating func basicDate(_ year: Int) -> CalendarDate? {
        if take("W") {
            guard let week = number(2) else { return nil }
            return CalendarDate(weekYear: year, week: week, dayOfWeek: digitCount > 0 ? number(1) ?? 0 : 1)
        }
        if take("Q") {
            guard let quarter = number(1) else { return nil }
            return CalendarDate(year: year, quarter: quarter, dayOfQuarter: digitCount > 0 ? number(2) ?? 0 : 1)
        }
        switch digitCount {
        case 0: return CalendarDate(year: year, month: 1, day: 1)
        case 2: return number(2).flatMap { CalendarDate(year: year, month: $0, day: 1) }
        case 3: return number(3).flatMap { CalendarDate(year: year, ordinalDay: $0) }
        case 4:
            guard let month = number(2), let day = number(2) else { return nil }
            return CalendarDate(year: year, month: month, day: day)
        default: return nil
        }
    }

    // MARK: Times and zones

    private mutating func time() -> LocalTime? {
        guard let hour = number(2) else { return nil }
        var (minute, second, nanosecond) = (0, 0, 0)
        let isExtended = take(":")
        if isExtended || digitCount > 0 {
            guard let read = number(2) else { return nil }
            minute = read
            if isExtended ? take(":") : digitCount > 0 {
                guard let read = number(2), let fraction = fraction() else { return nil }
                (second, nanosecond) = (read, fraction)
            }
        }
        return LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
    }

    /// A point or a comma and one to nine digits, as nanoseconds; 0 without them.
    private mutating func fraction() -> Int? {
        guard take(".") || take(",") else { return 0 }
        let count = digitCount
        guard (1...9).contains(count), var nanoseconds = number(count) else { return nil }
        for _ in count..<9 { nanoseconds *= 10 }
        return nanoseconds
    }

    private mutating func offset() -> UTCOffset? {
        if take("Z") || take("z") { return .zero }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2) else { return nil }
        var (minutes, seconds) = (0, 0)
        let isExtended = take(":")
        if isExtended || digitCount > 0 {
            guard let read = number(2), read < 60 else { return nil }
            minutes = read
            if isExtended ? take(":") : digitCount > 0 {
                guard let read = number(2), read < 60 else { return nil }
                seconds = read
            }
        }
        let distance = hours * 3600 + minutes * 60 + seconds
        return UTCOffset(seconds: isWest ? -distance : distance)
    }

    private mutating func bracketedZone() -> TimeZoneRule? {
        guard take("["), let end = bytes[place...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let name = String(decoding: bytes[place..<end], as: UTF8.self)
        place = end + 1
        return TemporalText.zone(name)
    }

    // MARK: Characters

    private var isAtEnd: Bool { place == bytes.count }

    private func isNext(_ character: Unicode.Scalar) -> Bool {
        place < bytes.count && bytes[place] == UInt8(ascii: character)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        place += 1
        return true
    }

    /// How many digits come next.
    private var digitCount: Int {
        bytes[place...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    }

    /// The next digits, exactly so many of them; more may follow.
    private mutating func number(_ digits: Int) -> Int? {
        guard digits > 0, digitCount >= digits else { return nil }
        var number = 0
        for byte in bytes[place..<place + digits] { number = number * 10 + Int(byte - UInt8(ascii: "0")) }
        place += digits
        return number
    }
}
