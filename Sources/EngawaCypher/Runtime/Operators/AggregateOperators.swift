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
}

final class AggregateOperator: UnaryOperator {
    private let step: AggregateStep
    private var isDone = false
    private var groups: RowGroups
    private var sums: [GroupedSum] = []
    private var charged = 0

    init(_ step: AggregateStep, _ input: Operator, _ x: Execution) {
        self.step = step
        groups = RowGroups(keys: step.keys.count)
        super.init(input, x)
    }

    override func rewind() {
        isDone = false
        groups = RowGroups(keys: step.keys.count)
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
        // Held here meanwhile, so that no access has to be checked.
        var groups = groups
        self.groups = RowGroups(keys: 0)
        if step.keys.isEmpty { for sum in sums { try sum.addGroups(1, x) } }
        while let batch = try input.next() {
            let numbers: [Int32]
            if step.keys.isEmpty {
                numbers = [Int32](repeating: 0, count: batch.count)
            } else {
                var columns: [Column] = []
                for key in step.keys { columns.append(try key.value.column(batch, x)) }
                let known = groups.count
                numbers = groups.numbers(of: columns, count: batch.count, x.graph)
                try x.tick(batch.count)
                if groups.count > known { for sum in sums { try sum.addGroups(groups.count - known, x) } }
                let bytes = groups.memory
                try x.charge(bytes - charged)
                charged = bytes
            }
            for sum in sums { try sum.add(numbers, batch, x) }
        }
        try x.charge(-charged)
        charged = 0
        let count = step.keys.isEmpty ? 1 : groups.count
        if count == 0 { return nil }
        let result = Batch(width: step.width, count: count)
        for (place, key) in step.keys.enumerated() {
            result.columns[key.slot] = groups.column(place, x.graph)
        }
        for (place, aggregate) in step.aggregates.enumerated() {
            result.columns[aggregate.slot] = .values(try sums[place].results(count, x))
        }
        return result
    }
}
