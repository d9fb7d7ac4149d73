import EngawaGraph

/// Makes the values of one kind from other values: what `date()` and its kin do with their argument.
struct TemporalBuilder {
    let kind: TemporalKind
    /// The present moment of the statement.
    let now: ZonedDateTime

    /// The value of a text, a map, or another temporal value.
    func value(_ argument: CypherValue) throws(CypherError) -> CypherValue {
        switch argument {
        case .null: return .null
        case .string(let text): return try value(text: text)
        case .map(let map):
            guard let components = try TemporalComponents.read(map, for: kind.function) else { return .null }
            return try value(components)
        case .date, .localTime, .time, .localDateTime, .dateTime: return try value(selecting: argument)
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "\(kind.function)() には文字列、マップ、日時のどれかが必要ですが、\(argument.kindName.ja)が渡されました",
                en: "\(kind.function)() takes a string, a map or a temporal value, and this is \(argument.kindName.en)"
            )
        }
    }

    /// The present, on the clocks of a zone or else of the statement.
    func present(in zone: TimeZoneRule? = nil) throws(CypherError) -> CypherValue {
        guard let moment = zone == nil ? now : zone?.moment(now) else { throw Operations.outOfCalendar }
        return try value(selecting: .dateTime(moment))
    }

    private func value(text: String) throws(CypherError) -> CypherValue {
        let value: CypherValue? =
            switch kind {
            case .date: TemporalText.date(text).map { .date($0) }
            case .localTime: TemporalText.localTime(text).map { .localTime($0) }
            case .time: TemporalText.time(text).map { .time($0) }
            case .localDateTime: TemporalText.localDateTime(text).map { .localDateTime($0) }
            case .dateTime: TemporalText.dateTime(text).map { .dateTime($0) }
            }
        if let value { return value }
        let example =
            switch kind {
            case .date: "2025-04-01"
            case .localTime: "09:30"
            case .time: "09:30+09:00"
            case .localDateTime: "2025-04-01T09:30"
            case .dateTime: "2025-04-01T09:30+09:00[Asia/Tokyo]"
            }
        throw .runtime(
            .argumentError,
            "InvalidArgumentValue",
            ja: "「\(text)」は \(kind.function)() では読めません。'\(example)' のように、実在する日時を書いてください",
            en: "\(kind.function)() cannot read `\(text)`; write an existing one, like '\(example)'"
        )
    }

    /// The parts of another value that this kind has.
    private func value(selecting other: CypherValue) throws(CypherError) -> CypherValue {
        switch kind {
        case .date: return .date(try date(of: other))
        case .localTime: return .localTime(try time(of: other))
        case .time: return .time(OffsetTime(try time(of: other), offset: other.offsetPart ?? .zero))
        case .localDateTime: return .localDateTime(LocalDateTime(try date(of: other), other.timePart ?? .midnight))
        case .dateTime:
            if case .dateTime = other { return other }
            let local = LocalDateTime(try date(of: other), other.timePart ?? .midnight)
            return .dateTime(ZonedDateTime(local, offset: .zero))
        }
    }

    private func date(of value: CypherValue) throws(CypherError) -> CalendarDate {
        if let date = value.datePart { return date }
        throw lacks(value, ja: "日付", en: "date")
    }

    private func time(of value: CypherValue) throws(CypherError) -> LocalTime {
        if let time = value.timePart { return time }
        throw lacks(value, ja: "時刻", en: "time of day")
    }

    private func lacks(_ value: CypherValue, ja: String, en: String) -> CypherError {
        .runtime(
            .typeError,
            "InvalidArgumentType",
            ja: "\(kind.function)() に必要な\(ja)が、渡された\(value.kindName.ja)にはありません",
            en: "\(kind.function)() needs a \(en), and \(value.kindName.en) has none"
        )
    }

    // MARK: Maps

    /// The value of a map that was read.
    func value(_ components: TemporalComponents) throws(CypherError) -> CypherValue {
        if components.isZoneOnly { return try present(in: components.zone) }
        var allowed: Set<TemporalComponents.Component> = []
        if kind.hasDate { allowed.formUnion(TemporalComponents.Component.ofDates) }
        if kind.hasTime { allowed.formUnion(TemporalComponents.Component.ofTimes) }
        if kind == .dateTime { allowed.formUnion([.epochSeconds, .epochMillis]) }
        try components.allow(allowed, zone: kind.hasZone)
        if let moment = try momentOfEpoch(components) { return .dateTime(moment) }
        switch kind {
        case .date: return .date(try date(components))
        case .localTime: return .localTime(try time(components))
        case .time: return .time(try offsetTime(components))
        case .localDateTime: return .localDateTime(LocalDateTime(try date(components), try time(components)))
        case .dateTime: return .dateTime(try moment(components))
        }
    }

    private func date(_ components: TemporalComponents) throws(CypherError) -> CalendarDate {
        guard let source = components.date ?? components.dateTime else {
            if components.numbers[.year] == nil,
                components.numbers.keys.allSatisfy({ !TemporalComponents.Component.ofDates.contains($0) })
            {
                throw components.wrong(
                    ja: "\(kind.function)() には日付が必要です。year か date を指定してください",
                    en: "\(kind.function)() needs a date; give it `year` or `date`"
                )
            }
            return try components.date(base: nil)
        }
        return try components.date(base: try date(of: source))
    }

    /// Midnight for a value that has a date too, where the map has no time.
    private func time(_ components: TemporalComponents) throws(CypherError) -> LocalTime {
        if let source = components.time ?? components.dateTime {
            return try components.time(base: try time(of: source))
        }
        if !kind.hasDate, components.numbers.isEmpty {
            throw components.wrong(
                ja: "\(kind.function)() には時刻が必要です。hour か time を指定してください",
                en: "\(kind.function)() needs a time of day; give it `hour` or `time`"
            )
        }
        return try components.time(base: nil)
    }

    /// The zone that the time was taken from, where it has one.
    private func source(_ components: TemporalComponents) -> CypherValue? {
        guard let value = components.time ?? components.dateTime, value.offsetPart != nil else { return nil }
        return value
    }

    /// A time of a clock that is moved to the given zone: where the source is in another one, to the same moment.
    private func offsetTime(_ components: TemporalComponents) throws(CypherError) -> OffsetTime {
        let time = try time(components)
        let shown = source(components)?.offsetPart
        guard let zone = components.zone else { return OffsetTime(time, offset: shown ?? .zero) }
        let offset = zone.offset(atUTC: now.secondsSinceEpoch)
        let distance = shown.map { Int64(offset.seconds) - Int64($0.seconds) } ?? 0
        return OffsetTime(time.adding(nanoseconds: distance * 1_000_000_000), offset: offset)
    }

    private func moment(_ components: TemporalComponents) throws(CypherError) -> ZonedDateTime {
        let local = LocalDateTime(try date(components), try time(components))
        let source = source(components)
        guard
            let shown = (source?.zonePart ?? components.zone ?? .utc).moment(at: local, preferring: source?.offsetPart),
            let moment = source == nil ? shown : (components.zone.map { $0.moment(shown) } ?? shown)
        else { throw Operations.outOfCalendar }
        return moment
    }

    /// The moment of `epochSeconds` or `epochMillis`; nil where the map has neither.
    private func momentOfEpoch(_ components: TemporalComponents) throws(CypherError) -> ZonedDateTime? {
        guard components.numbers[.epochSeconds] != nil || components.numbers[.epochMillis] != nil else { return nil }
        var rest = components
        rest.remove([.epochSeconds, .epochMillis])
        let isBoth = components.numbers[.epochSeconds] != nil && components.numbers[.epochMillis] != nil
        let others = rest.numbers.keys.contains { ![.millisecond, .microsecond, .nanosecond].contains($0) }
        if isBoth || others || rest.date != nil || rest.time != nil || rest.dateTime != nil {
            throw components.wrong(
                ja: "epochSeconds や epochMillis は、ほかの日付や時刻と一緒には指定できません。どちらかにしてください",
                en: "`epochSeconds` and `epochMillis` stand alone, without other dates and times; use one of them"
            )
        }
        let zone = components.zone ?? .utc
        let moment: ZonedDateTime?
        if let seconds = components.numbers[.epochSeconds] {
            let nanosecond = try rest.partOfSecond(below: 1_000_000_000) ?? 0
            moment = zone.moment(secondsSinceEpoch: seconds, nanosecond: nanosecond)
        } else {
            let millis = components.numbers[.epochMillis] ?? 0
            let nanosecond = try rest.partOfSecond(below: 1_000_000) ?? 0
            moment = TemporalBuilder.moment(millis: millis, nanosecond: nanosecond, in: zone)
        }
        guard let moment else { throw Operations.outOfCalendar }
        return moment
    }

    /// The moment so many milliseconds, and nanoseconds below one, after 1970-01-01T00:00Z.
    static func moment(millis: Int64, nanosecond: Int = 0, in zone: TimeZoneRule) -> ZonedDateTime? {
        let rest = millis % 1000
        let seconds = millis / 1000 - (rest < 0 ? 1 : 0)
        return zone.moment(
            secondsSinceEpoch: seconds,
            nanosecond: Int(rest < 0 ? rest + 1000 : rest) * 1_000_000 + nanosecond
        )
    }
}
