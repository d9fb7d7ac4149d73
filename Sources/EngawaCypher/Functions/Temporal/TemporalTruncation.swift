import EngawaGraph

/// What `date.truncate` and its kin cut a value down to, from the largest.
enum TruncationUnit: String, CaseIterable, Sendable {
    case millennium, century, decade
    case weekYear = "weekyear"
    case year, quarter, month, week, day, hour, minute, second, millisecond, microsecond

    /// The name as people write it.
    var name: String { self == .weekYear ? "weekYear" : rawValue }

    /// Whether dates can be cut to it.
    var isOfDates: Bool { length == nil }

    /// Its nanoseconds; nil from the day on.
    var length: Int64? {
        switch self {
        case .hour: 3_600_000_000_000
        case .minute: 60_000_000_000
        case .second: 1_000_000_000
        case .millisecond: 1_000_000
        case .microsecond: 1000
        default: nil
        }
    }

    /// The first day of the unit that a day is in; nil where the calendar does not have it.
    func first(of date: CalendarDate) -> CalendarDate? {
        switch self {
        case .millennium: january(date.year, 1000)
        case .century: january(date.year, 100)
        case .decade: january(date.year, 10)
        case .year: january(date.year, 1)
        case .weekYear: CalendarDate(weekYear: date.isoWeek.year, week: 1, dayOfWeek: 1)
        case .quarter: CalendarDate(year: date.year, month: date.quarter * 3 - 2, day: 1)
        case .month: CalendarDate(year: date.year, month: date.month, day: 1)
        case .week: date.adding(days: Int64(1 - date.dayOfWeek))
        case .day, .hour, .minute, .second, .millisecond, .microsecond: date
        }
    }

    private func january(_ year: Int, _ length: Int) -> CalendarDate? {
        let rest = year % length
        return CalendarDate(year: year - (rest < 0 ? rest + length : rest), month: 1, day: 1)
    }

    /// The first time of the unit that a time of day is in.
    func first(of time: LocalTime) -> LocalTime {
        guard let length else { return .midnight }
        let nanoseconds = time.nanosecondsSinceMidnight
        return LocalTime(nanosecondsSinceMidnight: nanoseconds - nanoseconds % length) ?? .midnight
    }
}

extension TemporalBuilder {
    /// A value cut down to a unit, and then changed by what a map gives.
    func truncated(
        _ value: CypherValue,
        to unit: TruncationUnit,
        _ map: CypherMap
    ) throws(CypherError) -> CypherValue {
        let function = kind.function + ".truncate"
        guard value.isMoment else {
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "\(function)() には日時が必要ですが、\(value.kindName.ja)が渡されました",
                en: "\(function)() takes a temporal value, and this is \(value.kindName.en)"
            )
        }
        guard var components = try TemporalComponents.read(map, for: function) else { return .null }
        try check(value, unit, components)
        let added = try finerPart(&components, unit)
        // Values that the map selects from have no place here: the value itself is what is changed.
        var time = unit.first(of: value.timePart ?? .midnight).adding(nanoseconds: Int64(added))
        if kind.hasTime { time = try components.time(base: time) }
        guard kind.hasDate else { return local(time, value, components) }
        guard let date = value.datePart, let first = unit.first(of: date) else { throw Operations.outOfCalendar }
        let day = try components.date(base: first)
        switch kind {
        case .date: return .date(day)
        case .localDateTime: return .localDateTime(LocalDateTime(day, time))
        default:
            let zone = components.zone ?? value.zonePart ?? .utc
            guard let moment = zone.moment(at: LocalDateTime(day, time), preferring: value.offsetPart) else {
                throw Operations.outOfCalendar
            }
            return .dateTime(moment)
        }
    }

    private func local(_ time: LocalTime, _ value: CypherValue, _ components: TemporalComponents) -> CypherValue {
        guard kind == .time else { return .localTime(time) }
        let offset = components.zone?.offset(atUTC: now.secondsSinceEpoch) ?? value.offsetPart ?? .zero
        return .time(OffsetTime(time, offset: offset))
    }

    /// Refuses units and components that the kind or the value does not have.
    private func check(
        _ value: CypherValue,
        _ unit: TruncationUnit,
        _ components: TemporalComponents
    ) throws(CypherError) {
        let function = kind.function + ".truncate"
        let hasUnit = unit == .day || (unit.isOfDates ? kind.hasDate : kind.hasTime && value.timePart != nil)
        let hasParts = kind.hasDate ? value.datePart != nil : value.timePart != nil
        if !hasUnit || !hasParts {
            throw components.wrong(
                ja: "\(value.kindName.ja)を \(function)() で「\(unit.name)」に切り捨てることはできません。単位か値を変えてください",
                en: "\(function)() cannot cut \(value.kindName.en) down to `\(unit.name)`; use another unit or value"
            )
        }
        if components.date != nil || components.time != nil || components.dateTime != nil {
            throw components.wrong(
                ja: "\(function)() のマップに date、time、datetime は指定できません。取り除いてください",
                en: "the map of \(function)() cannot have `date`, `time` or `datetime`; leave them out"
            )
        }
        var allowed: Set<TemporalComponents.Component> = []
        if kind.hasDate { allowed.formUnion(TemporalComponents.Component.ofDates) }
        if kind.hasTime { allowed.formUnion(TemporalComponents.Component.ofTimes) }
        try components.allow(allowed, zone: kind.hasZone)
    }

    /// The nanoseconds that are given below the unit, where the unit is itself a part of a second: they are added to
    /// what was cut and do not take its place.
    private func finerPart(
        _ components: inout TemporalComponents,
        _ unit: TruncationUnit
    ) throws(CypherError) -> Int {
        guard let length = unit.length, length <= 1_000_000, components.numbers[.millisecond] == nil,
            unit == .millisecond || components.numbers[.microsecond] == nil
        else { return 0 }
        let added = try components.partOfSecond(below: Int(length)) ?? 0
        components.remove([.microsecond, .nanosecond])
        return added
    }
}
