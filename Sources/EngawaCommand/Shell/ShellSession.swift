import EngawaCypher
import EngawaGraph
import EngawaText

/// A conversation with a person: statements that a semicolon ends, and commands that begin with a colon.
///
/// Where nobody sits at a terminal it reads a script, and the first failure ends it.
final class ShellSession {
    private let statements: StatementRunner
    private let map: String
    private let input: any ShellInput
    private let context: Context
    /// Ends statements on Ctrl-C; nil where nobody can press it.
    private let interrupts: Interrupts?
    private let isInteractive: Bool
    private var typed = StatementText()
    private var parameters = CypherMap()
    /// The graph of the open transaction; nil without one.
    private var draft: GraphDraft?

    /// A shell on a map.
    init(
        _ statements: StatementRunner,
        map: String,
        input: any ShellInput,
        context: Context,
        isInteractive: Bool,
        interrupts: Interrupts? = nil
    ) {
        self.statements = statements
        self.map = map
        self.input = input
        self.context = context
        self.isInteractive = isInteractive
        self.interrupts = interrupts
    }

    /// Does what is typed until the end.
    func run() throws(Failure) {
        if isInteractive {
            try context.say(
                Message(
                    ja: "マップ \(map)。文は ; で終えます。:help で説明、:quit か Ctrl-D で終わります。",
                    en: "The map is \(map). A ; ends a statement; :help helps, and :quit or Ctrl-D ends."
                )
            )
        }
        while try step() != .quit {}
    }

    /// How it goes on.
    private enum Next {
        case more, commit, rollback, quit
    }

    private var prompt: String {
        typed.isEmpty ? (draft == nil ? "engawa> " : "engawa*> ") : "   ...> "
    }

    /// Reads a line and does what it says.
    private func step() throws(Failure) -> Next {
        switch try input.line(prompt) {
        case .interrupted: typed.clear()
        case .unreadable:
            typed.clear()
            try fail(
                .notDone(
                    Message(ja: "UTF-8 の文字ではない行があります", en: "a line is no text in UTF-8"),
                    advice: Message(ja: "その行は読みませんでした", en: "it was not read")
                )
            )
        case .end:
            if let rest = typed.rest() { try run(rest) }
            return .quit
        case .text(let line):
            if typed.isEmpty, line.drop(while: \.isWhitespace).first == ":" { return try command(line) }
            for statement in typed.add(line) { try run(statement) }
        }
        return .more
    }

    /// Tells of a failure and goes on, where somebody is there to read it.
    private func fail(_ failure: Failure) throws(Failure) {
        guard isInteractive else { throw failure }
        context.tell(failure)
    }

    // MARK: - Statements

    /// What is shown of a statement's result.
    private struct Made {
        var tables: [Results]
        var rows: Int
        var statistics: CypherStatistics
        var warnings: [Message]
        /// False where the statement was only explained.
        var isRun: Bool
    }

    private func run(_ text: String) throws(Failure) {
        let query = StatementRunner.Query(text: text, parameters: parameters)
        let start = ContinuousClock.now
        let made: (result: Made, transaction: Int?)
        do {
            made = try cancellable { cancellation in
                if draft == nil { return try statements.run(query, cancellation) { make($0, query) } }
                return (try within(query, cancellation), nil)
            }
        } catch {
            return try fail(StatementRunner.failure(of: error, in: text, map: map))
        }
        statements.tellSetAside()
        for warning in made.result.warnings { context.tell(warning) }
        for table in made.result.tables { try context.output.write(table.text(.table, context.language)) }
        try tell(made.result, made.transaction, start.duration(to: .now))
        try context.output.flush()
    }

    private func within(_ query: StatementRunner.Query, _ cancellation: CypherCancellation?) throws -> Made {
        guard var open = draft else { preconditionFailure("a transaction is open") }
        // Held in one place only, so that nothing is copied that only this draft has.
        draft = GraphDraft(PropertyGraph())
        defer { draft = open }
        return try statements.run(query, in: &open, cancellation) { make($0, query) }
    }

    private func cancellable<Result>(_ body: (CypherCancellation?) throws -> Result) rethrows -> Result {
        guard let interrupts else { return try body(nil) }
        return try interrupts.run(body)
    }

    private func make(_ table: CypherTable, _ query: StatementRunner.Query) -> Made {
        let result = table.result
        var tables: [Results] = []
        if !result.columns.isEmpty, result.plan == nil || !result.rows.isEmpty { tables.append(result.results(.table)) }
        if let plan = result.plan { tables.append(plan.results) }
        return Made(
            tables: tables,
            rows: result.rows.count,
            statistics: result.statistics,
            warnings: statements.warnings(query, table),
            isRun: result.plan == nil || !result.columns.isEmpty
        )
    }

