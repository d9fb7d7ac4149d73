/// Rows as CSV (RFC 4180): the one owner of CSV escaping.
package enum CSVText {
    /// How lines end and whether a byte order mark leads.
    package enum Dialect: Sendable, Hashable {
        /// Plain UTF-8 with LF, for other programs.
        case plain
        /// UTF-8 with a byte order mark and CRLF: what Japanese Excel needs to read Japanese.
        case excel
    }

    /// `rows`, the header among them, as one text. A cell with a comma, quote or line break, or with a space at an
    /// end, is quoted, its quotes doubled; a row of one empty cell is `""`, so that it is no empty line.
    /// O(characters).
    package static func text(_ rows: [[String]], _ dialect: Dialect = .plain) -> String {
        let end = dialect == .excel ? "\r\n" : "\n"
        var text = dialect == .excel ? "\u{FEFF}" : ""
        for row in rows {
            text += row == [""] ? "\"\"" : row.map(escaped).joined(separator: ",")
            text += end
        }
        return text
    }

    /// One cell.
    private static func escaped(_ cell: String) -> String {
        let bytes = cell.utf8
        let needsQuotes =
            bytes.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
            || bytes.first == 32 || bytes.last == 32
        guard needsQuotes else { return cell }
        var quoted = String.UnicodeScalarView()
        quoted.append("\"")
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { quoted.append("\"") }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
