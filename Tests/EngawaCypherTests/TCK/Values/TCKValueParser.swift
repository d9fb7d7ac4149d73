/// Reads the notation of values in the TCK's tables, the whole of a cell or nothing.
///
/// `null`, `true`, `-1`, `1.5e-3`, `NaN`, `-Inf`, `'text'` (which has no escapes), `[1, 2]`, `{a: 1}`,
/// `(:A:B {a: 1})`, `[:T {a: 1}]`, `<(:A)-[:T]->()<-[:S]-()>`.
struct TCKValueParser {
    private let text: [Unicode.Scalar]
    private var place = 0

    /// Why a cell is no value.
    struct Problem: Error, CustomStringConvertible {
        let cell: String
        let place: Int
        let expected: String
        var description: String { "\(expected) is expected at character \(place + 1) of the cell \(cell)" }
    }

    private init(_ cell: String) { text = Array(cell.unicodeScalars) }

    /// The value of a cell.
    static func parse(_ cell: String) throws(Problem) -> TCKValue {
        var parser = TCKValueParser(cell)
        let value = try parser.value()
        parser.skipSpace()
        guard parser.place == parser.text.count else { throw parser.problem("the end") }
        return value
    }

    private func problem(_ expected: String) -> Problem {
        Problem(cell: String(String.UnicodeScalarView(text)), place: place, expected: expected)
    }

    // MARK: - Characters

    private var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

    private mutating func skipSpace() {
        while let next, next.properties.isWhitespace { place += 1 }
    }

    /// Takes these characters, space before them left out, where they come.
    private mutating func take(_ word: String) -> Bool {
        skipSpace()
        let characters = Array(word.unicodeScalars)
        guard text[place...].starts(with: characters) else { return false }
        place += characters.count
        return true
    }

    private mutating func expect(_ word: String) throws(Problem) {
        guard take(word) else { throw problem(word) }
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private mutating func name() throws(Problem) -> String {
        skipSpace()
        if next == "`" {
            guard let end = text[(place + 1)...].firstIndex(of: "`") else { throw problem("a closing `") }
            defer { place = end + 1 }
            return String(String.UnicodeScalarView(text[(place + 1)..<end]))
        }
        let run = text[place...].prefix(while: TCKValueParser.isName)
        guard !run.isEmpty else { throw problem("a name") }
        place += run.count
        return String(String.UnicodeScalarView(run))
    }

    // MARK: - Values

    private mutating func value() throws(Problem) -> TCKValue {
        skipSpace()
        switch next {
        case "(": return try node()
        case "<": return try path()
        case "{": return .map(try map())
        case "'": return .string(try string())
        case "[":
            place += 1
            skipSpace()
            if next == ":" { return try relationship() }
            return .list(try list())
        case let first? where first == "-" || first == "." || ("0"..."9").contains(first): return try number()
        default:
            let start = place
            switch try name() {
            case "null": return .null
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            case "NaN": return .float(.nan)
            case "Inf": return .float(.infinity)
            default:
                place = start
                throw problem("a value")
            }
        }
    }

    private mutating func string() throws(Problem) -> String {
        try expect("'")
        guard let end = text[place...].firstIndex(of: "'") else { throw problem("a closing '") }
        defer { place = end + 1 }
        return String(String.UnicodeScalarView(text[place..<end]))
    }

    private mutating func number() throws(Problem) -> TCKValue {
        let start = place
        if next == "-" { place += 1 }
        if take("Inf") { return .float(-.infinity) }
        var hasDigits = false
        var isFloat = false
        loop: while let character = next {
            switch character {
            case "0"..."9": hasDigits = true
            case ".", "e", "E": isFloat = true
            case "-", "+":
                guard text[place - 1] == "e" || text[place - 1] == "E" else { break loop }
            default: break loop
            }
            place += 1
        }
        let digits = String(String.UnicodeScalarView(text[start..<place]))
        if hasDigits, !isFloat, let value = Int64(digits) { return .integer(value) }
        if hasDigits, isFloat, let value = Double(digits), value.isFinite { return .float(value) }
        place = start
        throw problem("a number")
    }

    /// What follows an opening bracket.
    private mutating func list() throws(Problem) -> [TCKValue] {
        var values: [TCKValue] = []
        if take("]") { return values }
        repeat { values.append(try value()) } while take(",")
        try expect("]")
        return values
    }

    private mutating func map() throws(Problem) -> [TCKValue.Entry] {
        try expect("{")
        var entries: [TCKValue.Entry] = []
        if take("}") { return entries }
        repeat {
            let key = try name()
            try expect(":")
            guard !entries.contains(where: { $0.key.utf8.elementsEqual(key.utf8) }) else {
                throw problem("a key that was not there yet")
            }
            entries.append(TCKValue.Entry(key: key, value: try value()))
        } while take(",")
        try expect("}")
        return TCKValue.Entry.sorted(entries)
    }

    private mutating func optionalMap() throws(Problem) -> [TCKValue.Entry] {
        skipSpace()
        return next == "{" ? try map() : []
    }

    private mutating func node() throws(Problem) -> TCKValue {
        try expect("(")
        var labels: [String] = []
        while take(":") { labels.append(try name()) }
        let properties = try optionalMap()
        try expect(")")
        return .node(labels: labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, properties: properties)
    }

    /// What follows an opening bracket that a colon stands behind.
    private mutating func relationship() throws(Problem) -> TCKValue {
        try expect(":")
        let type = try name()
        let properties = try optionalMap()
        try expect("]")
        return .relationship(type: type, properties: properties)
    }

    private mutating func path() throws(Problem) -> TCKValue {
        try expect("<")
        let start = try node()
        var steps: [TCKValue.Step] = []
        while !take(">") {
            let isForward = !take("<")
            try expect("-")
            try expect("[")
            let relationship = try relationship()
            try expect(isForward ? "->" : "-")
            steps.append(TCKValue.Step(relationship: relationship, isForward: isForward, node: try node()))
        }
        return .path(start: start, steps: steps)
    }
}
