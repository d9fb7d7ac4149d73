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
                throw error.cypherError
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

extension GraphError {
    var cypherError: CypherError {
        switch self {
        case .notUnique:
            .runtime(
                .constraintValidationFailed,
                "NotUnique",
                ja: "同じ値を持つノードがもうあります（重複を許さない索引があります）",
                en: "another node has this value already, and the index on it is unique"
            )
        default:
            .runtime(
                .constraintVerificationFailed,
                "DeleteConnectedNode",
                ja: "関係の残っているノードは削除できません。関係も消すには DETACH DELETE を使ってください",
                en: "a node that still has relationships cannot be deleted; DETACH DELETE deletes them too"
            )
        }
    }
}

// MARK: - CREATE

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

// MARK: - SET and REMOVE

/// One thing that `SET` or `REMOVE` does.
enum Assignment: @unchecked Sendable {
    case property(Evaluator, key: String, Evaluator)
    case replace(Evaluator, Evaluator)
    case merge(Evaluator, Evaluator)
    case addLabels(Evaluator, [String])
    case removeProperty(Evaluator, key: String)
    case removeLabels(Evaluator, [String])
}

extension Execution {
    func assign(_ assignments: [Assignment], _ row: Int, _ batch: Batch) throws(CypherError) {
        for assignment in assignments {
            switch assignment {
            case .property(let target, let key, let value):
                try set(try value.value(row, batch, self), key, of: try target.value(row, batch, self))
            case .replace(let target, let map):
                let map = try map.value(row, batch, self)
                try set(all: map, of: try target.value(row, batch, self), isReplacing: true)
            case .merge(let target, let map):
                let map = try map.value(row, batch, self)
                try set(all: map, of: try target.value(row, batch, self), isReplacing: false)
            case .addLabels(let target, let labels):
                try addLabels(labels, to: try target.value(row, batch, self))
            case .removeProperty(let target, let key):
                try set(.null, key, of: try target.value(row, batch, self))
            case .removeLabels(let target, let labels):
                try removeLabels(labels, from: try target.value(row, batch, self))
            }
        }
    }
}

final class AssignStep: PlanStep, @unchecked Sendable {
    let assignments: [Assignment]
    private let used: Set<Int>
    private let word: String

    init(_ input: PlanStep, _ assignments: [Assignment], _ used: Set<Int>, _ word: String) {
        (self.assignments, self.used, self.word) = (assignments, used, word)
        super.init(input: input)
    }

    override var name: String { word }
    override var reads: Set<Int> { used }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { AssignOperator(self, input, x) }
}

final class AssignOperator: UpdateOperator {
    private let step: AssignStep

    init(_ step: AssignStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] {
        for batch in batches {
            for row in 0..<batch.count {
                try x.tick(8)
                try x.assign(step.assignments, row, batch)
            }
        }
        return batches
    }
}

// MARK: - DELETE

final class DeleteStep: PlanStep, @unchecked Sendable {
    let targets: [Evaluator]
    let isDetaching: Bool
    private let used: Set<Int>

    init(_ input: PlanStep, _ targets: [Evaluator], isDetaching: Bool, _ used: Set<Int>) {
        (self.targets, self.isDetaching, self.used) = (targets, isDetaching, used)
        super.init(input: input)
    }

    override var name: String { isDetaching ? "DetachDelete" : "Delete" }
    override var reads: Set<Int> { used }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { DeleteOperator(self, input, x) }
}

final class DeleteOperator: UpdateOperator {
    private let step: DeleteStep

    init(_ step: DeleteStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] {
        var nodes: Set<NodeID> = []
        var relationships: Set<RelationshipID> = []
        for batch in batches {
            for target in step.targets {
                for row in 0..<batch.count {
                    try collect(try target.value(row, batch, x), &nodes, &relationships)
                }
            }
        }
        for id in relationships.sorted() { try delete(id) }
        for id in nodes.sorted() where x.graph.contains(id) {
            if step.isDetaching {
                for tie in Array(x.graph.relationships(of: id, .both)) { try delete(tie.relationship) }
            }
            try x.tick(8)
            x.journal.nodes.insert(id)
            x.journal.hasDeletions = true
            try x.change { draft throws(GraphError) in try draft.deleteNode(id) }
        }
        return batches
    }

    private func delete(_ id: RelationshipID) throws(CypherError) {
        guard x.graph.contains(id) else { return }
        try x.tick(8)
        x.journal.relationships.insert(id)
        x.journal.deletedTypes[id] = x.type(of: id)
        try x.change { draft throws(GraphError) in try draft.deleteRelationship(id) }
    }

    private func collect(
        _ value: CypherValue,
        _ nodes: inout Set<NodeID>,
        _ relationships: inout Set<RelationshipID>
    ) throws(CypherError) {
        switch value {
        case .null: break
        case .node(let id): nodes.insert(id)
        case .relationship(let id): relationships.insert(id)
        case .path(let path):
            nodes.formUnion(path.nodes)
            relationships.formUnion(path.relationships)
        case .list(let values): for value in values { try collect(value, &nodes, &relationships) }
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "DELETE で消せるのは、ノード・関係・パスだけです",
                en: "DELETE takes nodes, relationships and paths only"
            )
        }
    }
}

// MARK: - MERGE

final class MergeStep: PlanStep, @unchecked Sendable {
    let plan: PlanStep
    let creations: [Creation]
    let onCreate, onMatch: [Assignment]
    /// Slots that the pattern gives.
    let made: [Int]
    /// The path, where it has a name: its slot, its start and its relationships.
    let path: (slot: Int, start: Int, relationships: [Int])?
    private let used: Set<Int>

