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
}

final class AggregateOperator: UnaryOperator {
    private let step: AggregateStep
    private var isDone = false

    init(_ step: AggregateStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func rewind() {
        isDone = false
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        if isDone { return nil }
        isDone = true
        var table: [EquivalentRow: Int] = [:]
        var keys: [[CypherValue]] = []
        var groups: [[Aggregator]] = []
        if step.keys.isEmpty {
            keys.append([])
            groups.append(try makeGroup())
        }
        var charged = 0
        while let batch = try input.next() {
            var columns: [Column] = []
            for key in step.keys { columns.append(try key.value.column(batch, x)) }
            if columns.isEmpty {
                for aggregator in groups[0] { try aggregator.addAll(batch, x) }
                continue
            }
            for row in 0..<batch.count {
                try x.tick()
                let values = columns.map { $0[row] }
                let group: Int
                if let known = table[EquivalentRow(values: values)] {
                    group = known
                } else {
                    group = groups.count
                    table[EquivalentRow(values: values)] = group
                    keys.append(values)
                    groups.append(try makeGroup())
                    let bytes = values.reduce(160) { $0 + 48 + $1.extraMemory }
                    charged += bytes
                    try x.charge(bytes)
                }
                for aggregator in groups[group] { try aggregator.add(row, batch, x) }
            }
        }
        try x.charge(-charged)
        if groups.isEmpty { return nil }
        let result = Batch(width: step.width, count: groups.count)
        for (place, key) in step.keys.enumerated() { result.columns[key.slot] = .values(keys.map { $0[place] }) }
        for (place, aggregate) in step.aggregates.enumerated() {
            var values: [CypherValue] = []
            values.reserveCapacity(groups.count)
            for group in groups { values.append(try group[place].result(x)) }
            result.columns[aggregate.slot] = .values(values)
        }
        return result
    }

    private func makeGroup() throws(CypherError) -> [Aggregator] {
        var group: [Aggregator] = []
        for aggregate in step.aggregates { group.append(try aggregate.1.makeAggregator(x)) }
        return group
    }
}
