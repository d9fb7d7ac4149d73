import EngawaSheets
import EngawaText

/// How rows are printed (`--format`).
enum Format: String, Sendable, CaseIterable {
    /// Columns for the eye.
    case table
    /// One object on one line.
    case json
    /// Comma-separated values.
    case csv
}

/// Rows as a command has found them, ready for each format.
struct Results {
    /// One column.
    struct Column {
        /// The heading.
        var title: Message
        /// Right for numbers.
        var alignment: Alignment

        /// A column from its heading; numbers stand on the right.
        init(_ title: Message, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// The columns from left to right.
    var columns: [Column]
    /// A text per column, as it stands in a table or in CSV.
    var rows: [[String]]
    /// The object of `--format json`, as the contract has it.
    var json: JSONText
    /// What stands for the table where rows are too long for one: paragraphs for the eye.
    var prose: [String]?
    /// Lines below a table: what its numbers mean. The other formats say it in their own way.
    var legend: [String] = []

    /// The results as text in `format`; `forExcel` for a `.csv` file, which it must be able to read.
    func text(_ format: Format, _ language: Language, forExcel: Bool = false) -> String {
        switch format {
        case .table:
            (prose?.map { TerminalText.escaped($0) + "\n" }.joined()
                ?? TextTable(columns.map { .init($0.title[language], $0.alignment) }, rows: rows).text)
                + legend.map { TerminalText.escaped($0) + "\n" }.joined()
        case .json:
            json.text + "\n"
        case .csv:
            csv(language, forExcel ? .excel : .plain)
        }
    }

    private func csv(_ language: Language, _ style: CSVText.Style) -> String {
        var text = CSVText(style: style)
        text.append(columns.map { $0.title[language] })
        for row in rows { text.append(row) }
        return text.text
    }
}

extension Context {
    /// The format that `call` asks for: with `--format`, else by the ending of its `-o`, else a table.
    /// - Parameter output: the `-o` of the command, where it has one.
    static func format(_ call: ParsedCall, output: Option<String> = CommonOptions.rowsOutput) -> Format {
        if let asked = call[CommonOptions.format] { return asked }
        let hasOutput = call.command.has(output)
        let name = (hasOutput ? call[output] ?? "" : "").lowercased()
        return name.hasSuffix(".csv") ? .csv : name.hasSuffix(".json") ? .json : .table
    }

    /// Prints `results` as `call` asks: in its `--format`, to standard output or to the file of its `-o`. Without
    /// `--format`, a file's ending `.csv` or `.json` chooses.
    func show(_ results: Results, _ call: ParsedCall) throws(Failure) {
        let path = call.command.has(CommonOptions.rowsOutput) ? call[CommonOptions.rowsOutput] : nil
        let format = Context.format(call)
        guard let path else {
            try output.write(results.text(format, language))
            return
        }
        let text = results.text(format, language, forExcel: path.lowercased().hasSuffix(".csv"))
        try OutputFile(path, calls: files).write(Array(text.utf8))
    }
}
