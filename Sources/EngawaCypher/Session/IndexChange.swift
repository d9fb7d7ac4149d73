import EngawaGraph

/// `CREATE INDEX` or `DROP INDEX`.
struct IndexChange {
    enum Change {
        case create(isUnique: Bool)
        case drop
    }

    let change: Change
    /// Whether it is an error where nothing is to be done: written without `IF [NOT] EXISTS`.
    let isSure: Bool
    let label: Name
    let key: Name
    let mode: Statement.Mode

    /// Makes the change, unless it is only explained.
    func run(in draft: inout GraphDraft) throws(CypherError) -> CypherTable {
        if mode != .explain {
            switch change {
            case .create(let isUnique): try create(isUnique, in: &draft)
            case .drop: try drop(in: &draft)
            }
        }
        return result(draft.graph)
    }

    /// What the statement gives: nothing, or the plan where it asks for one.
    func result(_ graph: PropertyGraph) -> CypherTable {
        CypherTable(
            columns: [],
            parts: [],
            statistics: CypherStatistics(),
            graph: graph,
            plan: mode == .run ? nil : plan
        )
    }

    private var plan: CypherPlan {
        let name =
            switch change {
            case .create(isUnique: false): "CreateIndex"
            case .create(isUnique: true): "CreateUniqueIndex"
            case .drop: "DropIndex"
            }
        return CypherPlan(name: name, details: place, estimatedRows: nil, rows: nil, time: nil, inputs: [])
    }

    private var place: String { ":\(label.text)(\(key.text))" }

    private func create(_ isUnique: Bool, in draft: inout GraphDraft) throws(CypherError) {
        if draft.graph.hasIndex(label.text, key.text) {
            guard isSure else { return }
            throw .runtime(
                .constraintValidationFailed,
                "IndexAlreadyExists",
                ja: "\(place) の索引はもうあります",
                en: "there is an index on \(place) already",
                at: label.span
            )
        }
        do throws(GraphError) {
            _ = try draft.createIndex(label: label.text, key: key.text, isUnique: isUnique)
        } catch {
            throw error.cypherError(in: draft.graph)
        }
    }

    private func drop(in draft: inout GraphDraft) throws(CypherError) {
        if draft.graph.hasIndex(label.text, key.text) {
            _ = draft.dropIndex(label: label.text, key: key.text)
        } else if isSure {
            throw .runtime(
                .constraintValidationFailed,
                "IndexNotFound",
                ja: "\(place) の索引はありません",
                en: "there is no index on \(place)",
                at: label.span
            )
        }
    }
}

extension PropertyGraph {
    fileprivate func hasIndex(_ label: String, _ key: String) -> Bool {
        guard let label = self.label(label), let key = self.key(key) else { return false }
        return hasIndex(label: label, key: key)
    }
}
