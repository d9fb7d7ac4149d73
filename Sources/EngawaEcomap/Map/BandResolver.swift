import EngawaGraph

/// Tells the band (領域) of ties that do not say theirs, from where the ibasho and the actor are.
///
/// The band of such a tie is that of the smallest place that holds both the ibasho and the actor's area (活動範囲), or
/// where that is unknown its location (所在地): the lowest common ancestor along 上位. School districts do not nest, so
/// a place may have several places above it; a place that is written down as lying above itself is passed once.
struct BandResolver {
    private let map: EcomapMap
    private let axes: Axes
    /// The places that hold the ibasho, itself and all above.
    private let around: Set<NodeID>

    init(_ map: EcomapMap, axes: Axes, ibasho: NodeID) {
        self.map = map
        self.axes = axes
        var around: Set<NodeID> = []
        for place in BandResolver.places(of: ibasho, map.tokens.locatedIn, in: map) {
            BandResolver.walk(up: place, in: map) { around.insert($0) }
        }
        self.around = around
    }

    /// The position of the band of a tie of `actor`; nil where nothing is known. O(places above the actor's places).
    func band(of actor: NodeID) -> Int? {
        var places = BandResolver.places(of: actor, map.tokens.activeIn, in: map)
        if places.isEmpty { places = BandResolver.places(of: actor, map.tokens.locatedIn, in: map) }
        var nearest: PlaceLevel?
        for place in places {
            BandResolver.walk(up: place, in: map) { above in
                guard let level = level(of: above), level == .nation || around.contains(above) else { return }
                nearest = min(nearest ?? .nation, level)
            }
        }
        return nearest.flatMap(axes.band(holding:))
    }

    private func level(of place: NodeID) -> PlaceLevel? {
        map.value(map.tokens.level, of: place).stringValue.flatMap(PlaceLevel.init(rawValue:))
    }

    private static func places(of node: NodeID, _ type: TypeToken?, in map: EcomapMap) -> [NodeID] {
        guard let type else { return [] }
        return map.graph.relationships(of: node, .outgoing, type: type).map(\.other)
    }

    private static func walk(up place: NodeID, in map: EcomapMap, _ visit: (NodeID) -> Void) {
        var seen: Set<NodeID> = []
        var waiting = [place]
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            visit(next)
            waiting.append(contentsOf: places(of: next, map.tokens.within, in: map))
        }
    }
}
