import EngawaGraph
import EngawaSheets

extension EcomapMap {
    /// A candidate by what speaks for it besides strained ties (葛藤): an ibasho that it supports under strain is none that it
    /// supports, and a supporter whose own tie is strained is nobody's acquaintance. Nil where the candidate has a strained link
    /// to the ibasho itself or to one of its supporters.
    ///
    /// O(links and ties of the candidate that are evidence).
    func withoutStrain(_ candidate: ScoredCandidate, on day: SheetDate) -> ScoredCandidate? {
        if let link = candidate.directLink, isStrained(link) { return nil }
        guard !candidate.acquaintances.contains(where: { $0.linkStrength == .stressful }) else { return nil }
        let known = candidate.acquaintances.filter { $0.tieStrength != .stressful }
        let ties = [tokens.supports].compactMap { $0 }
        let alike = candidate.alikeIbasho.filter {
            !isStrain(between: candidate.node, and: $0.ibasho, of: ties, on: day)
        }
        return candidate.with(acquaintances: known, alikeIbasho: alike)
    }

    /// Those that a node has a strained link to on the day, other than ties; of a kind of which it has very many, nobody.
    /// O(its links, up to a limit of each kind).
    func strainedLinks(of node: NodeID, on day: SheetDate) -> [NodeID] {
        linkTypes.flatMap { type -> [NodeID] in
            guard graph.degree(of: node, .both, type: type) <= CandidateLimits.links else { return [] }
            return graph.relationships(of: node, .both, type: type).lazy
                .filter { isStrained($0.relationship) && isThere($0.relationship, on: day) }.map(\.other)
        }
    }

    /// Whether any tie or link between two nodes, of some types or of all, is strained on the day. O(those of the one with
    /// fewer).
    func isStrain(between first: NodeID, and second: NodeID, of some: [TypeToken]? = nil, on day: SheetDate) -> Bool {
        let types = some ?? linkTypes + [tokens.supports].compactMap { $0 }
        return types.contains { type in
            let isFirst = graph.degree(of: first, .both, type: type) <= graph.degree(of: second, .both, type: type)
            let (near, far) = isFirst ? (first, second) : (second, first)
            return graph.relationships(of: near, .both, type: type).contains {
                $0.other == far && isStrained($0.relationship) && isThere($0.relationship, on: day)
            }
        }
    }
}

extension ScoredCandidate {
    /// The same with other evidence.
    fileprivate func with(acquaintances: [Acquaintance], alikeIbasho: [AlikeIbasho]) -> ScoredCandidate {
        ScoredCandidate(
            node: node,
            logOdds: logOdds,
            parts: parts,
            proximity: proximity,
            acquaintances: acquaintances,
            directLink: directLink,
            alikeIbasho: alikeIbasho,
            sharedFields: sharedFields,
            sharedTags: sharedTags,
            tieCount: tieCount
        )
    }
}
