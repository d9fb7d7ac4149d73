import EngawaGraph

extension CandidateSession {
    /// A candidate of the ibasho that was searched, with its evidence.
    mutating func candidate(_ slot: Int) -> ScoredCandidate {
        let node = search.slots.nodes[slot]
        let category = search.measure(slot, &measures)
        let nearness = search.proximity(of: node).nearness
        let parts = ScoredCandidate.Parts(
            base: weights.constant,
            proximity: weights.categories[category.index],
            links: part([.isKnown, .acquaintances, .strongAcquaintances, .directLink]),
            alike: part([.isAlike, .alike]),
            popularity: part([.popularity]),
            interests: part([.fields, .tags])
        )
        return ScoredCandidate(
            node: node,
            logOdds: parts.sum,
            parts: parts,
            proximity: nearness.map { .init(place: $0.place, level: $0.level, isOwnPlace: $0.isOwnPlace) },
            acquaintances: search.isKnown[slot] ? search.acquaintances(of: node) : [],
            directLink: search.isDirect[slot] ? search.directLink(to: node) : nil,
            alikeIbasho: search.alikeIbasho(supportedBy: node),
            sharedFields: search.sharedFields(with: node),
            sharedTags: search.sharedTags(with: node),
            tieCount: search.otherTies(slot)
        )
    }

    private func part(_ of: [CandidateMeasure]) -> Double {
        of.reduce(0) { $0 + weights.measures[$1.rawValue] * measures[$1.rawValue] }
    }
}

extension CandidateSearch {
    /// The present supporters with a link to a node. O(links of the supporters), as the node may have many more.
    mutating func acquaintances(of node: NodeID) -> [ScoredCandidate.Acquaintance] {
        var found: [ScoredCandidate.Acquaintance] = []
        for supporter in supporters {
            let count = linkCount(of: supporter.node)
            guard count > 0, count <= Limits.links else { continue }
            forEachLink(of: supporter.node) { search, link in
                guard link.other == node else { return }
                let strength = search.map.value(search.map.tokens.strength, of: link.relationship).stringValue
                found.append(
                    ScoredCandidate.Acquaintance(
                        supporter: supporter.node,
                        link: link.relationship,
                        linkStrength: strength.flatMap(Strength.init(rawValue:)),
                        tieStrength: supporter.strength
                    )
                )
            }
        }
        return found.sorted { CandidateSearch.order($0) < CandidateSearch.order($1) }
    }

    private static func order(_ found: ScoredCandidate.Acquaintance) -> (Int, Int, NodeID, RelationshipID) {
        (
            found.linkStrength == .strong ? 0 : 1, found.tieStrength == .strong ? 0 : 1, found.supporter, found.link
        )
    }

    /// The first present link between the ibasho itself and a node.
    func directLink(to node: NodeID) -> RelationshipID? {
        for type in linkTypes {
            for link in map.graph.relationships(of: ibasho, .both, type: type)
            where link.other == node && isPresent(link.relationship) { return link.relationship }
        }
        return nil
    }

    /// The ibasho most alike that a node supports. O(ties of the node, or of the most alike where those are fewer).
    func alikeIbasho(supportedBy node: NodeID) -> [ScoredCandidate.AlikeIbasho] {
        guard let supports = map.tokens.supports else { return [] }
        var supported = NodeSlots()
        if map.graph.degree(of: node, .outgoing, type: supports) <= Limits.tiesOfSupporter {
            for tie in map.graph.relationships(of: node, .outgoing, type: supports) { _ = supported.put(tie.other) }
            return peers.filter { supported.slot(of: $0.ibasho) != nil }.map {
                ScoredCandidate.AlikeIbasho(ibasho: $0.ibasho, sharedSupporters: $0.shared)
            }
        }
        return peers.filter { peer in
            map.graph.relationships(of: peer.ibasho, .incoming, type: supports).contains { $0.other == node }
        }.map { ScoredCandidate.AlikeIbasho(ibasho: $0.ibasho, sharedSupporters: $0.shared) }
    }

    /// The fields that a node and present supporters work in, that of the most supporters first, then by id.
    func sharedFields(with node: NodeID) -> [ScoredCandidate.SharedField] {
        guard let worksIn = map.tokens.worksIn else { return [] }
        return map.graph.relationships(of: node, .outgoing, type: worksIn).compactMap { field in
            guard let slot = fieldSlots.slot(of: field.other), fieldCounts[slot] > 0 else { return nil }
            return ScoredCandidate.SharedField(field: field.other, supporters: Int(fieldCounts[slot]))
        }
        .sorted { ($1.supporters, $0.field) < ($0.supporters, $1.field) }
    }
}
