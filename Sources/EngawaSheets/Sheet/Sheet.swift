/// A sheet that was read from a file: one kind of row, its columns, its rows.
public struct Sheet: Sendable {
    let storage: Storage

    /// The path of the file, as it was given.
    public var file: String { storage.file }
    /// What the rows are.
    public var kind: SheetKind { storage.header.kind }
    /// How the file was written.
    public var encoding: TextEncoding { storage.encoding }
    /// The rows of the file that are wrong, all of them, in order; they are not among `rows`.
    public var errors: [SheetError] { storage.errors }
    /// The rows that hold something.
    public var rows: Rows { Rows(storage: storage) }

    /// The known columns that the sheet has, in their order in `SheetKind.headers`.
    public var columns: [SheetColumn] {
        kind.headers.map(\.column).filter { storage.header.places[$0.ordinal] != nil }
    }

    /// The headers of columns that the kind does not know, in the order of the sheet; their cells are kept.
    public var unknownColumns: [String] {
        storage.header.unknown.map(storage.header.title(at:))
    }

    /// The header of a column as it stands in this sheet; where it has none, the Japanese header of the kind.
    public func header(of column: SheetColumn) -> String {
        if let place = storage.header.places[column.ordinal] { return storage.header.title(at: place) }
        return kind.headers.first { $0.column == column }?.japanese ?? column.rawValue
    }

    /// What the rows of a sheet share; never changed once it is made.
    final class Storage: Sendable {
        let file: String
        let encoding: TextEncoding
        let header: SheetHeader
        /// The texts of each column; the code of a text is one above its number.
        let texts: [TextStore]
        let rows: RowCodes
        let errors: [SheetError]

        init(
            file: String,
            encoding: TextEncoding,
            header: SheetHeader,
            texts: [TextStore],
            rows: RowCodes,
            errors: [SheetError]
        ) {
            self.file = file
            self.encoding = encoding
            self.header = header
            self.texts = texts
            self.rows = rows
            self.errors = errors
        }
    }

    /// The rows of a sheet.
    public struct Rows: RandomAccessCollection, Sendable {
        let storage: Storage

        /// 0.
        public var startIndex: Int { 0 }
        /// The number of rows.
        public var endIndex: Int { storage.rows.count }
        /// The row at a place, from 0.
        public subscript(position: Int) -> SheetRow {
            SheetRow(storage: storage, place: position)
        }
    }
}
