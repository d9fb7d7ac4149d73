import EngawaGraph

/// `date`, `localtime`, `time`, `localdatetime`, `datetime` and what belongs to each of them.
enum TemporalFunctions {
    static let all: [ValueFunction] =
        TemporalKind.allCases.flatMap { kind in
            [
                constructor(kind), truncate(kind), clock(kind, "transaction"), clock(kind, "statement"),
                clock(kind, "realtime"),
            ]
        } + [fromEpoch, fromEpochMillis]

    private static func constructor(_ kind: TemporalKind) -> ValueFunction {
        ValueFunction(name: kind.function, arguments: 0...1, isPure: false) {
            (values, context) throws(CypherError) -> CypherValue in
            let builder = TemporalBuilder(kind: kind, now: context.now)
            guard let argument = values.first else { return try builder.present() }
            return try builder.value(argument)
        }
    }

    /// The present, in a zone where one is given. A statement is its own transaction as far as its clock goes;
    /// `realtime` looks at the system's clock at every call.
    private static func clock(_ kind: TemporalKind, _ name: String) -> ValueFunction {
        let isRealTime = name == "realtime"
        let name = kind.function + "." + name
        return ValueFunction(name: name, arguments: 0...1, isPure: false, isStable: !isRealTime) {
            (values, context) throws(CypherError) -> CypherValue in
            let builder = TemporalBuilder(kind: kind, now: isRealTime ? CypherClock.system() : context.now)
            guard let argument = values.first else { return try builder.present() }
            if argument.isNull { return .null }
            return try builder.present(in: try TemporalComponents.zone(argument, name))
        }
    }

    /// `truncate(unit)`, `truncate(unit, value)` and `truncate(unit, value, map)`.
    private static func truncate(_ kind: TemporalKind) -> ValueFunction {
        let name = kind.function + ".truncate"
        return ValueFunction(name: name, arguments: 1...3, isPure: false) {
            (values, context) throws(CypherError) -> CypherValue in
            // A map that is null changes nothing.
            for value in values.prefix(2) where value.isNull { return .null }
            let arguments = FunctionArguments(function: name, values: values)
            let text = try arguments.text(0)
            guard let unit = TruncationUnit(rawValue: text.lowercased()) else {
                let names = TruncationUnit.allCases.map(\.name).joined(separator: ", ")
                throw arguments.wrongValue(
                    ja: "\(name)() の単位に「\(text)」はありません。次のどれかにしてください: \(names)",
                    en: "\(name)() knows no unit `\(text)`; use one of: \(names)"
                )
            }
            var map = CypherMap()
            if values.count > 2, !values[2].isNull {
                guard case .map(let given) = values[2] else {
                    throw arguments.wrongType(2, ja: "マップ", en: "a map")
                }
                map = given
            }
            let builder = TemporalBuilder(kind: kind, now: context.now)
            return try builder.truncated(values.count > 1 ? values[1] : .dateTime(context.now), to: unit, map)
        }
    }

    /// `datetime.fromEpoch(seconds, nanoseconds)`.
    private static let fromEpoch = ValueFunction.strict("datetime.fromEpoch", 1...2) { (a) throws(CypherError) in
        let (seconds, nanoseconds) = (try a.integer(0), a.count > 1 ? try a.integer(1) : 0)
        guard let start = TimeZoneRule.utc.moment(secondsSinceEpoch: seconds, nanosecond: 0),
            let moment = start.adding(seconds: 0, nanoseconds: nanoseconds)
        else { throw Operations.outOfCalendar }
        return .dateTime(moment)
    }

    private static let fromEpochMillis = ValueFunction.strict("datetime.fromEpochMillis") { (a) throws(CypherError) in
        guard let moment = TemporalBuilder.moment(millis: try a.integer(0), in: .utc) else {
            throw Operations.outOfCalendar
        }
        return .dateTime(moment)
    }
}
