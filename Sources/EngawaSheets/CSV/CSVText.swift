/// Writes CSV; the one place that owns its escaping (RFC 4180).
///
/// Cells keep what they hold, also where they begin with `=`, `+`, `-` or `@`: a guard against formulas would change
/// names and numbers on their way through a file (`-5`, `@市民`, `+81…`), and what is exported must import again as
/// it was. Who opens a file of strangers in a spreadsheet has to import its columns as text.
package struct CSVText: Sendable {
    /// How lines end, and whether the file says that it is UTF-8.
    package enum Style: Sendable, Hashable {
        /// LF, no byte order mark: for standard output.
        case plain
        /// CRLF and a byte order mark: for files, as Japanese Excel needs them.
        case excel
    }

    /// What was written so far.
    package private(set) var text: String
    private let style: Style
    private let delimiter: CSVDelimiter

    /// An empty text.
    package init(style: Style = .plain, delimiter: CSVDelimiter = .comma) {
        self.style = style
        self.delimiter = delimiter
        text = style == .excel ? "\u{FEFF}" : ""
    }

    /// Appends a row. A row of one empty cell is written as `""`, so that it is no blank line.
    package mutating func append(_ cells: [String]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { text.unicodeScalars.append(Unicode.Scalar(delimiter.rawValue)) }
            text += cells.count == 1 && cell.isEmpty ? "\"\"" : Self.escaped(cell, delimiter: delimiter)
        }
        text += style == .excel ? "\r\n" : "\n"
    }

    /// A cell as it stands between two delimiters: quoted where it holds a delimiter, a quote or a line break, or
    /// where white space or a byte order mark at its edge might get lost.
    package static func escaped(_ cell: String, delimiter: CSVDelimiter = .comma) -> String {
        var needsQuotes = false
        for byte in cell.utf8 where byte == delimiter.rawValue || byte == 0x22 || byte == 0x0A || byte == 0x0D {
            needsQuotes = true
        }
        if let first = cell.unicodeScalars.first, let last = cell.unicodeScalars.last {
            let edges = [first, last]
            if edges.contains(where: { $0.properties.isWhitespace || $0 == "\u{FEFF}" }) { needsQuotes = true }
        }
        guard needsQuotes else { return cell }
        var output = "\""
        // By scalars: a quote before a combining mark is a quote still.
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { output.unicodeScalars.append(scalar) }
            output.unicodeScalars.append(scalar)
        }
        output += "\""
        return output
    }
}
