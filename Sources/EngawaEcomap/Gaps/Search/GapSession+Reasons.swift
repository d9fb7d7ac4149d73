import EngawaGraph
import EngawaText

extension GapSession {
    /// Why a candidate is one, from its evidence: at most two reasons, the strongest first; nil where there is none that may
    /// be told.
    func reason(_ candidate: ScoredCandidate, first: Message?) -> Message? {
        var reasons: [Message] = []
        if let first { reasons.append(first) }
        let known = candidate.acquaintances.first { names.mayBeProposed($0.supporter) }
        if candidate.directLink != nil {
            reasons.append(Message(ja: "すでに知り合いです", en: "is known already"))
        } else if let known {
            reasons.append(reason(known))
        }
        if let alike = candidate.alikeIbasho.first {
            let name = map.name(of: alike.ibasho)
            let others = candidate.alikeIbasho.count - 1
            reasons.append(
                others == 0
                    ? Message(ja: "支え手の重なる「\(name)」を支えています", en: "supports \(name), which shares supporters with you")
                    : Message(
                        ja: "支え手の重なる「\(name)」など\(others + 1)か所を支えています",
                        en: "supports \(name) and \(others) more that share supporters with you"
                    )
            )
        }
        if let proximity = candidate.proximity, proximity.level <= .municipality {
            let place = map.name(of: proximity.place)
            reasons.append(
                proximity.isOwnPlace
                    ? Message(ja: "\(place)で活動しています", en: "is active in \(place)")
                    : Message(ja: "同じ\(place)にいます", en: "is in \(place) too")
            )
        }
        if let tag = candidate.sharedTags.first {
            reasons.append(Message(ja: "「\(tag)」が共通しています", en: "\(tag) in common"))
        }
        if reasons.count < 2, let field = candidate.sharedFields.first {
            let name = map.name(of: field.field)
            let english = axes.field(named: name).map { axes.fields[$0].name(in: .en) } ?? name
            reasons.append(Message(ja: "分野「\(name)」が共通しています", en: "works in \(english) as your supporters do"))
        }
        guard let strongest = reasons.first else { return nil }
        return reasons.dropFirst().prefix(1).reduce(strongest) {
            Message(ja: $0.ja + "。" + $1.ja, en: $0.en + "; " + $1.en)
        }
    }

    /// Who of the supporters has a link to a candidate, and of what kind.
    private func reason(_ known: ScoredCandidate.Acquaintance) -> Message {
        let name = map.name(of: known.supporter)
        let isKnows = map.tokens.knows.map { map.graph.type(of: known.link) == $0 } ?? false
        if known.linkStrength == .strong { return Message(ja: "\(name)と親しい間柄です", en: "is close to \(name)") }
        return isKnows
            ? Message(ja: "\(name)の知り合いです", en: "\(name) knows them")
            : Message(ja: "\(name)とつながりがあります", en: "is linked to \(name)")
    }
}
