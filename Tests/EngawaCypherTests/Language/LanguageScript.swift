import EngawaCypher
import EngawaGraph

/// Queries and what they come to, as lines of text:
///
/// - `!` begins with an empty graph and no parameters.
/// - `> query` prepares the graph.
/// - `$ name=expression` gives a parameter.
/// - `? query` asks, and `= result` behind it says what comes of it: the rows between `|`, the changes of the graph in
///   braces; of an error `!` with its kind, phase and detail.
///
/// A line that begins with two blanks goes on with the one before.
struct LanguageScript {
    private let engine = CypherEngine()
    private var draft = GraphDraft(PropertyGraph())
    private var parameters = CypherMap()
    private var mistakes: [String] = []

    /// The queries that come to something else, with what that is.
    static func mistakes(in script: String) throws -> [String] {
        var lines: [String] = []
        for line in script.split(separator: "\n") {
            if line.hasPrefix("  "), let last = lines.popLast() {
                lines.append(last + line.dropFirst())
            } else {
                lines.append(String(line))
            }
        }
        var run = LanguageScript()
        var asked = ""
        for line in lines {
            let text = String(line.dropFirst(2))
            switch line.first {
            case "!":
                run.draft = GraphDraft(PropertyGraph())
                run.parameters = CypherMap()
            case ">": _ = try run.engine.run(text, parameters: run.parameters, in: &run.draft)
            case "$": try run.setParameter(text)
            case "?": asked = text
            default: run.check(asked, text)
            }
        }
        return run.mistakes
    }

    private mutating func setParameter(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        parameters[parts[0]] = try engine.run("RETURN " + parts[1], on: PropertyGraph()).rows[0][0]
    }

    private mutating func check(_ query: String, _ expected: String) {
        let found: String
        do throws(CypherError) {
            found = Self.text(try engine.run(query, parameters: parameters, in: &draft))
        } catch {
            found = "! \(error.kind.rawValue) \(error.phase.rawValue) \(error.detail)"
        }
        // Blanks at the end stand for empty rows and are lost in the text.
        let (left, right) = (Self.trimmed(found), Self.trimmed(expected))
        if left != right { mistakes.append("\(query)\n  gave \(left)\n  and not \(right)") }
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: " ").joined(separator: " ")
    }

    private static func text(_ result: CypherResult) -> String {
        let rows = result.rows.map { row in row.map { TCKValue($0, in: result.graph).text }.joined(separator: ", ") }
        let counts = result.statistics
        let effects = [
            ("+n", counts.nodesCreated), ("-n", counts.nodesDeleted), ("+r", counts.relationshipsCreated),
            ("-r", counts.relationshipsDeleted), ("+l", counts.labelsAdded), ("-l", counts.labelsRemoved),
            ("+p", counts.propertiesSet), ("-p", counts.propertiesRemoved),
        ].filter { $0.1 != 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
        return rows.joined(separator: " | ") + (effects.isEmpty ? "" : " {\(effects)}")
    }
}
