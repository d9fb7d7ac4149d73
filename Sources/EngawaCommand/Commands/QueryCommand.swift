import EngawaCypher
import EngawaStore
import EngawaText

/// `engawa query`: one openCypher statement.
enum QueryCommand {
    static let statement = Argument("CYPHER", Message(ja: "openCypher の文", en: "the openCypher statement"))
    static let parameters = Option<String>(
        "param",
        valueName: "NAME=JSON",
        repeatable: true,
        expected: Message(same: "NAME=JSON"),
        Message(ja: "文の中の $NAME の値", en: "the value of $NAME in the statement")
    ) { text in
        (text.utf8.firstIndex(of: UInt8(ascii: "=")) ?? text.startIndex) > text.startIndex ? text : nil
    }

    static let command = Command(
        "query",
        Message(ja: "openCypher の文を一つ実行する", en: "run one openCypher statement"),
        notes: [
            Message(
                ja: "書きかえる文は一つの記録になります。失敗すればマップは変わりません。",
                en: "A statement that changes the map is one transaction; where it fails, the map is unchanged."
            ),
            Message(
                ja: "EXPLAIN か PROFILE を前に付けると、実行の手順を示します。",
                en: "EXPLAIN or PROFILE before a statement shows how it is run."
            ),
        ],
        arguments: [CommonArguments.map, statement],
        options: [
            parameters.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec, StatementOptions.timeout.spec,
            StatementOptions.rows.spec, StatementOptions.memory.spec, StatementOptions.csvFolder.spec,
            CommonOptions.message.spec, CommonOptions.wait.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa query machi.engawa 'MATCH (a:Actor) RETURN a.name' --format csv",
                    en: "engawa query town.engawa 'MATCH (a:Actor) RETURN a.name' --format csv"
                ),
                Message(ja: "支え手の名前の一覧", en: "the names of all actors")
            ),
            Example(
                Message(
                    ja: "engawa query machi.engawa 'MATCH (a {name: $name}) RETURN a' --param 'name=\"〇〇農園\"'",
                    en: "engawa query town.engawa 'MATCH (a {name: $name}) RETURN a' --param 'name=\"Green Farm\"'"
                ),
                Message(ja: "値を渡して探す", en: "with a parameter")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = call.value(CommonArguments.map)
        var query = StatementRunner.Query(text: call.value(statement))
        query.parameters = try given(call)
        query.timeout = call[StatementOptions.timeout]
        query.rows = call[StatementOptions.rows]
        let statements = try StatementRunner(try MapFile.open(map, context), call, context)
        let made: (result: Made, transaction: Int?)
        do {
            if let number = call[CommonOptions.atTransaction] {
                let graph = try statements.store.snapshot(at: number).graph
                made = (try make(try statements.read(query, graph), statements, query, call), nil)
            } else {
                made = try statements.run(query) { try make($0, statements, query, call) }
            }
        } catch {
            throw StatementRunner.failure(of: error, in: query.text, map: map)
        }
        statements.tellSetAside()
        for warning in made.result.warnings { context.tell(warning) }
        if let message = made.result.statistics.message(transaction: made.transaction) { context.tell(message) }
        try print(made.result, call, context)
        return .done
    }

    /// The parameters of `--param`. Throws exit 2 where one has no JSON.
    private static func given(_ call: ParsedCall) throws(Failure) -> CypherMap {
        var values = CypherMap()
        for text in call.all(parameters) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            do {
                values[parts[0]] = try JSONReader.value(of: parts[1])
            } catch {
                throw .usage(
                    Message(same: "--param \(parts[0]): ") + error.message,
                    advice: Message(
                        ja: "値は JSON で書きます。文字列は \(parts[0])='\"…\"'",
                        en: "values are JSON; a string is \(parts[0])='\"…\"'"
                    )
                )
            }
        }
        return values
    }

    /// What is printed of a result.
    private struct Made {
        var statistics: CypherStatistics
        /// The response of the protocol, for `--format json`.
        var json: [UInt8] = []
        var tables: [Results] = []
        var warnings: [Message]
    }

    /// Makes what is printed, before the statement is committed: what cannot be printed changes nothing.
    private static func make(
        _ table: CypherTable,
        _ statements: StatementRunner,
        _ query: StatementRunner.Query,
        _ call: ParsedCall
    ) throws -> Made {
        var made = Made(statistics: table.statistics, warnings: statements.warnings(query, table))
        switch Context.format(call) {
        case .json:
            var writer = ResponseWriter()
            made.json = try writer.response(table)
        case .csv:
            let result = table.result
            // One table to a file: whoever asks for the plan gets the plan.
            if let plan = result.plan {
                made.tables = [plan.results]
            } else if !result.columns.isEmpty {
                made.tables = [result.results(.csv)]
            }
        case .table:
            let result = table.result
            if !result.columns.isEmpty, result.plan == nil || !result.rows.isEmpty {
                made.tables.append(result.results(.table))
            }
            if let plan = result.plan { made.tables.append(plan.results) }
        }
        return made
    }

    private static func print(_ made: Made, _ call: ParsedCall, _ context: Context) throws(Failure) {
        let format = Context.format(call)
        guard let path = call[CommonOptions.rowsOutput] else {
            if format == .json { return try context.output.write(made.json) }
            return try context.output.write(text(made.tables, format, context.language, forExcel: false))
        }
        let isExcel = path.lowercased().hasSuffix(".csv")
        let bytes =
            format == .json
            ? made.json : Array(text(made.tables, format, context.language, forExcel: isExcel).utf8)
        try OutputFile(path, calls: context.files).write(bytes)
    }

    private static func text(_ tables: [Results], _ format: Format, _ language: Language, forExcel: Bool) -> String {
        tables.map { $0.text(format, language, forExcel: forExcel) }.joined(separator: "\n")
    }
}
