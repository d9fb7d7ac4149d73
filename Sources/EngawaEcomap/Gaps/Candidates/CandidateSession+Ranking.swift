import EngawaGraph

/// A candidate by its score alone. The evidence is fetched for those that are told, as it costs more than the score.
struct RankedCandidate: Sendable {
    let node: NodeID
    let logOdds: Double
    fileprivate let slot: Int
}

extension CandidateSession {
    /// The candidates of one ibasho as `candidates(for:)` gives them, without their evidence.
    mutating func ranking(
        for ibasho: NodeID,
        limit: Int,
        excluding isExcluded: (NodeID) -> Bool
    ) -> [RankedCandidate] {
        graph?.ranking(for: ibasho, limit: limit, excluding: isExcluded)
            ?? columns?.ranking(for: ibasho, limit: limit, excluding: isExcluded) ?? []
    }

    /// A candidate of the last ranking with its evidence.
    mutating func scored(_ candidate: RankedCandidate) -> ScoredCandidate? {
        graph?.candidate(candidate.slot, logOdds: candidate.logOdds)
            ?? columns?.candidate(candidate.slot, logOdds: candidate.logOdds)
    }
}

extension CandidateScan {
    mutating func ranking(
        for ibasho: NodeID,
        limit: Int,
        excluding isExcluded: (NodeID) -> Bool
    ) -> [RankedCandidate] {
        scores(for: ibasho, limit: limit, excluding: isExcluded).map {
            RankedCandidate(node: $0.node, logOdds: $0.score, slot: $0.slot)
        }
    }
}
