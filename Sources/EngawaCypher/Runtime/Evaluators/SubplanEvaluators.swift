import EngawaGraph

/// A plan within an expression: how it gets its rows from the row that the expression is evaluated for.
final class NestedPlan: @unchecked Sendable {
    let root: PlanStep
    /// Its number among the nested plans.
    let number: Int
    /// The outer slots that it reads.
    let slots: [Int]
    /// The variables of comprehensions around it that it reads, and the slots that stand for them within.
    let locals: [(local: Int, slot: Int)]
    /// How many slots its rows have; set when the planner knows.
    var width = 0

    init(_ root: PlanStep, number: Int, slots: [Int], locals: [(local: Int, slot: Int)]) {
        (self.root, self.number, self.slots, self.locals) = (root, number, slots, locals)
    }

    /// The plan, about to run for one row.
    func start(_ row: Int, _ batch: Batch, _ x: Execution) -> Operator {
        let argument = Batch(width: width, count: 1)
        for slot in slots where slot < batch.columns.count {
            switch batch.columns[slot] {
            case .absent: break
            case .nodes(let ids): argument.columns[slot] = .nodes([ids[row]])
            case .relationships(let ids): argument.columns[slot] = .relationships([ids[row]])
            case .values(let values): argument.columns[slot] = .constant(values[row])
            case .constant(let value): argument.columns[slot] = .constant(value)
            case .property(let column): argument.columns[slot] = .constant(column[row])
            }
        }
        for (local, slot) in locals { argument.columns[slot] = .constant(x.locals[local]) }
        let plan: Subplan
        if let made = x.subplans[number] {
            plan = made
        } else {
            plan = Subplan(root, x)
            x.subplans[number] = plan
        }
        plan.restart(argument)
        return plan.root
    }
}

/// Whether a nested plan gives a row: `exists { … }`, and patterns as conditions.
final class ExistsEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let plan: NestedPlan
    init(_ plan: NestedPlan) { self.plan = plan }
    override var isTotal: Bool { true }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        try plan.start(row, batch, x).next() != nil
    }
}

/// The values of a slot in all rows of a nested plan: pattern comprehensions.
final class CollectEvaluator: Evaluator, @unchecked Sendable {
    private let plan: NestedPlan
    private let slot: Int
    init(_ plan: NestedPlan, _ slot: Int) { (self.plan, self.slot) = (plan, slot) }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        let root = plan.start(row, batch, x)
        var values: [CypherValue] = []
        var bytes = 0
        var isNested = false
        while let made = try root.next() {
            for row in 0..<made.count {
                let value = made.value(slot, row)
                bytes += 24 + value.flatMemory
                isNested = isNested || value.isContainer
                values.append(value)
            }
            try x.tick(made.count)
            try x.admit(bytes: bytes)
        }
        return isNested ? try x.admit(.list(values)) : .list(values)
    }
}
