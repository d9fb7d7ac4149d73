import EngawaGraph
import EngawaSheets

/// An import: rows of sheets on their way into a map, all or nothing.
public enum SheetImport {
    /// Imports `sheets` into `draft`, in their order.
    ///
    /// Where the report holds errors, the draft was not touched. Importing the same sheets again changes nothing.
    /// O(rows), given the indexes that a map starts with.
    public static func run(_ sheets: [Sheet], into draft: inout GraphDraft) throws(GraphError) -> ImportReport {
        var report = ImportReport()
        var stage = ImportStage(EcomapMap(draft.graph))
        let rows = read(sheets, axes: stage.axes, into: &report)
        stage.foundIbasho(of: rows)
        var outcomes: [Outcome] = []
        outcomes.reserveCapacity(rows.count)
        for row in rows {
            outcomes.append(stage.take(row, into: &report))
        }
        guard report.errors.isEmpty else { return report }
        count(outcomes, in: stage, into: &report)
        try stage.write(into: &draft)
        return report
    }

    /// What a row did.
    struct Outcome {
        var tie: Int
        var isNewTie: Bool
        /// Whether it said anything that was not staged yet.
        var hasContributed: Bool
    }

    private static func read(_ sheets: [Sheet], axes: Axes, into report: inout ImportReport) -> [TieRow] {
        var rows: [TieRow] = []
        for sheet in sheets {
            report.rows += sheet.rows.count + Set(sheet.errors.compactMap(\.row)).count
            report.errors.append(contentsOf: sheet.errors.map(ImportIssue.init))
            guard sheet.kind == .ties else {
                let problem: ImportProblem = sheet.kind == .axes ? .axesSheet : .sheetNotImported(sheet.kind)
                report.errors.append(ImportIssue(file: sheet.file, problem: problem))
                continue
            }
            var issues: [ImportIssue] = []
            for row in sheet.rows {
                if let tie = TieRow(row, file: sheet.file, axes: axes, report: { issues.append($0) }) {
                    rows.append(tie)
                }
            }
            report.errors.append(contentsOf: issues)
        }
        return rows
    }

    private static func count(_ outcomes: [Outcome], in stage: ImportStage, into report: inout ImportReport) {
        for outcome in outcomes {
            let tie = stage.ties[outcome.tie]
            let isChanged =
                tie.existing == nil || !tie.properties.changes.isEmpty || stage.nodes[tie.supporter].isChanged
            if outcome.isNewTie {
                report.created += 1
            } else if outcome.hasContributed && isChanged {
                report.changed += 1
            } else {
                report.unchanged += 1
            }
        }
    }
}

extension ImportIssue {
    /// What keeps a file, or a row of it, from being read.
    public init(_ error: SheetError) {
        self.init(file: error.file, row: error.row, column: error.column, problem: .sheet(error.code))
    }
}

extension ImportStage {
    /// Makes known every ibasho that the rows speak of, so that the order of rows and files does not matter to what
    /// an ibasho supports another one means.
    mutating func foundIbasho(of rows: [TieRow]) {
        for row in rows { _ = ibasho(named: row.ibasho) }
    }

    /// Takes in one row.
    mutating func take(_ row: TieRow, into report: inout ImportReport) -> SheetImport.Outcome {
        var row = row
        for index in row.fields.indices {
            if addField(row.fields[index]) {
                report.warnings.append(row.source.issue(.newField(row.fields[index]), column: "分野"))
            } else if let known = axes.field(named: row.fields[index]) {
                row.fields[index] = axes.fields[known].name
            }
        }
        var warnings: [ImportProblem] = []
        let ibasho = ibasho(named: row.ibasho)
        let supporter = supporter(of: row, ibasho: ibasho) { warnings.append($0) }
        let (tie, isNew) = tie(of: row, supporter: supporter, ibasho: ibasho)
        let changedSupporter = apply(row, toSupporter: supporter)
        let changedTie = apply(row, toTie: tie)
        if let since = ties[tie].since, let until = ties[tie].until, until.isCertainly(before: since) {
            report.errors.append(row.source.issue(.endsBeforeItBegins(since: since.text, until: until.text)))
        }
        report.warnings.append(contentsOf: warnings.map { row.source.issue($0) })
        return SheetImport.Outcome(tie: tie, isNewTie: isNew, hasContributed: isNew || changedSupporter || changedTie)
    }
}
