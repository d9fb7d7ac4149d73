/// The lines that were typed before, for the arrow keys. It lives as long as the shell: what a map holds about people
/// is not left in a file.
struct LineHistory {
    private var lines: [String] = []
    /// Where one is among them; their count is the line that is being typed.
    private var place = 0
    /// What was being typed before one went back.
    private var draft = ""

    static let limit = 1000

    /// Keeps a line, unless it is empty or the same as the last one.
    mutating func add(_ line: String) {
        if !line.allSatisfy(\.isWhitespace), lines.last.map({ !$0.utf8.elementsEqual(line.utf8) }) ?? true {
            lines.append(line)
            if lines.count > LineHistory.limit { lines.removeFirst() }
        }
        place = lines.count
        draft = ""
    }

    /// The line before; nil at the first one.
    mutating func older(than typed: String) -> String? {
        guard place > 0 else { return nil }
        if place == lines.count { draft = typed }
        place -= 1
        return lines[place]
    }

    /// The line after; nil at the one that is being typed.
    mutating func newer() -> String? {
        guard place < lines.count else { return nil }
        place += 1
        return place == lines.count ? draft : lines[place]
    }
}
