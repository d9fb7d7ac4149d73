/// The reading of a text as a sheet, which may come in pieces.
struct SheetScan {
    private let file: String
    private let delimiter: CSVDelimiter
    private var scanner: CSVScanner
    /// The number of the next row.
    private var number = 1
    private var encoder: SheetEncoder?

    init(file: String, delimiter: CSVDelimiter) {
        self.file = file
        self.delimiter = delimiter
        scanner = CSVScanner(delimiter)
    }

    /// Reads whole rows of `bytes` from `start` on and returns where the first row begins that is not whole, or the end.
    /// Where `isLast` does not say that the text ends with them, they end with a line. Throws where the header fits no
    /// kind of sheet. O(n).
    mutating func take(
        _ bytes: UnsafeRawBufferPointer,
        from start: Int,
        isLast: Bool
    ) throws(SheetErrors) -> Int {
        var index = start
        while encoder == nil {
            guard index < bytes.count, let next = scanner.row(of: bytes, at: index, isLast: isLast) else {
                return index
            }
            if scanner.isUnterminated {
                let open = (row: number, cell: scanner.cells.count - 1)
                throw SheetErrors([Sheet.unterminated(open, titles: [], file: file)])
            }
            if !scanner.cells.allSatisfy({ $0.isBlank(in: bytes) }) {
                encoder = SheetEncoder(file: file, header: try header(in: bytes))
            }
            index = next
            number += 1
        }
        encoder?.take(bytes, from: &index, isLast: isLast, &scanner, &number)
        return index
    }

    /// The sheet, now that the text has ended; throws where it had no header.
    func finished(_ encoding: TextEncoding) throws(SheetErrors) -> Sheet.Storage {
        guard let encoder else { throw SheetErrors([SheetError(file: file, code: .empty)]) }
        return encoder.finished(encoding)
    }

    private func header(in bytes: UnsafeRawBufferPointer) throws(SheetErrors) -> SheetHeader {
        do {
            return try SheetHeader(titles: Sheet.titles(of: scanner.cells, in: bytes))
        } catch {
            throw SheetErrors(
                error.problems.map { SheetError(file: file, row: number, column: $0.column, code: $0.code) }
            )
        }
    }
}

extension SheetEncoder {
    /// Takes the whole rows of `bytes` from `index` on, which is moved behind them.
    fileprivate mutating func take(
        _ bytes: UnsafeRawBufferPointer,
        from index: inout Int,
        isLast: Bool,
        _ scanner: inout CSVScanner,
        _ number: inout Int
    ) {
        while index < bytes.count, let next = scanner.row(of: bytes, at: index, isLast: isLast) {
            if scanner.isUnterminated {
                noteUnterminated(row: number, cell: scanner.cells.count - 1)
            } else {
                take(scanner.cells, number: number, in: bytes)
            }
            index = next
            number += 1
        }
    }
}
