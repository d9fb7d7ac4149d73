import EngawaEcomap
import EngawaText

extension SheetTemplate {
    /// The empty sheet: headers without rows.
    func sheet(_ language: Language) -> Results {
        Results(columns: columns.map { Results.Column($0.header) }, rows: [], json: json(language))
    }

    /// The columns, what goes into each, and what can be chosen; as the questions of a form where it is one.
    func explanation(_ language: Language, isForm: Bool) -> Results {
        let required = Message(ja: "必須", en: "required")
        return Results(
            columns: [
                Results.Column(isForm ? Message(ja: "質問", en: "question") : Message(ja: "列", en: "column")),
                Results.Column(required),
                Results.Column(isForm ? Message(ja: "形式", en: "kind") : Message(ja: "書き方", en: "what to write")),
                Results.Column(isForm ? Message(ja: "説明", en: "help text") : Message(ja: "書ける言葉", en: "words")),
                Results.Column(isForm ? Message(ja: "選択肢", en: "choices") : Message(ja: "いくつ書けるか", en: "how many")),
            ],
            rows: columns.map { column in
                let needed = column.isRequired ? required[language] : ""
                let hint = column.hint[language]
                let words = column.answer.choices.map { $0[language] }.joined(separator: language == .ja ? "、" : ", ")
                let (kind, count) = (column.answer.kindOfQuestion[language], column.answer.count[language])
                return [column.header[language], needed] + (isForm ? [kind, hint, words] : [hint, words, count])
            },
            json: json(language)
        )
    }

    private func json(_ language: Language) -> JSONText {
        [
            "sheet": .string(kind.rawValue),
            "columns": .array(
                columns.map { column in
                    [
                        "name": .string(column.header[language]), "required": .boolean(column.isRequired),
                        "hint": .string(column.hint[language]), "several": .boolean(column.answer.isSeveral),
                        "choices": .strings(column.answer.choices.map { $0[language] }),
                    ]
                }
            ),
        ]
    }
}

extension SheetTemplate.Column.Answer {
    /// What can be chosen; nothing where anything can be written.
    var choices: [Message] {
        switch self {
        case .text, .paragraph: []
        case .one(let words), .several(let words): words
        }
    }

    var isSeveral: Bool {
        if case .several = self { true } else { false }
    }

    fileprivate var count: Message {
        switch self {
        case .text, .paragraph, .one: Message(same: "")
        case .several: Message(ja: "「、」で区切っていくつでも", en: "several, with commas")
        }
    }

    fileprivate var kindOfQuestion: Message {
        switch self {
        case .text: Message(ja: "記述式（短文）", en: "short answer")
        case .paragraph: Message(ja: "段落", en: "paragraph")
        case .one: Message(ja: "プルダウン", en: "drop-down")
        case .several: Message(ja: "チェックボックス（その他あり）", en: "checkboxes with “other”")
        }
    }
}
