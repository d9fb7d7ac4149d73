import EngawaGraph

/// Keeps the rows for which a condition is true.
final class FilterStep: PlanStep, @unchecked Sendable {
    let condition: Evaluator
    private let used: Set<Int>
    private let text: String

    init(_ input: PlanStep, _ condition: Evaluator, _ used: Set<Int>, _ text: String) {
        (self.condition, self.used, self.text) = (condition, used, text)
        super.init(input: input)
    }

    override var reads: Set<Int> { used }
    override var details: String { text }
    override var isCountable: Bool { condition.isPure }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { FilterOperator(self, input, x) }
}

final class FilterOperator: UnaryOperator {
    private let step: FilterStep

    init(_ step: FilterStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func next() throws(CypherError) -> Batch? {
        while let batch = try input.next() {
            let rows = try step.condition.select(batch, x)
            if rows.isEmpty { continue }
            if rows.count == batch.count { return batch }
            return batch.gather(rows, step.carried)
        }
        return nil
    }

    override func count() throws(CypherError) -> Int {
        var count = 0
        while let batch = try input.next() { count += try step.condition.select(batch, x).count }
        return count
    }
}

/// For every row, every element of a list.
final class UnwindStep: PlanStep, @unchecked Sendable {
    let list: Evaluator
    /// The arguments of `range`, where the list is one: it is counted, not made.
    let range: [Evaluator]
    let slot: Int
    private let used: Set<Int>
    private let text: String

    init(
        _ input: PlanStep,
        _ list: Evaluator,
        range: [Evaluator],
        _ slot: Int,
        _ used: Set<Int>,
        _ text: String
    ) {
        (self.list, self.range, self.slot, self.used, self.text) = (list, range, slot, used, text)
        super.init(input: input)
    }

    override var reads: Set<Int> { used }
    override var writes: Set<Int> { [slot] }
    override var details: String { text }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { UnwindOperator(self, input, x) }
}

final class UnwindOperator: FlatMapOperator {
    private let step: UnwindStep
    private var elements: [CypherValue] = []
    private var place = 0
    /// What is still to come of `range`.
    private var numbers: (next: Int64, step: Int64, left: UInt64)?
    private var made: [CypherValue] = []

    init(_ step: UnwindStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        place = 0
        numbers = nil
        if !step.range.isEmpty, let range = try range(row, batch) {
            numbers = range
            return range.left > 0
        }
        switch try step.list.value(row, batch, x) {
        case .null: return false
        case .list(let values): elements = values
        case let value: elements = [value]
        }
        return true
    }

    /// The numbers of `range`; nil where its arguments are not what it takes, so that the function says so.
    private func range(_ row: Int, _ batch: Batch) throws(CypherError) -> (next: Int64, step: Int64, left: UInt64)? {
        var numbers: [Int64] = []
        for argument in step.range {
            guard case .integer(let number) = try argument.value(row, batch, x) else { return nil }
            numbers.append(number)
        }
        let step = numbers.count > 2 ? numbers[2] : 1
        guard step != 0 else { return nil }
        let (start, end) = (numbers[0], numbers[1])
        if step > 0 ? start > end : start < end { return (start, step, 0) }
        let distance = step > 0 ? UInt64(bitPattern: end &- start) : UInt64(bitPattern: start &- end)
        let (count, overflow) = (distance / step.magnitude).addingReportingOverflow(1)
        return (start, step, overflow ? .max : count)
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) -> Bool {
        if var numbers {
            while numbers.left > 0, sources.count < limit {
                made.append(.integer(numbers.next))
                sources.append(Int32(truncatingIfNeeded: row))
                numbers.next &+= numbers.step
                numbers.left -= 1
            }
            self.numbers = numbers
            return numbers.left > 0
        }
        while place < elements.count, sources.count < limit {
            made.append(elements[place])
            sources.append(Int32(truncatingIfNeeded: row))
            place += 1
        }
        return place < elements.count
    }

    override func deliver(_ result: Batch) {
        result.columns[step.slot] = .values(made)
        made = []
    }

    override func rewind() {
        made = []
        super.rewind()
    }
}

/// The path along nodes and relationships that the row has.
final class PathStep: PlanStep, @unchecked Sendable {
    let slot, start: Int
    /// Slots of relationships and of lists of them, in order.
    let relationships: [Int]

    init(_ input: PlanStep, _ slot: Int, start: Int, _ relationships: [Int]) {
        (self.slot, self.start, self.relationships) = (slot, start, relationships)
        super.init(input: input)
    }

    override var name: String { "Path" }
    override var reads: Set<Int> { Set(relationships + [start]) }
    override var writes: Set<Int> { [slot] }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { PathOperator(self, input, x) }
}

final class PathOperator: UnaryOperator {
    private let step: PathStep

