import EngawaGraph

/// `duration` and the functions that tell how long it is between two moments.
enum DurationFunctions {
    static let all: [ValueFunction] = [
        duration,
        difference("duration.between") { (d) throws(CypherError) in try d.inAll() },
        difference("duration.inMonths") { (d) throws(CypherError) in try d.inMonths() },
        difference("duration.inDays") { (d) throws(CypherError) in try d.inDays() },
        difference("duration.inSeconds") { (d) throws(CypherError) in try d.inSeconds() },
    ]

    private static let duration = ValueFunction.strict("duration") { (a) throws(CypherError) in
        switch a[0] {
        case .duration: return a[0]
        case .string(let text):
            if let duration = DurationText.duration(text) { return .duration(duration) }
            throw a.wrongValue(
                ja: "「\(text)」は duration() では読めません。'P1Y2M10DT2H30M' のように書いてください",
                en: "duration() cannot read `\(text)`; write it like 'P1Y2M10DT2H30M'"
            )
        case .map(let map): return try duration(of: map, a)
        default: throw a.wrongType(0, ja: "文字列かマップ", en: "a string or a map")
        }
    }

    private static func duration(
        of map: CypherMap,
        _ arguments: FunctionArguments
    ) throws(CypherError) -> CypherValue {
        var parts = DurationParts()
        for entry in map {
            guard let unit = DurationParts.Unit(rawValue: entry.key.lowercased()) else {
                let names = DurationParts.Unit.allCases.map(\.rawValue).joined(separator: ", ")
                throw arguments.wrongValue(
                    ja: "duration() に「\(entry.key)」という項目はありません。使えるのは次のものです: \(names)",
                    en: "duration() knows no component `\(entry.key)`; there are: \(names)"
                )
            }
            let number: Fraction?
            switch entry.value {
            case .null: return .null
            case .integer(let value): number = Fraction(value)
            case .float(let value): number = Fraction(decimal: value)
            default:
                throw .runtime(
                    .typeError,
                    "InvalidArgumentType",
                    ja: "duration() の「\(entry.key)」には数が必要ですが、\(entry.value.kindName.ja)が渡されました",
                    en: "`\(entry.key)` of duration() must be a number, and it is \(entry.value.kindName.en)"
                )
            }
            guard let number, parts.add(number, unit) else { throw Operations.outOfCalendar }
        }
        guard let duration = parts.duration else { throw Operations.outOfCalendar }
        return .duration(duration)
    }

    private static func difference(
        _ name: String,
        _ measure: @escaping @Sendable (TemporalDifference) throws(CypherError) -> CalendarDuration
    ) -> ValueFunction {
        .strict(name, 2...2) { (a) throws(CypherError) in
            for index in 0..<2 where !a[index].isMoment {
                throw a.wrongType(index, ja: "日付か時刻", en: "a date or a time")
            }
            return .duration(try measure(try TemporalDifference(from: a[0], to: a[1])))
        }
    }
}
