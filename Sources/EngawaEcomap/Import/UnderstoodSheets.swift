import EngawaGraph
import EngawaSheets

/// Sheets that were understood against a graph: all that an import does but the writing.
package struct UnderstoodSheets {
    /// Nil once it is written.
    private var stage: ImportStage?
    /// What came of the rows. Where it holds errors, nothing may be written.
    package let report: ImportReport

    /// Understands `sheets` as an import into `graph`. O(rows), given the indexes that a map starts with.
    package init(_ sheets: [Sheet], for graph: PropertyGraph, progress: ((ImportProgress) -> Void)? = nil) {
        var stage = ImportStage(EcomapMap(graph))
        stage.meter = RowMeter(progress)
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
    package var counts: (nodes: Int, relationships: Int) {
        (stage?.nodes.count ?? 0, stage?.relations.list.count ?? 0)
    }

    /// Writes what was understood into a draft of the same graph, once; does nothing where there are errors. What the
    /// rows said is forgotten before the graph grows, so that memory need not hold both.
    package mutating func write(into draft: inout GraphDraft) throws(GraphError) {
        guard report.errors.isEmpty, let batch = try batch(for: &draft), !batch.isEmpty else { return }
        try draft.create(batch)
    }

    private mutating func batch(for draft: inout GraphDraft) throws(GraphError) -> CreationBatch? {
        defer { stage = nil }
        stage?.meter.beginWriting()
        return try stage?.write(into: &draft)
    }
}
