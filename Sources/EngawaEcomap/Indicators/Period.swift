import EngawaSheets

/// By what a time series of ties goes (`--per`).
public enum Cadence: String, Sendable, CaseIterable {
    /// January to December.
    case year
    /// 年度: April to March.
    case fiscal

    /// The period that holds `day`.
    func period(holding day: SheetDay) -> Period {
        switch self {
        case .year: Period(self, year: day.year)
        case .fiscal: Period(self, year: day.month < 4 ? day.year - 1 : day.year)
        }
    }
}

/// One year or fiscal year of a time series.
struct Period: Hashable {
    let cadence: Cadence
    let year: Int

    init(_ cadence: Cadence, year: Int) {
        self.cadence = cadence
        self.year = year
    }

    /// Its first day, as days after 1970-01-01.
    var first: Int32 { Period.days(year, cadence == .year ? 1 : 4) }

    /// Its last day, as days after 1970-01-01.
    var last: Int32 { Period.days(year + 1, cadence == .year ? 1 : 4) - 1 }

    /// `2024` or `2024年度`.
    var label: String { "\(year)" + (cadence == .year ? "" : "年度") }

    /// Years outside of the calendar's 1 to 9999 stand at its ends; no sheet has them.
    private static func days(_ year: Int, _ month: Int) -> Int32 {
        SheetDay(year: min(max(year, 1), 9999), month: month, day: 1)?.daysSince1970 ?? 0
    }
}

extension SheetDay {
    /// The same day a year before; 28 February where that year has no 29th.
    package var yearBefore: SheetDay {
        SheetDay(year: year - 1, month: month, day: day) ?? SheetDay(year: year - 1, month: month, day: day - 1) ?? self
    }
}
