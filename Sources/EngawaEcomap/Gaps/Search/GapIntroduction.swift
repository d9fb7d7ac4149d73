import EngawaGraph

/// Ways from an ibasho to somebody, over people who could introduce.
enum GapIntroduction {
    /// How many ties a supporter may have to be one who could introduce: who knows everybody knows nobody well.
    private static let mostTies = 200

    /// The names from the ibasho to a candidate, both ends among them: directly where they have a link, over a supporter
    /// that knows it, or over another ibasho that both support. Strong ties first; empty where there is no such way.
    static func path(
        to candidate: ScoredCandidate,
        from subject: GapSubject,
        _ map: EcomapMap,
        _ names: GapNames
    ) -> [String] {
        let end = map.name(of: candidate.node)
        if candidate.directLink != nil { return [subject.name, end] }
        let introducer = candidate.acquaintances.filter { names.mayBeProposed($0.supporter) }
            .min { left, right in
                (left.tieStrength.gapRank + left.linkStrength.gapRank, left.supporter)
                    < (right.tieStrength.gapRank + right.linkStrength.gapRank, right.supporter)
            }
        if let introducer { return [subject.name, map.name(of: introducer.supporter), end] }
        for alike in candidate.alikeIbasho.prefix(3) {
            guard map.supports(candidate.node, alike.ibasho) else { continue }
            if let shared = supporter(of: subject, sharedWith: alike.ibasho, map, names) {
                return [subject.name, map.name(of: shared), map.name(of: alike.ibasho), end]
            }
        }
        return []
    }

    /// The names from one ibasho to another that shares no supporter with it: over two supporters who know each other, or
    /// over a third ibasho. Empty where neither is known. O(links and ties of the friends, up to a limit each).
    /// - Parameter endsWithSupporter: whether the supporter is who is looked for, and the way ends there.
    static func path(
        to other: NodeID,
        supportedBy otherSupporters: [NodeID],
        from subject: GapSubject,
        _ map: EcomapMap,
        _ names: GapNames,
        endsWithSupporter: Bool = false
    ) -> [String] {
        let end = map.name(of: other)
        for friend in subject.friends.prefix(mostTies) where names.mayBeProposed(friend.supporter) {
            for known in map.acquaintances(of: friend.supporter, atMost: mostTies)
            where otherSupporters.contains(sorted: known) && names.mayBeProposed(known) {
                let path = [subject.name, map.name(of: friend.supporter), map.name(of: known)]
                return endsWithSupporter ? path : path + [end]
            }
        }
        guard let supports = map.tokens.supports else { return [] }
        for friend in subject.friends.prefix(mostTies) where names.mayBeProposed(friend.supporter) {
            guard map.graph.degree(of: friend.supporter, .outgoing, type: supports) <= mostTies / 8 else { continue }
            for third in map.graph.relationships(of: friend.supporter, .outgoing, type: supports)
            where third.other != subject.ibasho && !map.isStrained(third.relationship) {
                let shared = map.graph.relationships(of: third.other, .incoming, type: supports).first {
                    !map.isStrained($0.relationship) && otherSupporters.contains(sorted: $0.other)
                        && names.mayBeProposed($0.other)
                }
                if let shared {
                    let path = [
                        subject.name, map.name(of: friend.supporter), map.name(of: third.other),
                        map.name(of: shared.other),
                    ]
                    return endsWithSupporter ? path : path + [end]
                }
            }
        }
        return []
    }

    /// The closest supporter of an ibasho that supports another one too and may be named.
    private static func supporter(
        of subject: GapSubject,
        sharedWith other: NodeID,
        _ map: EcomapMap,
        _ names: GapNames
    ) -> NodeID? {
        guard let supports = map.tokens.supports else { return nil }
        let others = map.graph.relationships(of: other, .incoming, type: supports)
            .filter { !map.isStrained($0.relationship) }.map(\.other).sorted()
        return subject.friends.first { others.contains(sorted: $0.supporter) && names.mayBeProposed($0.supporter) }?
            .supporter
    }
}

extension EcomapMap {
    /// Whom a node knows (`KNOWS`), at most so many; nobody where it has more links than that.
    func acquaintances(of node: NodeID, atMost limit: Int) -> [NodeID] {
        guard let knows = tokens.knows, graph.degree(of: node, .both, type: knows) <= limit else { return [] }
        return graph.relationships(of: node, .both, type: knows).lazy
            .filter { !isStrained($0.relationship) }
            .map(\.other)
    }

    /// Whether a tie or link is strained (葛藤): nobody is led over it.
    func isStrained(_ link: RelationshipID) -> Bool {
        value(tokens.strength, of: link).stringValue == Strength.stressful.rawValue
    }

    /// Whether an actor supports an ibasho by a tie that is not strained. O(ties of the one with fewer).
    func supports(_ actor: NodeID, _ ibasho: NodeID) -> Bool {
        guard let supports = tokens.supports else { return false }
        let (own, theirs) = (
            graph.degree(of: actor, .outgoing, type: supports), graph.degree(of: ibasho, .incoming, type: supports)
        )
        return own <= theirs
            ? graph.relationships(of: actor, .outgoing, type: supports).contains {
                $0.other == ibasho && !isStrained($0.relationship)
            }
            : graph.relationships(of: ibasho, .incoming, type: supports).contains {
                $0.other == actor && !isStrained($0.relationship)
            }
    }
}