    /// Says how many rows there were, what changed and how long it took.
    private func tell(_ made: Made, _ transaction: Int?, _ time: Duration) throws(Failure) {
        let changes = made.statistics.message(transaction: transaction)
        guard isInteractive else {
            if let changes { context.tell(changes) }
            return
        }
        // Of a statement that was only explained there is nothing to say.
        guard made.isRun else { return }
        let milliseconds = "\((time / .milliseconds(1) * 10).rounded() / 10) ms"
        let rows = Message(ja: "\(made.rows) 行", en: made.rows == 1 ? "1 row" : "\(made.rows) rows")
        let both = changes.map { rows + Message(ja: "、", en: ", ") + $0 } ?? rows
        try context.say(both + Message(ja: "（\(milliseconds)）", en: " (\(milliseconds))"))
    }

    // MARK: - Commands

    private func command(_ line: String) throws(Failure) -> Next {
        let command: ShellCommandLine
        do {
            command = try ShellCommandLine(String(line.drop(while: \.isWhitespace)))
        } catch {
            try fail(error)
            return .more
        }
        switch command {
        case .help:
            let lines = Help.pairs(ShellCommandLine.all.map { ($0.typed, $0.meaning[context.language]) })
            for line in lines { try context.output.writeLine(line) }
        case .schema: try showSchema()
        case .plan(let query):
            let begins = query.prefix { !$0.isWhitespace }.uppercased()
            try run(begins == "EXPLAIN" || begins == "PROFILE" ? query : "EXPLAIN " + query)
        case .parameter(let name, let json): try set(name, json)
        case .parameters:
            let values = ValueText(PropertyGraph())
            for entry in parameters {
                try context.output.writeLine(TerminalText.escaped("$\(entry.key) = \(values.text(entry.value))"))
            }
        case .begin(let message): return try begin(message)
        case .commit:
            if draft != nil { return .commit }
            try fail(.notDone(ProtocolFailure.noTransaction.message))
        case .rollback:
            if draft != nil { return .rollback }
            try fail(.notDone(ProtocolFailure.noTransaction.message))
        case .quit: return .quit
        }
        try context.output.flush()
        return .more
    }

    private func showSchema() throws(Failure) {
        do {
            if draft == nil { try statements.store.refresh() }
        } catch {
            return try fail(error.failure(map))
        }
        let graph = draft?.graph ?? statements.store.latest.graph
        try context.output.write(graph.schema(context.language).text(.table, context.language))
    }

    private func set(_ name: String, _ json: String) throws(Failure) {
        do {
            parameters[name] = try JSONReader.value(of: json)
        } catch {
            try fail(
                .notDone(
                    error.message,
                    advice: Message(ja: "文字列は :param \(name) = \"…\"", en: "a string is :param \(name) = \"…\"")
                )
            )
        }
    }

    // MARK: - Transactions

    private struct RolledBack: Error {
        let isAsked: Bool
    }

    private func begin(_ message: String?) throws(Failure) -> Next {
        guard draft == nil else {
            try fail(.notDone(ProtocolFailure.nestedTransaction.message))
            return .more
        }
        do {
            let number = try statements.transaction(message) { draft in
                self.draft = draft
                draft = GraphDraft(PropertyGraph())
                defer {
                    if let made = self.draft { draft = made }
                    self.draft = nil
                }
                while true {
                    switch try step() {
                    case .more: continue
                    case .commit: return
                    case .rollback: throw RolledBack(isAsked: true)
                    case .quit: throw RolledBack(isAsked: false)
                    }
                }
            }.transaction
            try tellCommitted(number)
        } catch let error as RolledBack {
            let message = Message(ja: "トランザクションを取り消しました", en: "the transaction was rolled back")
            if isInteractive { try context.say(message) } else { context.tell(message) }
            if !error.isAsked { return .quit }
        } catch let error as Failure {
            throw error
        } catch {
            try fail(MapFile.failure(of: error, map))
        }
        statements.tellSetAside()
        return .more
    }

    private func tellCommitted(_ number: Int?) throws(Failure) {
        let message =
            number.map { Message(ja: "記録 \($0) 番になりました", en: "committed as transaction \($0)") }
            ?? Message(ja: "変わったものはありません", en: "nothing had changed")
        if isInteractive { try context.say(message) } else { context.tell(message) }
    }
}
