/// A feature file, with the steps of its background in front of those of each scenario and with its outlines expanded.
struct GherkinFeature: Sendable {
    let name: String
    let scenarios: [GherkinScenario]
}

/// One example of how something behaves.
struct GherkinScenario: Sendable {
    /// The name, with the number of the example behind it where it comes from an outline.
    let name: String
    let tags: [String]
    let steps: [GherkinStep]
}

/// One line of a scenario, and what belongs to it.
struct GherkinStep: Sendable {
    /// The text behind `Given`, `When`, `Then`, `And`, `But`.
    var text: String
    /// The text between triple quotes, without their indentation.
    var docString: String?
    /// The rows of cells; nil where there is no table.
    var table: [[String]]?
    /// The line of the file where it begins.
    let line: Int
}

/// Why a feature file could not be read.
struct GherkinError: Error, CustomStringConvertible {
    let line: Int
    let what: String

    var description: String { "line \(line): \(what)" }
}

extension GherkinStep {
    /// The step with `<name>` replaced everywhere by the value of that name.
    func filled(_ values: [(name: String, value: String)]) -> GherkinStep {
        func fill(_ text: String) -> String {
            guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
            return GherkinStep.replace(text, values)
        }
        var step = self
        step.text = fill(text)
        step.docString = docString.map(fill)
        step.table = table.map { $0.map { $0.map(fill) } }
        return step
    }

    /// What is put in is not looked at again: it may hold angle brackets of its own.
    private static func replace(_ text: String, _ values: [(name: String, value: String)]) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.unicodeScalars.firstIndex(of: "<") {
            result += rest[..<open]
            rest = rest[open...]
            if let found = values.first(where: { rest.hasPrefix("<" + $0.name + ">") }) {
                result += found.value
                rest = rest.dropFirst(found.name.count + 2)
            } else {
                result += "<"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }
}
