import EngawaGraph

extension CypherValue {
    /// What messages call a value of this kind.
    var kindName: CypherError.Text {
        switch self {
        case .null: CypherError.Text(ja: "null", en: "null")
        case .boolean: CypherError.Text(ja: "真偽値", en: "a boolean")
        case .integer: CypherError.Text(ja: "整数", en: "an integer")
        case .float: CypherError.Text(ja: "小数", en: "a float")
        case .string: CypherError.Text(ja: "文字列", en: "a string")
        case .node: CypherError.Text(ja: "ノード", en: "a node")
        case .relationship: CypherError.Text(ja: "関係", en: "a relationship")
        case .path: CypherError.Text(ja: "経路", en: "a path")
        case .list: CypherError.Text(ja: "リスト", en: "a list")
        case .map: CypherError.Text(ja: "マップ", en: "a map")
        case .date: CypherError.Text(ja: "日付", en: "a date")
        case .localTime: CypherError.Text(ja: "時刻(時差なし)", en: "a local time")
        case .time: CypherError.Text(ja: "時刻(時差つき)", en: "a time")
        case .localDateTime: CypherError.Text(ja: "日時(時差なし)", en: "a local date-time")
        case .dateTime: CypherError.Text(ja: "日時(時差つき)", en: "a date-time")
        case .duration: CypherError.Text(ja: "期間", en: "a duration")
        }
    }

    /// The text that `toString` gives, and that `+` joins to a string; nil for lists, maps, nodes, relationships,
    /// paths and null.
    var plainText: String? {
        switch self {
        case .string(let value): value
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .float(let value): CypherValue.text(of: value)
        case .date(let value): value.description
        case .localTime(let value): value.description
        case .time(let value): value.description
        case .localDateTime(let value): value.description
        case .dateTime(let value): value.description
        case .duration(let value): value.description
        case .null, .list, .map, .node, .relationship, .path: nil
        }
    }

    /// The shortest text that is this float again, in a form that openCypher can read: `2.3`, `1.0`, `1.0E21`, `NaN`,
    /// `-Infinity`.
    static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        let text = number.description
        guard let exponent = text.firstIndex(of: "e") else { return text }
        let digits = text[..<exponent]
        let power = Int(text[text.index(after: exponent)...]) ?? 0
        return digits + (digits.contains(".") ? "" : ".0") + "E" + String(power)
    }

    /// Whether this is a date, a time or both (a duration is not).
    var isMoment: Bool {
        switch self {
        case .date, .localTime, .time, .localDateTime, .dateTime: true
        default: false
        }
    }
}
