import EngawaGraph
import EngawaText

/// Decides what of the texts that people type (内容, 頻度, 会場 …) an edition may show.
///
/// The internal edition shows all of them. In any other, and wherever names are withheld, a text is not shown that may hold
/// a name: one that looks like it (`FreeText`), or one in which a name stands that is withheld from this edition. Where
/// organisations are withheld too, no typed text is shown.
struct TypedText {
    private let map: EcomapMap
    private let request: EcomapRequest
    private let language: Language
    /// Names that may not stand in any text.
    private let withheld: WithheldNames

    /// The rule of `request`. O(actors of the map) where it withholds names.
    init(_ map: EcomapMap, _ request: EcomapRequest) {
        self.map = map
        self.request = request
        language = request.language ?? map.language
        withheld = WithheldNames(map, request)
    }

    /// Whether everything may be shown as it was typed.
    var showsAll: Bool { request.edition == .internal && request.anonymity == .none }

    /// The text; nil where it may not be shown.
    func shown(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        if showsAll { return text }
        if request.anonymity == .all || FreeText.mayHoldName(text) { return nil }
        return withheld.stand(in: text) ? nil : text
    }

    /// What a tie brings, in words: where a text may not be shown, the class of contents that it belongs to.
    func contents(_ contents: [String]) -> [String] {
        var shown: [String] = []
        for content in contents {
            let word = self.shown(content) ?? ContentClass.recognise(content).name[language]
            if !shown.contains(word) { shown.append(word) }
        }
        return shown
    }

    /// A text that names somebody (運営団体): shown where the map knows who that is and may show the name.
    func name(_ text: String?) -> String? {
        guard let text, !showsAll else { return text }
        let nodes = [Schema.Label.actor, Schema.Label.ibasho].flatMap { label -> [NodeID] in
            guard let label = map.graph.label(label), let key = map.tokens.name else { return [] }
            return map.graph.nodes(label: label, key: key, cypherEquals: .string(text))
        }
        if nodes.isEmpty {
            let isOrganisation = ![.person, .group, .other].contains(
                KindClass.recognise(kind: nil, name: text).kindClass
            )
            return isOrganisation ? shown(text) : nil
        }
        let isKnown = nodes.allSatisfy {
            map.withheldRole(of: $0, map.kindClass(of: $0), request, language) == nil
        }
        return isKnown ? text : nil
    }
}
