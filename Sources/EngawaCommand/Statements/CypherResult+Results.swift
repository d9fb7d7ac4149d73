import EngawaCypher
import EngawaText

extension CypherResult {
    /// The rows as they are printed: numbers on the right; no value is `null` in a table, and nothing in CSV.
    func results(_ format: Format) -> Results {
        let values = ValueText(graph)
        let nothing = format == .csv ? "" : "null"
        return Results(
            columns: columns.indices.map { column in
                Results.Column(Message(same: columns[column]), isNumeric(column) ? .right : .left)
            },
            rows: rows.map { $0.map { $0.isNull ? nothing : values.text($0) } },
            json: .null
        )
    }

    /// Whether a column holds numbers, and nothing else but nulls.
    private func isNumeric(_ column: Int) -> Bool {
        var hasNumber = false
        for row in rows {
            switch row[column] {
            case .integer, .float: hasNumber = true
            case .null: break
            default: return false
            }
        }
        return hasNumber
    }
}

extension CypherStatistics {
    /// What changed, in one line; nil where nothing did.
    /// - Parameter transaction: the number of the transaction that it is; nil where it is a part of one, or none.
    func message(transaction: Int?) -> Message? {
        if isEmpty {
            // Such as an index.
            return transaction.map { Message(ja: "記録 \($0) 番になりました", en: "committed as transaction \($0)") }
        }
        let counts: [(String, String, Int, Int)] = [
            ("ノード", "nodes", nodesCreated, nodesDeleted),
            ("つながり", "relationships", relationshipsCreated, relationshipsDeleted),
            ("ラベル", "labels", labelsAdded, labelsRemoved),
            ("プロパティ", "properties", propertiesSet, propertiesRemoved),
        ]
        func text(_ added: Int, _ removed: Int) -> String {
            [added > 0 ? "+\(added)" : nil, removed > 0 ? "−\(removed)" : nil].compactMap(\.self).joined(separator: " ")
        }
        let changed = counts.filter { $0.2 > 0 || $0.3 > 0 }
        let ja = changed.map { "\($0.0) \(text($0.2, $0.3))" }.joined(separator: "、")
        let en = changed.map { "\($0.1) \(text($0.2, $0.3))" }.joined(separator: ", ")
        guard let transaction else { return Message(ja: ja, en: en) }
        return Message(ja: "\(ja)（記録 \(transaction) 番）", en: "\(en) (transaction \(transaction))")
    }
}
