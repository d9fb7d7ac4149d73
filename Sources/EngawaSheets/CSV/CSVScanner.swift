/// Takes rows of CSV apart (RFC 4180, and what people do to it): CRLF, LF and CR mixed, a quote inside an unquoted cell
/// is itself, text behind a closing quote belongs to the cell.
///
/// Raw bytes, which nobody copies: this sees every byte of a file.
struct CSVScanner {
    /// The cells of the row that was read last.
    private(set) var cells: [CSVCell] = []
    /// Whether its last cell has a quote that never closes: then it is no row, nobody knows where it should have ended.
    private(set) var isUnterminated = false

    private let delimiter: UInt8

    private static let quote: UInt8 = 0x22
    private static let carriageReturn: UInt8 = 0x0D
    private static let lineFeed: UInt8 = 0x0A

    init(_ delimiter: CSVDelimiter) {
        self.delimiter = delimiter.rawValue
    }

    /// Reads the row that begins at `start`, which lies before the end, and returns where the next one begins.
    ///
    /// The end of `bytes` is the end of the text where `isLast` says so, else it is one of a line (of a pair CRLF as a
    /// whole), and nil means that the row goes on behind it. O(length of the row).
    mutating func row(of bytes: UnsafeRawBufferPointer, at start: Int, isLast: Bool) -> Int? {
        cells.removeAll(keepingCapacity: true)
        isUnterminated = false
        var index = start
        while true {
            index = cell(of: bytes, at: index)
            if index >= bytes.count || isUnterminated { return isLast ? bytes.count : nil }
            let byte = bytes[index]
            index += 1
            if byte == delimiter { continue }
            if byte == Self.carriageReturn, index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
            return index
        }
    }

    /// Reads the cell at `index`; returns the place of the delimiter or line break behind it, or the end.
    @inline(__always)
    private mutating func cell(of bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        if index < bytes.count, bytes[index] == Self.quote { return quotedCell(of: bytes, at: index) }
        let end = plainEnd(bytes, from: index)
        cells.append(CSVCell(index..<end, isRaw: false))
        return end
    }

    private mutating func quotedCell(of bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        var close = index + 1
        var isRaw = false
        while true {
            while close < bytes.count, bytes[close] != Self.quote { close += 1 }
            guard close < bytes.count else {
                isUnterminated = true
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

    /// The place of the next delimiter or line break.
    ///
    /// They lie below 0x2D, where letters, digits and all of Japanese do not: eight bytes are passed at a time.
    @inline(__always)
    private func plainEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // The lowest bit that is set belongs to the first byte below 0x2D.
            let low = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
            if low == 0 {
                index += 8
                continue
            }
            index += low.trailingZeroBitCount / 8
            if isEnd(bytes[index]) { return index }
            index += 1
        }
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        return index
    }

    @inline(__always)
    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
    }
}
