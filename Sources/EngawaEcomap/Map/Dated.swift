import EngawaSheets

/// What has a beginning and an end in the world.
protocol Dated {
    /// The first day; nil where nobody knows it.
    var since: SheetDate? { get }
    /// The last day.
    var until: SheetDate? { get }
}

extension Dated {
    /// Whether it is there on `day`: what is undated always is, partial dates widen outward.
    func isThere(on day: SheetDate) -> Bool {
        if case .there = phase(on: day) { true } else { false }
    }

    /// What `day` is to it: what is undated is always there, partial dates widen outward.
    func phase(on day: SheetDate) -> DayPhase {
        if let since, since.first > day.last { return .before(since) }
        if let until, until.last < day.first { return .after(until) }
        return .there
    }

    /// Whether it certainly ended before it began: such dates say nothing.
    var isContradictory: Bool {
        guard let since, let until else { return false }
        return until.isCertainly(before: since)
    }
}

/// A beginning and an end alone.
struct Dates: Dated {
    let since, until: SheetDate?
}

/// What a day is to what has a beginning and an end in the world.
public enum DayPhase: Sendable, Hashable {
    /// It begins later, on this date.
    case before(SheetDate)
    /// It is there, as far as anybody knows.
    case there
    /// It has ended, on this date.
    case after(SheetDate)
}
