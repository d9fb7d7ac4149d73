import EngawaGraph

/// Tells the band (領域) of ties that do not say theirs, from where the ibasho and the actor are.
///
/// The band of such a tie is that of the smallest place that holds both the ibasho and the actor's area (活動範囲), or
/// where that is unknown its location (所在地): the lowest common ancestor along 上位. School districts do not nest, so
/// a place may have several places above it; a place that is written down as lying above itself is passed once.
struct BandResolver {
    private let axes: Axes
    private let ladders: PlaceLadders
    /// The places that hold the ibasho, itself and all above.
    private let around: Set<NodeID>

    /// A resolver for the ties of `ibasho`; whoever resolves for many passes the same `ladders` on.
    init(_ map: EcomapMap, axes: Axes, ibasho: NodeID, ladders: PlaceLadders? = nil) {
        let ladders = ladders ?? PlaceLadders(map)
        self.axes = axes
        self.ladders = ladders
        around = Set(ladders.location(of: ibasho).flatMap { ladders.up(from: $0) }.map(\.place))
    }

    /// The position of the band of a tie of `actor`; nil where nothing is known. O(places above the actor's places).
    func band(of actor: NodeID) -> Int? {
        var nearest: PlaceLevel?
        for place in ladders.reach(of: actor) {
            for step in ladders.up(from: place) {
                guard let level = step.level, level == .nation || around.contains(step.place) else { continue }
                nearest = min(nearest ?? .nation, level)
            }
        }
        return nearest.flatMap(axes.band(holding:))
    }
}

/// The places above places, each walked once and remembered. For one thread.
final class PlaceLadders {
    /// A place on the way up, with its level.
    typealias Step = (place: NodeID, level: PlaceLevel?)

    private let map: EcomapMap
    private var ladders: [NodeID: [Step]] = [:]
    private var reaches: [NodeID: [NodeID]] = [:]

    init(_ map: EcomapMap) {
        self.map = map
    }

    /// The places in which `node` is (所在地).
    func location(of node: NodeID) -> [NodeID] { places(of: node, map.tokens.locatedIn) }

    /// The places in which `actor` is active (活動範囲), or else is.
    func reach(of actor: NodeID) -> [NodeID] {
        if let known = reaches[actor] { return known }
        var places = places(of: actor, map.tokens.activeIn)
        if places.isEmpty { places = location(of: actor) }
        reaches[actor] = places
        return places
    }

    /// `place` and all places above it, each once.
    func up(from place: NodeID) -> [Step] {
        if let known = ladders[place] { return known }
        var steps: [Step] = []
        var seen: Set<NodeID> = []
        var waiting = [place]
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            let level = map.value(map.tokens.level, of: next).stringValue.flatMap(PlaceLevel.init(rawValue:))
            steps.append((next, level))
            waiting.append(contentsOf: places(of: next, map.tokens.within))
        }
        ladders[place] = steps
        return steps
    }

    private func places(of node: NodeID, _ type: TypeToken?) -> [NodeID] {
        guard let type else { return [] }
        return map.graph.relationships(of: node, .outgoing, type: type).map(\.other)
    }
}
