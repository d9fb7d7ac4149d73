import EngawaGraph
import EngawaSheets
import EngawaText

/// The few words that a picture has for a missing link, and whom it names in them.
///
/// Whoever is named has not been asked: persons are named in the internal edition alone, consent or not.
struct GapWording {
    let map: EcomapMap
    let request: EcomapRequest
    private let language: Language

    init(_ map: EcomapMap, _ request: EcomapRequest) {
        self.map = map
        self.request = request
        language = request.language ?? map.language
    }

    func text(of gap: Gap) -> Message {
        let who = gap.candidates.first.map { shown($0.node) }
        switch gap.kind {
        case .candidate:
            return Message(ja: "\(who ?? "")に声をかけられそう", en: "\(who ?? "") could be asked")
        case .emptyCell:
            let (all, filled) = (count(gap, "comparable"), count(gap, "filled"))
            return with(who, Message(ja: "似た場\(all)か所中\(filled)か所にある", en: "\(filled) of \(all) alike have it"))
        case .singleSupport:
            guard let content = content(gap, "content") else {
                return with(who, Message(ja: "ほかの場への道をもうひとつ", en: "a second way to other places"))
            }
            return with(who, Message(ja: "\(content.ja)の支え手をもうひとり", en: "one more to bring \(content.en)"))
        case .unmetNeed:
            let need = typed(gap, "need")
            return with(who, Message(ja: "おねがい「\(need.ja)」", en: "a need: \(need.en)"))
        case .endingTie:
            let end = date(gap, "until")
            guard let name = supporter(of: gap) else {
                return Message(ja: "つながりが\(end.ja)まで", en: "a tie ends by \(end.en)")
            }
            return Message(ja: "\(name)とのつながりが\(end.ja)まで", en: "\(name): the tie ends by \(end.en)")
        case .strangers:
            return with(who, Message(ja: "まだ知らないどうし", en: "not met yet"))
        case .quietTie:
            guard let name = supporter(of: gap) else { return Message(ja: "しばらく便りがない", en: "quiet for a while") }
            return Message(ja: "\(name)からしばらく便りがない", en: "\(name): quiet for a while")
        case .oneFace:
            return Message(ja: "窓口がおひとり", en: "one contact person")
        case .noConfidant:
            // Of a supporter whom people turn to, or of the ibasho itself.
            guard gap.evidence["supporter"] == nil else {
                return Message(ja: "相談を受ける人の困りごとをきく", en: "ask whom people turn to")
            }
            return with(who, Message(ja: "相談できる先をもうひとつ", en: "one more place to turn to"))
        }
    }

    /// The supporter whom a gap is about, as `GapSearch` shows it in the edition; nil where names are withheld beyond that.
    private func supporter(of gap: Gap) -> String? {
        guard request.anonymity == .none, case .text(let name)? = gap.evidence["supporter"] else { return nil }
        return name
    }

    private func with(_ who: String?, _ text: Message) -> Message {
        guard let who else { return text }
        return Message(ja: text.ja + "：" + who, en: text.en + ": " + who)
    }

    /// The name of somebody who has not been asked, or the role that stands for it.
    private func shown(_ node: NodeID) -> String {
        let kindClass = map.kindClass(of: node)
        if let role = map.withheldRole(of: node, kindClass, request, language) { return role }
        guard request.edition != .internal, map.isPerson(node, kindClass) else { return map.name(of: node) }
        return map.personRole(of: node, language)
    }

    private func count(_ gap: Gap, _ key: String) -> Int {
        if case .count(let count)? = gap.evidence[key] { count } else { 0 }
    }

    private func date(_ gap: Gap, _ key: String) -> Message {
        if case .date(let date)? = gap.evidence[key] { date.words } else { Message(ja: "", en: "") }
    }

    /// What people typed, as `GapSearch` shows it in the edition; where names are withheld beyond that, its class.
    private func typed(_ gap: Gap, _ key: String) -> Message {
        guard request.anonymity == .none, case .text(let text)? = gap.evidence[key] else {
            return content(gap, key) ?? ContentClass.other.name
        }
        let most = 14
        return Message(same: text.count > most ? text.prefix(most - 1) + "…" : text)
    }

    /// What people typed as the class that it belongs to: it names nobody, and is the word of the signs.
    private func content(_ gap: Gap, _ key: String) -> Message? {
        if case .text(let text)? = gap.evidence[key] { ContentClass.recognise(text).name } else { nil }
    }
}