    init(
        _ input: PlanStep,
        _ plan: PlanStep,
        _ creations: [Creation],
        onCreate: [Assignment],
        onMatch: [Assignment],
        made: [Int],
        path: (slot: Int, start: Int, relationships: [Int])?,
        _ used: Set<Int>
    ) {
        (self.plan, self.creations, self.onCreate, self.onMatch) = (plan, creations, onCreate, onMatch)
        (self.made, self.path, self.used) = (made, path, used)
        super.init(input: input)
    }

    override var nested: [PlanStep] { [plan] }
    override var reads: Set<Int> { used.subtracting(made) }
    override var writes: Set<Int> { Set(made) }
    override func neededOfNested(behind needed: Set<Int>) -> Set<Int> { needed.union(made).union(used) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { MergeOperator(self, input, x) }
}

final class MergeOperator: UpdateOperator {
    private let step: MergeStep
    private let plan: Subplan

    init(_ step: MergeStep, _ input: Operator, _ x: Execution) {
        self.step = step
        plan = Subplan(step.plan, x)
        super.init(step, input, x)
    }

    override func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] {
        let slots = Set(step.carried).union(step.made).sorted()
        var results: [Batch] = []
        for batch in batches {
            var result = Batch(width: batch.columns.count)
            for row in 0..<batch.count {
                try x.tick(16)
                let single = batch.row(row)
                try checkProperties(single)
                let argument = Batch(width: single.columns.count, count: 1)
                argument.columns = single.columns
                plan.restart(argument)
                var isFound = false
                while let found = try plan.root.next() {
                    isFound = true
                    for row in 0..<found.count { try x.assign(step.onMatch, row, found) }
                    append(found, to: result, slots)
                }
                if !isFound {
                    try x.create(step.creations, single)
                    if let path = step.path { single.columns[path.slot] = .constant(self.path(path, single)) }
                    try x.assign(step.onCreate, 0, single)
                    append(single, to: result, slots)
                }
                if result.count >= Batch.size {
                    results.append(result)
                    result = Batch(width: batch.columns.count)
                }
            }
            results.append(result)
        }
        return results
    }

    private func append(_ batch: Batch, to result: Batch, _ slots: [Int]) {
        for slot in slots {
            result.columns[slot].append(batch.columns[slot], count: result.count, adding: batch.count)
        }
        result.count += batch.count
    }

    /// A null can be matched by nothing, so that it would be made again and again.
    private func checkProperties(_ batch: Batch) throws(CypherError) {
        for creation in step.creations {
            let properties: [(key: String, value: Evaluator)]
            switch creation {
            case .node(_, _, let items, _): properties = items
            case .relationship(_, _, _, _, let items, _): properties = items
            }
            for property in properties where try property.value.value(0, batch, x).isNull {
                throw .runtime(
                    .semanticError,
                    "MergeReadOwnWrites",
                    ja: "MERGE のプロパティ「\(property.key)」が null です。値を入れるか、MERGE から外してください",
                    en: "the property \(property.key) of MERGE is null; give it a value or leave it out"
                )
            }
        }
    }

    private func path(_ path: (slot: Int, start: Int, relationships: [Int]), _ batch: Batch) -> CypherValue {
        guard var node = batch.columns[path.start].node(0) else { return .null }
        var nodes = [node]
        var walk: [RelationshipID] = []
        let graph = x.graph
        for slot in path.relationships {
            guard case .relationship(let id) = batch.value(slot, 0) else { return .null }
            let start = graph.start(of: id)
            node = start == node ? graph.end(of: id) : start
            nodes.append(node)
            walk.append(id)
        }
        return .path(CypherPath(nodes: nodes, relationships: walk))
    }
}

// MARK: - FOREACH

final class ForEachStep: PlanStep, @unchecked Sendable {
    let list: Evaluator
    let slot: Int
    let plan: PlanStep
    private let used: Set<Int>

    init(_ input: PlanStep, _ list: Evaluator, _ slot: Int, _ plan: PlanStep, _ used: Set<Int>) {
        (self.list, self.slot, self.plan, self.used) = (list, slot, plan, used)
        super.init(input: input)
    }

    override var name: String { "Foreach" }
    override var nested: [PlanStep] { [plan] }
    override var reads: Set<Int> { used.subtracting([slot]) }
    override func neededOfNested(behind needed: Set<Int>) -> Set<Int> { [] }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { ForEachOperator(self, input, x) }
}

final class ForEachOperator: UpdateOperator {
    private let step: ForEachStep
    private let plan: Subplan

    init(_ step: ForEachStep, _ input: Operator, _ x: Execution) {
        self.step = step
        plan = Subplan(step.plan, x)
        super.init(step, input, x)
    }

    override func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] {
        for batch in batches {
            for row in 0..<batch.count {
                let elements: [CypherValue]
                switch try step.list.value(row, batch, x) {
                case .null: continue
                case .list(let values): elements = values
                default:
                    throw .runtime(
                        .typeError,
                        "InvalidArgumentType",
                        ja: "FOREACH にはリストが要ります",
                        en: "FOREACH goes through a list"
                    )
                }
                for element in elements {
                    let single = batch.row(row)
                    single.columns[step.slot] = .constant(element)
                    plan.restart(single)
                    while try plan.root.next() != nil {}
                }
            }
        }
        return batches
    }
}
