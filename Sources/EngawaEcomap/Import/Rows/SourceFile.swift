import EngawaSheets
import EngawaText

/// A sheet of an import.
struct SourceFile: Sendable {
    /// Its name, as it was given.
    var name: String
}

/// Where a row stands.
struct RowSource: Sendable {
    /// The place of the file among those that were given.
    var file: Int32
    var row: Int32
}

/// An issue and its place, by which issues are put in order.
struct PlacedIssue: Sendable {
    var source: RowSource
    var issue: ImportIssue

    /// The issues in the order of files as they were given, and of rows; of one row in the order in which they came.
    static func sorted(_ issues: [PlacedIssue]) -> [ImportIssue] {
        issues.enumerated().sorted { left, right in
            let (a, b) = (left.element.source, right.element.source)
            return (a.file, a.row, left.offset) < (b.file, b.row, right.offset)
        }.map(\.element.issue)
    }
}

extension ImportStage {
    mutating func fail(_ problem: ImportProblem, _ source: RowSource, column: String? = nil) {
        errors.append(placed(problem, source, column))
    }

    mutating func warn(_ problem: ImportProblem, _ source: RowSource, column: String? = nil) {
        warnings.append(placed(problem, source, column))
    }

    private func placed(_ problem: ImportProblem, _ source: RowSource, _ column: String?) -> PlacedIssue {
        let row = source.row > 0 ? Int(source.row) : nil
        let issue = ImportIssue(file: files[Int(source.file)].name, row: row, column: column, problem: problem)
        return PlacedIssue(source: source, issue: issue)
    }
}
