import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaStore
import EngawaText

/// One run of `engawa import`: the sheets that were read, what became of them, and the telling of it.
struct ImportWork {
    /// How many warnings are told one by one where nobody asked for JSON.
    private static let toldWarnings = 20

    private let call: ParsedCall
    private let context: Context
    private let map: String
    private var sheets: [Sheet] = []
    private var transaction: Int?
    private var systemRefused = false
    private let progress: ImportProgressLine
    /// What is found out so far.
    private(set) var report = ImportReport()

    init(_ call: ParsedCall, _ context: Context, map: String) {
        self.call = call
        self.context = context
        self.map = map
        progress = ImportProgressLine(context, isShown: call[CommonOptions.format] ?? .table != .json)
    }

    private var isDryRun: Bool { call.has(ImportCommand.dryRun) }

    /// How the process ends.
    var exitCode: ExitCode {
        report.errors.isEmpty ? .done : systemRefused ? .refused : .notDone
    }

    /// Reads all files, so that what is wrong with any of them is told at once.
    mutating func read(_ files: [String]) {
        let encoding = call[ImportCommand.encoding] ?? .auto
        defer { progress.clear() }
        for result in Sheet.read(paths: files, encoding: encoding, progress: progress.reading) {
            do throws(SheetErrors) {
                sheets.append(try result.get())
            } catch {
                for fault in error.errors {
                    if case .unreadable = fault.code { systemRefused = true }
                    report.errors.append(ImportIssue(fault))
                }
            }
        }
    }

    /// Says what is wrong with the rows of those sheets that could be read, where others could not.
    mutating func examine() throws(Failure) {
        let fileErrors = report.errors
        let isThere = try MapFile.exists(map, context)
        var draft = GraphDraft(isThere ? try MapFile.open(map, context).latest.graph : try foundedGraph().graph)
        defer { progress.clear() }
        try run(&draft)
        report.errors = fileErrors + report.errors
        (report.created, report.changed, report.unchanged, report.warnings) = (0, 0, 0, [])
    }

    /// Imports the sheets into the map, which is made where there is none.
    mutating func importSheets() throws(Failure) {
        guard map != MapFile.memory || isDryRun else {
            throw .usage(
                Message(ja: ":memory: には取り込めません", en: "cannot import into :memory:"),
                advice: Message(ja: "ファイルの名前を書いてください（例 machi.engawa）", en: "name a file, such as town.engawa")
            )
        }
        defer { progress.clear() }
        if try MapFile.exists(map, context) {
            try importIntoMap()
        } else {
            try importIntoNewMap()
        }
    }

    private mutating func importIntoMap() throws(Failure) {
        let store = try MapFile.open(map, context)
        guard !isDryRun else {
            var draft = GraphDraft(store.latest.graph)
            try run(&draft)
            return
        }
        // A tail that was set aside is told of also where the write then failed.
        defer { MapFile.tellSetAside(store, context) }
        // Before anything is told.
        defer { progress.clear() }
        let (sheets, progress) = (sheets, progress)
        do {
            // A report with errors has changed nothing, so nothing is written.
            (report, transaction) = try store.write(note, wait: call[CommonOptions.wait] ?? 0) { draft in
                try SheetImport.run(sheets, into: &draft, progress: progress.importing)
            }
        } catch {
            throw MapFile.failure(of: error, map)
        }
    }

    private mutating func importIntoNewMap() throws(Failure) {
        let (founded, graph) = try foundedGraph()
        var draft = GraphDraft(graph)
        try run(&draft)
        guard report.errors.isEmpty, !isDryRun else { return }
        var commits = [founded]
        if !draft.changes.isEmpty { commits.append((note, draft.changes)) }
        guard try MapFile.createIfFree(map, commits, leadingTo: draft.graph, context) else {
            // Somebody else made it meanwhile.
            try importIntoMap()
            return
        }
        transaction = draft.changes.isEmpty ? nil : commits.count
        progress.clear()
        context.tell(Message(ja: "マップ「\(map)」を新しく作りました", en: "made the map \(map)"))
    }

