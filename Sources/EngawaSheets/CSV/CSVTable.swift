/// The cells of a CSV text as byte ranges: nothing is copied until a cell is asked for.
struct CSVTable: Sendable {
    /// The text, UTF-8.
    let bytes: [UInt8]
    /// The cells of all rows, one after the other.
    var cells: [CSVCell] = []
    /// The rows that hold something, in order.
    var records: [CSVRecord] = []
    /// The cell whose quote never closes: the row, and the place of the cell in it.
    var unterminated: (row: Int, cell: Int)?

    /// The bytes of a cell, without its quotes. O(length).
    func content(_ cell: CSVCell) -> ArraySlice<UInt8> {
        cell.isRaw ? CSVTable.unquoted(bytes[cell.range])[...] : bytes[cell.range]
    }

    /// The cell of a record, or nil where the row is shorter.
    func cell(_ place: Int, of record: CSVRecord) -> CSVCell? {
        place < record.count ? cells[record.first + place] : nil
    }

    /// Whether a cell is blank: empty, or only white space.
    func isBlank(_ cell: CSVCell) -> Bool {
        if cell.isRaw { return CellText.trimmed(content(cell)).isEmpty }
        let range = cell.range
        if range.isEmpty { return true }
        // Most cells are decided by their first byte.
        if (0x21..<0x80).contains(bytes[range.lowerBound]) { return false }
        return CellText.trimmed(bytes[range]).isEmpty
    }

    /// What a cell that begins with a quote says: `""` is a quote; what follows the closing quote is kept as it is.
    private static func unquoted(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        let quote: UInt8 = 0x22
        var output: [UInt8] = []
        output.reserveCapacity(raw.count)
        var index = raw.startIndex + 1
        while index < raw.endIndex {
            if raw[index] != quote {
                output.append(raw[index])
                index += 1
            } else if index + 1 < raw.endIndex, raw[index + 1] == quote {
                output.append(quote)
                index += 2
            } else {
                output += raw[(index + 1)...]
                break
            }
        }
        return output
    }
}

/// A cell of a table: its bytes, and whether quotes in them have still to be resolved.
struct CSVCell: Sendable {
    private let start: UInt32
    private let endAndFlag: UInt32

    /// A cell over `range`, which must end below 2 GiB.
    init(_ range: Range<Int>, isRaw: Bool) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        endAndFlag = UInt32(truncatingIfNeeded: range.upperBound) | (isRaw ? 0x8000_0000 : 0)
    }

    var range: Range<Int> { Int(start)..<Int(endAndFlag & 0x7FFF_FFFF) }
    var isRaw: Bool { endAndFlag & 0x8000_0000 != 0 }
}

/// A row of a table.
struct CSVRecord: Sendable {
    private let firstCell: UInt32
    private let cellCount: UInt32
    private let rowNumber: UInt32

    init(first: Int, count: Int, row: Int) {
        firstCell = UInt32(truncatingIfNeeded: first)
        cellCount = UInt32(truncatingIfNeeded: count)
        rowNumber = UInt32(truncatingIfNeeded: row)
    }

    /// The place of its first cell among all cells.
    var first: Int { Int(firstCell) }
    /// How many cells it has.
    var count: Int { Int(cellCount) }
    /// Its number as Excel shows it: the first row is 1, and a line break inside quotes begins none.
    var row: Int { Int(rowNumber) }
}
