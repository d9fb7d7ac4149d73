import EngawaGraph

/// Calls a procedure for every row.
final class CallStep: PlanStep, @unchecked Sendable {
    let procedure: String
    /// The rows for given inputs.
    let body: @Sendable ([CypherValue], Execution) throws(CypherError) -> [[CypherValue]]
    let inputs: [CypherProcedure.Field]
    let arguments: [Evaluator]
    /// Which outputs go where.
    let outputs: [(column: Int, slot: Int)]
    /// Whether the procedure gives no columns, so that every row goes on as it is.
    let isVoid: Bool
    private let used: Set<Int>

    init(
        _ input: PlanStep,
        _ procedure: String,
        _ body: @escaping @Sendable ([CypherValue], Execution) throws(CypherError) -> [[CypherValue]],
        inputs: [CypherProcedure.Field],
        _ arguments: [Evaluator],
        outputs: [(column: Int, slot: Int)],
        isVoid: Bool,
        _ used: Set<Int>
    ) {
        (self.procedure, self.body, self.inputs, self.arguments) = (procedure, body, inputs, arguments)
        (self.outputs, self.isVoid, self.used) = (outputs, isVoid, used)
        super.init(input: input)
    }

    override var name: String { "ProcedureCall" }
    override var details: String { procedure }
    override var reads: Set<Int> { used }
    override var writes: Set<Int> { Set(outputs.map(\.slot)) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { CallOperator(self, input, x) }
}

final class CallOperator: FlatMapOperator {
    private let step: CallStep
    private var rows: [[CypherValue]] = []
    private var place = 0
    private var made: [[CypherValue]] = []

    init(_ step: CallStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        place = 0
        var values: [CypherValue] = []
        for (field, argument) in zip(step.inputs, step.arguments) {
            values.append(try field.convert(try argument.value(row, batch, x)))
        }
        rows = try step.body(values, x)
        if step.isVoid { rows = [[]] }
        return true
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) -> Bool {
        while place < rows.count, sources.count < limit {
            made.append(rows[place])
            sources.append(Int32(truncatingIfNeeded: row))
            place += 1
        }
        return place < rows.count
    }

    override func deliver(_ result: Batch) {
        for (column, slot) in step.outputs { result.columns[slot] = .values(made.map { $0[column] }) }
        made = []
    }

    override func rewind() {
        made = []
        super.rewind()
    }
}

extension CypherProcedure.Field {
    /// The value as an input of this type; an integer is as good as a float.
    func convert(_ value: CypherValue) throws(CypherError) -> CypherValue {
        switch (type.kind, value) {
        case (_, .null) where type.isNullable: return value
        case (.any, _): return value
        case (.float, .integer(let number)): return .float(Double(number))
        case (.number, .integer), (.number, .float), (.integer, .integer), (.float, .float): return value
        case (.boolean, .boolean), (.string, .string), (.node, .node), (.relationship, .relationship): return value
        case (.path, .path), (.map, .map), (.list, .list), (.date, .date), (.localTime, .localTime): return value
        case (.time, .time), (.localDateTime, .localDateTime), (.dateTime, .dateTime), (.duration, .duration):
            return value
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "引数「\(name)」の種類が違います（\(type.kind.rawValue) が要ります）",
                en: "the argument \(name) must be of type \(type.kind.rawValue)"
            )
        }
    }
}

/// For every row, every line of a table from outside.
final class LoadCSVStep: PlanStep, @unchecked Sendable {
    let file: Evaluator
    let terminator: Evaluator?
    let hasHeaders: Bool
    let slot: Int
    private let used: Set<Int>

    init(
        _ input: PlanStep,
        _ file: Evaluator,
        terminator: Evaluator?,
        hasHeaders: Bool,
        _ slot: Int,
        _ used: Set<Int>
    ) {
        (self.file, self.terminator, self.hasHeaders, self.slot, self.used) = (
            file, terminator, hasHeaders, slot, used
        )
        super.init(input: input)
    }

    override var name: String { "LoadCSV" }
    override var reads: Set<Int> { used }
    override var writes: Set<Int> { [slot] }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { LoadCSVOperator(self, input, x) }
}

final class LoadCSVOperator: FlatMapOperator {
    private let step: LoadCSVStep
    private var rows: [[String]] = []
    private var headers: [String] = []
    private var place = 0
    private var made: [CypherValue] = []

    init(_ step: LoadCSVStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard let files = x.options.files else {
            throw .runtime(
                .semanticError,
                "LoadCSVForbidden",
                ja: "LOAD CSV は、読んでよいフォルダーを渡したときだけ使えます",
                en: "LOAD CSV works only where a folder was named that it may read"
            )
        }
        guard case .string(let name) = try step.file.value(row, batch, x) else {
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "LOAD CSV にはファイルの名前（文字列）が要ります",
                en: "LOAD CSV needs the name of a file, a string"
            )
        }
        var terminator: Character = ","
        if let evaluator = step.terminator {
            guard case .string(let text) = try evaluator.value(row, batch, x), let only = text.first, text.count == 1
            else {
                throw .runtime(
                    .typeError,
                    "InvalidArgumentType",
                    ja: "FIELDTERMINATOR は一文字で書いてください",
                    en: "FIELDTERMINATOR must be one character"
                )
            }
            terminator = only
        }
        rows = try files.rows(of: name, terminator: terminator)
        place = 0
        headers = []
        if step.hasHeaders, let first = rows.first {
            headers = first
            place = 1
        }
        return place < rows.count
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) -> Bool {
        while place < rows.count, sources.count < limit {
            let cells = rows[place]
            if step.hasHeaders {
                made.append(
                    .map(
                        CypherMap(
                            headers.enumerated().map { place, header in
                                (header, place < cells.count && !cells[place].isEmpty ? .string(cells[place]) : .null)
                            }
                        )
                    )
                )
            } else {
                made.append(.list(cells.map { .string($0) }))
            }
            sources.append(Int32(truncatingIfNeeded: row))
            place += 1
        }
        return place < rows.count
    }

    override func deliver(_ result: Batch) {
        result.columns[step.slot] = .values(made)
        made = []
    }

    override func rewind() {
        made = []
        super.rewind()
    }
}
