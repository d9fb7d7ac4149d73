import EngawaGraph
import EngawaStore
import EngawaText

extension ForgetError {
    /// How `engawa forget` ends over it.
    var failure: Failure {
        switch self {
        case .nobody(let name):
            .notDone(
                Message(
                    ja: "「\(name)」という人・団体は、マップにも記録にもありません",
                    en: "nobody called \(name) is in the map or its history"
                ),
                advice: Message(ja: "名前は図や表のとおりに書いてください", en: "write the name as it stands in the sheets")
            )
        case .ambiguous(let name, let nodes):
            .notDone(
                Message(
                    ja: "「\(name)」は \(nodes.count) 件あり、どれか決められません",
                    en: "\(nodes.count) are called \(name); it must be said which"
                ),
                advice: Message(
                    ja: "--id を付けてください: \(nodes.map { "\($0.id)" }.joined(separator: "、"))",
                    en: "give --id, one of: \(nodes.map { "\($0.id)" }.joined(separator: ", "))"
                )
            )
        }
    }
}

extension ForgetReport {
    /// What stays for a decision, in rows, and the whole report as one object.
    func results(_ language: Language) -> Results {
        Results(
            columns: [
                .init(Message(ja: "名前が残るところ", en: "holds the name")), .init(Message(ja: "項目", en: "property")),
                .init(Message(ja: "記録", en: "transaction"), .right), .init(Message(ja: "いまも", en: "current")),
            ],
            rows: mentions.map {
                let current = $0.isCurrent ? Message(ja: "はい", en: "yes") : Message(ja: "いいえ", en: "no")
                return [$0.subject.words, $0.key, "\($0.transaction)", current[language]]
            },
            json: [
                "transaction": .integer(transaction),
                "mentions": .array(
                    mentions.map {
                        [
                            "subject": .string($0.subject.words), "key": .string($0.key),
                            "transaction": .integer($0.transaction), "current": .boolean($0.isCurrent),
                        ]
                    }
                ),
                "removedFiles": .strings(removedFiles),
            ]
        )
    }
}
