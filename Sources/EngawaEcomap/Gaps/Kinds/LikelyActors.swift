import EngawaGraph
import EngawaText

extension GapSession {
    /// How many actors are told as gaps of their own.
    private static let mostLikely = 5

    /// Actors that fit and are near: the likeliest that somebody could be told a reason for.
    mutating func likelyActors(_ subject: GapSubject) -> [Gap] {
        var found: [Gap] = []
        let resolver = BandResolver(map, axes: axes, ibasho: subject.ibasho, ladders: ladders)
        for ranked in pool {
            if found.count == GapSession.mostLikely { break }
            guard let scored = scored(ranked), scored.isWithinReach, let why = reason(scored, first: nil) else {
                continue
            }
            let candidate = candidate(scored, subject, why: why)
            var evidence = GapEvidence()
            let known = scored.acquaintances.filter { names.mayBeProposed($0.supporter) }
            if !known.isEmpty { evidence.add("knownTo", .texts(known.prefix(5).map { map.name(of: $0.supporter) })) }
            if !scored.alikeIbasho.isEmpty {
                evidence.add("supports", .texts(scored.alikeIbasho.prefix(5).map { map.name(of: $0.ibasho) }))
            }
            if let proximity = scored.proximity { evidence.add("place", .text(map.name(of: proximity.place))) }
            if !scored.sharedFields.isEmpty {
                evidence.add("fields", .texts(scored.sharedFields.prefix(3).map { map.name(of: $0.field) }))
            }
            if !scored.sharedTags.isEmpty { evidence.add("tags", .texts(scored.sharedTags)) }
            evidence.add("ties", .count(scored.tieCount))
            found.append(
                Gap(
                    .candidate,
                    of: subject,
                    field: firstField(of: scored.node),
                    band: resolver.band(of: scored.node),
                    why: Message(
                        ja: "\(candidate.name)に声をかけられそうです。\(why.ja)",
                        en: "\(candidate.name) could be asked: \(why.en)"
                    ),
                    evidence: evidence,
                    candidates: [candidate],
                    usefulness: 0.4 + 0.3 * scored.probability + (candidate.introduction.isEmpty ? 0 : 0.1),
                    key: ["\(scored.node.rawValue)"]
                )
            )
        }
        return found
    }
}
