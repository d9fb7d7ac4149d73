import EngawaGraph
import EngawaTestSupport

@testable import EngawaEcomap

/// A small map with random ties, links and places; some of it is missing, ended or written down twice.
struct RandomGapsMap {
    let map: EcomapMap

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var draft = GraphDraft(PropertyGraph())
        let hasPlaces = random.below(4) > 0
        let ibasho = (0..<(2 + random.below(6))).map { _ in draft.createNode(labels: ["Ibasho"]) }
        let actors = (0..<(3 + random.below(25))).map { _ in draft.createNode(labels: ["Actor"]) }
        let fields = (0..<3).map { _ in draft.createNode(labels: ["Field"]) }
        let levels = ["elementary", "municipality", "prefecture", "nation", "?"]
        let places = (0..<8).map { _ in draft.createNode(labels: ["Place"]) }
        for place in places { _ = try? draft.set(.string(levels[random.below(5)]), for: "level", of: place) }
        func relate(_ type: String, _ start: NodeID, _ end: NodeID, _ values: [(String, Value)] = []) {
            _ = try? draft.createRelationship(type, from: start, to: end, properties: values)
        }
        if hasPlaces {
            // Places may lie within several, and even within one another.
            for _ in 0..<10 { relate("WITHIN", places[random.below(8)], places[random.below(8)]) }
            for node in ibasho + actors where random.below(5) > 0 {
                relate("LOCATED_IN", node, places[random.below(8)])
            }
            for actor in actors where random.below(4) == 0 {
                relate("ACTIVE_IN", actor, places[random.below(8)])
                relate("ACTIVE_IN", actor, places[random.below(8)])
            }
        }
        for actor in actors where random.below(3) > 0 { relate("WORKS_IN", actor, fields[random.below(3)]) }
        for _ in 0..<(ibasho.count * 5) {
            let supporter =
                random.below(8) == 0 ? ibasho[random.below(ibasho.count)] : actors[random.below(actors.count)]
            let end = ibasho[random.below(ibasho.count)]
            if supporter != end { relate("SUPPORTS", supporter, end, RandomGapsMap.times(&random)) }
        }
        for _ in 0..<actors.count {
            let nodes = random.below(5) == 0 ? ibasho : actors
            let type = random.below(3) == 0 ? "MEMBER_OF" : "KNOWS"
            relate(
                type,
                actors[random.below(actors.count)],
                nodes[random.below(nodes.count)],
                RandomGapsMap.times(&random)
            )
        }
        map = EcomapMap(draft.graph)
    }

    private static func times(_ random: inout SeededGenerator) -> [(String, Value)] {
        var values: [(String, Value)] = []
        if random.below(3) == 0 { values.append(("strength", .string(["strong", "weak"][random.below(2)]))) }
        if random.below(4) == 0 { values.append(("until", .string(["2020", "2030"][random.below(2)]))) }
        return values
    }
}
