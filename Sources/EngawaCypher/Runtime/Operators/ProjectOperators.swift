import EngawaGraph

/// Evaluates expressions into slots of their own.
final class ProjectStep: PlanStep, @unchecked Sendable {
    let items: [(slot: Int, value: Evaluator)]
    private let used: Set<Int>
    private let text: String

    init(_ input: PlanStep, _ items: [(slot: Int, value: Evaluator)], _ used: Set<Int>, _ text: String) {
        (self.items, self.used, self.text) = (items, used, text)
        super.init(input: input)
    }

    override var name: String { "Projection" }
    override var details: String { text }
    override var reads: Set<Int> { used }
    override var writes: Set<Int> { Set(items.map(\.slot)) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { ProjectOperator(self, input, x) }
}

final class ProjectOperator: UnaryOperator {
    private let step: ProjectStep

    init(_ step: ProjectStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func next() throws(CypherError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let result = Batch(width: batch.columns.count, count: batch.count)
        for slot in step.carried { result.columns[slot] = batch.columns[slot] }
        for item in step.items { result.columns[item.slot] = try item.value.column(batch, x) }
        return result
    }
}

/// Gives each combination of values once, where it comes first.
final class DistinctStep: PlanStep, @unchecked Sendable {
    let slots: [Int]

    init(_ input: PlanStep, _ slots: [Int]) {
        self.slots = slots
        super.init(input: input)
    }

    override var reads: Set<Int> { Set(slots) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { DistinctOperator(self, input, x) }
}

final class DistinctOperator: UnaryOperator {
    private let step: DistinctStep
    private var groups: RowGroups
    private var charged = 0

    init(_ step: DistinctStep, _ input: Operator, _ x: Execution) {
        self.step = step
        groups = RowGroups(keys: step.slots.count)
        super.init(input, x)
    }

    override func rewind() {
        groups = RowGroups(keys: step.slots.count)
        try? x.charge(-charged)
        charged = 0
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        while let batch = try input.next() {
            try x.tick(batch.count)
            var known = Int32(truncatingIfNeeded: groups.count)
            let numbers = groups.numbers(of: step.slots.map { batch.columns[$0] }, count: batch.count, x.graph)
            try x.charge(groups.memory - charged)
            charged = groups.memory
            var rows: [Int32] = []
            // Groups are numbered in the order in which they come.
            for (row, number) in numbers.enumerated() where number == known {
                rows.append(Int32(truncatingIfNeeded: row))
                known += 1
            }
            if !rows.isEmpty { return batch.gather(rows, step.carried) }
        }
        return nil
    }
}

/// Leaves out the first rows.
final class SkipStep: PlanStep, @unchecked Sendable {
    let amount: Evaluator

    init(_ input: PlanStep, _ amount: Evaluator) {
        self.amount = amount
        super.init(input: input)
    }

    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { SkipOperator(self, input, x) }
}

final class SkipOperator: UnaryOperator {
    private let step: SkipStep
    private var left: Int?

    init(_ step: SkipStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func rewind() {
        left = nil
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        var left: Int
        if let known = self.left { left = known } else { left = try rowCount(step.amount, x, "SKIP") }
        defer { self.left = left }
        while let batch = try input.next() {
            if left == 0 { return batch }
            if batch.count <= left {
                left -= batch.count
                continue
            }
            let rows = (Int32(left)..<Int32(batch.count)).map { $0 }
            left = 0
            return batch.gather(rows, step.carried)
        }
        return nil
    }
}

/// Gives only the first rows. Where the statement changes the graph, the others are still made.
final class LimitStep: PlanStep, @unchecked Sendable {
    let amount: Evaluator
    let isExhausting: Bool

    init(_ input: PlanStep, _ amount: Evaluator, isExhausting: Bool) {
        (self.amount, self.isExhausting) = (amount, isExhausting)
        super.init(input: input)
    }

    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { LimitOperator(self, input, x) }
}

final class LimitOperator: UnaryOperator {
    private let step: LimitStep
    private var left: Int?

