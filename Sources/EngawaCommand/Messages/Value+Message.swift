import EngawaGraph
import EngawaText

extension Value {
    /// The value as JSON, in the forms of the line protocol: a date is `{"$date": "2025-04-01"}`, and a key that
    /// begins with `$` gets one more.
    var json: JSONText {
        switch self {
        case .null: .null
        case .boolean(let flag): .boolean(flag)
        case .integer(let number): .integer(Int(number))
        case .float(let number): .float(number)
        case .string(let text): .string(text)
        case .date(let date): ["$date": .string(date.description)]
        case .localTime(let time): ["$localtime": .string(time.description)]
        case .time(let time): ["$time": .string(time.description)]
        case .localDateTime(let time): ["$localdatetime": .string(time.description)]
        case .dateTime(let time): ["$datetime": .string(time.description)]
        case .duration(let duration): ["$duration": .string(duration.description)]
        case .list(let values): .array(values.map(\.json))
        case .map(let entries):
            .object(Value.sortedEntries(entries).map { (($0.key.hasPrefix("$") ? "$" : "") + $0.key, $0.value.json) })
        }
    }

    /// The value as one reads it in a sentence: lists joined, no value as a dash.
    var words: Message {
        switch self {
        case .null: Message(same: "–")
        case .boolean(let flag): Message(ja: flag ? "はい" : "いいえ", en: flag ? "yes" : "no")
        case .integer(let number): Message(same: String(number))
        case .float(let number): Message(same: String(number))
        case .string(let text): Message(same: text)
        case .date(let date): Message(same: date.description)
        case .localTime(let time): Message(same: time.description)
        case .time(let time): Message(same: time.description)
        case .localDateTime(let time): Message(same: time.description)
        case .dateTime(let time): Message(same: time.description)
        case .duration(let duration): Message(same: duration.description)
        case .list(let values):
            Message(
                ja: values.map(\.words.ja).joined(separator: "、"),
                en: values.map(\.words.en).joined(separator: ", ")
            )
        case .map: Message(same: json.text)
        }
    }
}
