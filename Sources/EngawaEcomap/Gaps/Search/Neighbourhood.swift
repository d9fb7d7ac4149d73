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
    private let ladders: PlaceLadders
    private var profiles: [NodeID: Profile] = [:]
    private var inside: [NodeID: [NodeID]] = [:]
    private var townsfolk: [NodeID: [NodeID]] = [:]

    /// No more ibasho than so many are looked at around one.
    private static let mostAround = 400
    /// No more actors of a place than so many.
    private static let mostActors = 4_000

    init(_ map: EcomapMap, on day: SheetDate, axes: Axes, ladders: PlaceLadders? = nil) {
        self.map = map
        self.ladders = ladders ?? PlaceLadders(map)
        self.day = day
        self.axes = axes
    }

    /// What another ibasho has on the day.
    mutating func profile(of ibasho: NodeID) -> Profile {
        if let known = profiles[ibasho] { return known }
        let ties = map.ties(of: ibasho, on: day, axes: axes, ladders: ladders)
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
            for step in ladders.up(from: location.other) {
                if let placeLevel = step.level, placeLevel <= level { reached.append((placeLevel, step.place)) }
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

    /// The actors of the town around an ibasho: those that are located or active there, or in a place within it, or in one
    /// that holds it, at most so many of each place. Without places, none. By id.
    mutating func actors(around ibasho: NodeID) -> [NodeID] {
        guard let locatedIn = map.tokens.locatedIn else { return [] }
        var found: [NodeID] = []
        for location in map.graph.relationships(of: ibasho, .outgoing, type: locatedIn) {
            let above = ladders.up(from: location.other)
            let town = above.first { $0.level == .municipality }?.place ?? location.other
            found += actorsInside(town)
            for step in above where step.place != town { found += actors(of: step.place) }
        }
        return Array(Set(found)).sorted()
    }

    private func actors(of place: NodeID) -> [NodeID] {
        [map.tokens.locatedIn, map.tokens.activeIn].compactMap { $0 }.flatMap { type in
            map.graph.relationships(of: place, .incoming, type: type).lazy.map(\.other)
                .filter { node in map.tokens.actor.map { map.graph.hasLabel(node, $0) } ?? false }
                .prefix(Neighbourhood.mostActors)
        }
    }

    private mutating func actorsInside(_ town: NodeID) -> [NodeID] {
        if let known = townsfolk[town] { return known }
        var found: [NodeID] = []
        _ = walk(town, .incoming) { place in
            found += actors(of: place)
            return found.count < Neighbourhood.mostActors
        }
        townsfolk[town] = found
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
