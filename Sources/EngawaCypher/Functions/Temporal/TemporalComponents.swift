import EngawaGraph

/// The map that a temporal value is made of: numbers by component, values to take parts from, and a zone.
struct TemporalComponents {
    /// A number that a map may hold. The raw values are the names in lower case; people may write them in any.
    enum Component: String, CaseIterable {
        case year, quarter, month, week, day
        case dayOfWeek = "dayofweek"
        case ordinalDay = "ordinalday"
        case dayOfQuarter = "dayofquarter"
        case hour, minute, second, millisecond, microsecond, nanosecond
        case epochSeconds = "epochseconds"
        case epochMillis = "epochmillis"

        static let ofDates: Set<Component> = [
            .year, .quarter, .month, .week, .day, .dayOfWeek, .ordinalDay, .dayOfQuarter,
        ]
        static let ofTimes: Set<Component> = [.hour, .minute, .second, .millisecond, .microsecond, .nanosecond]

        /// The name as people write it.
        var name: String {
            switch self {
            case .dayOfWeek: "dayOfWeek"
            case .ordinalDay: "ordinalDay"
            case .dayOfQuarter: "dayOfQuarter"
            case .epochSeconds: "epochSeconds"
            case .epochMillis: "epochMillis"
            default: rawValue
            }
        }

        fileprivate init?(named name: String) {
            switch name {
            case "weekday": self = .dayOfWeek
            case "quarterday": self = .dayOfQuarter
            default: self.init(rawValue: name)
            }
        }
    }

    /// The function, for messages.
    let function: String
    private(set) var numbers: [Component: Int64] = [:]
    /// The values of `date`, `time` and `datetime`, to take parts from.
    private(set) var date: CypherValue?
    private(set) var time: CypherValue?
    private(set) var dateTime: CypherValue?
    private(set) var zone: TimeZoneRule?

    /// Reads a map; nil where one of its values is null, which makes the whole null.
    static func read(_ map: CypherMap, for function: String) throws(CypherError) -> TemporalComponents? {
        var components = TemporalComponents(function: function)
        for entry in map {
            if entry.value.isNull { return nil }
            try components.add(entry.key, entry.value)
        }
        return components
    }

    private init(function: String) { self.function = function }

    private mutating func add(_ key: String, _ value: CypherValue) throws(CypherError) {
        let name = key.lowercased()
        switch name {
        case "date": date = try moment(value, key)
        case "time": time = try moment(value, key)
        case "datetime": dateTime = try moment(value, key)
        case "timezone": zone = try TemporalComponents.zone(value, function)
        default:
            guard let component = Component(named: name) else {
                let known = Component.allCases.map(\.name) + ["date", "time", "datetime", "timezone"]
                let names = known.joined(separator: ", ")
                throw wrong(
                    ja: "\(function)() に「\(key)」という項目はありません。使えるのは次のものです: \(names)",
                    en: "\(function)() knows no component `\(key)`; there are: \(names)"
                )
            }
            guard case .integer(let number) = value else {
                throw .runtime(
                    .typeError,
                    "InvalidArgumentType",
                    ja: "\(function)() の「\(key)」には整数が必要ですが、\(value.kindName.ja)が渡されました",
                    en: "`\(key)` of \(function)() must be an integer, and it is \(value.kindName.en)"
                )
            }
            numbers[component] = number
        }
    }

    private func moment(_ value: CypherValue, _ key: String) throws(CypherError) -> CypherValue {
        if value.isMoment { return value }
        throw .runtime(
            .typeError,
            "InvalidArgumentType",
            ja: "\(function)() の「\(key)」には日付か時刻が必要ですが、\(value.kindName.ja)が渡されました",
            en: "`\(key)` of \(function)() must be a date or a time, and it is \(value.kindName.en)"
        )
    }

    /// The zone that a value names.
    static func zone(_ value: CypherValue, _ function: String) throws(CypherError) -> TimeZoneRule {
        guard case .string(let text) = value else {
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "\(function)() のタイムゾーンには文字列が必要ですが、\(value.kindName.ja)が渡されました",
                en: "the time zone of \(function)() must be a string, and it is \(value.kindName.en)"
            )
        }
        if let zone = TemporalText.zone(text) { return zone }
        throw .runtime(
            .argumentError,
            "InvalidArgumentValue",
            ja: "タイムゾーン「\(text)」が分かりません。'Asia/Tokyo' や '+09:00' のように書いてください",
            en: "there is no time zone `\(text)`; write one like 'Asia/Tokyo' or '+09:00'"
        )
    }

    /// The error of numbers that make no date or time.
    func wrong(ja: String, en: String) -> CypherError {
        .runtime(.argumentError, "InvalidArgumentValue", ja: ja, en: en)
    }

    /// A number, or what stands for it where the map has none.
    func number(_ component: Component) -> Int? { numbers[component].map { Int($0) } }

    /// Whether the map has nothing but a zone.
    var isZoneOnly: Bool { zone != nil && numbers.isEmpty && date == nil && time == nil && dateTime == nil }

    /// Takes numbers out, so that what is left can be read without them.
    mutating func remove(_ components: [Component]) {
        for component in components { numbers[component] = nil }
    }

    /// Refuses numbers that the value to be made does not have, and a zone where it has none.
    func allow(_ components: Set<Component>, zone isZoneAllowed: Bool) throws(CypherError) {
        let extra = Component.allCases.first { numbers[$0] != nil && !components.contains($0) }?.name
        guard let name = extra ?? (zone != nil && !isZoneAllowed ? "timezone" : nil) else { return }
        throw wrong(
            ja: "\(function)() では「\(name)」を指定できません。取り除いてください",
            en: "\(function)() has no `\(name)`; leave it out"
        )
    }
}
