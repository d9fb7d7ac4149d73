import EngawaText

/// What a command has found in several parts: a table under a heading for each, and one list of rows for CSV.
struct Report {
    /// The parts in order.
    var parts: [(heading: Message, results: Results)]
    /// The rows of `--format csv`, and the object of `--format json`.
    var all: Results
}

extension Context {
    /// Prints `report` as `call` asks, as `show(_:_:)` does with results. Parts without rows are left out of the tables.
    func show(_ report: Report, _ call: ParsedCall) throws(Failure) {
        guard Context.format(call) == .table else { return try show(report.all, call) }
        let texts = report.parts.filter { !$0.results.rows.isEmpty }.map { part in
            "【\(TerminalText.escaped(part.heading[language]))】\n" + part.results.text(.table, language)
        }
        let text = texts.joined(separator: "\n")
        guard let path = call[CommonOptions.rowsOutput] else { return try output.write(text) }
        try OutputFile(path, calls: files).write(Array(text.utf8))
    }
}
