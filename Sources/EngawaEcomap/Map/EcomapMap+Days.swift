import EngawaGraph
import EngawaSheets

extension EcomapMap {
    /// Whether a tie or a link is there on `day`, by its `since` and `until`; undated ones always are.
    func isThere(_ link: RelationshipID, on day: SheetDate) -> Bool {
        Dates(since: SheetDate(value(tokens.since, of: link)), until: SheetDate(value(tokens.until, of: link))).isThere(
            on: day
        )
    }

    /// Whether an ibasho is there on `day`, by its `since` and `until`; undated ones always are.
    public func isThere(_ ibasho: NodeID, on day: SheetDate) -> Bool {
        Dates(since: SheetDate(value(tokens.since, of: ibasho)), until: SheetDate(value(tokens.until, of: ibasho)))
            .isThere(on: day)
    }
}
