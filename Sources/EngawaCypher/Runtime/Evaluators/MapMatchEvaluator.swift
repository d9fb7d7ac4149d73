import EngawaGraph

/// Whether an entity, or every one of a list, has all properties of a map: `(n $properties)`.
final class MapMatchEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let entity, map: Evaluator
    init(_ entity: Evaluator, _ map: Evaluator) { (self.entity, self.map) = (entity, map) }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        let wanted: CypherMap
        switch try map.value(row, batch, x) {
        case .null: return false
        case .map(let map): wanted = map
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "ここにはマップ（{名前: 値}）が要ります",
                en: "a map is needed here"
            )
        }
        let value = try entity.value(row, batch, x)
        for single in value.listValue ?? [value] {
            guard let properties = try x.properties(of: single).mapValue else { return false }
            for entry in wanted where properties[entry.key]?.equals(entry.value) != true { return false }
        }
        return true
    }
}

/// Turns a list of relationships that was walked from its far end.
final class ReverseListStep: PlanStep, @unchecked Sendable {
    let slot: Int

    init(_ input: PlanStep, _ slot: Int) {
        self.slot = slot
        super.init(input: input)
    }

    override var name: String { "Reverse" }
    override var reads: Set<Int> { [slot] }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { ReverseListOperator(self, input, x) }
}

final class ReverseListOperator: UnaryOperator {
    private let step: ReverseListStep

    init(_ step: ReverseListStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(input, x)
    }

    override func next() throws(CypherError) -> Batch? {
        guard let batch = try input.next() else { return nil }
        guard case .values(let lists) = batch.columns[step.slot] else { return batch }
        batch.columns[step.slot] = .values(
            lists.map { value in
                if case .list(let values) = value { .list(values.reversed()) } else { value }
            }
        )
        return batch
    }
}
