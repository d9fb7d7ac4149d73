/// Makes a sheet of rows that are given to it one after the other: good ones are kept as codes, errors are written down.
struct SheetEncoder {
    private let file: String
    private let header: SheetHeader
    private var columns: [ColumnCodes]
    private var rows: RowCodes
    private var errors: [SheetError] = []
    /// The places without a header over them.
    private let headless: [Int]
    /// Those of them that were found to hold something.
    private var reported: Set<Int> = []
    private var row: [UInt32]

    /// A sheet without rows below this header.
    init(file: String, header: SheetHeader) {
        self.file = file
        self.header = header
        let width = header.titles.count
        columns = Array(repeating: ColumnCodes(), count: width)
        rows = RowCodes(columns: width)
        row = Array(repeating: 0, count: width + 1)
        headless = (0..<width).filter { header.titles[$0] == nil }
    }

    /// Takes a row; one of blank cells is none. O(length).
    mutating func take(_ cells: [CSVCell], number: Int, in bytes: UnsafeRawBufferPointer) {
        let width = columns.count
        row[0] = UInt32(truncatingIfNeeded: number)
        var hasContent = false
        for place in 0..<min(width, cells.count) {
            let cell = cells[place]
            var code: UInt32 = 0
            if !cell.range.isEmpty { code = columns[place].code(of: cell, in: bytes) }
            row[place + 1] = code
            hasContent = hasContent || code != 0
        }
        if cells.count < width {
            for place in cells.count..<width { row[place + 1] = 0 }
        } else if cells.count > width, !mayEnd(cells, number: number, in: bytes) {
            return
        }
        guard hasContent, headless.isEmpty || mayBeWithoutHeader(number: number) else { return }
        rows.append(row)
    }

    /// Notes that the last row has a quote that never closes.
    mutating func noteUnterminated(row: Int, cell: Int) {
        errors.append(Sheet.unterminated((row, cell), titles: header.titles, file: file))
    }

    /// The sheet.
    func finished(_ encoding: TextEncoding) -> Sheet.Storage {
        Sheet.Storage(
            file: file,
            encoding: encoding,
            header: header,
            texts: columns.map(\.store),
            rows: rows,
            errors: errors
        )
    }

    /// Whether cells beyond the last header are blank; an error where they are not.
    private mutating func mayEnd(_ cells: [CSVCell], number: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        let width = columns.count
        guard let last = (width..<cells.count).last(where: { !cells[$0].isBlank(in: bytes) }) else { return true }
        _ = mayBeWithoutHeader(number: number)
        let code = SheetError.Code.tooManyCells(found: last + 1, expected: width)
        errors.append(SheetError(file: file, row: number, column: SheetHeader.letter(last), code: code))
        return false
    }

    /// Whether columns without a header are blank in this row; an error for each the first time that it is not.
    private mutating func mayBeWithoutHeader(number: Int) -> Bool {
        var isGood = true
        for place in headless where row[place + 1] != 0 {
            isGood = false
            guard reported.insert(place).inserted else { continue }
            let column = SheetHeader.letter(place)
            errors.append(SheetError(file: file, row: number, column: column, code: .blankHeader))
        }
        return isGood
    }
}
