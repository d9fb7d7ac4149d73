/// One row of a sheet. Cells are turned into strings when they are asked for.
public struct SheetRow: Sendable {
    let storage: Sheet.Storage
    /// Its place among the rows that hold something.
    let place: Int

    /// Its number as Excel shows it: the header is 1 in most files.
    public var number: Int { storage.rows.number(ofRow: place) }

    /// The text of a cell, trimmed and in NFC; nil where it is blank or the sheet has no such column.
    public subscript(column: SheetColumn) -> String? {
        guard let column = storage.header.places[column.ordinal] else { return nil }
        return text(at: column)
    }

    /// The values of a cell that may hold several, without blanks and repetitions.
    public func list(_ column: SheetColumn) -> [String] {
        self[column].map(CellText.list) ?? []
    }

    /// The date in a cell, nil where it is blank; throws where it is no date.
    public func date(_ column: SheetColumn) throws(SheetError) -> SheetDate? {
        guard let text = self[column] else { return nil }
        do {
            return try SheetDate(parsing: text)
        } catch {
            throw self.error(column, .badDate(error))
        }
    }

    /// The number of people in a cell, nil where it is blank; throws where it is no number.
    public func people(_ column: SheetColumn) throws(SheetError) -> Int? {
        guard let text = self[column] else { return nil }
        guard let count = CellText.people(text) else { throw error(column, .badCount(text: text)) }
        return count
    }

    /// The cells of columns that the kind does not know, with their headers, in the order of the sheet, blanks left out.
    public var unknown: [(header: String, text: String)] {
        storage.header.unknown.compactMap { column in
            text(at: column).map { (storage.header.title(at: column), $0) }
        }
    }

    /// An error at a cell of this row.
    func error(_ column: SheetColumn, _ code: SheetError.Code) -> SheetError {
        SheetError(file: storage.file, row: number, column: header(of: column), code: code)
    }

    /// The header of a column as it stands in the sheet.
    public func header(of column: SheetColumn) -> String {
        Sheet(storage: storage).header(of: column)
    }

    private func text(at column: Int) -> String? {
        let code = storage.rows.code(column, ofRow: place)
        return code == 0 ? nil : storage.texts[column].string(Int(code) - 1)
    }
}
