/// Makes a sheet of batches of rows: good ones are kept as codes, errors are written down.
struct SheetEncoder {
    /// How many rows are encoded together.
    static let batchLength = 256

    private let file: String
    private let header: SheetHeader
    private var columns: [ColumnCodes]
    private var rows: RowCodes
    private var errors: [SheetError] = []
    /// The places without a header over them.
    private let headless: [Int]
    /// Those of them that were found to hold something.
    private var reported: Set<Int> = []
    /// The numbers and the codes of a batch: first all numbers, then the codes of the first column, and so on.
    private var codes: [UInt32]
    private var scratch = ColumnCodes.Scratch(count: batchLength)
    private var isTextBeyond = true

    /// A sheet without rows below this header.
    init(file: String, header: SheetHeader) {
        self.file = file
        self.header = header
        let width = header.titles.count
        columns = Array(repeating: ColumnCodes(), count: width)
        rows = RowCodes(columns: width)
        headless = (0..<width).filter { header.titles[$0] == nil }
        codes = Array(repeating: 0, count: (width + 1) * SheetEncoder.batchLength)
    }

    /// How many columns there are.
    var width: Int { columns.count }

    /// Whether all that was taken is UTF-8 without a zero byte; else nothing that was taken means anything.
    var isText: Bool { isTextBeyond && columns.allSatisfy(\.isText) }

    /// Takes rows of `width` cells each. Ones of blank cells are none. O(bytes).
    ///
    /// Column by column, through pointers: every cell of a file comes through here.
    mutating func take(_ cells: UnsafePointer<CSVCell>, _ numbers: [UInt32], of bytes: UnsafeRawBufferPointer) {
        let count = numbers.count
        let width = width
        guard count > 0 else { return }
        codes.withUnsafeMutableBufferPointer { codes in
            for row in 0..<count { codes[row] = numbers[row] }
            for column in 0..<width {
                let part = UnsafeMutableBufferPointer(rebasing: codes[(column + 1) * count..<(column + 2) * count])
                columns[column].write(cells + column, stride: width, of: bytes, to: part, &scratch)
            }
        }
        var kept = 0
        for row in 0..<count where hasContent(row, count) && mayBeWithoutHeader(row, count) {
            if kept < row { move(row, to: kept, count) }
            kept += 1
        }
        if kept < count { close(count, to: kept) }
        codes.withUnsafeBufferPointer { rows.append($0, count: kept) }
    }

    /// Looks at the cells of a row that stand beyond the last header; false where one of them holds something, which is
    /// an error.
    mutating func mayEnd(with beyond: [CSVCell], of bytes: UnsafeRawBufferPointer) -> Bool {
        isTextBeyond = isTextBeyond && beyond.allSatisfy { isText($0.written(in: bytes)) }
        return beyond.allSatisfy { $0.isBlank(in: bytes) }
    }

    /// Notes that a row has something beyond the last header.
    mutating func refuse(
        _ cells: UnsafeBufferPointer<CSVCell>,
        _ beyond: [CSVCell],
        number: Int,
        of bytes: UnsafeRawBufferPointer
    ) {
        for cell in cells { isTextBeyond = isTextBeyond && isText(cell.written(in: bytes)) }
        for place in headless where !cells[place].isBlank(in: bytes) { noteContent(place, number: number) }
        let last = width + (beyond.lastIndex { !$0.isBlank(in: bytes) } ?? 0)
        let code = SheetError.Code.tooManyCells(found: last + 1, expected: width)
        errors.append(SheetError(file: file, row: number, column: SheetHeader.letter(last), code: code))
    }

    /// Notes that the last row has a quote that never closes.
    mutating func noteUnterminated(row: Int, cell: Int, rest: UnsafeRawBufferPointer) {
        isTextBeyond = isTextBeyond && isText(rest)
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

    private func isText(_ bytes: UnsafeRawBufferPointer) -> Bool { PlainText.holds(bytes, in: 0..<bytes.count) }

    /// Writes a row of the batch over an earlier one.
    private mutating func move(_ row: Int, to place: Int, _ count: Int) {
        for column in 0...width { codes[column * count + place] = codes[column * count + row] }
    }

    /// Moves the columns of the batch together, now that it has fewer rows.
    private mutating func close(_ count: Int, to kept: Int) {
        for column in 0...width {
            for row in 0..<kept { codes[column * kept + row] = codes[column * count + row] }
        }
    }

    /// Whether a row of the batch holds something.
    private func hasContent(_ row: Int, _ count: Int) -> Bool {
        var place = count + row
        while place < (width + 1) * count {
            if codes[place] != 0 { return true }
            place += count
        }
        return false
    }

    /// Whether the columns without a header are blank in a row of the batch; an error for each the first time that it
    /// is not.
    private mutating func mayBeWithoutHeader(_ row: Int, _ count: Int) -> Bool {
        var isGood = true
        for place in headless where codes[(place + 1) * count + row] != 0 {
            isGood = false
            noteContent(place, number: Int(codes[row]))
        }
        return isGood
    }

    private mutating func noteContent(_ place: Int, number: Int) {
        guard reported.insert(place).inserted else { return }
        errors.append(SheetError(file: file, row: number, column: SheetHeader.letter(place), code: .blankHeader))
    }
}
