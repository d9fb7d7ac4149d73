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
    private let withheld: [String]

    /// The rule of `request`, with the names that are withheld from it. O(nodes of the map) for persons who are in none of
    /// `texts`; only those that stand somewhere in them are kept.
    init(_ map: EcomapMap, _ request: EcomapRequest, texts: [String]) {
        self.map = map
        self.request = request
        language = request.language ?? map.language
        guard request.edition != .internal || request.anonymity != .none, request.anonymity != .all else {
            withheld = []
            return
        }
        withheld = TypedText.names(withheldBy: request, language, in: map, standingIn: texts)
    }

    /// Whether everything may be shown as it was typed.
    var showsAll: Bool { request.edition == .internal && request.anonymity == .none }

    /// The text; nil where it may not be shown.
    func shown(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        if showsAll { return text }
        if request.anonymity == .all || FreeText.mayHoldName(text) { return nil }
        return withheld.contains { TypedText.stands($0, in: text) } ? nil : text
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

    private static func names(
        withheldBy request: EcomapRequest,
        _ language: Language,
        in map: EcomapMap,
        standingIn texts: [String]
    ) -> [String] {
        guard let actors = map.graph.label(Schema.Label.actor) else { return [] }
        let all = texts.joined(separator: "\n")
        return map.graph.nodes(label: actors).compactMap { node in
            let name = map.name(of: node)
            guard !name.isEmpty, stands(name, in: all),
                map.withheldRole(of: node, map.kindClass(of: node), request, language) != nil
            else { return nil }
            return name
        }
    }

    /// Whether a name stands in a text, with or without its form of address.
    private static func stands(_ name: String, in text: String) -> Bool {
        let bare = ["さん", "氏", "様"].first { name.hasSuffix($0) && name.count > $0.count + 1 }
            .map { String(name.dropLast($0.count)) }
        return text.contains(bare ?? name)
    }
}
