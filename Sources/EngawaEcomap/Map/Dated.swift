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
        if let since, since.first > day.last { return false }
        if let until, until.last < day.first { return false }
        return true
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
