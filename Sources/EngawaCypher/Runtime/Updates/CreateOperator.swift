import EngawaGraph

/// A node or a relationship to be made.
enum Creation: @unchecked Sendable {
    case node(slot: Int, labels: [String], properties: [(key: String, value: Evaluator)], map: Evaluator?)
    case relationship(
        slot: Int,
        type: String,
        from: Int,
        to: Int,
        properties: [(key: String, value: Evaluator)],
        map: Evaluator?
    )

    var slot: Int {
        switch self {
        case .node(let slot, _, _, _): slot
        case .relationship(let slot, _, _, _, _, _): slot
        }
    }
}

extension Execution {
    /// The properties of something to be made, in order.
    func properties(
        _ items: [(key: String, value: Evaluator)],
        _ map: Evaluator?,
        _ row: Int,
        _ batch: Batch
    ) throws(CypherError) -> [(String, Value)] {
        var properties: [(String, Value)] = []
        for item in items {
            properties.append((item.key, try storable(try item.value.value(row, batch, self))))
        }
        if let map {
            switch try map.value(row, batch, self) {
            case .null: break
            case .map(let map): for entry in map { properties.append((entry.key, try storable(entry.value))) }
            default:
                throw .runtime(
                    .typeError,
                    "InvalidArgumentType",
                    ja: "ここにはマップ（{名前: 値}）が要ります",
                    en: "a map is needed here"
                )
            }
        }
        return properties
    }

    /// Makes what a pattern lacks, for a batch of one row, whose columns hold it afterwards.
    func create(_ creations: [Creation], _ batch: Batch) throws(CypherError) {
        for creation in creations {
            switch creation {
            case .node(let slot, let labels, let items, let map):
                let properties = try properties(items, map, 0, batch)
                let id = try change { draft throws(GraphError) in
                    try draft.createNode(labels: labels, properties: properties)
                }
                batch.columns[slot] = .nodes([id])
            case .relationship(let slot, let type, let from, let to, let items, let map):
                guard let start = batch.columns[from].node(0), let end = batch.columns[to].node(0) else {
                    throw .runtime(
                        .typeError,
                        "InvalidArgumentType",
                        ja: "関係の端のノードがありません（null です）",
                        en: "an end of the relationship is null"
                    )
                }
                try checkThere(start)
                try checkThere(end)
                let properties = try properties(items, map, 0, batch)
                let id = try change { draft throws(GraphError) in
                    try draft.createRelationship(type, from: start, to: end, properties: properties)
                }
                batch.columns[slot] = .relationships([id])
            }
        }
    }
}

extension Batch {
    /// One row as a batch of its own.
    func row(_ row: Int) -> Batch {
        let result = Batch(width: columns.count, count: 1)
        for slot in columns.indices {
            switch columns[slot] {
            case .absent: break
            case .nodes(let ids): result.columns[slot] = .nodes([ids[row]])
            case .relationships(let ids): result.columns[slot] = .relationships([ids[row]])
            case .values(let values): result.columns[slot] = .constant(values[row])
            case .constant(let value): result.columns[slot] = .constant(value)
            case .property(let column): result.columns[slot] = .constant(column[row])
            }
        }
        return result
    }
}

final class CreateStep: PlanStep, @unchecked Sendable {
    let creations: [Creation]
    private let used: Set<Int>

    init(_ input: PlanStep, _ creations: [Creation], _ used: Set<Int>) {
        (self.creations, self.used) = (creations, used)
        super.init(input: input)
    }

    override var reads: Set<Int> { used.subtracting(writes) }
    override var writes: Set<Int> { Set(creations.map(\.slot)) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { CreateOperator(self, input, x) }
}

final class CreateOperator: UpdateOperator {
    private let step: CreateStep

    init(_ step: CreateStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] {
        let slots = step.writes.sorted()
        for batch in batches {
            var made = [Column](repeating: .absent, count: slots.count)
            for row in 0..<batch.count {
                try x.tick(16)
                let single = batch.row(row)
                try x.create(step.creations, single)
                for (place, slot) in slots.enumerated() {
                    made[place].append(single.columns[slot], count: row, adding: 1)
                }
            }
            for (place, slot) in slots.enumerated() { batch.columns[slot] = made[place] }
        }
        return batches
    }
}
