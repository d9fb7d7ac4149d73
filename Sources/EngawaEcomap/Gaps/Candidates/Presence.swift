import EngawaGraph
import EngawaSheets

/// Tells which ties and links are there on a day: undated ones always are, partial dates widen outward.
struct Presence: Sendable {
    private let graph: PropertyGraph
    private let since, until: KeyToken?
    private let day: SheetDate

    init(_ map: EcomapMap, on day: SheetDate) {
        (graph, self.day) = (map.graph, day)
        (since, until) = (map.tokens.since, map.tokens.until)
    }

    func holds(_ relationship: RelationshipID) -> Bool {
        if let since, let begin = SheetDate(graph.value(since, of: relationship)), day.isCertainly(before: begin) {
            return false
        }
        guard let until, let end = SheetDate(graph.value(until, of: relationship)) else { return true }
        return !end.isCertainly(before: day)
    }
}
