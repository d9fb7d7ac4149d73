import EngawaGraph

/// Properties that every relationship of a variable length must have, evaluated for a row.
struct WantedProperties {
    private var items: [(key: KeyToken?, value: CypherValue)] = []

    var isEmpty: Bool { items.isEmpty }

    init() {}

    init(
        _ properties: [(key: Int, value: Evaluator)],
        _ row: Int,
        _ batch: Batch,
        _ x: Execution
    ) throws(CypherError) {
        for (key, evaluator) in properties { items.append((x.key(key), try evaluator.value(row, batch, x))) }
    }

    /// Whether a relationship has them all.
    func fit(_ id: RelationshipID, _ graph: PropertyGraph) -> Bool {
        items.allSatisfy { key, value in
            key.map { CypherValue(graph.value($0, of: id)).equals(value) == true } ?? false
        }
    }
}
