import EngawaGraph
import EngawaSheets

/// Sheets that were understood against a graph: all that an import does but the writing.
package struct UnderstoodSheets {
    private let stage: ImportStage
    /// What came of the rows. Where it holds errors, nothing may be written.
    package let report: ImportReport

    /// Understands `sheets` as an import into `graph`. O(rows), given the indexes that a map starts with.
    package init(_ sheets: [Sheet], for graph: PropertyGraph) {
        var stage = ImportStage(EcomapMap(graph))
        stage.take(sheets)
        var report = ImportReport()
        report.rows = stage.rowCount
        report.errors = PlacedIssue.sorted(stage.errors)
        report.warnings = PlacedIssue.sorted(stage.warnings)
        if report.errors.isEmpty {
            report.created = stage.createdCount
            report.changed = stage.contributions.count { stage.isChanged($0) }
            report.unchanged = report.rows - report.created - report.changed
        }
        self.stage = stage
        self.report = report
    }

    /// How many nodes and relationships the rows speak of.
    package var counts: (nodes: Int, relationships: Int) { (stage.nodes.count, stage.relations.list.count) }

    /// Writes what was understood into a draft of the same graph; does nothing where there are errors.
    package func write(into draft: inout GraphDraft) throws(GraphError) {
        guard report.errors.isEmpty else { return }
        try stage.write(into: &draft)
    }
}
