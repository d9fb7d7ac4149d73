/// How often a tie is lived (頻度), as somebody has written it: the days that may pass between two times.
///
/// Only a written rhythm makes a tie quiet. What is yearly, seasonal or casual (年1回, 季節ごと, 随時) has none here: such a tie
/// is healthy however long nothing is heard.
struct Rhythm: Sendable, Hashable {
    /// The days between two times.
    let days: Int

    /// The rhythm of a text; nil where it names none, or a free one.
    init?(_ text: String) {
        let folded = Rhythm.withDigits(FoldedText(text).text)
        guard !Rhythm.free.contains(where: folded.contains) else { return nil }
        if let days = Rhythm.weekdays(folded) {
            self.days = days
        } else if let days = Rhythm.words.first(where: { folded.contains($0.0) })?.1 {
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

    /// The text with 一 to 十 as digits, so that 月二回 is 月2回.
    private static func withDigits(_ text: String) -> String {
        var digits = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let place = Array("一二三四五六七八九".unicodeScalars).firstIndex(of: scalar) {
                digits.append(contentsOf: "\(place + 1)".unicodeScalars)
            } else {
                digits.append(scalar)
            }
        }
        return String(digits)
    }

    /// `毎週金曜`, `毎金曜`: once a week; `第2金曜日`, `第1・第3土曜`: so often in a month.
    private static func weekdays(_ text: String) -> Int? {
        guard text.contains("曜") else { return nil }
        let weeks = text.unicodeScalars.count { $0 == "第" }
        return weeks > 0 ? max(7, 30 / weeks) : text.contains("毎") ? 7 : nil
    }

    /// What is longer is no rhythm to hold anybody to: half a year, or once or twice a year.
    private static let longest = 150

    private static let units: [(String, Int)] = [
        ("か月", 30), ("ヶ月", 30), ("カ月", 30), ("ヵ月", 30), ("ケ月", 30), ("箇月", 30), ("週", 7), ("月", 30), ("年", 365),
        ("日", 1),
    ]

    /// `週2回`, `月に3回`, `年4回`, `3か月に1回`, `2週間に1度`, `10日ごと`: so many times in so many of a unit.
    private static func counted(_ text: String) -> Int? {
        var scalars = Array(text.unicodeScalars)
        scalars.removeAll { $0 == "に" || $0 == "間" }
        let text = String(String.UnicodeScalarView(scalars))
        guard let (unit, length) = units.first(where: { text.contains($0.0) }), let place = text.range(of: unit) else {
            return nil
        }
        let before = Int(String(text[..<place.lowerBound].reversed().prefix { $0.isASCII && $0.isNumber }.reversed()))
        let behind = text[place.upperBound...]
        let digits = behind.prefix { $0.isASCII && $0.isNumber }
        let rest = behind[digits.endIndex...]
        let isCounted = rest.isEmpty || ["回", "度"].contains(where: rest.hasPrefix)
        let isRepeated = ["ごと", "毎", "おき"].contains(where: behind.hasPrefix)
        guard isCounted && !digits.isEmpty || isRepeated && before != nil else { return nil }
        let (every, times) = (before ?? 1, isCounted ? Int(digits) ?? 1 : 1)
        guard (1...1000).contains(every), (1...1000).contains(times) else { return nil }
        let days = max(1, every * length / times)
        return days <= longest ? days : nil
    }

    private static let free = [
        "随時", "不定期", "適宜", "必要", "時々", "ときどき", "たまに", "季節", "夏", "冬", "春", "秋", "収穫", "毎年", "年1回", "年2回",
        "年に1回", "年に2回", "年数回", "年に数回", "隔年", "行事", "イベント", "休み", "休止", "休会", "正月", "盆", "予定", "asneeded", "occasional",
        "irregular",
        "sometimes", "casual", "season", "yearly", "annual", "onceayear",
    ].map { FoldedText($0).text }

    private static let words: [(String, Int)] = [
        ("毎日", 1), ("平日", 1), ("ほぼ毎日", 1), ("隔日", 2), ("隔週", 14), ("毎週", 7), ("週数回", 3), ("隔月", 60),
        ("毎月", 30), ("月数回", 10), ("四半期", 91), ("学期", 120), ("daily", 1), ("everyday", 1),
        ("fortnight", 14), ("everyotherweek", 14), ("biweekly", 14), ("everytwoweeks", 14), ("weekly", 7),
        ("everyweek", 7),
        ("everyothermonth", 60), ("bimonthly", 60), ("everytwomonths", 60), ("monthly", 30), ("everymonth", 30),
        ("quarterly", 91),
    ].map { (FoldedText($0.0).text, $0.1) }
}
