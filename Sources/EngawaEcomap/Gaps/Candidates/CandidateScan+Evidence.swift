import EngawaGraph

extension CandidateScan {
    /// A candidate of the ibasho that was searched, with its evidence.
    mutating func candidate(_ slot: Int, logOdds: Double) -> ScoredCandidate {
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
            logOdds: logOdds,
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
    func acquaintances(of node: NodeID) -> [ScoredCandidate.Acquaintance] {
        var found: [ScoredCandidate.Acquaintance] = []
        let graph = GraphReader(map, presence: presence)
        for supporter in supporters where supporter.node != node {
            let count = reader.linkCount(of: supporter.node)
            guard count > 0, count <= Limits.links else { continue }
            graph.forEachPresentLink(of: supporter.node, to: node) { link in
                let strength = map.value(map.tokens.strength, of: link.relationship).stringValue
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
        return found.sorted { Self.order($0) < Self.order($1) }
    }

    private static func order(_ found: ScoredCandidate.Acquaintance) -> (Int, Int, NodeID, RelationshipID) {
        (
            found.linkStrength == .strong ? 0 : 1, found.tieStrength == .strong ? 0 : 1, found.supporter, found.link
        )
    }

    /// The first present link between the ibasho itself and a node.
    func directLink(to node: NodeID) -> RelationshipID? {
        var found: RelationshipID?
        forEachDirectLink { link in
            if link.other == node, found == nil { found = link.relationship }
        }
        return found
    }

    /// The ibasho most alike that a node supports. O(ties of the node, or of the most alike where those are fewer).
    func alikeIbasho(supportedBy node: NodeID) -> [ScoredCandidate.AlikeIbasho] {
        guard !peers.isEmpty else { return [] }
        var supported = NodeSlots()
        if reader.tieCount(of: node) <= Limits.tiesOfSupporter {
            reader.forEachSupported(by: node) { _ = supported.put($0) }
        } else {
            for peer in peers {
                reader.forEachSupporter(of: peer.ibasho) { if $0 == node { _ = supported.put(peer.ibasho) } }
            }
        }
        return peers.filter { supported.slot(of: $0.ibasho) != nil }.map {
            ScoredCandidate.AlikeIbasho(ibasho: $0.ibasho, sharedSupporters: $0.shared)
        }
    }

    /// The fields that a node and present supporters work in, that of the most supporters first, then by id.
    func sharedFields(with node: NodeID) -> [ScoredCandidate.SharedField] {
        var found: [ScoredCandidate.SharedField] = []
        reader.forEachField(of: node) { field in
            guard let slot = fieldSlots.slot(of: field) else { return }
            found.append(ScoredCandidate.SharedField(field: field, supporters: Int(fieldCounts[slot])))
        }
        return found.sorted { ($1.supporters, $0.field) < ($0.supporters, $1.field) }
    }
}
