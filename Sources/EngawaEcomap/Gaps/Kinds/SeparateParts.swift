import EngawaGraph
import EngawaSheets
import EngawaText

extension GapSearch {
    /// How many pairs of parts are told.
    private static let mostParts = 5

    /// Parts of the network that no tie and no link joins, with an ibasho in each: what one introduction would join.
    ///
    /// Ranked by what it would shorten: so many pairs of ibasho would reach each other that do not today. Told for the whole
    /// map. O(nodes + relationships).
    func separateParts() -> [Gap] {
        guard let label = map.tokens.ibasho, let actor = map.tokens.actor, map.ibasho.count > 1 else { return [] }
        let types = map.linkTypes + [map.tokens.supports].compactMap { $0 }
        guard !types.isEmpty else { return [] }
        let present = PresentNetwork(map, types, labels: [label, actor], on: request.day)
        let parts = present.parts().filter { !$0.ibasho.isEmpty }.sorted {
            ($1.ibasho.count, $1.size, $0.ibasho[0]) < ($0.ibasho.count, $0.size, $1.ibasho[0])
        }
        // A part of one ibasho is told of by the ibasho itself.
        guard parts.count > 1, parts[1].ibasho.count > 1 else { return [] }
        let first = parts[0]
        return parts.dropFirst().prefix(GapSearch.mostParts).filter { $0.ibasho.count > 1 }.map { part in
            let ends = [first.ibasho[0], part.ibasho[0]].map(map.name(of:))
            var evidence = GapEvidence()
            evidence.add("ibasho", .texts(ends))
            evidence.add("ibashoHere", .count(first.ibasho.count))
            evidence.add("ibashoThere", .count(part.ibasho.count))
            evidence.add("pairs", .count(first.ibasho.count * part.ibasho.count))
            let share = Double(part.ibasho.count) / Double(first.ibasho.count)
            return Gap(
                .strangers,
                of: nil,
                why: Message(
                    ja:
                        "「\(ends[0])」など\(first.ibasho.count)か所と「\(ends[1])」など\(part.ibasho.count)か所は、まだつながりのない2つの輪です。一つの紹介で行き来できます",
                    en:
                        "\(ends[0]) and others (\(first.ibasho.count)) and \(ends[1]) and others (\(part.ibasho.count)) are two circles without a tie; one introduction would join them"
                ),
                evidence: evidence,
                usefulness: 0.5 + 0.3 * min(1, share),
                key: ["parts", "\(first.ibasho[0].rawValue)", "\(part.ibasho[0].rawValue)"]
            )
        }
    }
}

/// The ties and links of a day, as far as it matters who is joined to whom.
private struct PresentNetwork {
    /// Those that are joined to each other.
    struct Part {
        /// The ibasho among them, by id.
        var ibasho: [NodeID] = []
        /// How many they are.
        var size = 0
    }

    private let map: EcomapMap
    private var parents: [NodeID: NodeID] = [:]

    init(_ map: EcomapMap, _ types: [TypeToken], labels: [LabelToken], on day: SheetDate) {
        self.map = map
        for label in labels {
            for node in map.graph.nodes(label: label) { parents[node] = node }
        }
        for node in parents.keys.sorted() {
            for type in types {
                for step in map.graph.relationships(of: node, .outgoing, type: type)
                where parents[step.other] != nil && map.isThere(step.relationship, on: day) { join(node, step.other) }
            }
        }
    }

    /// The parts, in no order; their ibasho by id.
    func parts() -> [Part] {
        var parts: [NodeID: Part] = [:]
        var network = self
        for node in parents.keys { parts[network.root(of: node), default: Part()].size += 1 }
        for ibasho in map.ibasho { parts[network.root(of: ibasho), default: Part()].ibasho.append(ibasho) }
        return Array(parts.values)
    }

    private mutating func root(of node: NodeID) -> NodeID {
        var root = node
        while let parent = parents[root], parent != root { root = parent }
        var next = node
        while let parent = parents[next], parent != root {
            parents[next] = root
            next = parent
        }
        return root
    }

    private mutating func join(_ first: NodeID, _ second: NodeID) {
        let (a, b) = (root(of: first), root(of: second))
        if a != b { parents[max(a, b)] = min(a, b) }
    }
}
