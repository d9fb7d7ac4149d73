import EngawaGraph

/// Counts rows and time of each step of a run.
final class ExecutionProfile {
    private var counters: [ObjectIdentifier: Counter] = [:]

    fileprivate final class Counter {
        var rows = 0
        var time = Duration.zero
    }

    func wrap(_ made: Operator, _ step: PlanStep) -> Operator {
        let counter = counters[ObjectIdentifier(step)] ?? Counter()
        counters[ObjectIdentifier(step)] = counter
        return CountingOperator(made, counter)
    }

    /// The rows of a step, and the time of it and all that it takes rows from.
    func figures(_ step: PlanStep) -> (rows: Int, time: Duration)? {
        counters[ObjectIdentifier(step)].map { ($0.rows, $0.time) }
    }

    private final class CountingOperator: Operator {
        private let inner: Operator
        private let counter: Counter
        private let clock = ContinuousClock()

        init(_ inner: Operator, _ counter: Counter) { (self.inner, self.counter) = (inner, counter) }

        override func next() throws(CypherError) -> Batch? {
            let start = clock.now
            defer { counter.time += clock.now - start }
            let batch = try inner.next()
            counter.rows += batch?.count ?? 0
            return batch
        }

        override func rewind() { inner.rewind() }
    }
}

extension QueryPlan {
    /// The plan for people; with figures, where it was profiled.
    func description(_ profile: ExecutionProfile?) -> CypherPlan {
        let plans = parts.map { CypherPlan.tree($0.root, profile) }
        if plans.count == 1 { return CypherPlan.result(columns, plans) }
        return CypherPlan.result(columns, plans, name: "Union")
    }
}

extension CypherPlan {
    fileprivate static func result(_ columns: [String], _ inputs: [CypherPlan], name: String = "Result") -> CypherPlan {
        CypherPlan(
            name: name,
            details: columns.joined(separator: ", "),
            estimatedRows: inputs.reduce(0.0 as Double?) { sum, input in
                sum.flatMap { sum in input.estimatedRows.map { sum + $0 } }
            },
            rows: inputs.allSatisfy({ $0.rows != nil }) && !inputs.isEmpty
                ? inputs.reduce(0) { $0 + ($1.rows ?? 0) } : nil,
            time: nil,
            inputs: inputs
        )
    }

    fileprivate static func tree(_ step: PlanStep, _ profile: ExecutionProfile?) -> CypherPlan {
        // From the first step to the last, so that a long plan needs no deep stack.
        var chain: [PlanStep] = []
        var next: PlanStep? = step
        while let current = next {
            chain.append(current)
            next = current.input
        }
        var below: CypherPlan?
        var belowTime = Duration.zero
        for step in chain.reversed() {
            let figures = profile?.figures(step)
            var inputs = below.map { [$0] } ?? []
            inputs += step.nested.map { tree($0, profile) }
            below = CypherPlan(
                name: step.input == nil && step.name == "Plan" ? "Start" : step.name,
                details: step.details,
                estimatedRows: step.estimatedRows,
                rows: figures?.rows,
                time: figures.map { max(.zero, $0.time - belowTime) },
                inputs: inputs
            )
            belowTime = figures?.time ?? belowTime
        }
        return below ?? result([], [])
    }
}
