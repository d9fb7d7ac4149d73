import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

/// A map in memory that tests import sheets into.
struct TestMap {
    var graph: PropertyGraph

    init(axes: Axes = .standard, language: Language = .ja) {
        var draft = GraphDraft(PropertyGraph())
        axes.found(in: &draft, language: language)
        graph = draft.graph
    }

    var map: EcomapMap { EcomapMap(graph) }

    /// Imports CSV texts in one call; the graph changes only where there are no errors. Returns what was recorded too.
    @discardableResult
    mutating func take(_ texts: String...) throws -> (report: ImportReport, changes: ChangeSet) {
        try take(files: texts.enumerated().map { ("sheet\($0 + 1).csv", $1) })
    }

    /// Imports CSV texts under their own names.
    @discardableResult
    mutating func take(files: [(name: String, text: String)]) throws -> (report: ImportReport, changes: ChangeSet) {
        let sheets = try files.map { try Sheet(bytes: Array($0.text.utf8), file: $0.name) }
        var draft = GraphDraft(graph)
        let report = try SheetImport.run(sheets, into: &draft)
        if report.errors.isEmpty { graph = draft.graph }
        return (report, draft.changes)
    }

    /// The only ibasho's picture.
    func ecomap(
        _ edition: Edition = .internal,
        anonymity: EcomapRequest.Anonymity = .none,
        on day: String = "2025-04-01",
        language: Language? = nil
    ) throws -> Ecomap {
        let day = try #require(SheetDate(storedText: day))
        let request = EcomapRequest(edition: edition, anonymity: anonymity, day: day, language: language)
        return map.ecomap(of: try map.ibasho(named: nil), request)
    }

    /// The properties of all SUPPORTS relationships, by name.
    var ties: [[String: Value]] {
        guard let type = graph.type("SUPPORTS") else { return [] }
        return graph.relationships.filter { graph.type(of: $0) == type }.map { tie in
            var properties: [String: Value] = [:]
            for (key, value) in graph.properties(of: tie) { properties[graph.name(of: key)] = value }
            return properties
        }
    }

    /// The properties and labels of the nodes with a label, by id.
    func nodes(_ label: String) -> [(labels: [String], properties: [String: Value])] {
        guard let token = graph.label(label) else { return [] }
        return graph.nodes(label: token).map { node in
            var properties: [String: Value] = [:]
            for (key, value) in graph.properties(of: node) { properties[graph.name(of: key)] = value }
            return (graph.labels(of: node).map { graph.name(of: $0) }, properties)
        }
    }

    /// All relationships of a type as `from → to`, by name, with their properties, in the order of their texts.
    func links(_ type: String) -> [String] {
        guard let token = graph.type(type) else { return [] }
        return graph.relationships.filter { graph.type(of: $0) == token }.map { link in
            let ends = [graph.start(of: link), graph.end(of: link)].map { map.name(of: $0) }
            let properties = graph.properties(of: link).map { "\(graph.name(of: $0.key))=\(TestMap.text($0.value))" }
            return (["\(ends[0]) → \(ends[1])"] + properties.sorted()).joined(separator: " ")
        }.sorted()
    }

    /// The whole graph as lines that do not speak of ids: nodes with their properties, and relationships between them.
    var description: [String] {
        func describe(_ node: NodeID) -> String {
            let properties = graph.properties(of: node).map { "\(graph.name(of: $0.key))=\(TestMap.text($0.value))" }
            return "\(graph.labels(of: node).map { graph.name(of: $0) }.sorted()) \(properties.sorted())"
        }
        let relationships = graph.relationships.map { link in
            let properties = graph.properties(of: link).map { "\(graph.name(of: $0.key))=\(TestMap.text($0.value))" }
            return "\(describe(graph.start(of: link))) \(graph.name(of: graph.type(of: link))) "
                + "\(describe(graph.end(of: link))) \(properties.sorted())"
        }
        return graph.nodes.map(describe).sorted() + relationships.sorted()
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .date(let date): "\(date)"
        case .list(let values): values.map(text).joined(separator: "+")
        default: "\(value)"
        }
    }
}
