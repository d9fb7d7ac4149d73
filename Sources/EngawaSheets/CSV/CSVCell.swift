/// A cell of a row: where its bytes stand, and whether quotes in them have still to be resolved.
struct CSVCell: Sendable {
    private let start: UInt32
    private let endAndFlag: UInt32

    /// A cell over `range`, which must end below 2 GiB.
    @inline(__always)
    init(_ range: Range<Int>, isRaw: Bool) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        endAndFlag = UInt32(truncatingIfNeeded: range.upperBound) | (isRaw ? 0x8000_0000 : 0)
    }

    var range: Range<Int> { Int(start)..<Int(endAndFlag & 0x7FFF_FFFF) }
    var isRaw: Bool { endAndFlag & 0x8000_0000 != 0 }

    /// What the cell says, without its quotes. O(length).
    func content(in bytes: UnsafeRawBufferPointer) -> [UInt8] {
        isRaw ? CSVCell.unquoted(bytes[range]) : Array(bytes[range])
    }

    /// Whether the cell is empty, or only white space. O(length).
    func isBlank(in bytes: UnsafeRawBufferPointer) -> Bool {
        if range.isEmpty { return true }
        // Most cells are decided by their first byte.
        if !isRaw, (0x21..<0x7F).contains(bytes[range.lowerBound]) { return false }
        return CellText.trimmed(content(in: bytes)[...]).isEmpty
    }

    /// What bytes that begin with a quote say: `""` is a quote; what follows the closing quote is kept as it is.
    static func unquoted(_ raw: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
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
