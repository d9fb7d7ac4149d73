/// Puts the image of a graph together: numbers as varints, and arrays of fixed-width elements as they are in memory,
/// which is little-endian on every machine that Swift runs on.
struct ImageWriter {
    private(set) var bytes: [UInt8] = []

    /// An unsigned LEB128 number, 1 to 10 bytes.
    mutating func number(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func count(_ count: Int) { number(UInt64(count)) }

    /// A signed number: 0, −1, 1, −2 … become 0, 1, 2, 3 …
    mutating func signed(_ number: Int64) { self.number(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// The elements without their number.
    mutating func elements<Element: BitwiseCopyable>(_ elements: UnsafeBufferPointer<Element>) {
        bytes.append(contentsOf: UnsafeRawBufferPointer(elements))
    }

    /// The number of elements, then the elements.
    mutating func array<Element: BitwiseCopyable>(_ array: [Element]) {
        count(array.count)
        array.withUnsafeBufferPointer { elements($0) }
    }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 {
            count($0.count)
            bytes.append(contentsOf: $0)
        }
    }

    mutating func reserve(_ more: Int) { bytes.reserveCapacity(bytes.count + more) }
}
