import EngawaGraph
import EngawaSheets

extension EcomapMap {
    /// Whether a tie or a link is there on `day`, by its `since` and `until`; undated ones always are.
    func isThere(_ link: RelationshipID, on day: SheetDate) -> Bool {
        isThere(since: value(tokens.since, of: link), until: value(tokens.until, of: link), on: day)
    }

    /// Whether an ibasho is there on `day`, by its `since` and `until`; undated ones always are.
    public func isThere(_ ibasho: NodeID, on day: SheetDate) -> Bool {
        isThere(since: value(tokens.since, of: ibasho), until: value(tokens.until, of: ibasho), on: day)
    }

    private func isThere(since: Value, until: Value, on day: SheetDate) -> Bool {
        if let since = SheetDate(since), since.first > day.last { return false }
        if let until = SheetDate(until), until.last < day.first { return false }
        return true
    }
}
