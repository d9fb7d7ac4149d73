/// A date as exactly as somebody wrote it down: a day, a month, a year or a fiscal year (年度, April to March).
public struct SheetDate: Sendable, Hashable {
    /// How exact a date is.
    public enum Precision: Sendable, Hashable, CaseIterable {
        /// A whole date.
        case day
        /// A month of a year.
        case month
        /// A year.
        case year
        /// 年度: from April of its year to March of the next.
        case fiscalYear
    }

    /// How exact it is.
    public let precision: Precision
    /// The first day that it may mean.
    public let first: SheetDay

    /// The last day that it may mean.
    public var last: SheetDay {
        switch precision {
        case .day:
            first
        case .month:
            SheetDay(known: first.year, first.month, SheetDay.length(ofMonth: first.month, year: first.year))
        case .year:
            SheetDay(known: first.year, 12, 31)
        case .fiscalYear:
            SheetDay(known: first.year + 1, 3, 31)
        }
    }

    /// The year; of a fiscal year the one in which it begins.
    public var year: Int { first.year }

    /// A whole date.
    public init(_ day: SheetDay) {
        self.init(precision: .day, first: day)
    }

    init(precision: Precision, first: SheetDay) {
        self.precision = precision
        self.first = first
    }

    /// A month, or nil where there is none such.
    init?(year: Int, month: Int) {
        guard let first = SheetDay(year: year, month: month, day: 1) else { return nil }
        self.init(precision: .month, first: first)
    }

    /// A year from 1 to 9998.
    init?(year: Int, isFiscal: Bool) {
        guard year < 9999, let first = SheetDay(year: year, month: isFiscal ? 4 : 1, day: 1) else { return nil }
        self.init(precision: isFiscal ? .fiscalYear : .year, first: first)
    }

    /// The text that it is stored as: `2024-04-01`, `2024-04`, `2024`, `2024年度`.
    public var text: String {
        let year = SheetDay.padded(first.year, 4)
        return switch precision {
        case .day: first.text
        case .month: year + "-" + SheetDay.padded(first.month, 2)
        case .year: year
        case .fiscalYear: year + "年度"
        }
    }

    /// Reads what `text` gives, and nothing else.
    public init?(storedText: String) {
        guard let date = try? SheetDate(parsing: storedText), Array(date.text.utf8) == Array(storedText.utf8) else {
            return nil
        }
        self = date
    }

    /// Whether it may mean `day`.
    public func contains(_ day: SheetDay) -> Bool {
        first <= day && day <= last
    }

    /// Whether it ends before `other` begins, however both are meant.
    public func isCertainly(before other: SheetDate) -> Bool {
        last < other.first
    }
}

/// Why a text is no date.
public enum SheetDateError: Error, Sendable, Hashable {
    /// It is in no form that is known.
    case unreadable(text: String)
    /// The calendar has no such day (`2023-02-30`, `令和0年`).
    case impossible(text: String)
    /// The era had not begun or was over (`平成40年`, `昭和64年1月8日`).
    case outsideEra(text: String, era: JapaneseEra)

    /// The text, as it stands in the cell.
    public var text: String {
        switch self {
        case .unreadable(let text), .impossible(let text), .outsideEra(let text, _): text
        }
    }
}
