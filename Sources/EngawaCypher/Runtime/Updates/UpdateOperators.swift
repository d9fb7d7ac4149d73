import EngawaGraph

/// Takes all rows before it changes anything, so that no step before it sees its changes, and gives them when all
/// changes are made.
class UpdateOperator: UnaryOperator {
    private let step: PlanStep
    private var ready: [Batch]?

    init(_ step: PlanStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func rewind() {
        ready = nil
        super.rewind()
    }

    /// Makes the changes of all rows, and gives the rows behind the step.
    func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] { batches }

    override func next() throws(CypherError) -> Batch? {
        if ready == nil {
            var batches: [Batch] = []
            var charged = 0
            while let batch = try input.next() {
                for slot in step.carried { charged += batch.columns[slot].memory(batch.count) }
                try x.charge(batch.count * 8)
                batches.append(batch)
            }
            try x.charge(charged)
            let made = try apply(batches)
            x.resolveNames()
            ready = made.filter { $0.count > 0 }.reversed()
        }
        return ready?.popLast()
    }
}

extension Execution {
    /// Runs a change of the graph, with its errors as those of a statement.
    func change<Result>(
        _ body: (inout GraphDraft) throws(GraphError) -> Result
    ) throws(CypherError) -> Result {
        try update { draft throws(CypherError) in
            do throws(GraphError) {
                return try body(&draft)
            } catch {
                throw error.cypherError(in: draft.graph)
            }
        }
    }

    /// The value as a property can hold it.
    func storable(_ value: CypherValue) throws(CypherError) -> Value {
        guard let stored = value.stored, stored.isProperty else {
            throw .runtime(
                .typeError,
                "InvalidPropertyType",
                ja: "プロパティには、数・文字列・真偽・日付などと、そのリストだけを入れられます",
                en: "a property holds numbers, strings, booleans, temporal values and lists of them, nothing else"
            )
        }
        return stored
    }

    func set(_ value: CypherValue, _ key: String, of target: CypherValue) throws(CypherError) {
        switch target {
        case .null: return
        case .node(let id):
            try checkThere(id)
            let value = try storable(value)
            journal.nodes.insert(id)
            _ = try change { draft throws(GraphError) in try draft.set(value, for: key, of: id) }
        case .relationship(let id):
            try checkThere(id)
            let value = try storable(value)
            journal.relationships.insert(id)
            _ = try change { draft throws(GraphError) in try draft.set(value, for: key, of: id) }
        default: throw Execution.noEntity
        }
    }

    /// Sets all properties of a map; where it replaces, others are removed.
    func set(all map: CypherValue, of target: CypherValue, isReplacing: Bool) throws(CypherError) {
        if target.isNull { return }
        let values: CypherMap
        switch map {
        case .map(let map): values = map
        case .node, .relationship: values = try properties(of: map).mapValue ?? CypherMap()
        case .null where !isReplacing: return
        case .null: values = CypherMap()
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "ここにはマップ（{名前: 値}）か、ノードか関係が要ります",
                en: "a map, a node or a relationship is needed here"
            )
        }
        if isReplacing, let old = try properties(of: target).mapValue {
            for entry in old where values[entry.key] == nil { try set(.null, entry.key, of: target) }
        }
        for entry in values { try set(entry.value, entry.key, of: target) }
    }

    func addLabels(_ labels: [String], to target: CypherValue) throws(CypherError) {
        switch target {
        case .null: return
        case .node(let id):
            try checkThere(id)
            journal.hasLabelChanges = true
            journal.nodes.insert(id)
            for label in labels {
                _ = try change { draft throws(GraphError) in try draft.addLabel(label, to: id) }
            }
        default: throw Execution.noEntity
        }
    }

    func removeLabels(_ labels: [String], from target: CypherValue) throws(CypherError) {
        switch target {
        case .null: return
        case .node(let id):
            try checkThere(id)
            journal.hasLabelChanges = true
            journal.nodes.insert(id)
            for label in labels {
                _ = try change { draft throws(GraphError) in try draft.removeLabel(label, from: id) }
            }
        default: throw Execution.noEntity
        }
    }

    static var noEntity: CypherError {
        .runtime(
            .typeError,
            "InvalidArgumentType",
            ja: "変えられるのはノードと関係だけです",
            en: "only nodes and relationships can be changed"
        )
    }
}

extension Value {
    /// Whether it may stand in a property: no map, also not within a list.
    fileprivate var isProperty: Bool {
        switch self {
        case .map: false
        case .list(let values): values.allSatisfy(\.isProperty)
        default: true
        }
    }
}
