import EngawaGraph

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
