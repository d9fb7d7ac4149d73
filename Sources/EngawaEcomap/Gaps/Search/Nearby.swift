import EngawaGraph
import EngawaSheets

/// The ibasho around an actor.
enum Nearby {
    /// The ibasho around a node, the nearest first, with the level of the smallest place that holds both; nil where that is
    /// not known. Of a large map those of the actor's own town alone. O(ibasho of the town, up to a limit).
    static func ibasho(
        of node: NodeID,
        _ map: EcomapMap,
        on day: SheetDate,
        atMost limit: Int
    ) -> [(ibasho: NodeID, level: PlaceLevel?)] {
        var neighbourhood = Neighbourhood(map, on: day, axes: map.axes)
        let around = neighbourhood.around(node, enough: 3, within: .prefecture)
        var found: [(ibasho: NodeID, level: PlaceLevel?)] = around.prefix(limit).map { ($0.ibasho, $0.level) }
        let all = map.ibasho
        if all.count <= limit {
            let met = Set(found.map(\.ibasho))
            found += all.filter { !met.contains($0) && map.isThere($0, on: day) }.map { ($0, nil) }
        }
        return found
    }
}
