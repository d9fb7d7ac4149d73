import EngawaGraph

/// What comprehensions and their kin go through; nil for null.
private func elements(_ value: CypherValue) throws(CypherError) -> [CypherValue]? {
    switch value {
    case .null: return nil
    case .list(let values): return values
    default:
        throw .runtime(.typeError, "InvalidArgumentType", ja: "ここにはリストが要ります", en: "a list is needed here")
    }
}

/// `[variable IN list WHERE condition | result]`
final class ListComprehensionEvaluator: Evaluator, @unchecked Sendable {
    private let local: Int
    private let list: Evaluator
    private let condition, result: Evaluator?

    init(_ local: Int, _ list: Evaluator, _ condition: Evaluator?, _ result: Evaluator?) {
        (self.local, self.list, self.condition, self.result) = (local, list, condition, result)
    }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        guard let elements = try elements(try list.value(row, batch, x)) else { return .null }
        var values: [CypherValue] = []
        var bytes = 0
        var isNested = false
        for element in elements {
            try x.tick()
            x.locals[local] = element
            if let condition, try condition.truth(row, batch, x) != true { continue }
            let value = try result?.value(row, batch, x) ?? element
            bytes += 24 + value.flatMemory
            try x.admit(bytes: bytes)
            isNested = isNested || value.isContainer
            values.append(value)
        }
        return isNested ? try x.admit(.list(values)) : .list(values)
    }
}

/// `all(variable IN list WHERE condition)` and its kin
final class QuantifierEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let quantifier: Quantifier
    private let local: Int
    private let list, condition: Evaluator

    init(_ quantifier: Quantifier, _ local: Int, _ list: Evaluator, _ condition: Evaluator) {
        (self.quantifier, self.local, self.list, self.condition) = (quantifier, local, list, condition)
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        guard let elements = try elements(try list.value(row, batch, x)) else { return nil }
        var (trues, unknowns) = (0, 0)
        for element in elements {
            try x.tick()
            x.locals[local] = element
            switch try condition.truth(row, batch, x) {
            case true?:
                trues += 1
                switch quantifier {
                case .any: return true
                case .none: return false
                case .single: if trues > 1 { return false }
                case .all: break
                }
            case false?: if quantifier == .all { return false }
            case nil: unknowns += 1
            }
        }
        if unknowns > 0 { return nil }
        switch quantifier {
        case .all, .none: return true
        case .any: return false
        case .single: return trues == 1
        }
    }
}

/// `reduce(accumulator = initial, variable IN list | step)`
final class ReduceEvaluator: Evaluator, @unchecked Sendable {
    private let accumulator, local: Int
    private let initial, list, step: Evaluator

    init(_ accumulator: Int, _ initial: Evaluator, _ local: Int, _ list: Evaluator, _ step: Evaluator) {
        (self.accumulator, self.initial, self.local, self.list, self.step) = (accumulator, initial, local, list, step)
    }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        guard let elements = try elements(try list.value(row, batch, x)) else { return .null }
        var result = try initial.value(row, batch, x)
        for element in elements {
            try x.tick()
            x.locals[local] = element
            x.locals[accumulator] = result
            result = try step.value(row, batch, x)
        }
        return result
    }
}
