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
        let sheets = try texts.enumerated().map { number, text in
            try Sheet(bytes: Array(text.utf8), file: "sheet\(number + 1).csv")
        }
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
}
