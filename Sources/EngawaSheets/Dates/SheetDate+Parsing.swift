extension SheetDate {
    /// Reads a date in any of the forms that people use in Japanese spreadsheets.
    ///
    /// Western and era years, ISO, slashes, dots, 年月日, full-width characters, a weekday or a time behind a whole date,
    /// `20240401`, Excel serials (30000 to 60000, 1900 system), a month, a year or a fiscal year alone.
    public init(parsing text: String) throws(SheetDateError) {
        var parser = SheetDateParser(text: text)
        self = try parser.date()
    }

    /// The same of a text in UTF-8. The form that programs write (`2024-04-01`) is read without making a string of it.
    package init(parsing text: UnsafeBufferPointer<UInt8>) throws(SheetDateError) {
        if let day = SheetDay(iso: text) {
            self.init(day)
        } else {
            try self.init(parsing: String(decoding: text, as: UTF8.self))
        }
    }
}

extension SheetDay {
    /// The day that `yyyy-mm-dd` in ASCII names; nil where that is not what stands there, or the calendar has no such
    /// day.
    fileprivate init?(iso text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
        func number(_ places: Range<Int>) -> Int? {
            var number = 0
            for place in places {
                guard (0x30...0x39).contains(text[place]) else { return nil }
                number = number * 10 + Int(text[place]) - 0x30
            }
            return number
        }
        // A year below 1000 is none for the parser of all forms.
        guard let year = number(0..<4), year >= 1000, let month = number(5..<7), let day = number(8..<10) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }
}

private struct SheetDateParser {
    private let text: String
    private var cursor: DateCursor
    private var era: JapaneseEra?

    init(text: String) {
        self.text = text
        cursor = DateCursor(text)
    }

    private var unreadable: SheetDateError { .unreadable(text: text) }
    private var impossible: SheetDateError { .impossible(text: text) }

    mutating func date() throws(SheetDateError) -> SheetDate {
        if cursor.take("FY") || cursor.take("fy") || cursor.take("Fy") { return try fiscalYear() }
        era = takeEra()
        cursor.skipSpaces()
        let year: Int
        if era != nil {
            year = try eraYear()
        } else {
            guard let number = cursor.number(upTo: 8) else { throw unreadable }
            switch number.digits {
            case 8: return try ended(day(number.value / 10_000, number.value / 100 % 100, number.value % 100))
            case 5: return try serial(number.value)
            case 4 where number.value >= 1000: year = number.value
            default: throw unreadable
            }
        }
        return try ended(behind(year))
    }

    /// What stands behind a year: nothing, `年…` or `-4-1`.
    private mutating func behind(_ year: Int) throws(SheetDateError) -> SheetDate {
        cursor.skipSpaces()
        if cursor.take("年") {
            cursor.skipSpaces()
            if cursor.take("度") { return try whole(year, isFiscal: true) }
            guard let month = cursor.number(upTo: 2) else { return try whole(year, isFiscal: false) }
            cursor.skipSpaces()
            guard cursor.take("月") else { throw unreadable }
            cursor.skipSpaces()
            guard let day = cursor.number(upTo: 2) else { return try self.month(year, month.value) }
            cursor.skipSpaces()
            guard cursor.take("日") else { throw unreadable }
            return try self.day(year, month.value, day.value)
        }
        guard let separator = cursor.take(oneOf: ["-", "/", "."]) else { return try whole(year, isFiscal: false) }
        cursor.skipSpaces()
        guard let month = cursor.number(upTo: 2) else { throw unreadable }
        cursor.skipSpaces()
        guard cursor.take(oneOf: [separator]) != nil else { return try self.month(year, month.value) }
        cursor.skipSpaces()
        guard let day = cursor.number(upTo: 2) else { throw unreadable }
        return try self.day(year, month.value, day.value)
    }

    private mutating func takeEra() -> JapaneseEra? {
        for era in JapaneseEra.allCases.reversed() {
            if cursor.take(era.name) { return era }
            if cursor.take(oneOf: era.shortNames) != nil {
                _ = cursor.take(".")
                return era
            }
        }
        return nil
    }

