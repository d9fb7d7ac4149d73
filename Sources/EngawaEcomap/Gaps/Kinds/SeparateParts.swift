import EngawaGraph
import EngawaSheets
import EngawaText

extension GapSearch {
    /// How many pairs are told, of parts and of communities each.
    private static let mostPairs = 5
    /// How many communities are compared with each other, those with the most ibasho.
    private static let mostCommunities = 40

    /// Two parts, or two communities, of the network that one introduction would join, ranked by what it would shorten.
    ///
    /// Parts have no tie or link between them at all; communities (Leiden's) are joined by some way, but by no tie of their
    /// own. Told for the whole map. O(nodes + relationships), and that for each community compared.
    func strangerCommunities() -> [Gap] {
        guard map.ibasho.count > 1, let network = DayNetwork(map, on: request.day) else { return [] }
        return separateParts(network) + communities(network)
    }

    private func separateParts(_ network: DayNetwork) -> [Gap] {
        // A part of one ibasho is told of by the ibasho itself.
        let parts = network.parts().filter { $0.ibasho.count > 1 }.sorted {
            ($1.ibasho.count, $1.size, $0.ibasho[0]) < ($0.ibasho.count, $0.size, $1.ibasho[0])
        }
        guard let first = parts.first else { return [] }
        return parts.dropFirst().prefix(GapSearch.mostPairs).map { part in
            let (here, there) = (first.ibasho.count, part.ibasho.count)
            let ends = [first, part].map { hub($0.ibasho, network) }
            return pair(
                ends.map(network.node),
                (here, there),
                steps: nil,
                candidates: [],
                usefulness: 0.5 + 0.3 * Double(there) / Double(here),
                key: "parts"
            )
        }
    }

    private func communities(_ network: DayNetwork) -> [Gap] {
        let (all, joined) = network.communities()
        let chosen = all.indices.sorted { (all[$1].count, $0) < (all[$0].count, $1) }.prefix(GapSearch.mostCommunities)
            .sorted()
        let hubs = chosen.map { hub(all[$0], network) }
        var pairs: [(gain: Int, steps: Int, first: Int, second: Int)] = []
        for (place, community) in chosen.enumerated() {
            let distances = network.distances(from: hubs[place])
            for (otherPlace, other) in chosen.enumerated().dropFirst(place + 1) {
                let steps = Int(distances[hubs[otherPlace]])
                guard steps > 1, !joined.contains([community, other]) else { continue }
                let gain = (steps - 1) * all[community].count * all[other].count
                pairs.append((gain, steps, place, otherPlace))
            }
        }
        pairs.sort { ($1.gain, $0.first, $0.second) < ($0.gain, $1.first, $1.second) }
        return pairs.prefix(GapSearch.mostPairs).map { found in
            let ends = [hubs[found.first], hubs[found.second]]
            let way =
                network.way(from: ends[0], network.distances(from: ends[1]), where: names.mayBeProposed) { one, next in
                    !map.isStrain(between: one, and: next, on: request.day)
                } ?? []
            let other = network.node(ends[1])
            let candidate = GapCandidate(
                node: other,
                name: map.name(of: other),
                score: 1 / Double(found.steps),
                why: Message(
                    ja: "今は\(found.steps)歩先です。紹介が一つあれば隣どうしです",
                    en: "is \(found.steps) steps away now; one introduction makes them neighbours"
                ),
                introduction: way.map(map.name(of:))
            )
            return pair(
                ends.map(network.node),
                (all[chosen[found.first]].count, all[chosen[found.second]].count),
                steps: found.steps,
                candidates: [candidate],
                usefulness: 0.45 + 0.25 * Double(found.gain) / Double(pairs[0].gain),
                key: "communities"
            )
        }
    }

    /// The ibasho with the most ties.
    private func hub(_ ibasho: [Int], _ network: DayNetwork) -> Int {
        ibasho.max { (network.degree($0), $1) < (network.degree($1), $0) } ?? ibasho[0]
    }

    private func pair(
        _ ends: [NodeID],
        _ counts: (here: Int, there: Int),
        steps: Int?,
        candidates: [GapCandidate],
        usefulness: Double,
        key: String
    ) -> Gap {
        let names = ends.map(map.name(of:))
        var evidence = GapEvidence()
        evidence.add("ibasho", .texts(names))
        evidence.add("ibashoHere", .count(counts.here))
        evidence.add("ibashoThere", .count(counts.there))
        evidence.add("pairs", .count(counts.here * counts.there))
        if let steps { evidence.add("steps", .count(steps)) }
        return Gap(
            .strangers,
            of: nil,
            why: Message(
                ja:
                    "「\(names[0])」などの\(counts.here)か所と「\(names[1])」などの\(counts.there)か所は、お互いをまだ知らない2つの輪です。一つの紹介で行き来できます",
                en:
                    "\(names[0]) and others (\(counts.here)) and \(names[1]) and others (\(counts.there)) are two circles that have not met; one introduction would join them"
            ),
            evidence: evidence,
            candidates: candidates,
            usefulness: usefulness,
            key: [key] + ends.sorted().map { "\($0.rawValue)" }
        )
    }
}
