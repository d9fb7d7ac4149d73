/// Text that is typed line by line, until a semicolon ends a statement.
///
/// A semicolon in quotes or in a comment is text.
struct StatementText {
    private enum Place {
        case plain, lineComment, comment
        case quotes(Unicode.Scalar)
    }

    private var text = String.UnicodeScalarView()
    private var place = Place.plain
    private var last: Unicode.Scalar?
    /// Whether the present statement has anything but space and comments.
    private var hasWords = false

    /// Whether nothing of a statement was typed yet.
    var isEmpty: Bool { !hasWords && !isWithin }

    private var isWithin: Bool {
        switch place {
        case .plain, .lineComment: false
        case .comment, .quotes: true
        }
    }

    /// Forgets what was typed.
    mutating func clear() { self = StatementText() }

    /// Adds a line, and gives the statements that it ends.
    mutating func add(_ line: String) -> [String] {
        var statements: [String] = []
        for scalar in line.unicodeScalars {
            if case .plain = place, scalar == ";" {
                if hasWords { statements.append(String(text)) }
                clear()
            } else {
                add(scalar)
            }
        }
        last = nil
        if case .lineComment = place { place = .plain }
        // What stands before a statement is no part of it: a comment there would swallow the statement's first line.
        if isEmpty { clear() } else { text.append("\n") }
        return statements
    }

    /// What is left without a semicolon, at the end of the input; nil where it is nothing.
    mutating func rest() -> String? {
        defer { clear() }
        return hasWords ? String(text) : nil
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        text.append(scalar)
        let before = last
        last = scalar
        switch place {
        case .plain:
            switch (before, scalar) {
            case ("/", "/"): place = .lineComment
            case ("/", "*"):
                place = .comment
                last = nil
            case (_, "'"), (_, "\""), (_, "`"):
                place = .quotes(scalar)
                hasWords = true
            default:
                if !scalar.properties.isWhitespace, scalar != "/" || before == "/" { hasWords = true }
            }
        case .lineComment: break
        case .comment:
            if before == "*", scalar == "/" {
                place = .plain
                last = nil
            }
        case .quotes(let quote):
            if before == "\\", quote != "`" {
                // What is escaped escapes nothing.
                last = nil
            } else if scalar == quote {
                place = .plain
            }
        }
    }
}
