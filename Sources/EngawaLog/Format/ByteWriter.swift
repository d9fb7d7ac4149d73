/// Bytes being put together: fixed little-endian integers, varints, counted text.
package struct ByteWriter: Sendable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// No bytes, with room for `capacity`.
    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Forgets what was written and keeps the room.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// One byte.
    package mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// The bytes of an integer, lowest first.
    package mutating func fixed<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// An unsigned LEB128 number, 1 to 10 bytes.
    package mutating func varint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A count, as a varint.
    package mutating func count(_ count: Int) { varint(UInt64(count)) }

    /// A signed number as a varint: 0, −1, 1, −2 … become 0, 1, 2, 3 …
    package mutating func zigzag(_ number: Int64) {
        varint(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    /// Bytes as they are.
    package mutating func raw(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// A varint length and the bytes.
    package mutating func counted(_ more: [UInt8]) {
        count(more.count)
        bytes.append(contentsOf: more)
    }

    /// A varint length and the UTF-8 bytes of `text`.
    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            count(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    /// Writes over four bytes that are there already.
    mutating func replace(at offset: Int, with number: UInt32) {
        withUnsafeBytes(of: number.littleEndian) { source in
            for index in 0..<4 { bytes[offset + index] = source[index] }
        }
    }
}
