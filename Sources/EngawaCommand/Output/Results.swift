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

    /// The results as text in `format`; `forExcel` for a `.csv` file, which it must be able to read.
    func text(_ format: Format, _ language: Language, forExcel: Bool = false) -> String {
        switch format {
        case .table:
            TextTable(columns.map { .init($0.title[language], $0.alignment) }, rows: rows).text
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
    /// Prints `results` as `call` asks: in its `--format`, to standard output or to the file of its `-o`. Without
    /// `--format`, a file's ending `.csv` or `.json` chooses.
    func show(_ results: Results, _ call: ParsedCall) throws(Failure) {
        let path = call.command.has(CommonOptions.rowsOutput) ? call[CommonOptions.rowsOutput] : nil
        let asked = call[CommonOptions.format]
        guard let path else {
            try output.write(results.text(asked ?? .table, language))
            return
        }
        let name = path.lowercased()
        let isCSV = name.hasSuffix(".csv")
        let format = asked ?? (isCSV ? .csv : name.hasSuffix(".json") ? .json : .table)
        let text = results.text(format, language, forExcel: isCSV)
        try OutputFile(path, calls: files).write(Array(text.utf8))
    }
}
