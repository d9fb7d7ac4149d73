import EngawaCypher

/// What a step of the TCK asks for.
enum TCKStep: Sendable {
    case emptyGraph
    case namedGraph(String)
    case execute(String)
    case parameters(CypherMap)
    case procedure(CypherProcedure)
    /// A query whose outcome is then looked at; also the query that looks at what an earlier one did.
    case query(String)
    case result(TCKTable)
    case emptyResult
    /// The counts by their names in the TCK, such as `+nodes`; those that are not named are 0.
    case sideEffects([String: Int])
    case error(TCKExpectedError)
}

/// The result that a scenario expects.
struct TCKTable: Sendable {
    var columns: [String]
    var rows: [[TCKValue]]
    var isOrdered: Bool
    /// Whether lists are the same when they have the same elements.
    var ignoresListOrder: Bool
}

/// The error that a scenario expects.
struct TCKExpectedError: Sendable {
    var type: String
    /// Nil: at any time.
    var phase: String?
    /// Nil: any.
    var detail: String?
}

/// Why a step is none of the TCK's.
struct TCKStepError: Error, CustomStringConvertible {
    let line: Int
    let what: String
    var description: String { "line \(line): \(what)" }
}

extension TCKStep {
    /// The counts of side effects that there are.
    static let sideEffectNames = [
        "+nodes", "-nodes", "+relationships", "-relationships", "+labels", "-labels", "+properties", "-properties",
    ]

    /// What a step of a feature file asks for; throws where that is not known.
    init(_ step: GherkinStep) throws(TCKStepError) {
        let text = step.text
        func fail(_ what: String) -> TCKStepError { TCKStepError(line: step.line, what: what) }
        func query() throws(TCKStepError) -> String {
            guard let query = step.docString else { throw fail("a query between quotes is missing") }
            return query
        }
        switch text {
        case "any graph", "an empty graph": self = .emptyGraph
        case "having executed:": self = .execute(try query())
        case "executing query:", "executing control query:": self = .query(try query())
        case "parameters are:", "parameter values are:": self = .parameters(try TCKStep.parameters(step))
        case "the result should be empty": self = .emptyResult
        case "no side effects": self = .sideEffects([:])
        case "the side effects should be:": self = .sideEffects(try TCKStep.sideEffects(step))
        case "the result should be, in any order:", "the result should be:":
            self = .result(try TCKStep.table(step, isOrdered: false, ignoresListOrder: false))
        case "the result should be, in order:":
            self = .result(try TCKStep.table(step, isOrdered: true, ignoresListOrder: false))
        case "the result should be (ignoring element order for lists):",
            "the result should be, in any order (ignoring element order for lists):":
            self = .result(try TCKStep.table(step, isOrdered: false, ignoresListOrder: true))
        case "the result should be, in order (ignoring element order for lists):":
            self = .result(try TCKStep.table(step, isOrdered: true, ignoresListOrder: true))
        default:
            if let match = text.wholeMatch(of: /the (\S+) graph/) {
                self = .namedGraph(String(match.1))
            } else if let match = text.wholeMatch(
                of: /an? (\S+) should be raised at (compile time|runtime|any time): (\S+)/
            ) {
                let phase = match.2 == "any time" ? nil : String(match.2)
                let detail = match.3 == "*" ? nil : String(match.3)
                self = .error(TCKExpectedError(type: String(match.1), phase: phase, detail: detail))
            } else if text.hasPrefix("there exists a procedure ") {
                self = .procedure(try TCKStep.procedure(step))
            } else {
                throw fail("this step is not known: \(text)")
            }
        }
    }

    private static func value(_ cell: String, _ step: GherkinStep) throws(TCKStepError) -> TCKValue {
        do {
            return try TCKValueParser.parse(cell)
        } catch {
            throw TCKStepError(line: step.line, what: "\(error)")
        }
    }

    private static func argument(_ cell: String, _ step: GherkinStep) throws(TCKStepError) -> CypherValue {
        guard let argument = try value(cell, step).argument else {
            throw TCKStepError(line: step.line, what: "no argument can be \(cell)")
        }
        return argument
    }

    private static func table(
        _ step: GherkinStep,
        isOrdered: Bool,
        ignoresListOrder: Bool
    ) throws(TCKStepError) -> TCKTable {
        guard let columns = step.table?.first, let cells = step.table?.dropFirst() else {
            throw TCKStepError(line: step.line, what: "a table is missing")
        }
        var rows: [[TCKValue]] = []
        for row in cells {
            guard row.count == columns.count else {
                throw TCKStepError(line: step.line, what: "a row of the table has another width")
            }
            var values: [TCKValue] = []
            for cell in row { values.append(try value(cell, step)) }
            rows.append(values)
        }
        return TCKTable(columns: columns, rows: rows, isOrdered: isOrdered, ignoresListOrder: ignoresListOrder)
    }

    private static func parameters(_ step: GherkinStep) throws(TCKStepError) -> CypherMap {
        var parameters = CypherMap()
        for row in step.table ?? [] {
            guard row.count == 2 else { throw TCKStepError(line: step.line, what: "a parameter is a name and a value") }
            parameters[row[0]] = try argument(row[1], step)
        }
        return parameters
    }

    private static func sideEffects(_ step: GherkinStep) throws(TCKStepError) -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in step.table ?? [] {
            guard row.count == 2, sideEffectNames.contains(row[0]), counts[row[0]] == nil, let count = Int(row[1])
            else {
                throw TCKStepError(line: step.line, what: "\(row) is no side effect")
            }
            counts[row[0]] = count
        }
        guard !counts.isEmpty else { throw TCKStepError(line: step.line, what: "a table is missing") }
        return counts
    }

    private static func procedure(_ step: GherkinStep) throws(TCKStepError) -> CypherProcedure {
        func fail(_ what: String) -> TCKStepError { TCKStepError(line: step.line, what: what) }
        guard
            let match = step.text.wholeMatch(
                of: /there exists a procedure ([^(]+)\(([^)]*)\) *:: *(?:VOID|\(([^)]*)\)) *:/
            )
        else { throw fail("this signature is not understood: \(step.text)") }
        func fields(_ text: Substring) throws(TCKStepError) -> [CypherProcedure.Field] {
            var fields: [CypherProcedure.Field] = []
            for part in text.split(separator: ",") {
                guard let match = part.wholeMatch(of: #/ *(\S+) *:: *(\S.*?) */#),
                    let type = CypherType(String(match.2))
                else { throw fail("\(part) is no field of a procedure") }
                fields.append(CypherProcedure.Field(String(match.1), type))
            }
            return fields
        }
        let (inputs, outputs) = (try fields(match.2), try fields(match.3 ?? ""))
        let names = (inputs + outputs).map(\.name)
        let rows = step.table ?? [[]]
        guard rows.first == names else { throw fail("the table's columns are not the fields") }
        var table: [[CypherValue]] = []
        for row in rows.dropFirst() {
            guard row.count == names.count else { throw fail("a row of the table has another width") }
            var values: [CypherValue] = []
            for cell in row { values.append(try argument(cell, step)) }
            table.append(values)
        }
        return CypherProcedure(
            name: match.1.trimmingSuffix { $0 == " " },
            inputs: inputs,
            outputs: outputs,
            table: table
        )
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var view = self
        while let last = view.last, isTrimmed(last) { view.removeLast() }
        return String(view)
    }
}
