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
        if case .there = phase(of: ibasho, on: day) { true } else { false }
    }

    /// Whether `day` lies before an ibasho began, while it is there, or after it ended. Partial dates widen outward. O(1).
    public func phase(of ibasho: NodeID, on day: SheetDate) -> DayPhase {
        Dates(since: SheetDate(value(tokens.since, of: ibasho)), until: SheetDate(value(tokens.until, of: ibasho)))
            .phase(on: day)
    }
}