    init(_ step: LimitStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func rewind() {
        left = nil
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        var left: Int
        if let known = self.left { left = known } else { left = try rowCount(step.amount, x, "LIMIT") }
        defer { self.left = left }
        guard left > 0, let batch = try input.next() else {
            if step.isExhausting { while try input.next() != nil {} }
            return nil
        }
        if batch.count <= left {
            left -= batch.count
            return batch
        }
        let rows = (0..<Int32(left)).map { $0 }
        left = 0
        return batch.gather(rows, step.carried)
    }
}

/// The number behind `SKIP` or `LIMIT`.
func rowCount(_ evaluator: Evaluator, _ x: Execution, _ word: String) throws(CypherError) -> Int {
    let value = try evaluator.value(0, Batch.unit(width: 0), x)
    guard case .integer(let number) = value else {
        throw .runtime(
            .syntaxError,
            "InvalidArgumentType",
            ja: "\(word) の後には 0 以上の整数を書いてください",
            en: "\(word) needs an integer that is not negative"
        )
    }
    guard number >= 0 else {
        throw .runtime(
            .syntaxError,
            "NegativeIntegerArgument",
            ja: "\(word) の後には 0 以上の整数を書いてください",
            en: "\(word) needs an integer that is not negative"
        )
    }
    return Int(number)
}

/// All rows in the order of some values.
final class SortStep: PlanStep, @unchecked Sendable {
    let keys: [(slot: Int, isDescending: Bool)]
    /// How many rows at most are asked for: `SKIP` and `LIMIT` behind it.
    let limit: [Evaluator]?

    init(_ input: PlanStep, _ keys: [(slot: Int, isDescending: Bool)], limit: [Evaluator]?) {
        (self.keys, self.limit) = (keys, limit)
        super.init(input: input)
    }

    override var name: String { limit == nil ? "Sort" : "Top" }
    override var reads: Set<Int> { Set(keys.map(\.slot)) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { SortOperator(self, input, x) }
}

final class SortOperator: UnaryOperator {
    private let step: SortStep
    private var isDone = false

    init(_ step: SortStep, _ input: Operator, _ x: Execution) {
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
        var wanted: Int?
        if let limit = step.limit {
            var sum = 0
            for evaluator in limit {
                let (next, overflow) = sum.addingReportingOverflow(try rowCount(evaluator, x, "LIMIT"))
                sum = overflow ? .max : next
            }
            wanted = sum
        }
        let slots = Set(step.carried).union(step.reads).sorted()
        var all = Batch(width: 0)
        var charged = 0
        while let batch = try input.next() {
            if all.columns.isEmpty { all = Batch(width: batch.columns.count) }
            for slot in slots {
                all.columns[slot].append(batch.columns[slot], count: all.count, adding: batch.count)
                let bytes = batch.columns[slot].memory(batch.count)
                charged += bytes
                try x.charge(bytes)
            }
            all.count += batch.count
            // Those that cannot be among the wanted any more go, now and then.
            if let wanted, wanted < 1 << 20, all.count > 4 * max(wanted, Batch.size) {
                all = try sorted(all, slots, wanted)
                try x.charge(-charged)
                charged = slots.reduce(0) { $0 + all.columns[$1].memory(all.count) }
                try x.charge(charged)
            }
        }
        defer { try? x.charge(-charged) }
        if all.count == 0 { return nil }
        return try sorted(all, slots, wanted)
    }

    private func sorted(_ all: Batch, _ slots: [Int], _ wanted: Int?) throws(CypherError) -> Batch {
        try x.check()
        let isPartial = wanted.map { $0 <= Batch.size && $0 < all.count / 4 } ?? false
        let order = RowOrder(
            step.keys.map { SortKey(all.columns[$0.slot], all.count, $0.isDescending, isOften: !isPartial) }
        )
        let rows =
            if let wanted, isPartial { order.first(wanted, of: all.count) } else {
                order.all(all.count, atMost: wanted)
            }
        return all.gather(rows, slots)
    }
}
