import EngawaGraph
import EngawaSheets

/// An import: rows of sheets on their way into a map, all or nothing.
public enum SheetImport {
    /// Imports `sheets` into `draft`.
    ///
    /// The order of the sheets does not matter: places are taken first, then ibasho, actors, ties, links, needs and
    /// offers; several sheets of one kind in the order of their names, as UTF-8 bytes. Where the report holds errors,
    /// the draft was not touched. Importing the same sheets again changes nothing. `progress` is told now and then how
    /// far it has come. O(rows), given the indexes that a map starts with.
    public static func run(
        _ sheets: [Sheet],
        into draft: inout GraphDraft,
        progress: ((ImportProgress) -> Void)? = nil
    ) throws(GraphError) -> ImportReport {
        var understood = UnderstoodSheets(sheets, for: draft.graph, progress: progress)
        try understood.write(into: &draft)
        return understood.report
    }
}

extension ImportIssue {
    /// What keeps a file, or a row of it, from being read.
    public init(_ error: SheetError) {
        self.init(file: error.file, row: error.row, column: error.column, problem: .sheet(error.code))
    }
}

extension ImportStage {
    /// Takes in sheets of any kinds.
    mutating func take(_ sheets: [Sheet]) {
        files = sheets.map { SourceFile(name: $0.file) }
        var byKind: [SheetKind: [(sheet: Sheet, file: Int32)]] = [:]
        for (number, sheet) in sheets.enumerated() {
            let file = Int32(number)
            rowCount += sheet.rows.count + Set(sheet.errors.compactMap(\.row)).count
            for error in sheet.errors {
                let source = RowSource(file: file, row: Int32(error.row ?? 0))
                errors.append(PlacedIssue(source: source, issue: ImportIssue(error)))
            }
            if sheet.kind == .axes { fail(.axesSheet, RowSource(file: file, row: 0)) }
            byKind[sheet.kind, default: []].append((sheet, file))
        }
        func inOrder(_ kind: SheetKind) -> [(sheet: Sheet, file: Int32)] {
            (byKind[kind] ?? []).sorted { left, right in
                let (a, b) = (left.sheet.file.utf8, right.sheet.file.utf8)
                return a.elementsEqual(b) ? left.file < right.file : a.lexicographicallyPrecedes(b)
            }
        }
        makeRoom(for: sheets)
        meter.begin(rows: sheets.reduce(0) { $0 + $1.rows.count })
        takePlaces(inOrder(.places))
        for (sheet, file) in inOrder(.ibasho) { takeIbasho(sheet, file: file) }
        for (sheet, _) in inOrder(.ties) + inOrder(.needs) { findIbasho(sheet) }
        for (sheet, file) in inOrder(.actors) { takeActors(sheet, file: file) }
        for (sheet, file) in inOrder(.ties) { takeTies(sheet, file: file) }
        for (sheet, file) in inOrder(.links) { takeLinks(sheet, file: file) }
        for (sheet, file) in inOrder(.needs) { takeNeeds(sheet, file: file) }
        for (sheet, file) in inOrder(.offers) { takeOffers(sheet, file: file) }
        warnOfUnsureKinds()
    }

    /// Makes room for what the rows can bring at most, so that nothing is moved while they are read.
    private mutating func makeRoom(for sheets: [Sheet]) {
        var (relationCount, nodeCount, propertyCount) = (0, 0, 0)
        for sheet in sheets {
            let rows = sheet.rows.count
            switch sheet.kind {
            case .ties, .links, .needs, .offers: relationCount += rows
            case .places, .actors, .ibasho: nodeCount += rows
            case .axes: break
            }
            propertyCount += rows * (sheet.columns.count + sheet.unknownColumns.count)
        }
        relations.reserve(relationCount)
        nodes.reserveCapacity(nodeCount)
        runs.reserve(propertyCount)
    }

    /// Whether what a row contributed to will be another than it was.
    func isChanged(_ contribution: Contribution) -> Bool {
        if contribution.relation >= 0, isChanged(relation: Int(contribution.relation)) { return true }
        return !contribution.node.isNone && isChanged(contribution.node)
    }
}
