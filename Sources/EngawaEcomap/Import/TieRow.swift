import EngawaSheets

/// One row of a ties sheet, with every cell understood.
struct TieRow {
    var source: RowSource
    var ibasho: String
    var name: String
    var number: String?
    var kind: String?
    var consent: Consent?
    var fields: [String]
    /// The position on the axis of bands.
    var band: Int?
    var areas: [String]
    var place: String?
    var contents: [String]
    var strength: Strength?
    var flow: Flow?
    var since: SheetDate?
    var until: SheetDate?
    var lastContact: SheetDate?
    /// Cells that are kept as they are written, under their keys in the graph.
    var texts: [(key: String, text: String)]
}

/// Where a row stands.
struct RowSource: Hashable {
    var file: String
    var row: Int

    func issue(_ problem: ImportProblem, column: String? = nil) -> ImportIssue {
        ImportIssue(file: file, row: row, column: column, problem: problem)
    }
}