    /// An empty map: what it begins with, and its graph.
    private func foundedGraph() throws(Failure) -> (founded: MapFile.Commit, graph: PropertyGraph) {
        let founded = MapFile.founded(.standard, context)
        var graph = PropertyGraph()
        do {
            try graph.apply(founded.changes)
        } catch {
            throw MapFile.failure(of: error, map)
        }
        return (founded, graph)
    }

    private mutating func run(_ draft: inout GraphDraft) throws(Failure) {
        do {
            report = try SheetImport.run(sheets, into: &draft, progress: progress.importing)
        } catch {
            throw MapFile.failure(of: error, map)
        }
    }

    private var note: TransactionNote {
        let names = sheets.map { String($0.file.split(separator: "/").last ?? "") }
        let message = Message(
            ja: "取り込み: " + names.joined(separator: "、"),
            en: "import: " + names.joined(separator: ", ")
        )
        return context.note(call[CommonOptions.message] ?? message[context.language])
    }

    // MARK: - Telling

    /// Prints the report: errors and warnings to standard error, except in JSON, which holds them.
    func show() throws(Failure) {
        let format = call[CommonOptions.format] ?? .table
        if format != .json {
            tellErrors()
            tellWarnings()
        }
        guard report.errors.isEmpty || format == .json else { return }
        do {
            switch format {
            case .table: try context.say(summary)
            case .json, .csv: try context.show(results, call)
            }
            try context.output.flush()
        } catch {
            throw error.telling(of: Message(ja: "取り込み", en: "import"), keptAs: transaction)
        }
    }

    private func tellErrors() {
        guard !report.errors.isEmpty else { return }
        for issue in report.errors { context.tell(issue.line) }
        guard report.errors.count > 1 else { return }
        context.tell(
            Message(
                ja: "\(report.errors.count) か所を直してから、もう一度取り込んでください。マップは変わっていません",
                en: "put these \(report.errors.count) places right and import again; the map is unchanged"
            )
        )
    }

    private func tellWarnings() {
        for issue in report.warnings.prefix(ImportWork.toldWarnings) { context.tell(issue.line) }
        let more = report.warnings.count - ImportWork.toldWarnings
        guard more > 0 else { return }
        context.tell(
            Message(
                ja: "ほかに気になる行が \(more) 行あります（--format json ですべて見られます）",
                en: "\(more) more rows deserve a look (--format json shows all)"
            )
        )
    }

    private var summary: Message {
        let counts = Message(
            ja: "\(report.rows) 行: 新しいもの \(report.created)、変わったもの \(report.changed)、同じもの \(report.unchanged)",
            en:
                "\(report.rows) \(report.rows == 1 ? "row" : "rows"): \(report.created) new, \(report.changed) changed, \(report.unchanged) unchanged"
        )
        if isDryRun {
            return counts + Message(ja: "（確かめただけで、マップは変えていません）", en: " (a trial: the map is unchanged)")
        }
        guard let transaction else {
            guard report.rows > 0 else {
                return counts + Message(ja: "。見出しのほかに行がありません", en: "; there is nothing below the headers")
            }
            return counts + Message(ja: "。マップはすでに同じ内容です", en: "; the map holds all this already")
        }
        return counts + Message(ja: "（記録 \(transaction) 番）", en: " (transaction \(transaction))")
    }

    private var results: Results {
        let numbers = [report.rows, report.created, report.changed, report.unchanged]
        return Results(
            columns: [
                .init(Message(ja: "行", en: "rows"), .right), .init(Message(ja: "新規", en: "created"), .right),
                .init(Message(ja: "変更", en: "changed"), .right), .init(Message(ja: "同じ", en: "unchanged"), .right),
            ],
            rows: [numbers.map(String.init)],
            json: [
                "transaction": .integer(orNull: transaction), "rows": .integer(report.rows),
                "created": .integer(report.created), "changed": .integer(report.changed),
                "unchanged": .integer(report.unchanged), "errors": .array(report.errors.map(json)),
                "warnings": .array(report.warnings.map(json)),
            ]
        )
    }

    private func json(_ issue: ImportIssue) -> JSONText {
        [
            "file": .string(issue.file), "row": .integer(orNull: issue.row), "column": .string(orNull: issue.column),
            "message": .string(issue.problem.message[context.language]),
        ]
    }
}
