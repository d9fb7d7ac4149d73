import EngawaGraph
import EngawaSheets

/// The ibasho around an ibasho, and what they have: read once for each.
struct Neighbourhood {
    /// One ibasho, as others are compared with it.
    struct Profile {
        let node: NodeID
        /// Who supports it, by id.
        let supporters: [NodeID]
        /// The cells with a tie: `band * fields + field`.
        let cells: [Cell]
        let mode: String?
    }

    /// A cell with a tie.
    struct Cell {
        let place: Int
        /// The class of the first supporter there.
        let kindClass: KindClass
    }

    private let map: EcomapMap
    private let day: SheetDate
    private let axes: Axes
    private var profiles: [NodeID: Profile] = [:]
    private var inside: [NodeID: [NodeID]] = [:]
    private var above: [NodeID: [NodeID]] = [:]

    /// No more ibasho than so many are looked at around one.
    private static let mostAround = 400

    init(_ map: EcomapMap, on day: SheetDate, axes: Axes) {
        self.map = map
        self.day = day
        self.axes = axes
    }

    /// What another ibasho has on the day.
    mutating func profile(of ibasho: NodeID) -> Profile {
        if let known = profiles[ibasho] { return known }
        let ties = map.ties(of: ibasho, on: day, axes: axes)
        var cells: [Cell] = []
        for tie in ties {
            guard let field = tie.field, let band = tie.band else { continue }
            let place = band * axes.fields.count + field
            guard !cells.contains(where: { $0.place == place }) else { continue }
            cells.append(Cell(place: place, kindClass: map.kindClass(of: tie.supporter)))
        }
        let profile = Profile(
            node: ibasho,
            supporters: Array(Set(ties.map(\.supporter))).sorted(),
            cells: cells,
            mode: map.value(map.tokens.mode, of: ibasho).stringValue
        )
        profiles[ibasho] = profile
        return profile
    }

    /// The other ibasho around one, the nearest first, with the level of the smallest place that holds both: those of the
    /// smallest place that holds at least `enough`, no larger than `level`. Without places, none.
    mutating func around(_ ibasho: NodeID, enough: Int, within level: PlaceLevel) -> [(
        ibasho: NodeID, level: PlaceLevel
    )] {
        guard let locatedIn = map.tokens.locatedIn else { return [] }
        var levels: [NodeID: PlaceLevel] = [:]
        var reached: [(level: PlaceLevel, place: NodeID)] = []
        for location in map.graph.relationships(of: ibasho, .outgoing, type: locatedIn) {
            for place in placesAbove(location.other) {
                if let placeLevel = placeLevel(of: place), placeLevel <= level { reached.append((placeLevel, place)) }
            }
        }
        reached.sort { ($0.level, $0.place) < ($1.level, $1.place) }
        for (placeLevel, place) in reached {
            if levels.count >= enough, placeLevel > .municipality { break }
            for other in ibashoInside(place) where other != ibasho && levels[other] == nil {
                levels[other] = placeLevel
            }
        }
        return levels.map { ($0.key, $0.value) }.sorted { ($0.level, $0.ibasho) < ($1.level, $1.ibasho) }
    }

    private func placeLevel(of place: NodeID) -> PlaceLevel? {
        map.value(map.tokens.level, of: place).stringValue.flatMap(PlaceLevel.init(rawValue:))
    }

    /// A place and those above it, each once, also where they are written down as lying in a circle.
    private mutating func placesAbove(_ place: NodeID) -> [NodeID] {
        if let known = above[place] { return known }
        let found = walk(place, .outgoing) { _ in true }
        above[place] = found
        return found
    }

    private func walk(_ start: NodeID, _ direction: Direction, _ visit: (NodeID) -> Bool) -> [NodeID] {
        guard let within = map.tokens.within else { return [start] }
        var seen: Set<NodeID> = [start]
        var waiting = [start]
        var found: [NodeID] = []
        while let next = waiting.popLast() {
            guard visit(next) else { break }
            found.append(next)
            for step in map.graph.relationships(of: next, direction, type: within)
            where seen.insert(step.other).inserted { waiting.append(step.other) }
        }
        return found
    }

    /// The ibasho of a place and of those within it that are there on the day, at most so many.
    private mutating func ibashoInside(_ place: NodeID) -> [NodeID] {
        if let known = inside[place] { return known }
        var found: [NodeID] = []
        guard let locatedIn = map.tokens.locatedIn, let label = map.tokens.ibasho else { return [] }
        _ = walk(place, .incoming) { place in
            for located in map.graph.relationships(of: place, .incoming, type: locatedIn)
            where map.graph.hasLabel(located.other, label) && map.isThere(located.other, on: day) {
                found.append(located.other)
            }
            return found.count < Neighbourhood.mostAround
        }
        inside[place] = found
        return found
    }
}
