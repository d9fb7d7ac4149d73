import Foundation

/// A query of a scenario of the openCypher TCK.
struct FeatureQuery {
    var place: String
    var text: String
    /// The error of compile time that the scenario expects of it, such as `UndefinedVariable`.
    var error: String?
}

/// The queries of the feature files in the folder that `ENGAWA_TCK` names; none where it is not set.
enum FeatureQueries {
    static let all: [FeatureQuery] = {
        guard let folder = ProcessInfo.processInfo.environment["ENGAWA_TCK"] else { return [] }
        let root = URL(fileURLWithPath: folder)
        guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
        var result: [FeatureQuery] = []
        for case let file as URL in files where file.pathExtension == "feature" {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            result += queries(of: text, file.lastPathComponent)
        }
        return result.sorted { $0.place < $1.place }
    }()

    private static func queries(of text: String, _ file: String) -> [FeatureQuery] {
        var scenarios: [[Substring]] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix("Scenario") { scenarios.append([]) }
            if !scenarios.isEmpty { scenarios[scenarios.count - 1].append(line) }
        }
        return scenarios.flatMap { scenario($0, file) }
    }

    private static func scenario(_ lines: [Substring], _ file: String) -> [FeatureQuery] {
        let name = file + ": " + (lines.first ?? "").trimmingCharacters(in: .whitespaces)
        var templates: [FeatureQuery] = []
        var query: [Substring]?
        var rows: [[String]] = []
        var isInExamples = false
        for line in lines {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed == "\"\"\"" {
                if let lines = query {
                    templates.append(FeatureQuery(place: name, text: lines.joined(separator: "\n")))
                    query = nil
                } else {
                    query = []
                }
            } else if query != nil {
                query?.append(line)
            } else if trimmed.hasPrefix("Examples:") {
                isInExamples = true
            } else if isInExamples, trimmed.hasPrefix("|") {
                rows.append(cells(trimmed))
            } else if trimmed.hasPrefix("Then"), trimmed.contains("compile time"), !templates.isEmpty {
                let detail = trimmed.split(separator: " ").last.map(String.init)
                templates[templates.count - 1].error = detail
            }
        }
        guard let header = rows.first else { return templates }
        return rows.dropFirst().flatMap { row in
            templates.map { template in
                var filled = template
                for (key, value) in zip(header, row) {
                    filled.text = filled.text.replacingOccurrences(of: "<\(key)>", with: value)
                    filled.error = filled.error?.replacingOccurrences(of: "<\(key)>", with: value)
                }
                return filled
            }
        }
    }

    /// The cells of a row of a table, where a backslash keeps a bar from ending one.
    private static func cells(_ row: String) -> [String] {
        var result: [String] = []
        var cell = ""
        var isEscaped = false
        for character in row.dropFirst() {
            if isEscaped {
                cell += character == "|" || character == "\\" ? String(character) : "\\" + String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "|" {
                result.append(cell.trimmingCharacters(in: .whitespaces))
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return result
    }
}
