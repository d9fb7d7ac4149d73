/// How often a tie is lived (頻度), as somebody has written it: the days that may pass between two times.
///
/// Only a written rhythm makes a tie quiet. What is yearly, seasonal or casual (年1回, 季節ごと, 随時) has none here: such a tie
/// is healthy however long nothing is heard.
struct Rhythm: Sendable, Hashable {
    /// The days between two times.
    let days: Int

    /// The rhythm of a text; nil where it names none, or a free one.
    init?(_ text: String) {
        let folded = FoldedText(text).text
        guard !Rhythm.free.contains(where: folded.contains) else { return nil }
        if let days = Rhythm.words.first(where: { folded.contains($0.0) })?.1 {
            self.days = days
        } else if let days = Rhythm.counted(folded) {
            self.days = days
        } else {
            return nil
        }
    }

    /// For how many days nothing may be heard before a friendly word is in place: three times the rhythm, and no less
    /// than two months, since holidays and a missed week mean nothing.
    var patience: Int { max(3 * days, 60) }

    /// `週2回`, `月に3回`, `年4回`, `3か月に1回`, `2週間に1度`.
    private static func counted(_ text: String) -> Int? {
        var scalars = Array(text.unicodeScalars)
        scalars.removeAll { $0 == "に" || $0 == "間" }
        let text = String(String.UnicodeScalarView(scalars))
        for (unit, length) in [("週", 7), ("月", 30), ("年", 365)] {
            if let times = number(after: unit, in: text, before: ["回", "度"]) {
                // Once or twice a year is no rhythm to hold anybody to.
                if unit == "年", times < 3 { return nil }
                return max(1, length / times)
            }
        }
        for (unit, length) in [("日", 1), ("週", 7), ("か月", 30), ("ヶ月", 30), ("カ月", 30), ("ヵ月", 30), ("箇月", 30)] {
            if let every = number(before: unit, in: text),
                text.hasSuffix("回") || text.hasSuffix("度") || text.contains("ごと")
                    || text.contains("毎") || text.contains("おき")
            {
                let days = every * length
                return days <= 150 ? days : nil
            }
        }
        return nil
    }

    private static func number(after unit: String, in text: String, before endings: [String]) -> Int? {
        guard let place = text.range(of: unit) else { return nil }
        let digits = text[place.upperBound...].prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, endings.contains(where: { text[digits.endIndex...].hasPrefix($0) }) else { return nil }
        return Int(digits).flatMap { $0 > 0 && $0 < 1000 ? $0 : nil }
    }

    private static func number(before unit: String, in text: String) -> Int? {
        guard let place = text.range(of: unit) else { return nil }
        let digits = text[..<place.lowerBound].reversed().prefix { $0.isASCII && $0.isNumber }
        return Int(String(digits.reversed())).flatMap { $0 > 0 && $0 < 1000 ? $0 : nil }
    }

    private static let free = [
        "随時", "不定期", "適宜", "必要", "時々", "ときどき", "たまに", "季節", "夏", "冬", "春", "秋", "収穫", "毎年", "年1回", "年2回",
        "年に1回", "年に2回", "年一回", "年二回", "年数回", "年に数回", "隔年", "行事", "イベント", "asneeded", "occasional", "irregular",
        "sometimes", "casual", "season", "yearly", "annual", "onceayear",
    ].map { FoldedText($0).text }

    private static let words: [(String, Int)] = [
        ("毎日", 1), ("平日", 1), ("ほぼ毎日", 1), ("隔日", 2), ("隔週", 14), ("毎週", 7), ("週一", 7), ("週数回", 3), ("隔月", 60),
        ("毎月", 30), ("月一", 30), ("月数回", 10), ("四半期", 91), ("学期", 120), ("daily", 1), ("everyday", 1),
        ("fortnight", 14), ("everyotherweek", 14), ("biweekly", 14), ("everytwoweeks", 14), ("weekly", 7),
        ("everyweek", 7),
        ("everyothermonth", 60), ("bimonthly", 60), ("everytwomonths", 60), ("monthly", 30), ("everymonth", 30),
        ("quarterly", 91),
    ].map { (FoldedText($0.0).text, $0.1) }
}
