import EngawaGraph

/// One thing that `SET` or `REMOVE` does.
enum Assignment: @unchecked Sendable {
    case property(Evaluator, key: String, Evaluator)
    case replace(Evaluator, Evaluator)
    case merge(Evaluator, Evaluator)
    case addLabels(Evaluator, [String])
    case removeProperty(Evaluator, key: String)
    case removeLabels(Evaluator, [String])
}

extension Execution {
    func assign(_ assignments: [Assignment], _ row: Int, _ batch: Batch) throws(CypherError) {
        for assignment in assignments {
            switch assignment {
            case .property(let target, let key, let value):
                try set(try value.value(row, batch, self), key, of: try target.value(row, batch, self))
            case .replace(let target, let map):
                let map = try map.value(row, batch, self)
                try set(all: map, of: try target.value(row, batch, self), isReplacing: true)
            case .merge(let target, let map):
                let map = try map.value(row, batch, self)
                try set(all: map, of: try target.value(row, batch, self), isReplacing: false)
            case .addLabels(let target, let labels):
                try addLabels(labels, to: try target.value(row, batch, self))
            case .removeProperty(let target, let key):
                try set(.null, key, of: try target.value(row, batch, self))
            case .removeLabels(let target, let labels):
                try removeLabels(labels, from: try target.value(row, batch, self))
            }
        }
    }
}

final class AssignStep: PlanStep, @unchecked Sendable {
    let assignments: [Assignment]
    private let used: Set<Int>
    private let word: String

    init(_ input: PlanStep, _ assignments: [Assignment], _ used: Set<Int>, _ word: String) {
        (self.assignments, self.used, self.word) = (assignments, used, word)
        super.init(input: input)
    }

    override var name: String { word }
    override var reads: Set<Int> { used }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { AssignOperator(self, input, x) }
}

final class AssignOperator: UpdateOperator {
    private let step: AssignStep

    init(_ step: AssignStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func apply(_ batches: [Batch]) throws(CypherError) -> [Batch] {
        for batch in batches {
            for row in 0..<batch.count {
                try x.tick(8)
                try x.assign(step.assignments, row, batch)
            }
        }
        return batches
    }
}
