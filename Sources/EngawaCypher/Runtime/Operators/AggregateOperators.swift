import EngawaGraph

/// Groups rows by the values of some slots and sums each group up.
final class AggregateStep: PlanStep, @unchecked Sendable {
    let keys: [(slot: Int, value: Evaluator)]
    let aggregates: [(slot: Int, AggregateCall)]
    private let used: Set<Int>
    private let text: String

    init(
        _ input: PlanStep,
        keys: [(slot: Int, value: Evaluator)],
        aggregates: [(slot: Int, AggregateCall)],
        _ used: Set<Int>,
        _ text: String
    ) {
        (self.keys, self.aggregates, self.used, self.text) = (keys, aggregates, used, text)
        super.init(input: input)
    }

    override var name: String { "Aggregation" }
    override var details: String { text }
    override var isBarrier: Bool { true }
    override var reads: Set<Int> { used }
    override var writes: Set<Int> { Set(keys.map(\.slot) + aggregates.map(\.slot)) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { AggregateOperator(self, input, x) }

    /// Whether only the number of rows is asked for.
    var isCount: Bool { keys.isEmpty && aggregates.allSatisfy { $0.1.argument == nil } }

    /// The slot of a node that the only key is a property of: equal nodes have equal keys.
    var keyNode: Int? {
        guard keys.count == 1, let property = keys[0].value.unplaced as? PropertyEvaluator else { return nil }
        return (property.subject as? SlotEvaluator)?.slot
    }
}

final class AggregateOperator: UnaryOperator {
    private let step: AggregateStep
    private var isDone = false
    private var table: [EquivalentRow: Int32] = [:]
    private var keys: [[CypherValue]] = []
    private var sums: [GroupedSum] = []
    private var charged = 0
    /// The groups of nodes by their ids, where the key is a property of a node; -1: not known yet.
    private var groupOfNode: [Int32] = []

    init(_ step: AggregateStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func rewind() {
        isDone = false
        table = [:]
        keys = []
        groupOfNode = []
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        if isDone { return nil }
        isDone = true
        sums = step.aggregates.map { $0.1.makeSum() }
        if step.isCount {
            let count = try input.count()
            let result = Batch(width: step.width, count: 1)
            for aggregate in step.aggregates { result.columns[aggregate.slot] = .constant(.integer(Int64(count))) }
            return result
        }
        if step.keys.isEmpty { try addGroup([]) }
        while let batch = try input.next() {
            let groups: [Int32]
            if step.keys.isEmpty {
                groups = [Int32](repeating: 0, count: batch.count)
            } else {
                groups = try self.groups(batch)
            }
            for sum in sums { try sum.add(groups, batch, x) }
        }
        try x.charge(-charged)
        charged = 0
        if keys.isEmpty { return nil }
        let result = Batch(width: step.width, count: keys.count)
        for (place, key) in step.keys.enumerated() { result.columns[key.slot] = .values(keys.map { $0[place] }) }
        for (place, aggregate) in step.aggregates.enumerated() {
            result.columns[aggregate.slot] = .values(try sums[place].results(keys.count, x))
        }
        return result
    }

    private func addGroup(_ values: [CypherValue]) throws(CypherError) {
        keys.append(values)
        for sum in sums { try sum.addGroup(x) }
        let bytes = values.reduce(160) { $0 + 48 + $1.extraMemory }
        charged += bytes
        try x.charge(bytes)
    }

    private func group(_ values: [CypherValue]) throws(CypherError) -> Int32 {
        let row = EquivalentRow(values: values)
        if let known = table[row] { return known }
        let group = Int32(truncatingIfNeeded: keys.count)
        table[row] = group
        try addGroup(values)
        return group
    }

    /// The group of each row.
    private func groups(_ batch: Batch) throws(CypherError) -> [Int32] {
        var groups: [Int32] = []
        groups.reserveCapacity(batch.count)
        if let slot = step.keyNode, case .nodes(let ids) = batch.columns[slot], !x.isUpdating {
            if groupOfNode.isEmpty {
                groupOfNode = [Int32](repeating: -1, count: Int(x.graph.nextNodeID.rawValue) + 1)
            }
            for row in 0..<batch.count {
                let place = Int(ids[row].rawValue)
                var group = groupOfNode[place]
                if group < 0 {
                    group = try self.group([try step.keys[0].value.value(row, batch, x)])
                    groupOfNode[place] = group
                }
                groups.append(group)
            }
            try x.tick(batch.count)
            return groups
        }
        var columns: [Column] = []
        for key in step.keys { columns.append(try key.value.column(batch, x)) }
        for row in 0..<batch.count {
            groups.append(try group(columns.map { $0[row] }))
        }
        try x.tick(batch.count * 4)
        return groups
    }
}
