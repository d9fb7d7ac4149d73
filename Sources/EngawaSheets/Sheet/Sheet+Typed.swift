extension Sheet {
    /// A cell that was typed, and not read from a file.
    package struct TypedCell: Sendable {
        let header: String
        let column: SheetColumn?
        let text: String

        /// A cell of a column that the kind of sheet knows, or of an unknown one (nil), under `header`.
        package init(_ column: SheetColumn?, header: String, _ text: String) {
            (self.column, self.header, self.text) = (column, header, text)
        }
    }

    /// A sheet of one row that was typed, and not read from a file: its cells mean what they would mean in one. A column
    /// may stand there once. O(length).
    package init(_ kind: SheetKind, typed cells: [TypedCell]) {
        var texts: [TextStore] = []
        var numbers: [UInt32] = [1]
        for cell in cells {
            var store = TextStore()
            if let text = CellText.normalised(cell.text) {
                Array(text.utf8).withUnsafeBytes { _ = store.append($0) }
            }
            numbers.append(UInt32(store.count))
            texts.append(store)
        }
        var rows = RowCodes(columns: cells.count)
        numbers.withUnsafeBufferPointer { rows.append($0, count: 1) }
        let header = SheetHeader(
            kind: kind,
            titles: cells.map(\.header),
            places: SheetColumn.allCases.map { column in cells.firstIndex { $0.column == column } },
            unknown: cells.indices.filter { cells[$0].column == nil }
        )
        self.init(
            storage: Storage(file: "", encoding: .utf8, header: header, texts: texts, rows: rows, errors: [])
        )
    }
}
