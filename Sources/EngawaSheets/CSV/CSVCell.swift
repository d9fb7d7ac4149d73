/// A cell of a row: where its bytes stand, and whether quotes in them have still to be resolved.
struct CSVCell: Sendable {
    private let start: UInt32
    private let lengthAndFlag: UInt32

    /// A cell over the bytes from `start` to `end`, which must lie below 2 GiB.
    @inline(__always)
    init(from start: Int, to end: Int, isRaw: Bool) {
        self.start = UInt32(truncatingIfNeeded: start)
        lengthAndFlag = UInt32(truncatingIfNeeded: end &- start) | (isRaw ? 0x8000_0000 : 0)
    }

    /// A cell without bytes.
    static let empty = CSVCell(from: 0, to: 0, isRaw: false)

    @inline(__always)
    var isEmpty: Bool { lengthAndFlag == 0 }

    @inline(__always)
    var isRaw: Bool { lengthAndFlag >= 0x8000_0000 }

    /// The bytes of the cell, with its quotes where it is raw.
    @inline(__always)
    func written(in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let base = bytes.baseAddress else { return bytes }
        return UnsafeRawBufferPointer(start: base + Int(start), count: Int(lengthAndFlag & 0x7FFF_FFFF))
    }

    /// What the cell says, without its quotes. O(length).
    func content(in bytes: UnsafeRawBufferPointer) -> [UInt8] {
        isRaw ? CSVCell.unquoted(written(in: bytes)) : Array(written(in: bytes))
    }

    /// Whether the cell is empty, or only white space. O(length).
    func isBlank(in bytes: UnsafeRawBufferPointer) -> Bool {
        if isEmpty { return true }
        // Most cells are decided by their first byte.
        if !isRaw, (0x21..<0x7F).contains(written(in: bytes)[0]) { return false }
        return CellText.trimmed(content(in: bytes)[...]).isEmpty
    }

    /// What bytes that begin with a quote say: `""` is a quote; what follows the closing quote is kept as it is.
    static func unquoted(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
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
