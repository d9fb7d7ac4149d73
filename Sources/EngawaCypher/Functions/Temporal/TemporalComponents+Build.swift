import EngawaGraph

extension TemporalComponents {
    /// The date of the numbers. What is not given comes from the base where there is one; otherwise what is smaller
    /// than the smallest that is given is its first.
    func date(base: CalendarDate?) throws(CypherError) -> CalendarDate {
        let groups: [[Component]] = [
            [.week, .dayOfWeek], [.ordinalDay], [.quarter, .dayOfQuarter], [.month, .day],
        ]
        let used = groups.filter { group in group.contains { numbers[$0] != nil } }
        if used.count > 1 {
            let names = used.compactMap { $0.first { numbers[$0] != nil }?.name }
            throw wrong(
                ja: "\(function)() では「\(names[0])」と「\(names[1])」を一緒に指定できません。どちらかにしてください",
                en: "\(function)() cannot have both `\(names[0])` and `\(names[1])`; use one of them"
            )
        }
        if base == nil {
            try need(.year, for: Component.ofDates)
            try need(.week, for: [.dayOfWeek])
            try need(.quarter, for: [.dayOfQuarter])
            try need(.month, for: [.day])
        }
        let date =
            switch used.first?.first {
            case .week?: weekDate(base)
            case .ordinalDay?: CalendarDate(year: year(base), ordinalDay: number(.ordinalDay) ?? 1)
            case .quarter?: quarterDate(base)
            default: monthDate(base)
            }
        if let date { return date }
        throw impossible(Component.ofDates)
    }

    private func year(_ base: CalendarDate?) -> Int { number(.year) ?? base?.year ?? 0 }

    private func weekDate(_ base: CalendarDate?) -> CalendarDate? {
        let week = base?.isoWeek
        return CalendarDate(
            weekYear: number(.year) ?? week?.year ?? 0,
            week: number(.week) ?? week?.week ?? 1,
            dayOfWeek: number(.dayOfWeek) ?? base?.dayOfWeek ?? 1
        )
    }

    private func quarterDate(_ base: CalendarDate?) -> CalendarDate? {
        let quarter = number(.quarter) ?? base?.quarter ?? 1
        if numbers[.dayOfQuarter] != nil || base == nil {
            return CalendarDate(year: year(base), quarter: quarter, dayOfQuarter: number(.dayOfQuarter) ?? 1)
        }
        guard let base, (1...4).contains(quarter) else { return nil }
        // The same month of another quarter.
        return CalendarDate(
            year: year(base),
            month: (quarter - 1) * 3 + (base.month - 1) % 3 + 1,
            clippingDay: base.day
        )
    }

    private func monthDate(_ base: CalendarDate?) -> CalendarDate? {
        let month = number(.month) ?? base?.month ?? 1
        if let day = number(.day) { return CalendarDate(year: year(base), month: month, day: day) }
        return CalendarDate(year: year(base), month: month, clippingDay: base?.day ?? 1)
    }

    /// The time of day of the numbers. What is not given comes from the base where there is one, else it is zero. Parts
    /// of a second come together or not at all.
    func time(base: LocalTime?) throws(CypherError) -> LocalTime {
        if base == nil {
            try need(.hour, for: Component.ofTimes)
            try need(.minute, for: [.second, .millisecond, .microsecond, .nanosecond])
            try need(.second, for: [.millisecond, .microsecond, .nanosecond])
        }
        let time = LocalTime(
            hour: number(.hour) ?? base?.hour ?? 0,
            minute: number(.minute) ?? base?.minute ?? 0,
            second: number(.second) ?? base?.second ?? 0,
            nanosecond: try partOfSecond(below: 1_000_000_000) ?? base?.nanosecond ?? 0
        )
        if let time { return time }
        throw impossible(Component.ofTimes)
    }

    /// The nanoseconds of the milliseconds, microseconds and nanoseconds together; nil where none is given. Each of
    /// them stays below one of the next larger that is given; the largest stays below the limit.
    func partOfSecond(below limit: Int) throws(CypherError) -> Int? {
        let units: [(component: Component, length: Int)] = [
            (.millisecond, 1_000_000), (.microsecond, 1000), (.nanosecond, 1),
        ]
        var (sum, limit): (Int?, Int) = (nil, limit)
        for unit in units {
            guard let number = number(unit.component) else { continue }
            guard number >= 0, number < limit / unit.length else { throw impossible([unit.component]) }
            sum = (sum ?? 0) + number * unit.length
            limit = unit.length
        }
        return sum
    }

    private func need(_ needed: Component, for components: Set<Component>) throws(CypherError) {
        guard numbers[needed] == nil,
            let found = Component.allCases.first(where: { components.contains($0) && numbers[$0] != nil })
        else { return }
        throw wrong(
            ja: "\(function)() で「\(found.name)」を指定するには「\(needed.name)」も必要です",
            en: "\(function)() needs `\(needed.name)` where there is `\(found.name)`"
        )
    }

    private func impossible(_ components: Set<Component>) -> CypherError {
        let given = Component.allCases.filter { components.contains($0) && numbers[$0] != nil }
            .map { "\($0.name): \(numbers[$0] ?? 0)" }.joined(separator: ", ")
        return wrong(
            ja: "\(function)() の {\(given)} に当たる日付や時刻はありません。数を確かめてください",
            en: "there is no date or time of {\(given)}, which \(function)() is to make; check the numbers"
        )
    }
}
