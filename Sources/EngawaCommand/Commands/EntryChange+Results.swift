import EngawaEcomap
import EngawaGraph
import EngawaText

extension EntryChange {
    /// What was done, in one line.
    func line(_ node: NodeID, _ transaction: Int?, isTrial: Bool) -> Message {
        let who = Message(
            ja: "\(node.rawValue)番" + (name.isEmpty ? "" : "「\(name)」"),
            en: "\(node.rawValue)" + (name.isEmpty ? "" : " (\(name))")
        )
        if isTrial, !changes.isEmpty {
            return who
                + Message(ja: "はこう変わります（確かめただけで、マップは変えていません）", en: " would change (a trial: the map is unchanged)")
        }
        guard let transaction else {
            return who + Message(ja: "はすでにその値です。何も変えていません", en: " holds this already; nothing was changed")
        }
        return who + Message(ja: "を直しました（記録 \(transaction) 番）", en: ": put right (transaction \(transaction))")
    }

    /// The columns in rows, and the whole change as one object.
    func results(_ node: NodeID, _ transaction: Int?, _ call: ParsedCall, _ language: Language) -> Results {
        let isTable = Context.format(call) == .table
        return Results(
            columns: [
                .init(Message(ja: "列", en: "column")), .init(Message(ja: "前", en: "before")),
                .init(Message(ja: "後", en: "after")),
            ],
            rows: changes.map { change in
                return [change.title[language] + change.tie[language]]
                    + [change.before, change.after].map { change.text($0, language, isTable: isTable) }
            },
            json: [
                "transaction": .integer(orNull: transaction), "number": .integer(Int(node.rawValue)),
                "name": .string(name),
                "changes": .array(
                    changes.map { change in
                        [
                            "column": .string(change.title[language]), "before": change.before.json,
                            "after": change.after.json, "ibasho": .string(orNull: change.ibasho),
                            "since": change.since.json,
                        ]
                    }
                ),
            ]
        )
    }
}

extension CellChange {
    /// Whose tie it was, and which of several.
    fileprivate var tie: Message {
        guard let ibasho else { return Message(same: "") }
        guard isOneOfSeveral else { return Message(ja: "（\(ibasho)）", en: " (\(ibasho))") }
        let began = TieSummary.beginning(since)
        return Message(ja: "（\(ibasho)、\(began.ja)）", en: " (\(ibasho), \(began.en))")
    }

    /// A value as a sheet has it; nothing is a dash for the eye.
    fileprivate func text(_ value: Value, _ language: Language, isTable: Bool) -> String {
        if value == .null, !isTable { return "" }
        return (word(for: value) ?? value.words)[language]
    }
}
