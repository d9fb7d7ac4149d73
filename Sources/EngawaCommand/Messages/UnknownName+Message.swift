import EngawaCypher
import EngawaText

extension UnknownName {
    /// That nothing has the name, where it stands in the statement, and which name was perhaps meant.
    func message(in query: String) -> Message {
        let place = TextPlace(of: span.start, in: query)
        let what =
            switch kind {
            case .label: Message(ja: "ラベル", en: "label")
            case .relationshipType: Message(ja: "関係", en: "relationship type")
            case .propertyKey: Message(ja: "プロパティ", en: "property")
            }
        let near = suggestion.map { Message(ja: "。「\($0)」ですか", en: "; did you mean \"\($0)\"?") }
        return Message(
            ja: "注意: \(place.line) 行 \(place.column) 文字目の\(what.ja)「\(name)」は、マップのどこにもありません",
            en: "note: line \(place.line), column \(place.column): nothing in the map has the \(what.en) \"\(name)\""
        ) + (near ?? Message(same: ""))
    }
}
