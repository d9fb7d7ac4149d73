import EngawaGraph

final class ArithmeticEvaluator: Evaluator, @unchecked Sendable {
    private let operation: ArithmeticOperator
    private let left, right: Evaluator

    init(_ operation: ArithmeticOperator, _ left: Evaluator, _ right: Evaluator) {
        (self.operation, self.left, self.right) = (operation, left, right)
    }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        let (left, right) = (try left.value(row, batch, x), try right.value(row, batch, x))
        switch operation {
        case .add:
            let sum = try Operations.add(left, right)
            try x.admit(flat: sum)
            return sum
        case .subtract: return try Operations.subtract(left, right)
        case .multiply: return try Operations.multiply(left, right)
        case .divide: return try Operations.divide(left, right)
        case .remainder: return try Operations.remainder(left, right)
        case .power: return try Operations.power(left, right)
        }
    }
}

final class NegationEvaluator: Evaluator, @unchecked Sendable {
    private let operand: Evaluator
    init(_ operand: Evaluator) { self.operand = operand }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        try Operations.negate(try operand.value(row, batch, x))
    }
}

final class ListEvaluator: Evaluator, @unchecked Sendable {
    private let elements: [Evaluator]
    init(_ elements: [Evaluator]) { self.elements = elements }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        var values: [CypherValue] = []
        values.reserveCapacity(elements.count)
        for element in elements { values.append(try element.value(row, batch, x)) }
        return values.contains(where: \.isContainer) ? try x.admit(.list(values)) : .list(values)
    }
}

final class MapEvaluator: Evaluator, @unchecked Sendable {
    private let entries: [(key: String, value: Evaluator)]
    init(_ entries: [(key: String, value: Evaluator)]) { self.entries = entries }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        var values: [(String, CypherValue)] = []
        values.reserveCapacity(entries.count)
        for entry in entries { values.append((entry.key, try entry.value.value(row, batch, x))) }
        let map = CypherValue.map(CypherMap(values))
        return values.contains { $0.1.isContainer } ? try x.admit(map) : map
    }
}

/// `subject {.key, .*, key: value}`
final class MapProjectionEvaluator: Evaluator, @unchecked Sendable {
    enum Item {
        case all
        case entry(String, Evaluator)
    }

    private let subject: Evaluator
    private let items: [Item]

    init(_ subject: Evaluator, _ items: [Item]) { (self.subject, self.items) = (subject, items) }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        let value = try subject.value(row, batch, x)
        if value.isNull { return .null }
        var entries: [(String, CypherValue)] = []
        for item in items {
            switch item {
            case .all:
                guard case .map(let map) = try x.properties(of: value) else { continue }
                for entry in map { entries.append((entry.key, entry.value)) }
            case .entry(let key, let evaluator): entries.append((key, try evaluator.value(row, batch, x)))
            }
        }
        return try x.admit(.map(CypherMap(entries)))
    }
}

/// `container[index]`
final class ElementEvaluator: Evaluator, @unchecked Sendable {
    private let container, index: Evaluator
    init(_ container: Evaluator, _ index: Evaluator) { (self.container, self.index) = (container, index) }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        let (container, index) = (try container.value(row, batch, x), try index.value(row, batch, x))
        switch container {
        case .node, .relationship:
            if index.isNull { return .null }
            guard case .string(let key) = index else {
                throw .runtime(
                    .typeError,
                    "MapElementAccessByNonString",
                    ja: "プロパティの名前は文字列で書いてください",
                    en: "a property is looked up by a string"
                )
            }
            guard let token = x.graph.key(key) else { return .null }
            return try x.property(token, of: container)
        default: return try Operations.element(container, index)
        }
    }
}

final class SliceEvaluator: Evaluator, @unchecked Sendable {
    private let list: Evaluator
    private let from, to: Evaluator?

    init(_ list: Evaluator, _ from: Evaluator?, _ to: Evaluator?) { (self.list, self.from, self.to) = (list, from, to) }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        try Operations.slice(
            try list.value(row, batch, x),
            from: try from?.value(row, batch, x),
            to: try to?.value(row, batch, x)
        )
    }
}

/// A function of values alone.
final class FunctionEvaluator: Evaluator, @unchecked Sendable {
    private let function: ValueFunction
    private let arguments: [Evaluator]

    init(_ function: ValueFunction, _ arguments: [Evaluator]) {
        (self.function, self.arguments) = (function, arguments)
    }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        var values: [CypherValue] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(try argument.value(row, batch, x)) }
        let result = try function.body(values, x.context)
        try x.admit(flat: result)
        return result
    }
}
