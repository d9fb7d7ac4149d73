import EngawaGraph
import EngawaText

extension GapSession {
    /// The needs of an ibasho: those that somebody could meet, with who, and those that nobody on the map is known to.
    mutating func unmetNeeds(_ subject: GapSubject) -> [Gap] {
        let matches = search.needMatches
        var found: [Gap] = []
        for match in matches.matches where match.need.ibasho == subject.ibasho {
            found.append(gap(match.need, match, subject))
        }
        for need in matches.openNeeds where need.ibasho == subject.ibasho { found.append(gap(need, nil, subject)) }
        return found
    }

    private mutating func gap(_ need: NeedMatches.Need, _ match: NeedMatches.Match?, _ subject: GapSubject) -> Gap {
        let wanted = names.shown(text: map.name(of: need.resource))
        var evidence = GapEvidence()
        evidence.add("need", .text(wanted))
        evidence.add("until", need.until)
        guard let match else {
            return Gap(
                .unmetNeed,
                of: subject,
                why: Message(
                    ja: "「\(wanted)」をお願いしています。心当たりのある方を探しています",
                    en: "\(wanted) is asked for; whoever knows somebody is welcome"
                ),
                evidence: evidence,
                usefulness: 0.6,
                key: ["\(need.resource.rawValue)"]
            )
        }
        let name = map.name(of: match.giver)
        let why: Message
        switch match.ground {
        case .offer(let resource):
            let offered = names.shown(text: map.name(of: resource))
            evidence.add("offer", .text(offered))
            why = Message(ja: "「\(offered)」を提供できるそうです", en: "offers \(offered)")
        case .content(let content):
            let content = names.shown(text: content)
            evidence.add("content", .text(content))
            why = Message(ja: "ほかの場に「\(content)」を届けています", en: "brings \(content) to others")
        case .tag(let tag):
            evidence.add("tag", .text(tag))
            why = Message(ja: "「\(tag)」とあります", en: "is marked \(tag)")
        }
        return Gap(
            .unmetNeed,
            of: subject,
            why: Message(
                ja: "「\(wanted)」のおねがいに、\(name)がこたえられるかもしれません",
                en: "\(name) may be able to meet the need for \(wanted)"
            ),
            evidence: evidence,
            candidates: [
                GapCandidate(
                    node: match.giver,
                    name: name,
                    score: match.score,
                    why: why,
                    introduction: introduction(to: match.giver, from: subject)
                )
            ],
            usefulness: 0.7 + 0.25 * match.score,
            key: ["\(need.resource.rawValue)", "\(match.giver.rawValue)"]
        )
    }

    private mutating func introduction(to node: NodeID, from subject: GapSubject) -> [String] {
        if subject.supports(node) { return [subject.name, map.name(of: node)] }
        if let ranked = pool.first(where: { $0.node == node }), let scored = scored(ranked) {
            return GapIntroduction.path(to: scored, from: subject, map, names)
        }
        return GapIntroduction.path(to: node, supportedBy: [node], from: subject, map, names, endsWithSupporter: true)
    }
}

extension GapSearch {
    /// What somebody offers and nobody takes, with the ibasho that are nearest to it. O(ibasho around each giver).
    public func surpluses() -> [Gap] {
        return needMatches.surpluses.map { offer in
            let giver = names.shown(offer.giver)
            let offered = names.shown(text: map.name(of: offer.resource))
            var evidence = GapEvidence()
            evidence.add("offer", .text(offered))
            evidence.add("giver", .text(giver))
            evidence.add("until", offer.until)
            return Gap(
                .unmetNeed,
                of: nil,
                why: Message(
                    ja: "\(giver)の「\(offered)」があまっています。届け先をご存じの方は、お声かけください",
                    en: "\(giver) has \(offered) to give; whoever knows a place for it is welcome"
                ),
                evidence: evidence,
                candidates: takers(of: offer),
                usefulness: 0.7,
                key: ["surplus", "\(offer.giver.rawValue)", "\(offer.resource.rawValue)"]
            )
        }
    }

    /// The ibasho nearest to a giver that it has never supported, and with which there is no strain.
    private func takers(of offer: NeedMatches.Offer) -> [GapCandidate] {
        let supported = Set(
            map.tokens.supports.map { map.graph.relationships(of: offer.giver, .outgoing, type: $0).map(\.other) } ?? []
        ).union(map.strainedLinks(of: offer.giver, on: request.day))
        return Nearby.ibasho(of: offer.giver, map, on: request.day, atMost: 400)
            .filter { !supported.contains($0.ibasho) && $0.ibasho != offer.giver }
            .prefix(request.candidates)
            .map { near in
                GapCandidate(
                    node: near.ibasho,
                    name: map.name(of: near.ibasho),
                    score: near.level.map { 1 - Double($0.rank) / Double(PlaceLevel.nation.rank) } ?? 0,
                    why: near.level == nil
                        ? Message(ja: "この地図の場です", en: "is a place on this map")
                        : Message(ja: "近くの場です", en: "is a place near by"),
                    introduction: []
                )
            }
    }
}
