import EngawaGraph
import EngawaText

/// Who may be named to whom in a list of gaps.
///
/// Somebody without consent is not proposed in an edition that may not name them, neither as a candidate nor as one who
/// could introduce; anonymous groups and generic names never are, for nobody could be asked.
struct GapNames {
    let map: EcomapMap
    let request: EcomapRequest
    private let language: Language
    private let proposesPersons: Bool
    /// Names that may not stand in any text.
    private let withheld: WithheldNames

    /// Says who may be named. O(actors of the map) where names are withheld.
    init(_ map: EcomapMap, _ request: GapRequest) {
        self.map = map
        self.request = EcomapRequest(edition: request.edition, anonymity: request.anonymity, day: request.day)
        language = map.language
        proposesPersons = request.proposesPersons
        withheld = WithheldNames(map, self.request)
    }

    /// The name, or where the edition withholds it the role that stands for it.
    func shown(_ node: NodeID) -> String {
        guard let role = map.withheldRole(of: node, map.kindClass(of: node), request, language) else {
            return map.name(of: node)
        }
        return role == KindClass.person.name.ja ? "個人の方" : role
    }

    /// What people have typed, as the edition may show it.
    func shown(text: String) -> String {
        mayShow(text: text) ? text : ContentClass.recognise(text).name[language]
    }

    /// Whether what people have typed may be shown as it is.
    func mayShow(text: String) -> Bool {
        if request.anonymity == .all { return false }
        return request.edition == .internal || !(FreeText.mayHoldName(text) || withheld.stand(in: text))
    }

    /// Whether somebody can be spoken to: an anonymous group or a generic name cannot.
    func canBeSpokenTo(_ node: NodeID) -> Bool {
        if let group = map.tokens.group, map.graph.hasLabel(node, group) { return false }
        return map.kindClass(of: node) != .group && !GenericNames.contains(map.name(of: node))
    }

    /// Whether the node may be proposed by name.
    func mayBeProposed(_ node: NodeID) -> Bool {
        if let ibasho = map.tokens.ibasho, map.graph.hasLabel(node, ibasho) { return true }
        guard canBeSpokenTo(node), !map.name(of: node).isEmpty else { return false }
        let kindClass = map.kindClass(of: node)
        guard proposesPersons || !map.isPerson(node, kindClass) else { return false }
        return map.withheldRole(of: node, kindClass, request, language) == nil
    }
}

extension Message {
    /// Names one after another, as each language joins them.
    static func names(_ names: [String], atMost limit: Int = 3) -> Message {
        let shown = names.prefix(limit)
        let more = names.count - shown.count
        return Message(
            ja: shown.joined(separator: "、") + (more > 0 ? "ほか\(more)" : ""),
            en: shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        )
    }
}
