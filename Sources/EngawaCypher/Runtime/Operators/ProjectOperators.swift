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
    private var seen: Set<EquivalentRow> = []
    private var charged = 0

    init(_ step: DistinctStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func rewind() {
        seen = []
        try? x.charge(-charged)
        charged = 0
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        while let batch = try input.next() {
            var rows: [Int32] = []
            for row in 0..<batch.count {
                try x.tick()
                let values = step.slots.map { batch.value($0, row) }
                guard seen.insert(EquivalentRow(values)).inserted else { continue }
                let bytes = values.reduce(48) { $0 + 24 + $1.extraMemory }
                charged += bytes
                try x.charge(bytes)
                rows.append(Int32(row))
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
        let keys = step.keys.map { SortKey(all.columns[$0.slot], all.count, $0.isDescending, isOften: !isPartial) }
        let precedes = { (left: Int32, right: Int32) -> Bool in
            for key in keys {
                switch key.order(Int(left), Int(right)) {
                case .before: return !key.isDescending
                case .after: return key.isDescending
                case .same: continue
                }
            }
            // Stable.
            return left < right
        }
        var rows: [Int32]
        if let wanted, isPartial {
            rows = first(wanted, of: all.count, precedes)
        } else {
            rows = (0..<Int32(all.count)).map { $0 }
            rows.sort(by: precedes)
            if let wanted, rows.count > wanted { rows.removeLast(rows.count - wanted) }
        }
        return all.gather(rows, slots)
    }

    /// The first rows in order; most rows are compared with the last of these alone.
    private func first(_ wanted: Int, of count: Int, _ precedes: (Int32, Int32) -> Bool) -> [Int32] {
        var rows: [Int32] = []
        if wanted == 0 { return rows }
        rows.reserveCapacity(wanted + 1)
        for row in 0..<Int32(count) {
            if rows.count == wanted, let last = rows.last, !precedes(row, last) { continue }
            var (low, high) = (0, rows.count)
            while low < high {
                let middle = (low + high) / 2
                if precedes(rows[middle], row) { low = middle + 1 } else { high = middle }
            }
            rows.insert(row, at: low)
            if rows.count > wanted { rows.removeLast() }
        }
        return rows
    }
}

/// A column to sort by.
private struct SortKey {
    private let column: Column
    let isDescending: Bool
    /// The beginnings of texts, which mostly tell; where every value is a text.
    private var prefixes: [(UInt64, UInt64)] = []

    /// - Parameter isOften: whether every row will be compared with several others.
    init(_ column: Column, _ count: Int, _ isDescending: Bool, isOften: Bool) {
        (self.column, self.isDescending) = (column, isDescending)
        guard isOften, case .property(let property) = column else { return }
        prefixes.reserveCapacity(count)
        for node in property.nodes {
            guard node.rawValue > 0, let prefix = property.graph.textPrefix(property.key, of: node) else {
                prefixes = []
                return
            }
            prefixes.append(prefix)
        }
    }

    /// How the values of two rows stand to each other.
    @inline(__always)
    func order(_ left: Int, _ right: Int) -> ValueOrder {
        if !prefixes.isEmpty {
            let (first, second) = (prefixes[left], prefixes[right])
            if first.0 != second.0 { return first.0 < second.0 ? .before : .after }
            if first.1 != second.1 { return first.1 < second.1 ? .before : .after }
        }
        switch column {
        case .values(let values): return values[left].order(values[right])
        case .property(let property): return property.order(left, right)
        default: return column[left].order(column[right])
        }
    }
}
