/// A table in plain text: a header, a rule and rows, aligned by display width, without colour.
///
/// Cells are escaped for a terminal on the way (`TerminalText`), so a line break in a name cannot break the table.
package struct TextTable: Sendable, Hashable {
    /// One column: its heading and the side that its cells stand on.
    package struct Column: Sendable, Hashable {
        /// The heading.
        package var title: String
        /// Left for text, right for numbers; the heading stands on the same side.
        package var alignment: Alignment

        /// A column from its heading and alignment.
        package init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// The columns from left to right.
    package var columns: [Column]
    /// The rows from top to bottom, a cell per column. A short row ends in empty cells.
    package var rows: [[String]]

    /// A table from its columns and rows; no row may have more cells than there are columns.
    package init(_ columns: [Column], rows: [[String]] = []) {
        precondition(rows.allSatisfy { $0.count <= columns.count }, "a row has more cells than the table columns")
        self.columns = columns
        self.rows = rows
    }

    /// The lines of the table, without line ends and without spaces at the end. O(characters).
    package var lines: [String] {
        guard !columns.isEmpty else { return [] }
        let head = columns.map { TerminalText.escaped($0.title) }
        let body = rows.map { row in row.map(TerminalText.escaped) }
        var widths = head.map { DisplayWidth.of($0) }
        for row in body {
            for (index, cell) in row.enumerated() {
                widths[index] = max(widths[index], DisplayWidth.of(cell))
            }
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([head, rule] + body).map { line($0, widths) }
    }

    /// The table as one text; every line ends in a line break.
    package var text: String {
        lines.map { $0 + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += "  " }
            line += DisplayWidth.padded(cell, to: widths[index], columns[index].alignment)
        }
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