    private mutating func eraYear() throws(SheetDateError) -> Int {
        guard let era else { throw unreadable }
        var year = 1
        if !cursor.take("元") {
            guard let number = cursor.number(upTo: 2) else { throw unreadable }
            year = number.value
        }
        if year == 0 { throw impossible }
        guard let gregorian = era.gregorian(year) else { throw .outsideEra(text: text, era: era) }
        return gregorian
    }

    private mutating func fiscalYear() throws(SheetDateError) -> SheetDate {
        cursor.skipSpaces()
        guard let number = cursor.number(upTo: 4), number.digits == 4, number.value >= 1000 else { throw unreadable }
        return try ended(whole(number.value, isFiscal: true))
    }

    /// An Excel serial: day 25569 is 1970-01-01. A fraction is the time of day.
    private mutating func serial(_ value: Int) throws(SheetDateError) -> SheetDate {
        guard (30_000...60_000).contains(value), let day = SheetDay(daysSince1970: Int32(value - 25_569)) else {
            throw unreadable
        }
        if cursor.take(".") && cursor.number(upTo: 20) == nil { throw unreadable }
        return try ended(SheetDate(day))
    }

    private func whole(_ year: Int, isFiscal: Bool) throws(SheetDateError) -> SheetDate {
        guard let date = SheetDate(year: year, isFiscal: isFiscal) else { throw impossible }
        return date
    }

    private func month(_ year: Int, _ month: Int) throws(SheetDateError) -> SheetDate {
        guard let date = SheetDate(year: year, month: month) else { throw impossible }
        return try inEra(date)
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) throws(SheetDateError) -> SheetDate {
        guard let day = SheetDay(year: year, month: month, day: day) else { throw impossible }
        return try inEra(SheetDate(day))
    }

    private func inEra(_ date: SheetDate) throws(SheetDateError) -> SheetDate {
        if let era, !era.overlaps(from: date.first, to: date.last) { throw .outsideEra(text: text, era: era) }
        return date
    }

    /// `date`, where nothing follows it but what may: a weekday and a time behind a whole date.
    private mutating func ended(_ date: SheetDate) throws(SheetDateError) -> SheetDate {
        if date.precision == .day {
            cursor.skipSpaces()
            skipWeekday()
            guard skipTime() else { throw unreadable }
        }
        cursor.skipSpaces()
        guard cursor.isAtEnd else { throw unreadable }
        return date
    }

    private mutating func skipWeekday() {
        let days: [Unicode.Scalar] = ["月", "火", "水", "木", "金", "土", "日", "祝"]
        let saved = cursor
        if let content = cursor.parenthesised() {
            let isJapanese = content.first.map(days.contains) ?? false
            let isEnglish = content.count >= 3 && content.allSatisfy { $0.properties.isAlphabetic && $0.isASCII }
            if !isJapanese && !isEnglish { cursor = saved }
        } else if cursor.take(oneOf: days) != nil {
            if !cursor.take("曜日") && !cursor.take("曜") { cursor = saved }
        }
    }

    /// Skips ` 9:00`, `T09:00:00.000+09:00`, `Z`; false where a time begins and does not go on.
    private mutating func skipTime() -> Bool {
        cursor.skipSpaces()
        if cursor.isAtEnd { return true }
        _ = cursor.take("T")
        guard let hour = cursor.number(upTo: 2), hour.value <= 24, cursor.take(":"), minutes() else { return false }
        if cursor.take(":") {
            guard minutes() else { return false }
            if cursor.take("."), cursor.number(upTo: 9) == nil { return false }
        }
        if cursor.take("Z") { return true }
        guard cursor.take(oneOf: ["+", "-"]) != nil else { return true }
        guard let zone = cursor.number(upTo: 4) else { return false }
        return zone.digits == 4 || !cursor.take(":") || minutes()
    }

    private mutating func minutes() -> Bool {
        cursor.number(upTo: 2).map { $0.value < 60 } ?? false
    }
}
