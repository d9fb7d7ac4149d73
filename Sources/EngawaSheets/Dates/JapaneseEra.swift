/// An era (元号) of the Japanese calendar since 1868.
public enum JapaneseEra: String, Sendable, Hashable, CaseIterable {
    /// 明治.
    case meiji
    /// 大正.
    case taisho
    /// 昭和.
    case showa
    /// 平成.
    case heisei
    /// 令和.
    case reiwa

    /// 明治, 大正, 昭和, 平成, 令和.
    public var name: String {
        switch self {
        case .meiji: "明治"
        case .taisho: "大正"
        case .showa: "昭和"
        case .heisei: "平成"
        case .reiwa: "令和"
        }
    }

    /// The one letter that people write for it, and the single character that has its name.
    var shortNames: [Unicode.Scalar] {
        switch self {
        case .meiji: ["M", "m", "㍾"]
        case .taisho: ["T", "t", "㍽"]
        case .showa: ["S", "s", "㍼"]
        case .heisei: ["H", "h", "㍻"]
        case .reiwa: ["R", "r", "㋿"]
        }
    }

    /// Its first day. The day on which an era changes belongs to both, but for 平成 and 令和, which began a day later.
    public var first: SheetDay {
        switch self {
        case .meiji: SheetDay(known: 1868, 1, 25)
        case .taisho: SheetDay(known: 1912, 7, 30)
        case .showa: SheetDay(known: 1926, 12, 25)
        case .heisei: SheetDay(known: 1989, 1, 8)
        case .reiwa: SheetDay(known: 2019, 5, 1)
        }
    }

    /// Its last day, or nil while it lasts.
    public var last: SheetDay? {
        switch self {
        case .meiji: SheetDay(known: 1912, 7, 30)
        case .taisho: SheetDay(known: 1926, 12, 25)
        case .showa: SheetDay(known: 1989, 1, 7)
        case .heisei: SheetDay(known: 2019, 4, 30)
        case .reiwa: nil
        }
    }

    /// The Gregorian year of a year of the era, or nil where the era has no such year (0, 平成40年).
    func gregorian(_ year: Int) -> Int? {
        guard (1...99).contains(year) else { return nil }
        let result = first.year - 1 + year
        if let last, result > last.year { return nil }
        return result
    }

    /// Whether some day from `from` to `to` is in the era.
    func overlaps(from: SheetDay, to: SheetDay) -> Bool {
        to >= first && (last.map { from <= $0 } ?? true)
    }
}
