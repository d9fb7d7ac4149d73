import EngawaGraph

/// Where the nodes of a scan come from.
enum NodeSource: Sendable {
    case all
    case label(Int)
    /// Nodes of a label whose property equals a value.
    case index(label: Int, key: Int, Evaluator)
    /// Nodes of a label whose property equals one of the elements of a list.
    case indexAny(label: Int, key: Int, Evaluator)
    /// Nodes of a label whose text begins with another.
    case indexPrefix(label: Int, key: Int, Evaluator)
    /// Nodes of a label whose property is in a range.
    case indexRange(label: Int, key: Int, ComparisonOperator, Evaluator)
    /// The node with an id: `id(n) = value`.
    case id(Evaluator)
}

/// For every row, every node of a source.
final class NodeScanStep: PlanStep, @unchecked Sendable {
    let slot: Int
    let source: NodeSource
    private let used: Set<Int>
    private let text: String

    init(_ input: PlanStep, _ slot: Int, _ source: NodeSource, _ used: Set<Int>, _ text: String) {
        (self.slot, self.source, self.used, self.text) = (slot, source, used, text)
        super.init(input: input)
    }

    override var reads: Set<Int> { used }
    override var writes: Set<Int> { [slot] }
    override var details: String { text }

    override var name: String {
        switch source {
        case .all: "AllNodesScan"
        case .label: "NodeByLabelScan"
        case .index, .indexAny: "NodeIndexSeek"
        case .indexPrefix: "NodeIndexPrefixSeek"
        case .indexRange: "NodeIndexRangeSeek"
        case .id: "NodeByIdSeek"
        }
    }

    override var isCountable: Bool { true }
    override var isMultiplying: Bool { true }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { NodeScanOperator(self, input, x) }
}

final class NodeScanOperator: FlatMapOperator {
    private let step: NodeScanStep
    private var ids: IDSequence<NodeID>?
    private var list: [NodeID] = []
    private var place = 0
    private var made: [NodeID] = []

    init(_ step: NodeScanStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        let graph = x.graph
        (ids, place) = (nil, 0)
        list.removeAll(keepingCapacity: true)
        switch step.source {
        case .all: ids = graph.nodes
        case .label(let label):
            guard let token = x.label(label) else { return false }
            ids = graph.nodes(label: token)
        case .index(let label, let key, let evaluator):
            guard let label = x.label(label), let key = x.key(key) else { return false }
            // No property equals what no property can hold.
            guard let value = try evaluator.value(row, batch, x).stored else { return false }
            list = graph.nodes(label: label, key: key, cypherEquals: value)
        case .indexAny(let label, let key, let evaluator):
            guard let label = x.label(label), let key = x.key(key) else { return false }
            guard case .list(let values) = try evaluator.value(row, batch, x) else { return false }
            var found: Set<NodeID> = []
            for value in values {
                guard let value = value.stored else { continue }
                found.formUnion(graph.nodes(label: label, key: key, cypherEquals: value))
            }
            list = found.sorted()
        case .indexPrefix(let label, let key, let evaluator):
            guard let label = x.label(label), let key = x.key(key) else { return false }
            guard case .string(let prefix) = try evaluator.value(row, batch, x) else { return false }
            list = Array(graph.nodes(label: label, key: key, prefix: prefix))
        case .indexRange(let label, let key, let comparison, let evaluator):
            guard let label = x.label(label), let key = x.key(key) else { return false }
            guard let value = try evaluator.value(row, batch, x).stored, !value.isNull else { return false }
            let range: ValueRange =
                switch comparison {
                case .less: ValueRange(upper: .exclusive(value))
                case .atMost: ValueRange(upper: .inclusive(value))
                case .greater: ValueRange(lower: .exclusive(value))
                default: ValueRange(lower: .inclusive(value))
                }
            list = Array(graph.nodes(label: label, key: key, in: range))
        case .id(let evaluator):
            guard case .integer(let number) = try evaluator.value(row, batch, x),
                let raw = UInt32(exactly: number), graph.contains(NodeID(rawValue: raw))
            else { return false }
            list = [NodeID(rawValue: raw)]
        }
        return true
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        if ids == nil {
            while place < list.count, sources.count < limit {
                made.append(list[place])
                sources.append(Int32(truncatingIfNeeded: row))
                place += 1
            }
            return place < list.count
        }
        while sources.count < limit {
            guard let id = ids?.next() else { return false }
            made.append(id)
            sources.append(Int32(truncatingIfNeeded: row))
        }
        return true
    }

    /// A product is counted, not made.
    override func count() throws(CypherError) -> Int {
        let size: Int
        switch step.source {
        case .all: size = x.graph.nodeCount
        case .label(let label): size = x.label(label).map { x.graph.nodeCount(label: $0) } ?? 0
        default: return try super.count()
        }
        let (product, overflow) = try input.count().multipliedReportingOverflow(by: size)
        guard !overflow else {
            throw .runtime(
                .arithmeticError,
                "IntegerOverflow",
                ja: "行の数が 64 ビットに収まりません",
                en: "there are more rows than 64 bits can count"
            )
        }
        return product
    }

    override func deliver(_ result: Batch) {
        result.columns[step.slot] = .nodes(made)
        made = []
        made.reserveCapacity(min(Batch.size, 4 * result.count))
    }

    override func rewind() {
        made.removeAll(keepingCapacity: true)
        super.rewind()
    }
}

/// Whether a relationship is in one of the slots, by itself or in a list: a pattern takes no relationship twice.
func isUsed(_ id: RelationshipID, _ slots: [Int], _ row: Int, _ batch: Batch) -> Bool {
    for slot in slots {
        switch batch.columns[slot] {
        case .relationships(let ids): if ids[row] == id { return true }
        case .absent, .nodes, .property: break
        case .values(let values): if values[row].holds(id) { return true }
        case .constant(let value): if value.holds(id) { return true }
        }
    }
    return false
}

extension CypherValue {
    fileprivate func holds(_ id: RelationshipID) -> Bool {
        switch self {
        case .relationship(let other): other == id
        case .list(let values): values.contains { $0.holds(id) }
        default: false
        }
    }
}
