extension Sheet {
    static func unterminated(_ open: (row: Int, cell: Int), titles: [String?], file: String) -> SheetError {
        SheetError(
            file: file,
            row: open.row,
            column: title(open.cell, in: titles),
            code: .unterminatedQuote
        )
    }

    /// The error for bytes that are no text, with the cell that they stand in.
    static func error(_ failure: DecodingFailure, file: String) -> SheetError {
        switch failure {
        case .empty: return SheetError(file: file, code: .empty)
        case .binary: return SheetError(file: file, code: .binary)
        case .workbook: return SheetError(file: file, code: .workbook)
        case .undecodable(let encoding, let offset, let before):
            // One character more stands for the bad byte, so that its cell is there also where it begins with it.
            let (row, column) = (before + [0x3F]).withUnsafeBytes { place(ofLastCell: $0, file: file) }
            return SheetError(
                file: file,
                row: row,
                column: column,
                code: .notDecodable(encoding, byteOffset: offset, line: lineNumber(at: before))
            )
        }
    }

    private static func title(_ place: Int, in titles: [String?]) -> String {
        place < titles.count ? titles[place] ?? SheetHeader.letter(place) : SheetHeader.letter(place)
    }

    /// The row and the column of the last cell of a text that holds something.
    private static func place(ofLastCell text: UnsafeRawBufferPointer, file: String) -> (row: Int?, column: String?) {
        var scanner = CSVScanner(CSVDelimiter.guess(in: text, file: file).delimiter)
        var (index, number) = (0, 1)
        var header: (row: Int, titles: [String?])?
        var last: (row: Int, cell: Int)?
        while index < text.count, let next = scanner.row(of: text, at: index, isLast: true) {
            if scanner.isUnterminated {
                last = (number, scanner.count - 1)
            } else if !scanner.cells.allSatisfy({ $0.isBlank(in: text) }) {
                last = (number, scanner.count - 1)
                if header == nil { header = (number, titles(of: scanner.cells, in: text)) }
            }
            index = next
            number += 1
        }
        guard let last else { return (nil, nil) }
        let isHeader = last.row == header?.row
        return (last.row, isHeader ? SheetHeader.letter(last.cell) : title(last.cell, in: header?.titles ?? []))
    }

    /// The line that begins after `text`, from 1; CRLF, LF and CR end lines.
    private static func lineNumber(at text: [UInt8]) -> Int {
        var line = 1
        var previous: UInt8 = 0
        for byte in text {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
            previous = byte
        }
        return line
    }
}
