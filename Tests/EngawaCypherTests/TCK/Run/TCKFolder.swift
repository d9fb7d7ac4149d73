import EngawaCypher
import EngawaGraph
import Foundation

/// The folder with the openCypher TCK: feature files below `features`, named graphs in `graphs`.
enum TCKFolder {
    /// The folder, from the environment variable `ENGAWA_TCK`; nil without it. `Tests/run` sets it.
    static let path: String? = {
        guard let path = ProcessInfo.processInfo.environment["ENGAWA_TCK"], !path.isEmpty else { return nil }
        return path
    }()

    /// Every scenario of every feature file, in the order of the files' paths. A file that cannot be read stands as one
    /// scenario that says why.
    static let scenarios: [TCKScenario] = path.map { scenarios(in: $0) } ?? []

    private static func scenarios(in folder: String) -> [TCKScenario] {
        let root = folder + "/features"
        let files = (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? [])
            .filter { $0.hasSuffix(".feature") }.sorted()
        return files.flatMap { file -> [TCKScenario] in
            let folder = file.split(separator: "/").dropLast().joined(separator: "/")
            do {
                let feature = try GherkinParser.parse(String(contentsOfFile: root + "/" + file, encoding: .utf8))
                return feature.scenarios.map {
                    TCKScenario(folder: folder, file: file, name: $0.name, steps: $0.steps, problem: nil)
                }
            } catch {
                return [TCKScenario(folder: folder, file: file, name: "", steps: [], problem: "\(error)")]
            }
        }
    }

    /// The statements that make a named graph.
    static func statements(ofGraph name: String) throws -> [String] {
        let folder = (path ?? "") + "/graphs/\(name)/"
        let description = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(filePath: folder + "\(name).json"))
        )
        guard let scripts = (description as? [String: Any])?["scripts"] as? [String] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return try scripts.flatMap { script in
            statements(inScript: try String(contentsOfFile: folder + script + ".cypher", encoding: .utf8))
        }
    }

    /// The statements of a script, which semicolons separate; one in quotes is text.
    static func statements(inScript script: String) -> [String] {
        var statements = [""]
        var quote: Character?
        for character in script {
            if character == quote {
                quote = nil
            } else if quote == nil, ["'", "\"", "`"].contains(character) {
                quote = character
            }
            if character == ";", quote == nil {
                statements.append("")
            } else {
                statements[statements.count - 1].append(character)
            }
        }
        return statements.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}

/// One scenario of the TCK.
struct TCKScenario: Sendable, CustomStringConvertible {
    /// The folder of its feature file, below `features`.
    let folder: String
    let file: String
    let name: String
    let steps: [GherkinStep]
    /// Why its file could not be read.
    let problem: String?

    var description: String { "\(file) \(name)" }

    /// What is wrong when the engine runs it; nothing where it passes.
    func problems(with engine: CypherEngine) -> [String] {
        if let problem { return [problem] }
        // As every caller does: what only reads runs on the graph itself, and the rest in a draft.
        let execute: TCKRun.Execute = {
            (text, parameters, draft, options) throws(CypherError) in
            if try engine.read(text, options).isUpdating {
                return try engine.run(text, parameters: parameters, in: &draft, options)
            }
            return try engine.run(text, parameters: parameters, on: draft.graph, options)
        }
        var run = TCKRun(execute: execute, namedGraph: TCKFolder.statements(ofGraph:))
        return run.run(steps)
    }
}
