import EngawaGraph

/// How near all actors are to an ibasho: the level of the smallest common place.
struct GapsPlaces {
    private static let levels = [
        "neighbourhood", "elementary", "juniorHigh", "district", "ward", "municipality", "region", "prefecture",
        "nation",
    ]

    private let graph: PropertyGraph
    private let lists: GapsLists
    /// The places, every one behind those above it.
    private var order: [NodeID] = []
    /// By id of a place: its rank, or -1; its number in the order.
    private var ranks: [NodeID: Int] = [:]
    private var numbers: [NodeID: Int32] = [:]
    private var above: [[Int32]] = []
    /// By actor, the places where it is active, or is.
    private var actorPlaces: [[Int32]] = []

    /// Whether any actor and any ibasho has a place.
    var isKnown: Bool { !order.isEmpty && actorPlaces.contains { !$0.isEmpty } }

    init(_ graph: PropertyGraph, _ lists: GapsLists) {
        (self.graph, self.lists) = (graph, lists)
        guard let label = graph.label("Place") else { return }
        let within = graph.type("WITHIN")
        let level = graph.key("level")
        func parents(_ place: NodeID) -> [NodeID] {
            within.map { graph.relationships(of: place, .outgoing, type: $0).map(\.other) } ?? []
        }
        var entered: Set<NodeID> = []
        for place in graph.nodes(label: label) {
            // Depth first: a place is put in when those above it are.
            var stack = [(place, false)]
            while let (next, isLeft) = stack.popLast() {
                if isLeft {
                    numbers[next] = Int32(order.count)
                    order.append(next)
                } else if entered.insert(next).inserted {
                    stack.append((next, true))
                    stack += parents(next).map { ($0, false) }
                }
            }
        }
        for place in order {
            above.append(parents(place).compactMap { numbers[$0] })
            let text = level.flatMap { graph.value($0, of: place).stringValue }
            ranks[place] = text.flatMap { GapsPlaces.levels.firstIndex(of: $0) } ?? -1
        }
        let (active, located) = (graph.type("ACTIVE_IN"), graph.type("LOCATED_IN"))
        actorPlaces = lists.actors.map { actor in
            for type in [active, located] {
                guard let type else { continue }
                let places = graph.relationships(of: actor, .outgoing, type: type).compactMap { numbers[$0.other] }
                if !places.isEmpty { return places }
            }
            return []
        }
    }

    /// Adds 10 less the rank of the nearest common level for every actor that has one. O(places + actors).
    func score(_ ibasho: Int, into scores: inout GapsScores) {
        guard let located = graph.type("LOCATED_IN") else { return }
        var waiting = graph.relationships(of: lists.ibasho[ibasho], .outgoing, type: located).map(\.other)
        var own: [Int8] = Array(repeating: .max, count: order.count)
        var seen: Set<NodeID> = []
        while let place = waiting.popLast() {
            guard let number = numbers[place], seen.insert(place).inserted else { continue }
            if let rank = ranks[place], rank >= 0 { own[Int(number)] = Int8(rank) }
            waiting += above[Int(number)].map { order[Int($0)] }
        }
        for number in order.indices {
            for parent in above[number] { own[number] = min(own[number], own[Int(parent)]) }
        }
        for (actor, places) in actorPlaces.enumerated() {
            guard let rank = places.lazy.map({ own[Int($0)] }).min(), rank < .max else { continue }
            scores.add(10 - Float(rank), Int32(actor))
        }
    }
}
