import EngawaGraph
import EngawaText

extension GapSession {
    /// How many pairs are told of one ibasho.
    private static let mostPairs = 3
    /// An ibasho with so many neighbours cannot be expected to know all.
    private static let mostLooked = 120

    /// Ibasho of the same town that share nobody with this one: no supporter, no link, no tie between them. The nearest
    /// first, and of those the ones that somebody could introduce.
    mutating func strangers(_ subject: GapSubject, asksForPairs: Bool) -> [Gap] {
        var pairs: [(level: PlaceLevel, other: NodeID, path: [String])] = []
        let around = neighbourhood.around(subject.ibasho, enough: 1, within: .municipality).prefix(
            GapSession.mostLooked
        )
        for (other, level) in around where asksForPairs || subject.ibasho < other {
            let supporters = neighbourhood.profile(of: other).supporters
            guard subject.supporters.sharedCount(supporters) == 0, !areLinked(subject, other, supporters) else {
                continue
            }
            pairs.append((level, other, []))
            if pairs.count == 4 * GapSession.mostPairs { break }
        }
        for place in pairs.indices {
            pairs[place].path = GapIntroduction.path(
                to: pairs[place].other,
                supportedBy: neighbourhood.profile(of: pairs[place].other).supporters,
                from: subject,
                map,
                names
            )
        }
        // An introduction at hand counts more than a nearer place.
        pairs.sort { ($0.path.isEmpty ? 1 : 0, $0.level, $0.other) < ($1.path.isEmpty ? 1 : 0, $1.level, $1.other) }
        return pairs.prefix(GapSession.mostPairs).map { pair($0.level, $0.other, $0.path, subject) }
    }

    private func pair(_ level: PlaceLevel, _ other: NodeID, _ path: [String], _ subject: GapSubject) -> Gap {
        let name = map.name(of: other)
        var evidence = GapEvidence()
        evidence.add("ibasho", .texts([subject.name, name]))
        evidence.add("sharedSupporters", .count(0))
        evidence.add("level", .text(level.rawValue))
        if !path.isEmpty { evidence.add("steps", .count(path.count - 1)) }
        let go = path.dropFirst().dropLast()
        let why =
            go.isEmpty
            ? Message(ja: "同じ地域の場です", en: "is a place of the same area")
            : Message(
                ja: "\(go.joined(separator: "、"))を通して会えそうです",
                en: "can be met through \(go.joined(separator: ", "))"
            )
        let nearness = 1 - Double(level.rank) / Double(PlaceLevel.nation.rank)
        var gap = Gap(
            .strangers,
            of: subject,
            why: Message(
                ja: "「\(subject.name)」と「\(name)」は、近くにあってお互いをまだ知らない2つの場です",
                en: "\(subject.name) and \(name) are two places near each other that have not met yet"
            ),
            evidence: evidence,
            candidates: [
                GapCandidate(node: other, name: name, score: nearness, why: why, introduction: path)
            ],
            usefulness: 0.3 + 0.2 * nearness + (path.isEmpty ? 0 : 0.1),
            key: []
        )
        // A pair is one gap, whichever of the two it is told of.
        gap.key = ([GapKind.strangers.rawValue] + [subject.ibasho, other].sorted().map { "\($0.rawValue)" })
            .joined(separator: "/")
        return gap
    }

    private func areLinked(_ subject: GapSubject, _ other: NodeID, _ supporters: [NodeID]) -> Bool {
        if subject.supports(other) || supporters.contains(sorted: subject.ibasho) { return true }
        return map.linkTypes.contains { type in
            map.graph.relationships(of: subject.ibasho, .both, type: type).contains { $0.other == other }
        }
    }
}
