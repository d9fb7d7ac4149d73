/// Takes rows of CSV apart (RFC 4180, and what people do to it): CRLF, LF and CR mixed, a quote inside an unquoted cell
/// is itself, text behind a closing quote belongs to the cell.
///
/// Raw bytes, which nobody copies: this sees every byte of a file.
struct CSVScanner {
    /// How many cells the row has that was read last.
    private(set) var count = 0
    /// Those of its cells for which there was no room.
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
        row(of: bytes, at: start, isLast: isLast, into: UnsafeMutableBufferPointer(start: nil, count: 0))
    }

    /// The same; the first cells are written over `room`, as many as there is room for.
    @inline(__always)
    mutating func row(
        of bytes: UnsafeRawBufferPointer,
        at start: Int,
        isLast: Bool,
        into room: UnsafeMutableBufferPointer<CSVCell>
    ) -> Int? {
        count = 0
        if !cells.isEmpty { cells.removeAll(keepingCapacity: true) }
        isUnterminated = false
        var index = start
        while true {
            if index < bytes.count, bytes[index] == Self.quote {
                index = quotedCell(of: bytes, at: index, into: room)
            } else {
                let begin = index
                index = plainEnd(bytes, from: begin)
                put(CSVCell(from: begin, to: index, isRaw: false), into: room)
            }
            if index >= bytes.count || isUnterminated { return isLast ? bytes.count : nil }
            let byte = bytes[index]
            index += 1
            if byte == delimiter { continue }
            if byte == Self.carriageReturn, index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
            return index
        }
    }

    @inline(__always)
    private mutating func put(_ cell: CSVCell, into room: UnsafeMutableBufferPointer<CSVCell>) {
        if count < room.count { room[count] = cell } else { cells.append(cell) }
        count &+= 1
    }

    /// Reads the cell at `index`, where a quote stands; returns the place of the delimiter or line break behind it, or
    /// the end.
    @inline(never)
    private mutating func quotedCell(
        of bytes: UnsafeRawBufferPointer,
        at index: Int,
        into room: UnsafeMutableBufferPointer<CSVCell>
    ) -> Int {
        var close = index + 1
        var isRaw = false
        while true {
            while close < bytes.count, bytes[close] != Self.quote { close += 1 }
            guard close < bytes.count else {
                isUnterminated = true
                put(CSVCell(from: index, to: bytes.count, isRaw: true), into: room)
                return bytes.count
            }
            guard close + 1 < bytes.count, bytes[close + 1] == Self.quote else { break }
            isRaw = true
            close += 2
        }
        let end = plainEnd(bytes, from: close + 1)
        if isRaw || end > close + 1 {
            put(CSVCell(from: index, to: end, isRaw: true), into: room)
        } else {
            put(CSVCell(from: index + 1, to: close, isRaw: false), into: room)
        }
        return end
    }

    /// The place of the next delimiter or line break.
    ///
    /// They lie below 0x2D, where letters, digits and all of Japanese do not: eight bytes are passed at a time.
    @inline(__always)
    private func plainEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // The lowest bit that is set belongs to the first byte below 0x2D.
            let low = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
            if low == 0 {
                index &+= 8
                continue
            }
            index &+= low.trailingZeroBitCount >> 3
            if isEnd(bytes[index]) { return index }
            index &+= 1
        }
        while index < bytes.count, !isEnd(bytes[index]) { index &+= 1 }
        return index
    }

    @inline(__always)
    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
    }
}
