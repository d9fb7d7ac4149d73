import EngawaGraph
import EngawaText

extension PropertyGraph {
    /// What there is in the graph: labels, types and keys that something has, and indexes.
    func schema(_ language: Language) -> Results {
        var rows: [[String]] = []
        func add(_ kind: Message, _ name: String, _ count: Int?) {
            if count != 0 { rows.append([kind[language], name, count.map(String.init) ?? ""]) }
        }
        for label in labels {
            add(Message(ja: "ラベル", en: "label"), ":" + ValueText.name(name(of: label)), nodeCount(label: label))
        }
        for type in types {
            let name = "[:" + ValueText.name(name(of: type)) + "]"
            add(Message(ja: "関係", en: "type"), name, relationshipCount(type: type))
        }
        for key in keys {
            let count = nodeCount(key: key) + relationshipCount(key: key)
            add(Message(ja: "プロパティ", en: "property"), ValueText.name(name(of: key)), count)
        }
        for index in indexes {
            let name = ":\(ValueText.name(name(of: index.label)))(\(ValueText.name(name(of: index.key))))"
            let kind = index.isUnique ? Message(ja: "索引（重複なし）", en: "unique index") : Message(ja: "索引", en: "index")
            add(kind, name, nil)
        }
        return Results(
            columns: [
                .init(Message(ja: "もの", en: "kind")), .init(Message(ja: "名前", en: "name")),
                .init(Message(ja: "数", en: "count"), .right),
            ],
            rows: rows,
            json: .null
        )
    }
}
