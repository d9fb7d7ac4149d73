/// The rows of a CSV text, cell by cell, whatever it is about and whatever stands between its cells.
package enum CSVTable {
    /// Reads the bytes of a file: CRLF, LF and CR, quoted cells with line ends and doubled quotes in them. Lines without
    /// any text are no rows. `file` stands in errors. O(bytes).
    package static func rows(
        of bytes: [UInt8],
        file: String,
        delimiter: Character = ",",
        encoding: EncodingChoice = .auto
    ) throws(SheetError) -> [[String]] {
        // A file without bytes has no rows, which is no error here.
        if bytes.isEmpty { return [] }
        let text: DecodedText
        do throws(DecodingFailure) {
            text = try DecodedText(bytes, choice: encoding)
        } catch {
            throw Sheet.error(error, file: file)
        }
        var scanner = TableScanner(text: text.bytes, place: text.start, delimiter: Array(String(delimiter).utf8))
        var rows: [[String]] = []
        while let row = scanner.row() {
            if scanner.isUnterminated {
                throw SheetError(file: file, row: rows.count + 1, code: .unterminatedQuote)
            }
            if row.count > 1 || !row[0].isEmpty { rows.append(row) }
        }
        return rows
    }
}

/// Takes rows apart whose cells any character may separate.
private struct TableScanner {
    let text: [UInt8]
    var place: Int
    let delimiter: [UInt8]
    /// Whether the last row has a quote that never closes.
    private(set) var isUnterminated = false

    init(text: [UInt8], place: Int, delimiter: [UInt8]) {
        (self.text, self.place, self.delimiter) = (text, place, delimiter)
    }

    private static let quote: UInt8 = 0x22

    /// The cells of the next row; nil at the end.
    mutating func row() -> [String]? {
        guard place < text.count else { return nil }
        var cells: [String] = []
        while true {
            cells.append(cell())
            guard place < text.count else { return cells }
            if isDelimiter {
                place += delimiter.count
                continue
            }
            let isPair = text[place] == 0x0D && place + 1 < text.count && text[place + 1] == 0x0A
            place += isPair ? 2 : 1
            return cells
        }
    }

    private var isDelimiter: Bool {
        text[place] == delimiter[0] && (delimiter.count == 1 || text[place...].starts(with: delimiter))
    }

    private var isEnd: Bool { text[place] == 0x0A || text[place] == 0x0D || isDelimiter }

    private mutating func cell() -> String {
        var bytes: [UInt8] = []
        if place < text.count, text[place] == TableScanner.quote { quoted(into: &bytes) }
        let start = place
        while place < text.count, !isEnd { place += 1 }
        bytes += text[start..<place]
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func quoted(into bytes: inout [UInt8]) {
        place += 1
        while true {
            let start = place
            while place < text.count, text[place] != TableScanner.quote { place += 1 }
            bytes += text[start..<place]
            guard place < text.count else {
                isUnterminated = true
                return
            }
            place += 1
            guard place < text.count, text[place] == TableScanner.quote else { return }
            bytes.append(TableScanner.quote)
            place += 1
        }
    }
}
