/// Reads feature files: Feature, Background, Scenario, Scenario Outline, Examples, steps, doc strings, tables, tags.
struct GherkinParser {
    private let lines: [Substring]
    /// The place of the next line.
    private var next = 0

    private init(_ text: String) {
        // Line ends of other kinds may stand in a query.
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }

    /// The feature of a file; throws where the file is not wholly understood.
    static func parse(_ text: String) throws(GherkinError) -> GherkinFeature {
        var parser = GherkinParser(text)
        return try parser.feature()
    }

    // MARK: - Lines

    /// The next line that says something, without the space around it; it is not taken.
    private mutating func peek() -> String? {
        while next < lines.count {
            let line = GherkinParser.trimmed(lines[next])
            if !line.isEmpty, !line.hasPrefix("#") { return line }
            next += 1
        }
        return nil
    }

    private func fail(_ what: String) -> GherkinError { GherkinError(line: next + 1, what: what) }

    /// What stands behind `keyword:` where the next line begins with it, which is then taken.
    private mutating func header(_ keywords: String...) -> String? {
        guard let line = peek() else { return nil }
        for keyword in keywords where line.hasPrefix(keyword + ":") {
            next += 1
            return GherkinParser.trimmed(line.dropFirst(keyword.count + 1))
        }
        return nil
    }

    private mutating func tags() -> [String] {
        var tags: [String] = []
        while let line = peek(), line.hasPrefix("@") {
            tags += line.split(separator: " ").map(String.init)
            next += 1
        }
        return tags
    }

    /// Skips the lines that describe what was just begun.
    private mutating func description() {
        while let line = peek(), !GherkinParser.isSpecial(line) { next += 1 }
    }

    private static let keywords = ["Given", "When", "Then", "And", "But", "*"]

    private static func isSpecial(_ line: String) -> Bool {
        if line.hasPrefix("@") || line.hasPrefix("|") || line.hasPrefix("\"\"\"") { return true }
        if [
            "Feature", "Background", "Scenario", "Scenario Outline", "Scenario Template", "Examples", "Example", "Rule",
        ]
        .contains(where: { line.hasPrefix($0 + ":") }) {
            return true
        }
        return stepText(line) != nil
    }

    private static func stepText(_ line: String) -> String? {
        for keyword in keywords where line.hasPrefix(keyword + " ") {
            return trimmed(line.dropFirst(keyword.count + 1))
        }
        return nil
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var view = Substring(text)
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view.drop { $0.isWhitespace })
    }

    // MARK: - Structure

    private mutating func feature() throws(GherkinError) -> GherkinFeature {
        let tags = tags()
        guard let name = header("Feature") else { throw fail("a feature begins with Feature:") }
        description()
        var background: [GherkinStep] = []
        if header("Background") != nil {
            description()
            background = try steps()
        }
        var scenarios: [GherkinScenario] = []
        while peek() != nil { scenarios += try self.scenarios(tags, background) }
        // Some files of the TCK are headings alone.
        return GherkinFeature(name: name, scenarios: scenarios)
    }

    private mutating func scenarios(
        _ outer: [String],
        _ background: [GherkinStep]
    ) throws(GherkinError) -> [GherkinScenario] {
        let tags = outer + tags()
        if let name = header("Scenario Outline", "Scenario Template") {
            description()
            return try outline(name, tags, background)
        }
        guard let name = header("Scenario", "Example") else { throw fail("a scenario is expected") }
        description()
        let steps = try steps()
        guard !steps.isEmpty else { throw fail("the scenario has no steps") }
        return [GherkinScenario(name: name, tags: tags, steps: background + steps)]
    }

    private mutating func outline(
        _ name: String,
        _ tags: [String],
        _ background: [GherkinStep]
    ) throws(GherkinError) -> [GherkinScenario] {
        let steps = try steps()
        var scenarios: [GherkinScenario] = []
        while true {
            // Tags may stand before the next examples or the next scenario.
            let before = next
            let ownTags = self.tags()
            guard header("Examples", "Scenarios") != nil else {
                next = before
                break
            }
            description()
            guard let rows = try table(), let names = rows.first else { throw fail("examples need a table") }
            for row in rows.dropFirst() {
                guard row.count == names.count else { throw fail("a row of the examples has another width") }
                let values = zip(names, row).map { (name: $0, value: $1) }
                scenarios.append(
                    GherkinScenario(
                        name: values.reduce(name) { $0.replacing("<\($1.name)>", with: $1.value) }
                            + " #\(scenarios.count + 1)",
                        tags: tags + ownTags,
                        steps: (background + steps).map { $0.filled(values) }
                    )
                )
            }
        }
        guard !scenarios.isEmpty else { throw fail("the outline has no examples") }
        return scenarios
    }

    private mutating func steps() throws(GherkinError) -> [GherkinStep] {
        var steps: [GherkinStep] = []
        while let line = peek(), let text = GherkinParser.stepText(line) {
            let number = next + 1
            next += 1
            let docString = try docString()
            steps.append(GherkinStep(text: text, docString: docString, table: try table(), line: number))
        }
        return steps
    }

    // MARK: - What belongs to a step

    private mutating func docString() throws(GherkinError) -> String? {
        guard let line = peek(), let fence = ["\"\"\"", "```"].first(where: { line.hasPrefix($0) }) else { return nil }
        let indentation = lines[next].prefix { $0 == " " || $0 == "\t" }.count
        next += 1
        var text: [String] = []
        while next < lines.count {
            let line = lines[next]
            next += 1
            if GherkinParser.trimmed(line) == fence { return text.joined(separator: "\n") }
            let blank = line.prefix { $0 == " " || $0 == "\t" }.count
            text.append(String(line.dropFirst(min(blank, indentation))).replacing("\\\"\\\"\\\"", with: "\"\"\""))
        }
        throw fail("the text between quotes does not end")
    }

    private mutating func table() throws(GherkinError) -> [[String]]? {
        var rows: [[String]] = []
        while let line = peek(), line.hasPrefix("|") {
            guard let cells = GherkinParser.cells(line) else { throw fail("a row of a table ends with |") }
            rows.append(cells)
            next += 1
        }
        return rows.isEmpty ? nil : rows
    }

    /// The cells of a row: `\|` is a bar, `\\` a backslash, `\n` a line end, and any other backslash is itself. Nil
    /// where the row is not closed. A lone bar is a row without cells.
    static func cells(_ line: String) -> [String]? {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in line.dropFirst() {
            if isEscaped {
                switch character {
                case "|", "\\": cell.append(character)
                case "n": cell += "\n"
                default: cell += "\\\(character)"
                }
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "|" {
                cells.append(cell)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        guard !isEscaped, trimmed(cell).isEmpty else { return nil }
        // A line end that was written as one belongs to the cell.
        return cells.map { cell in
            var view = Substring(cell)
            while view.last == " " || view.last == "\t" { view.removeLast() }
            return String(view.drop { $0 == " " || $0 == "\t" })
        }
    }
}
