import EngawaEcomap
import EngawaText

extension Indicators {
    /// The parts of an indicator, in words.
    func details(_ indicator: Indicator) -> Message {
        switch indicator {
        case .ties:
            ties == 0
                ? Message(same: "")
                : Message(ja: "開始が未記入 \(undated)。きっかけ: ", en: "\(undated) without a beginning; origins: ")
                    + OriginCount.list(origins, \.ties)
        case .supporters: Message(same: "")
        case .begun: OriginCount.list(origins, \.begun)
        case .ended: OriginCount.list(origins, \.ended)
        case .cells:
            Message(ja: "\(cells) マスのうち \(filledCells)", en: "\(filledCells) of \(cells)")
                + (unplaced == 0
                    ? Message(same: "")
                    : Message(ja: "。分野か領域が未記入のつながり \(unplaced)", en: "; \(unplaced) ties without field or band"))
        case .fieldDiversity: spread(fields, Message(ja: "分野", en: "fields"))
        case .bandDiversity: spread(bands, Message(ja: "領域", en: "bands"))
        case .attributeDiversity:
            attributes.total == 0
                ? Message(ja: "対象とタグは未記入", en: "no audience and no tags written down")
                : Message(ja: "\(attributes.used) つの言葉", en: "\(attributes.used) words")
        case .kindDiversity: spread(kinds, Message(ja: "種別", en: "kinds"))
        case .onePersonEach: Message(ja: "\(ties) 件のうち \(onePersonEach)", en: "\(onePersonEach) of \(ties)")
        case .samePerson: Message(ja: "\(ties) 件のうち \(mostOnOnePerson)", en: "\(mostOnOnePerson) of \(ties)")
        case .meanAge:
            Message(
                ja: "開始が分かる \(ties - undated) 件から",
                en: "from \(ties - undated) with a known beginning"
            )
        case .publicAid:
            Message(
                ja: "公助 \(aid.publicAid)、共助 \(aid.mutualAid)、両方 \(aid.both)、どちらとも言えない \(aid.untold)、出すだけ \(aid.given)",
                en: "public \(aid.publicAid), mutual \(aid.mutualAid), both \(aid.both), "
                    + "neither told \(aid.untold), only given \(aid.given)"
            )
        }
    }

    private func spread(_ diversity: Diversity, _ what: Message) -> Message {
        let possible = diversity.possible ?? diversity.used
        let unwritten =
            diversity.unwritten == 0
            ? Message(same: "")
            : Message(ja: "。未記入 \(diversity.unwritten)", en: "; \(diversity.unwritten) not written down")
        return Message(
            ja: "\(possible) \(what.ja)のうち \(diversity.used)",
            en: "\(diversity.used) of \(possible) \(what.en)"
        ) + unwritten
    }
}

extension OriginCount {
    /// The origins of which there are any, as `紹介 3、相談 1`.
    static func list(_ origins: [OriginCount], _ count: KeyPath<OriginCount, Int>) -> Message {
        let some = origins.filter { $0[keyPath: count] > 0 }
        // Sorting is not stable: of equally frequent ones the first stays first.
        let sorted = some.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            let ranks = (a.origin == .unwritten ? 1 : 0, b.origin == .unwritten ? 1 : 0)
            return (ranks.0, -a[keyPath: count], left.offset) < (ranks.1, -b[keyPath: count], right.offset)
        }.map(\.element)
        return Message(
            ja: sorted.map { "\($0.name.ja) \($0[keyPath: count])" }.joined(separator: "、"),
            en: sorted.map { "\($0.name.en) \($0[keyPath: count])" }.joined(separator: ", ")
        )
    }
}
