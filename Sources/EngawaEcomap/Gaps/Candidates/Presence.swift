import EngawaGraph
import EngawaSheets

/// Tells which ties and links are there on a day: undated ones always are, partial dates widen outward.
struct Presence: Sendable {
    private let graph: PropertyGraph
    private let since, until: KeyToken?
    private let day: SheetDate
    /// The first and last day that the day may mean, from 1970 on.
    private let first, last: Int

    init(_ map: EcomapMap, on day: SheetDate) {
        (graph, self.day) = (map.graph, day)
        (first, last) = (Int(day.first.daysSince1970), Int(day.last.daysSince1970))
        (since, until) = (map.tokens.since, map.tokens.until)
    }

    func holds(_ relationship: RelationshipID) -> Bool {
        if let since {
            switch graph.value(since, of: relationship) {
            case .null: break
            // Whole dates are compared as they are.
            case .date(let date):
                if Int(date.daysSinceEpoch) > last { return false }
            case let value:
                if let begin = SheetDate(value), day.isCertainly(before: begin) { return false }
            }
        }
        guard let until else { return true }
        switch graph.value(until, of: relationship) {
        case .null: return true
        case .date(let date): return Int(date.daysSinceEpoch) >= first
        case let value:
            guard let end = SheetDate(value) else { return true }
            return !end.isCertainly(before: day)
        }
    }
}
