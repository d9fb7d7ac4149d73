extension CalendarDate {
    /// ISO 8601, `2025-04-01`; years outside 0...9999 carry a sign: `+12025-04-01`, `-0001-12-31`.
    public var description: String {
        let (year, month, day) = civil
        let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
        return sign + padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// Reads what `description` writes and nothing else: four digits (or a sign and four to nine), a hyphen,
    /// two digits, a hyphen, two digits, all ASCII. Nil for any other text and for days that do not exist.
    public init?(_ text: String) {
        var reader = CalendarReader(text)
        guard let date = CalendarDate(&reader), reader.isAtEnd else { return nil }
        self = date
    }

    init?(_ reader: inout CalendarReader) {
        let sign = reader.sign()
        guard let year = reader.number(sign == nil ? 4...4 : 4...9), reader.take("-"),
            let month = reader.number(2...2), reader.take("-"), let day = reader.number(2...2)
        else { return nil }
        self.init(year: sign == true ? -Int(year) : Int(year), month: Int(month), day: Int(day))
    }
}
