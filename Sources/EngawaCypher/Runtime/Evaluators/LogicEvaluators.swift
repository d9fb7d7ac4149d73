import EngawaGraph

final class NotEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let operand: Evaluator
    init(_ operand: Evaluator) { self.operand = operand }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        try operand.truth(row, batch, x).map { !$0 }
    }

    override var isTotal: Bool { operand.isTotal }
    override var isPure: Bool { operand.isPure }

    override func select(_ batch: Batch, _ x: Execution) throws(CypherError) -> [Int32] {
        guard operand.isTotal else { return try super.select(batch, x) }
        let others = try operand.select(batch, x)
        var rows: [Int32] = []
        rows.reserveCapacity(batch.count - others.count)
        var place = 0
        for row in 0..<Int32(batch.count) {
            if place < others.count, others[place] == row { place += 1 } else { rows.append(row) }
        }
        return rows
    }
}

final class AndEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let operands: [Evaluator]
    init(_ operands: [Evaluator]) { self.operands = operands }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        var isUnknown = false
        for operand in operands {
            guard let truth = try operand.truth(row, batch, x) else {
                isUnknown = true
                continue
            }
            if !truth { return false }
        }
        return isUnknown ? nil : true
    }
}

final class OrEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let operands: [Evaluator]
    init(_ operands: [Evaluator]) { self.operands = operands }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        var isUnknown = false
        for operand in operands {
            guard let truth = try operand.truth(row, batch, x) else {
                isUnknown = true
                continue
            }
            if truth { return true }
        }
        return isUnknown ? nil : false
    }
}

final class XorEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let operands: [Evaluator]
    init(_ operands: [Evaluator]) { self.operands = operands }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        var result: Bool? = false
        for operand in operands {
            let truth = try operand.truth(row, batch, x)
            result = result.flatMap { result in truth.map { result != $0 } }
        }
        return result
    }
}

/// `a < b <= c`
final class ComparisonEvaluator: ConditionEvaluator, @unchecked Sendable {
    let operators: [ComparisonOperator]
    let operands: [Evaluator]

    init(_ operators: [ComparisonOperator], _ operands: [Evaluator]) {
        (self.operators, self.operands) = (operators, operands)
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        var left = try operands[0].value(row, batch, x)
        var isUnknown = false
        for (index, comparison) in operators.enumerated() {
            let right = try operands[index + 1].value(row, batch, x)
            guard let truth = comparison.holds(left, right) else {
                isUnknown = true
                left = right
                continue
            }
            if !truth { return false }
            left = right
        }
        return isUnknown ? nil : true
    }

    /// Comparisons of properties, which need not make values of them.
    override var simplified: Evaluator {
        guard operators.count == 1 else { return self }
        let (left, right) = (operands[0].slotProperty, operands[1].slotProperty)
        switch (left, right) {
        case (let left?, let right?): return PropertyPairEvaluator(operators[0], left, right, self)
        case (let left?, nil) where operators[0].isEquality && operands[1].isFixed:
            return PropertyEqualityEvaluator(left, operands[1], isNegated: operators[0] == .notEqual, self)
        case (nil, let right?) where operators[0].isEquality && operands[0].isFixed:
            return PropertyEqualityEvaluator(right, operands[0], isNegated: operators[0] == .notEqual, self)
        default: return self
        }
    }
}

extension ComparisonOperator {
    func holds(_ left: CypherValue, _ right: CypherValue) -> Bool? {
        switch self {
        case .equal: left.equals(right)
        case .notEqual: left.equals(right).map { !$0 }
        case .less: left.compare(right).isLess
        case .atMost: left.compare(right).isAtMost
        case .greater: left.compare(right).isGreater
        case .atLeast: left.compare(right).isAtLeast
        }
    }
}

extension CypherValue {
    init(_ truth: Bool?) { self = truth.map { .boolean($0) } ?? .null }
}

final class NullTestEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let operand: Evaluator
    private let wantsNull: Bool

    init(_ operand: Evaluator, wantsNull: Bool) { (self.operand, self.wantsNull) = (operand, wantsNull) }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        try operand.value(row, batch, x).isNull == wantsNull
    }
}

final class InEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let element, list: Evaluator
    init(_ element: Evaluator, _ list: Evaluator) { (self.element, self.list) = (element, list) }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        let (element, list) = (try element.value(row, batch, x), try list.value(row, batch, x))
        try x.tick(list.flatMemory >> 5)
        return try Operations.isIn(element, list)
    }
}

final class TextEvaluator: ConditionEvaluator, @unchecked Sendable {
    private let operation: TextOperator
    private let left, right: Evaluator

    init(_ operation: TextOperator, _ left: Evaluator, _ right: Evaluator) {
        (self.operation, self.left, self.right) = (operation, left, right)
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        let (left, right) = (try left.value(row, batch, x), try right.value(row, batch, x))
        try x.tick(left.flatMemory >> 6)
        return try Operations.text(operation, left, right, x)
    }
}

final class ChoiceEvaluator: Evaluator, @unchecked Sendable {
    private let subject: Evaluator?
    private let branches: [(when: Evaluator, then: Evaluator)]
    private let otherwise: Evaluator?

    init(_ subject: Evaluator?, _ branches: [(when: Evaluator, then: Evaluator)], _ otherwise: Evaluator?) {
        (self.subject, self.branches, self.otherwise) = (subject, branches, otherwise)
    }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        if let subject {
            let value = try subject.value(row, batch, x)
            for branch in branches where value.equals(try branch.when.value(row, batch, x)) == true {
                return try branch.then.value(row, batch, x)
            }
        } else {
            for branch in branches where try branch.when.truth(row, batch, x) == true {
                return try branch.then.value(row, batch, x)
            }
        }
        return try otherwise?.value(row, batch, x) ?? .null
    }
}
