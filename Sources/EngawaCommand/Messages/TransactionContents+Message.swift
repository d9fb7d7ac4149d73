import EngawaGraph
import EngawaStore
import EngawaText

extension NodeMention {
    /// A node by its name, else by its labels and id: `田中農園`, `:Place 17`.
    var words: String { name ?? (labels.map { ":\($0)" } + ["\(id)"]).joined(separator: " ") }

    /// A node with its labels: `田中農園 :Actor:Group`.
    var longWords: String {
        name == nil ? words : words + (labels.isEmpty ? "" : " ") + labels.map { ":\($0)" }.joined()
    }

    var json: JSONText {
        ["id": .integer(Int(id.rawValue)), "labels": .strings(labels), "name": .string(orNull: name)]
    }
}

extension RelationshipMention {
    /// A relationship as an arrow between its ends: `田中農園 —SUPPORTS→ みんなの食堂`.
    var words: String { "\(start.words) —\(type)→ \(end.words)" }
}

extension Fate {
    var words: Message {
        switch self {
        case .created: Message(ja: "新規", en: "created")
        case .changed: Message(ja: "変更", en: "changed")
        case .removed: Message(ja: "削除", en: "removed")
        }
    }
}

extension TransactionContents {
    /// The transaction in rows for people and as one object for programs.
    func results(_ language: Language) -> Results {
        Results(
            columns: [
                .init(Message(ja: "変化", en: "change")), .init(Message(ja: "何が", en: "what")),
                .init(Message(ja: "中身", en: "contents")),
            ],
            rows: rows.map { row in row.map { $0[language] } },
            json: json
        )
    }

    private var rows: [[Message]] {
        var rows: [[Message]] = []
        // What came, then what changed, then what went; of each the nodes before the relationships.
        for fate in Fate.allCases {
            for change in nodes where change.fate == fate {
                rows.append([fate.words, Message(same: change.node.longWords), change.words])
            }
            for change in relationships where change.fate == fate {
                let words = change.properties.words(fate)
                rows.append([fate.words, Message(same: change.relationship.words), words])
            }
        }
        for change in attributes {
            let what = Message(ja: "マップの属性", en: "attribute of the map")
            rows.append([Fate.changed.words, what, [change].words(.changed)])
        }
        for change in indexes {
            let what =
                change.isUnique ? Message(ja: "重複を許さない索引", en: "unique index") : Message(ja: "索引", en: "index")
            rows.append([change.fate.words, what, Message(same: ":\(change.label)(\(change.key))")])
        }
        return rows
    }

    private var json: JSONText {
        [
            "number": .integer(summary.number), "time": .string(UniversalTime.text(milliseconds: summary.time)),
            "author": .string(summary.author), "message": .string(summary.message),
            "created": .integer(summary.created), "changed": .integer(summary.changed),
            "removed": .integer(summary.removed),
            "nodes": .array(
                nodes.map { change in
                    [
                        "change": .string(change.fate.rawValue), "id": .integer(Int(change.node.id.rawValue)),
                        "labels": .strings(change.node.labels), "name": .string(orNull: change.node.name),
                        "properties": change.properties.json, "labelsAdded": .strings(change.labelsAdded),
                        "labelsRemoved": .strings(change.labelsRemoved),
                    ]
                }
            ),
            "relationships": .array(
                relationships.map { change in
                    [
                        "change": .string(change.fate.rawValue),
                        "id": .integer(Int(change.relationship.id.rawValue)),
                        "type": .string(change.relationship.type), "start": change.relationship.start.json,
                        "end": change.relationship.end.json, "properties": change.properties.json,
                    ]
                }
            ),
            "attributes": attributes.json,
            "indexes": .array(
                indexes.map { change in
                    [
                        "change": .string(change.fate.rawValue), "label": .string(change.label),
                        "key": .string(change.key), "unique": .boolean(change.isUnique),
                    ]
                }
            ),
        ]
    }
}

extension NodeChange {
    /// Its properties and labels in words.
    fileprivate var words: Message {
        let labels = labelsAdded.map { Message(same: "+:\($0)") } + labelsRemoved.map { Message(same: "−:\($0)") }
        return (properties.parts(fate) + labels).joined
    }
}

extension [ValueChange] {
    /// What a list of changes is in words; one side is enough for what came or went.
    fileprivate func words(_ fate: Fate) -> Message { parts(fate).joined }

    fileprivate func parts(_ fate: Fate) -> [Message] {
        map { change in
            let key = Message(same: change.key + ": ")
            return switch fate {
            case .created: key + change.new.words
            case .removed: key + change.old.words
            case .changed: key + change.old.words + Message(same: " → ") + change.new.words
            }
        }
    }

    fileprivate var json: JSONText {
        .array(map { ["key": .string($0.key), "old": $0.old.json, "new": $0.new.json] })
    }
}

extension [Message] {
    fileprivate var joined: Message {
        Message(ja: map(\.ja).joined(separator: "；"), en: map(\.en).joined(separator: "; "))
    }
}
