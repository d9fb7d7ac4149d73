import EngawaGraph

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
                    if let path = step.path {
                        let made = single.path(0, from: path.start, along: path.relationships, x.graph)
                        single.columns[path.slot] = .constant(made)
                    }
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
}
