extension Sheet {
    /// Sorts the rows of a table into good ones and errors.
    static func checked(_ table: CSVTable, header: SheetHeader, encoding: TextEncoding, file: String) -> Storage {
        var errors: [SheetError] = []
        var records: [CSVRecord] = []
        records.reserveCapacity(table.records.count)
        let width = header.titles.count
        let headless = (0..<width).filter { header.titles[$0] == nil }
        var reported: Set<Int> = []
        for record in table.records.dropFirst() {
            var isGood = true
            for place in headless where place < record.count && !table.isBlank(table.cells[record.first + place]) {
                isGood = false
                guard reported.insert(place).inserted else { continue }
                let column = SheetHeader.letter(place)
                errors.append(SheetError(file: file, row: record.row, column: column, code: .blankHeader))
            }
            if let last = lastContent(beyond: width, of: record, in: table) {
                isGood = false
                let code = SheetError.Code.tooManyCells(found: last + 1, expected: width)
                let column = SheetHeader.letter(last)
                errors.append(SheetError(file: file, row: record.row, column: column, code: code))
            }
            if isGood { records.append(record) }
        }
        if let open = table.unterminated {
            errors.append(unterminated(open, titles: header.titles, file: file))
        }
        return Storage(
            file: file,
            encoding: encoding,
            header: header,
            table: table,
            records: records,
            errors: errors
        )
    }

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
            let text = DecodedText(bytes: before + [0x3F], start: 0, encoding: .utf8)
            let table = CSVTable(text, delimiter: CSVDelimiter.guess(in: text, file: file))
            let row = table.unterminated?.row ?? table.records.last?.row
            let cell = table.unterminated?.cell ?? table.records.last.map { $0.count - 1 }
            let titles = table.records.first.map { Self.titles(of: $0, in: table) } ?? []
            let isHeader = row == table.records.first?.row
            return SheetError(
                file: file,
                row: row,
                column: cell.map { isHeader ? SheetHeader.letter($0) : title($0, in: titles) },
                code: .notDecodable(encoding, byteOffset: offset, line: lineNumber(at: before))
            )
        }
    }

    private static func title(_ place: Int, in titles: [String?]) -> String {
        place < titles.count ? titles[place] ?? SheetHeader.letter(place) : SheetHeader.letter(place)
    }

    private static func lastContent(beyond width: Int, of record: CSVRecord, in table: CSVTable) -> Int? {
        guard record.count > width else { return nil }
        return (width..<record.count).last { !table.isBlank(table.cells[record.first + $0]) }
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
