extension CypherError {
    /// How much of a line is shown.
    private static let shownCharacters = 100

    /// The line and the column where the error is, from 1; a column is a Unicode code point.
    ///
    /// Nil where the error has no place, or none in this text.
    public func place(in text: String) -> (line: Int, column: Int)? {
        guard let place = position(in: text) else { return nil }
        return (place.line, place.column)
    }

    /// The message, and below it the line of the query with a caret under the place.
    public func rendered(in text: String, japanese: Bool) -> String {
        let message = japanese ? self.message.ja : self.message.en
        guard let excerpt = excerpt(of: text) else { return message }
        return message + "\n" + excerpt.line + "\n" + excerpt.caret
    }

    /// The line of the query where the error is, a long one cut, and below it a caret under the place.
    ///
    /// Nil where the error has no place, or none in this text. Neither line has control characters.
    public func excerpt(of text: String) -> (line: String, caret: String)? {
        guard let place = position(in: text) else { return nil }
        let line = Self.line(of: text, from: place.lineStart)
        // The place is kept within what is shown, most of it before the place.
        let shown = Self.shownCharacters
        let last = max(0, line.count - shown)
        let first = place.column > shown - 20 ? min(last, place.column - shown / 2) : 0
        var excerpt = Array(line[first..<min(line.count, first + shown)])
        if first > 0 { excerpt[0] = "…" }
        if first + shown < line.count { excerpt[shown - 1] = "…" }
        let indent = excerpt.prefix(place.column - 1 - first).reduce(0) { $0 + $1.columns }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: excerpt)
        return (String(view), String(repeating: " ", count: indent) + "^")
    }

    /// The place, and the byte at which its line begins.
    private func position(in text: String) -> (line: Int, column: Int, lineStart: Int)? {
        guard let span, span.start >= 0, span.start <= text.utf8.count else { return nil }
        var (line, column, lineStart, offset) = (1, 1, 0, 0)
        var isBehindReturn = false
        for scalar in text.unicodeScalars {
            if offset >= span.start { break }
            offset += UTF8.width(scalar)
            switch scalar {
            case "\n" where isBehindReturn: lineStart = offset
            case "\n", "\r": (line, column, lineStart) = (line + 1, 1, offset)
            default: column += 1
            }
            isBehindReturn = scalar == "\r"
        }
        return (line, column, lineStart)
    }

    /// The line that begins at a byte; what would not take its place on a line is shown as a blank.
    private static func line(of text: String, from start: Int) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        let utf8 = text.utf8
        for scalar in text.unicodeScalars[utf8.index(utf8.startIndex, offsetBy: start)...] {
            if scalar == "\n" || scalar == "\r" { break }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: result.append(" ")
            default: result.append(scalar)
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// How many columns it takes on a terminal: two for what is wide in East Asia, none for what joins the character
    /// before it.
    fileprivate var columns: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x1F200...0x1F265,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
