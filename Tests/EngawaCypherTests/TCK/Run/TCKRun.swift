import EngawaCypher
import EngawaGraph

/// One run of a scenario on a graph of its own.
struct TCKRun {
    /// What runs a statement: the engine, or what stands for it in a test of this runner.
    typealias Execute = (String, CypherMap, inout GraphDraft, CypherOptions) throws(CypherError) -> CypherResult

    private let execute: Execute
    private let namedGraph: (String) throws -> [String]
    private var draft = GraphDraft(PropertyGraph())
    private var parameters = CypherMap()
    private var options = CypherOptions()
    private var outcome: Outcome?
    private(set) var problems: [String] = []

    /// What the last query did.
    private struct Outcome {
        let query: String
        let result: Result<CypherResult, CypherError>
        let before: TCKGraphState
        let after: TCKGraphState
        /// Whether a step has expected its error.
        var isErrorExpected = false
    }

    /// A run with an engine and the statements of the named graphs.
    init(execute: @escaping Execute, namedGraph: @escaping (String) throws -> [String]) {
        self.execute = execute
        self.namedGraph = namedGraph
        options.limits.timeout = .seconds(30)
    }

    /// What is wrong after all of these steps; nothing where the scenario passes. It ends at the first step that cannot
    /// be taken.
    mutating func run(_ steps: [GherkinStep]) -> [String] {
        do {
            for step in steps { try take(TCKStep(step)) }
            checkUnexpectedError()
            if outcome == nil { problems.append("the scenario runs no query") }
        } catch {
            problems.append("\(error)")
        }
        return problems
    }

    private struct Stop: Error, CustomStringConvertible {
        let description: String
    }

    private mutating func take(_ step: TCKStep) throws {
        switch step {
        case .emptyGraph: draft = GraphDraft(PropertyGraph())
        case .namedGraph(let name):
            for statement in try namedGraph(name) { try prepare(statement) }
        case .execute(let statement): try prepare(statement)
        case .parameters(let map): for entry in map { parameters[entry.key] = entry.value }
        case .procedure(let procedure): options.procedures.append(procedure)
        case .query(let query): ask(query)
        case .result(let table): check(table)
        case .emptyResult:
            guard let result = success() else { break }
            if !result.rows.isEmpty { problems.append("\(result.rows.count) rows where the result should be empty") }
        case .sideEffects(let counts): check(counts)
        case .error(let expected): check(expected)
        }
    }

    // MARK: - Running

    private mutating func prepare(_ statement: String) throws {
        do {
            _ = try execute(statement, parameters, &draft, options)
        } catch {
            throw Stop(description: "\(TCKRun.text(error)) in what should just be executed: \(statement)")
        }
    }

    private mutating func ask(_ query: String) {
        checkUnexpectedError()
        let before = TCKGraphState(draft.graph)
        let result: Result<CypherResult, CypherError>
        do {
            result = .success(try execute(query, parameters, &draft, options))
        } catch {
            result = .failure(error)
        }
        let after = TCKGraphState(draft.graph)
        outcome = Outcome(query: query, result: result, before: before, after: after)
        switch result {
        case .failure:
            if before != after { problems.append("the graph changed though there was an error") }
        case .success(let result):
            let (counted, real) = (result.statistics.sideEffects, before.sideEffects(until: after))
            if counted != real {
                problems.append("the statistics \(TCKRun.text(counted)) are not what changed: \(TCKRun.text(real))")
            }
            if result.rows.contains(where: { $0.count != result.columns.count }) {
                problems.append("a row has not one value for each column")
            }
        }
    }

    /// The result of the last query. Where it was an error, that is told once.
    private mutating func success() -> CypherResult? {
        guard let outcome else {
            problems.append("a result is expected before any query")
            return nil
        }
        if case .success(let result) = outcome.result { return result }
        checkUnexpectedError()
        return nil
    }

    private mutating func checkUnexpectedError() {
        guard let outcome, !outcome.isErrorExpected, case .failure(let error) = outcome.result else { return }
        problems.append("\(TCKRun.text(error)) from the query: \(outcome.query)")
        self.outcome?.isErrorExpected = true
    }

    // MARK: - Checks

    private mutating func check(_ expected: TCKTable) {
        guard let result = success() else { return }
        guard result.columns.elementsEqual(expected.columns, by: { $0.utf8.elementsEqual($1.utf8) }) else {
            problems.append("the columns are \(result.columns), not \(expected.columns)")
            return
        }
        func comparable(_ rows: [[TCKValue]]) -> [[TCKValue]] {
            expected.ignoresListOrder ? rows.map { $0.map(\.withSortedLists) } : rows
        }
        let wanted = comparable(expected.rows)
        let rows = comparable(result.rows.map { $0.map { TCKValue($0, in: result.graph) } })
        if expected.isOrdered {
            if rows != wanted { problems.append("the rows are \(TCKRun.text(rows)), not \(TCKRun.text(wanted))") }
            return
        }
        var missing = wanted
        var extra: [[TCKValue]] = []
        for row in rows {
            if let place = missing.firstIndex(of: row) { missing.remove(at: place) } else { extra.append(row) }
        }
        if !missing.isEmpty { problems.append("rows are missing: \(TCKRun.text(missing))") }
        if !extra.isEmpty { problems.append("rows are too many: \(TCKRun.text(extra))") }
    }

    private mutating func check(_ expected: [String: Int]) {
        guard let outcome else {
            problems.append("side effects are expected before any query")
            return
        }
        let real = outcome.before.sideEffects(until: outcome.after)
        for name in TCKStep.sideEffectNames where real[name] != expected[name] ?? 0 {
            problems.append("\(name) is \(real[name] ?? 0), not \(expected[name] ?? 0)")
        }
        checkUnexpectedError()
    }

    private mutating func check(_ expected: TCKExpectedError) {
        guard let outcome else {
            problems.append("an error is expected before any query")
            return
        }
        self.outcome?.isErrorExpected = true
        let wanted = "\(expected.type) at \(expected.phase ?? "any time"): \(expected.detail ?? "*")"
        switch outcome.result {
        case .success: problems.append("no error, though \(wanted) should be raised")
        case .failure(let error):
            let isRight =
                error.kind.rawValue == expected.type && error.phase.rawValue == expected.phase ?? error.phase.rawValue
                && error.detail == expected.detail ?? error.detail
            if !isRight { problems.append("\(TCKRun.text(error)), not \(wanted)") }
        }
    }

    // MARK: - Texts

    private static func text(_ error: CypherError) -> String {
        "\(error.kind.rawValue) at \(error.phase.rawValue): \(error.detail) (\(error.message.en))"
    }

    private static func text(_ counts: [String: Int]) -> String {
        let counts = TCKStep.sideEffectNames.compactMap { name in
            counts[name].flatMap { $0 == 0 ? nil : "\(name) \($0)" }
        }
        return "[" + counts.joined(separator: ", ") + "]"
    }

    private static func text(_ rows: [[TCKValue]]) -> String {
        let lines = rows.prefix(10).map { "| " + $0.map { $0.text + " | " }.joined() }
        return (lines.isEmpty ? "none" : lines.joined(separator: "\n")) + (rows.count > 10 ? "\n…" : "")
    }
}
