import EngawaGraph

/// An expression, ready to be evaluated for a row. Immutable; what it needs to remember is the execution's.
class Evaluator: @unchecked Sendable {
    /// The value for a row of a batch.
    func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue { .null }

    /// The value where a boolean is expected; nil for null.
    func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        switch try value(row, batch, x) {
        case .boolean(let value): return value
        case .null: return nil
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "ここには真偽（true / false）が要ります",
                en: "a boolean is needed here"
            )
        }
    }

    /// The evaluator itself, without what only gives errors a place.
    var unplaced: Evaluator { self }

    /// Whether it is true or false and never null.
    var isTotal: Bool { false }

    /// Whether it gives the same whenever it is asked, and depends on nothing but the slots that it reads.
    var isPure: Bool { false }

    /// The same in a faster form, where there is one.
    var simplified: Evaluator { self }

    /// Whether the value is the same in every row, and needs neither graph nor parameters.
    var constant: CypherValue? { nil }

    /// The rows of a batch for which it is true.
    func select(_ batch: Batch, _ x: Execution) throws(CypherError) -> [Int32] {
        var rows: [Int32] = []
        rows.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            try x.tick()
            if try truth(row, batch, x) == true { rows.append(Int32(truncatingIfNeeded: row)) }
        }
        return rows
    }

    /// The value in every row.
    func column(_ batch: Batch, _ x: Execution) throws(CypherError) -> Column {
        var values: [CypherValue] = []
        values.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            try x.tick()
            values.append(try value(row, batch, x))
        }
        return .values(values)
    }
}

/// An expression that is a condition: it says what is true, and its value follows from that.
class ConditionEvaluator: Evaluator, @unchecked Sendable {
    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        CypherValue(try truth(row, batch, x))
    }
}

final class ConstantEvaluator: Evaluator, @unchecked Sendable {
    private let result: CypherValue
    init(_ result: CypherValue) { self.result = result }
    override func value(_ row: Int, _ batch: Batch, _ x: Execution) -> CypherValue { result }
    override var constant: CypherValue? { result }
    override func column(_ batch: Batch, _ x: Execution) -> Column { .constant(result) }
}

final class ParameterEvaluator: Evaluator, @unchecked Sendable {
    private let name: String
    private let span: Span
    init(_ name: String, _ span: Span) { (self.name, self.span) = (name, span) }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        guard let value = x.parameters[name] else {
            throw ParameterEvaluator.missing(name, span)
        }
        return value
    }

    static func missing(_ name: String, _ span: Span) -> CypherError {
        CypherError(
            .parameterMissing,
            .compileTime,
            "MissingParameter",
            .init(ja: "パラメーター $\(name) の値がありません", en: "there is no value for the parameter $\(name)"),
            at: span
        )
    }

    override func column(_ batch: Batch, _ x: Execution) throws(CypherError) -> Column {
        .constant(try value(0, batch, x))
    }
}

final class SlotEvaluator: Evaluator, @unchecked Sendable {
    let slot: Int
    init(_ slot: Int) { self.slot = slot }
    override func value(_ row: Int, _ batch: Batch, _ x: Execution) -> CypherValue { batch.columns[slot][row] }
    override func column(_ batch: Batch, _ x: Execution) -> Column { batch.columns[slot] }
}

final class LocalEvaluator: Evaluator, @unchecked Sendable {
    private let local: Int
    init(_ local: Int) { self.local = local }
    override func value(_ row: Int, _ batch: Batch, _ x: Execution) -> CypherValue { x.locals[local] }
}

/// Gives errors that have no place yet the place of the expression.
final class PlacedEvaluator: Evaluator, @unchecked Sendable {
    private let inner: Evaluator
    private let span: Span
    init(_ inner: Evaluator, _ span: Span) { (self.inner, self.span) = (inner, span) }

    override func value(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> CypherValue {
        do throws(CypherError) {
            return try inner.value(row, batch, x)
        } catch {
            throw error.placed(at: span)
        }
    }

    override func truth(_ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) -> Bool? {
        do throws(CypherError) {
            return try inner.truth(row, batch, x)
        } catch {
            throw error.placed(at: span)
        }
    }

    override var constant: CypherValue? { inner.constant }
    override var unplaced: Evaluator { inner.unplaced }
    override var isTotal: Bool { inner.isTotal }
    override var isPure: Bool { inner.isPure }

    override func select(_ batch: Batch, _ x: Execution) throws(CypherError) -> [Int32] {
        do throws(CypherError) {
            return try inner.select(batch, x)
        } catch {
            throw error.placed(at: span)
        }
    }

    override func column(_ batch: Batch, _ x: Execution) throws(CypherError) -> Column {
        do throws(CypherError) {
            return try inner.column(batch, x)
        } catch {
            throw error.placed(at: span)
        }
    }
}

extension CypherError {
    /// The same at a place, where it has none. The expression that was at work when a limit was reached is not what is
    /// wrong.
    func placed(at place: Span) -> CypherError {
        guard span == nil, kind != .resourceError else { return self }
        var error = self
        error.span = place
        return error
    }
}
