import EngawaGraph
import EngawaText

extension GapSession {
    /// How much an ibasho leans on each class of contents.
    private static func weight(of content: ContentClass) -> Double {
        switch content {
        case .food, .place: 0.8
        case .money: 0.75
        case .people: 0.7
        case .transport, .counsel: 0.65
        case .health, .watching: 0.55
        case .knowledge: 0.45
        case .goods: 0.4
        case .connecting, .information, .play: 0.3
        case .other: 0
        }
    }

    /// What somebody does with a content, in Japanese: things are brought, other work is borne.
    private static func verb(of content: ContentClass) -> String {
        switch content {
        case .food, .goods, .information: "届けて"
        default: "担って"
        }
    }

    /// Contents that one supporter alone brings to the ibasho.
    ///
    /// Contents are taken together by their classes, so that 米 and 野菜 are both food; what belongs to no class says too
    /// little. What goes out from the ibasho is not support that it could miss.
    mutating func singleSupports(_ subject: GapSubject) -> [Gap] {
        struct Support {
            var supporters: Set<NodeID> = []
            var tie: TieRecord
            var word: String
        }
        var supports: [ContentClass: Support] = [:]
        for tie in subject.ties where tie.flow != .out {
            for word in tie.contents {
                let content = contents.contentClass(of: word)
                if supports[content] == nil { supports[content] = Support(tie: tie, word: word) }
                supports[content]?.supporters.insert(tie.supporter)
            }
        }
        var found: [Gap] = []
        for content in ContentClass.allCases where content != .other {
            guard let support = supports[content], support.supporters.count == 1 else { continue }
            let name = names.shown(support.tie.supporter)
            let word = names.shown(text: support.word)
            var evidence = GapEvidence()
            evidence.add("content", .text(word))
            evidence.add("supporter", .text(name))
            evidence.add("supporters", .count(1))
            evidence.add("since", support.tie.since)
            let reason = Message(ja: "\(word)にかかわっています", en: "brings something of the kind (\(word))")
            let candidates = candidates(subject, first: reason) { $0.brings($1).contains(content) }
            // With hardly any ties everything is brought by one, which tells nothing new.
            let many = subject.supporters.count >= 3 ? 1.0 : 0.7
            found.append(
                Gap(
                    .singleSupport,
                    of: subject,
                    field: support.tie.field,
                    band: support.tie.band,
                    why: Message(
                        ja: "「\(word)」は今\(name)だけが\(GapSession.verb(of: content))います。もうひとつあると安心です",
                        en: "\(name) alone brings \(word) now; one more would be reassuring"
                    ),
                    evidence: evidence,
                    candidates: candidates,
                    usefulness: GapSession.weight(of: content) * many,
                    key: [content.rawValue, "\(support.tie.supporter.rawValue)"]
                )
            )
        }
        return found
    }

    /// The one supporter over whom all other ibasho are reached: without it the ibasho and its other supporters would be a
    /// part of their own (an articulation point).
    mutating func onlyWayOut(_ subject: GapSubject) -> [Gap] {
        guard subject.supporters.count >= 3, map.ibashoCount > 1 else { return [] }
        var ways = subject.supporters.filter { leadsOut($0, of: subject) }
        guard ways.count == 1, let way = ways.popLast() else { return [] }
        let tie = subject.ties.first { $0.supporter == way }
        let name = names.shown(way)
        var evidence = GapEvidence()
        evidence.add("supporter", .text(name))
        evidence.add("supporters", .count(subject.supporters.count))
        let candidates = candidates(subject, first: nil) { $0.supportsSomebody($1) }
        return [
            Gap(
                .singleSupport,
                of: subject,
                field: tie?.field,
                band: tie?.band,
                why: Message(
                    ja: "ほかの場へは今\(name)だけを通してつながっています。もうひとつ道があると安心です",
                    en: "\(name) alone leads to all other places now; a second way would be reassuring"
                ),
                evidence: evidence,
                candidates: candidates,
                usefulness: 0.6,
                key: ["way", "\(way.rawValue)"]
            )
        ]
    }

    /// Whether somebody has a tie to any ibasho that is not strained.
    private func supportsSomebody(_ node: NodeID) -> Bool {
        map.tokens.supports.map { type in
            map.graph.relationships(of: node, .outgoing, type: type).contains { !map.isStrained($0.relationship) }
        } ?? false
    }

    /// Whether somebody reaches beyond an ibasho and its supporters: by a tie to another ibasho, or a link to somebody else.
    private func leadsOut(_ supporter: NodeID, of subject: GapSubject) -> Bool {
        if let ibasho = map.tokens.ibasho, map.graph.hasLabel(supporter, ibasho) { return true }
        if let supports = map.tokens.supports,
            map.graph.relationships(of: supporter, .outgoing, type: supports).contains(where: {
                $0.other != subject.ibasho && map.isThere($0.relationship, on: request.day)
            })
        {
            return true
        }
        return map.linkTypes.contains { type in
            map.graph.relationships(of: supporter, .both, type: type).contains {
                $0.other != subject.ibasho && !subject.supports($0.other)
                    && map.isThere($0.relationship, on: request.day)
            }
        }
    }
}

extension EcomapMap {
    /// The types of links between actors or ibasho, besides ties.
    var linkTypes: [TypeToken] {
        [tokens.knows, tokens.memberOf, tokens.partOf, tokens.commissions, tokens.agreedWith, tokens.refersTo]
            .compactMap { $0 }
    }
}
