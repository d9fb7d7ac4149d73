/// The reading of a text as a sheet, which may come in pieces.
struct SheetScan {
    private let file: String
    private var scanner: CSVScanner
    /// The number of the next row.
    private var number = 1
    private var encoder: SheetEncoder?
    private var batch = Batch(width: 0)
    private var isHeaderText = true

    init(file: String, delimiter: CSVDelimiter) {
        self.file = file
        scanner = CSVScanner(delimiter)
    }

    /// Whether all that was taken is UTF-8 without a zero byte; else nothing that was taken means anything.
    var isText: Bool { isHeaderText && encoder?.isText ?? true }

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
            isHeaderText = isHeaderText && PlainText.holds(bytes, in: index..<next)
            if scanner.isUnterminated {
                let open = (row: number, cell: scanner.count - 1)
                throw SheetErrors([Sheet.unterminated(open, titles: [], file: file)])
            }
            if !scanner.cells.allSatisfy({ $0.isBlank(in: bytes) }) {
                let header = try header(in: bytes)
                encoder = SheetEncoder(file: file, header: header)
                batch = Batch(width: header.titles.count)
            }
            index = next
            number += 1
        }
        encoder?.take(bytes, from: &index, isLast: isLast, &scanner, &number, &batch)
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

    /// Rows that are encoded together.
    fileprivate struct Batch {
        var numbers: [UInt32] = []
        var cells: [CSVCell]

        init(width: Int) {
            cells = Array(repeating: .empty, count: width * SheetEncoder.batchLength)
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
        _ number: inout Int,
        _ batch: inout SheetScan.Batch
    ) {
        let width = width
        batch.cells.withUnsafeMutableBufferPointer { cells in
            // A header has a column at least.
            guard let first = cells.baseAddress else { return }
            func flush() {
                take(first, batch.numbers, of: bytes)
                batch.numbers.removeAll(keepingCapacity: true)
            }
            while index < bytes.count {
                let room = UnsafeMutableBufferPointer(start: first + batch.numbers.count * width, count: width)
                guard let next = scanner.row(of: bytes, at: index, isLast: isLast, into: room) else { break }
                if scanner.isUnterminated {
                    flush()
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[index...])
                    noteUnterminated(row: number, cell: scanner.count - 1, rest: rest)
                } else if scanner.count > width, !mayEnd(with: scanner.cells, of: bytes) {
                    let row = Array(room)
                    flush()
                    row.withUnsafeBufferPointer { refuse($0, scanner.cells, number: number, of: bytes) }
                } else {
                    var place = scanner.count
                    while place < width {
                        room[place] = .empty
                        place += 1
                    }
                    batch.numbers.append(UInt32(truncatingIfNeeded: number))
                    if batch.numbers.count == SheetEncoder.batchLength { flush() }
                }
                index = next
                number += 1
            }
            flush()
        }
    }
}
