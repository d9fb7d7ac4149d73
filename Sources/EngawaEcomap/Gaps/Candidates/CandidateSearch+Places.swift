import EngawaGraph

extension CandidateSearch {
    /// The nearest common place of the ibasho and somebody.
    struct Nearness: Hashable {
        let place: NodeID
        let level: PlaceLevel
        /// Whether it is the place that was asked for, not one above.
        let isOwnPlace: Bool

        /// Whether it is nearer: by level, then the own place first, then the lower id.
        func precedes(_ other: Nearness) -> Bool {
            (level.rank, isOwnPlace ? 0 : 1, place) < (other.level.rank, other.isOwnPlace ? 0 : 1, other.place)
        }
    }

    /// Reads the places that hold the ibasho: its location and all above.
    mutating func readPlaces() {
        around.removeAll(keepingCapacity: true)
        aroundSlots.removeAll()
        nearest.removeAll()
        nearestFound.removeAll(keepingCapacity: true)
        guard let locatedIn = map.tokens.locatedIn else { return }
        passed.removeAll()
        for location in map.graph.relationships(of: ibasho, .outgoing, type: locatedIn) { _ = passed.put(location.other) }
        walkUp()
        for place in passed.nodes {
            let level = map.value(map.tokens.level, of: place).stringValue.flatMap(PlaceLevel.init(rawValue:))
            if let level { around.append((place, level)) }
        }
        around.sort { ($0.level.rank, $0.place) < ($1.level.rank, $1.place) }
        for place in around { _ = aroundSlots.put(place.place) }
    }

    /// Puts all places above those passed behind them.
    private mutating func walkUp() {
        guard let within = map.tokens.within else { return }
        var next = 0
        while next < passed.count {
            for above in map.graph.relationships(of: passed.nodes[next], .outgoing, type: within) {
                _ = passed.put(above.other)
            }
            next += 1
        }
    }

    /// Where an actor is, as a category, and the nearest common place if there is one.
    mutating func proximity(of actor: NodeID) -> (category: ProximityCategory, nearness: Nearness?) {
        guard !around.isEmpty, let type = placeType(of: actor) else { return (.unknown, nil) }
        var found: Nearness?
        for place in map.graph.relationships(of: actor, .outgoing, type: type) {
            guard let nearness = nearness(of: place.other) else { continue }
            if found.map(nearness.precedes) ?? true { found = nearness }
        }
        guard let found else { return (.apart, nil) }
        return (ProximityCategory(found.level, isOwnPlace: found.isOwnPlace), found)
    }

    /// What tells where an actor is: its areas (活動範囲), or where there are none its location (所在地).
    private func placeType(of actor: NodeID) -> TypeToken? {
        if let activeIn = map.tokens.activeIn, map.graph.degree(of: actor, .outgoing, type: activeIn) > 0 {
            return activeIn
        }
        guard let locatedIn = map.tokens.locatedIn, map.graph.degree(of: actor, .outgoing, type: locatedIn) > 0 else {
            return nil
        }
        return locatedIn
    }

    /// The nearest of the places around the ibasho that hold a place; found once for each.
    private mutating func nearness(of place: NodeID) -> Nearness? {
        let (slot, isNew) = nearest.put(place)
        guard isNew else { return nearestFound[slot] }
        passed.removeAll()
        _ = passed.put(place)
        walkUp()
        var found: Nearness?
        for above in passed.nodes {
            guard let number = aroundSlots.slot(of: above) else { continue }
            let nearness = Nearness(place: above, level: around[number].level, isOwnPlace: above == place)
            if found.map(nearness.precedes) ?? true { found = nearness }
        }
        nearestFound.append(found)
        return found
    }

    /// Finds the actors of the places around the ibasho, and of the places below these, the nearest first.
    mutating func findAround() {
        passed.removeAll()
        var next = 0
        var actors = 0
        for ring in around {
            findActors(of: ring.place)
            guard let within = map.tokens.within, passed.put(ring.place).isNew else { continue }
            // What lies below the ring was not passed below a nearer one, or was left out for good.
            next = passed.count - 1
            while next < passed.count, passed.count <= Limits.below, actors <= Limits.below {
                for below in map.graph.relationships(of: passed.nodes[next], .incoming, type: within)
                where aroundSlots.slot(of: below.other) == nil && passed.put(below.other).isNew {
                    let before = slots.count
                    findActors(of: below.other)
                    actors += slots.count - before
                }
                next += 1
            }
        }
    }

    private mutating func findActors(of place: NodeID) {
        for type in [map.tokens.activeIn, map.tokens.locatedIn] {
            guard let type, map.graph.degree(of: place, .incoming, type: type) <= Limits.actorsOfPlace else { continue }
            for actor in map.graph.relationships(of: place, .incoming, type: type) { _ = slot(of: actor.other) }
        }
    }
}
