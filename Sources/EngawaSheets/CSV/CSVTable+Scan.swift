extension CSVTable {
    /// Reads CSV (RFC 4180, and what people do to it): CRLF, LF and CR mixed, a quote inside an unquoted cell is itself,
    /// text behind a closing quote belongs to the cell. Rows of blank cells are counted but not kept. O(n).
    init(_ text: DecodedText, delimiter: CSVDelimiter) {
        precondition(text.bytes.count <= SheetFile.limit)
        bytes = text.bytes
        var scan = CSVScan(delimiter: delimiter.rawValue)
        // Raw bytes: this loop sees every byte of a file.
        text.bytes.withUnsafeBytes { scan.run($0, from: text.start) { cell in isBlank(cell) } }
        cells = scan.cells
        records = scan.records
        unterminated = scan.unterminated
    }
}

/// One pass over the bytes of a text.
private struct CSVScan {
    let delimiter: UInt8
    var cells: [CSVCell] = []
    var records: [CSVRecord] = []
    var unterminated: (row: Int, cell: Int)?

    private static let quote: UInt8 = 0x22
    private static let carriageReturn: UInt8 = 0x0D
    private static let lineFeed: UInt8 = 0x0A

    init(delimiter: UInt8) {
        self.delimiter = delimiter
    }

    mutating func run(_ bytes: UnsafeRawBufferPointer, from start: Int, isBlank: (CSVCell) -> Bool) {
        var index = start
        var row = 1
        while index < bytes.count {
            let first = cells.count
            while true {
                index = cell(bytes, at: index, row: row, first: first)
                guard index < bytes.count, bytes[index] == delimiter else { break }
                index += 1
            }
            // The row of an unclosed quote is no row: nobody knows where it should have ended.
            if unterminated != nil || cells[first...].allSatisfy(isBlank) {
                cells.removeSubrange(first...)
            } else {
                records.append(CSVRecord(first: first, count: cells.count - first, row: row))
            }
            guard index < bytes.count else { return }
            let isPair = bytes[index] == Self.carriageReturn && index + 1 < bytes.count
            index += isPair && bytes[index + 1] == Self.lineFeed ? 2 : 1
            row += 1
        }
    }

    /// Reads the cell at `index`; returns the index of the delimiter or line break behind it, or the end.
    private mutating func cell(_ bytes: UnsafeRawBufferPointer, at index: Int, row: Int, first: Int) -> Int {
        guard index < bytes.count, bytes[index] == Self.quote else {
            let end = plainEnd(bytes, from: index)
            cells.append(CSVCell(index..<end, isRaw: false))
            return end
        }
        var close = index + 1
        var isRaw = false
        while true {
            while close < bytes.count, bytes[close] != Self.quote { close += 1 }
            guard close < bytes.count else {
                unterminated = (row, cells.count - first)
                cells.append(CSVCell(index..<bytes.count, isRaw: true))
                return bytes.count
            }
            guard close + 1 < bytes.count, bytes[close + 1] == Self.quote else { break }
            isRaw = true
            close += 2
        }
        let end = plainEnd(bytes, from: close + 1)
        if isRaw || end > close + 1 {
            cells.append(CSVCell(index..<end, isRaw: true))
        } else {
            cells.append(CSVCell(index + 1..<close, isRaw: false))
        }
        return end
    }

    @inline(__always)
    private func plainEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            index += 1
        }
        return index
    }
}
