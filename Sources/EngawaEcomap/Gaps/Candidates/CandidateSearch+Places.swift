import EngawaGraph

/// The nearest common place of the ibasho and somebody.
struct CandidateNearness: Hashable {
    let place: NodeID
    let level: PlaceLevel
    /// Whether it is the place that was asked for, not one above.
    let isOwnPlace: Bool

    /// Whether it is nearer: by level, then the own place first, then the lower id.
    func precedes(_ other: CandidateNearness) -> Bool {
        (level.rank, isOwnPlace ? 0 : 1, place) < (other.level.rank, other.isOwnPlace ? 0 : 1, other.place)
    }
}

extension CandidateSearch {
    /// Reads the places that hold the ibasho: its location and all above.
    mutating func readPlaces() {
        around.removeAll(keepingCapacity: true)
        aroundSlots.removeAll()
        nearest.removeAll()
        nearestFound.removeAll(keepingCapacity: true)
        guard let locatedIn = map.tokens.locatedIn else { return }
        passed.removeAll()
        for location in map.graph.relationships(of: ibasho, .outgoing, type: locatedIn) {
            _ = passed.put(location.other)
        }
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
        let reader = reader
        var next = 0
        while next < passed.count {
            reader.forEachAbove(passed.nodes[next]) { _ = passed.put($0) }
            next += 1
        }
    }

    /// Where an actor is, as a category, and the nearest common place if there is one.
    mutating func proximity(of actor: NodeID) -> (category: ProximityCategory, nearness: CandidateNearness?) {
        guard !around.isEmpty else { return (.unknown, nil) }
        let reader = reader
        var found: CandidateNearness?
        var isKnown = false
        reader.forEachPlace(of: actor) { place in
            isKnown = true
            guard let nearness = nearness(of: place) else { return }
            if found.map(nearness.precedes) ?? true { found = nearness }
        }
        guard isKnown else { return (.unknown, nil) }
        guard let found else { return (.apart, nil) }
        return (ProximityCategory(found.level, isOwnPlace: found.isOwnPlace), found)
    }

    /// The nearest of the places around the ibasho that hold a place; found once for each.
    private mutating func nearness(of place: NodeID) -> CandidateNearness? {
        let (slot, isNew) = nearest.put(place)
        guard isNew else { return nearestFound[slot] }
        passed.removeAll()
        _ = passed.put(place)
        walkUp()
        var found: CandidateNearness?
        for above in passed.nodes {
            guard let number = aroundSlots.slot(of: above) else { continue }
            let nearness = CandidateNearness(place: above, level: around[number].level, isOwnPlace: above == place)
            if found.map(nearness.precedes) ?? true { found = nearness }
        }
        nearestFound.append(found)
        return found
    }

    /// Finds the actors of the places around the ibasho, and of the places below these, the nearest first.
    mutating func findAround() {
        passed.removeAll()
        let reader = reader
        var next = 0
        var actors = 0
        for (number, ring) in around.enumerated() {
            let mark = UInt8(clamping: number + 1)
            findActors(of: ring.place, mark)
            // What lies below the ring was not passed below a nearer one, or was left out for good.
            next = passed.count
            _ = passed.put(ring.place)
            while next < passed.count, passed.count <= Limits.below, actors <= Limits.below {
                reader.forEachBelow(passed.nodes[next]) { below in
                    guard aroundSlots.slot(of: below) == nil, passed.put(below).isNew else { return }
                    let before = slots.count
                    findActors(of: below, mark)
                    actors += slots.count - before
                }
                next += 1
            }
        }
    }

    private mutating func findActors(of place: NodeID, _ ring: UInt8) {
        guard reader.presentCount(in: place) <= Limits.actorsOfPlace else { return }
        let reader = reader
        reader.forEachPresent(in: place) { node in
            let slot = slot(of: node)
            if rings[slot] == 0 { rings[slot] = ring }
        }
    }
}