    init(_ step: PathStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func next() throws(CypherError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let graph = x.graph
        var paths: [CypherValue] = []
        paths.reserveCapacity(batch.count)
        for row in 0..<batch.count { paths.append(batch.path(row, from: step.start, along: step.relationships, graph)) }
        batch.columns[step.slot] = .values(paths)
        return batch
    }
}

extension Batch {
    /// The path from a node along relationships, and lists of them, that a row has; null where one of them is.
    func path(_ row: Int, from start: Int, along relationships: [Int], _ graph: PropertyGraph) -> CypherValue {
        guard var node = columns[start].node(row) else { return .null }
        var nodes = [node]
        var walk: [RelationshipID] = []
        for slot in relationships {
            let ids: [CypherValue]
            switch value(slot, row) {
            case .list(let values): ids = values
            case .null: return .null
            case let value: ids = [value]
            }
            for value in ids {
                guard case .relationship(let id) = value else { return .null }
                let start = graph.start(of: id)
                node = start == node ? graph.end(of: id) : start
                nodes.append(node)
                walk.append(id)
            }
        }
        return .path(CypherPath(nodes: nodes, relationships: walk))
    }
}

/// Runs a nested plan for all rows, and gives those that nothing came of with null in what it would have written.
final class OptionalStep: PlanStep, @unchecked Sendable {
    let plan: PlanStep
    /// Holds the number of the row within its batch.
    let ordinal: Int
    let filled: [Int]
    private let used: Set<Int>

    init(_ input: PlanStep, _ plan: PlanStep, ordinal: Int, filled: [Int], used: Set<Int>) {
        (self.plan, self.ordinal, self.filled, self.used) = (plan, ordinal, filled, used)
        super.init(input: input)
    }

    override var name: String { "Optional" }
    override var nested: [PlanStep] { [plan] }
    override var reads: Set<Int> { used }
    override var writes: Set<Int> { Set(filled) }
    override func neededOfNested(behind needed: Set<Int>) -> Set<Int> { needed.union([ordinal]) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { OptionalOperator(self, input, x) }
}

final class OptionalOperator: UnaryOperator {
    private let step: OptionalStep
    private let plan: Subplan
    private var batch: Batch?
    /// The first row that nothing has come of yet, nor was given with nulls.
    private var row = 0

    init(_ step: OptionalStep, _ input: Operator, _ x: Execution) {
        self.step = step
        plan = Subplan(step.plan, x)
        super.init(input, x)
    }

    override func rewind() {
        batch = nil
        super.rewind()
    }

    override func next() throws(CypherError) -> Batch? {
        while true {
            if batch == nil {
                guard let taken = try input.next() else { return nil }
                (batch, row) = (taken, 0)
                let argument = Batch(width: taken.columns.count, count: taken.count)
                argument.columns = taken.columns
                argument.columns[step.ordinal] = .values((0..<taken.count).map { .integer(Int64($0)) })
                plan.restart(argument)
            }
            guard let batch else { return nil }
            let made = try plan.root.next()
            // Rows that were passed over come before, in their places.
            var missing: [Int32] = []
            guard let made else {
                while row < batch.count {
                    missing.append(Int32(row))
                    row += 1
                }
                self.batch = nil
                if missing.isEmpty { continue }
                return nulls(missing, batch)
            }
            var order: [(isMade: Bool, row: Int32)] = []
            for place in 0..<made.count {
                guard case .integer(let number) = made.value(step.ordinal, place) else { continue }
                while row < Int(number) {
                    order.append((false, Int32(row)))
                    missing.append(Int32(row))
                    row += 1
                }
                row = max(row, Int(number) + 1)
                order.append((true, Int32(place)))
            }
            if missing.isEmpty { return made }
            return interleave(order, made, batch)
        }
    }

    private func nulls(_ rows: [Int32], _ batch: Batch) -> Batch {
        let result = batch.gather(rows, step.carried)
        for slot in step.filled { result.columns[slot] = .constant(.null) }
        return result
    }

    private func interleave(_ order: [(isMade: Bool, row: Int32)], _ made: Batch, _ batch: Batch) -> Batch {
        let result = Batch(width: batch.columns.count, count: order.count)
        for slot in step.carried {
            result.columns[slot] = .values(
                order.map { $0.isMade ? made.value(slot, Int($0.row)) : batch.value(slot, Int($0.row)) }
            )
        }
        for slot in step.filled {
            result.columns[slot] = .values(order.map { $0.isMade ? made.value(slot, Int($0.row)) : .null })
        }
        return result
    }
}
