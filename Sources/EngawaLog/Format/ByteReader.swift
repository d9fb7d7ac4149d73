/// Bytes that do not follow the format.
package struct MalformedBytes: Error, Sendable, Equatable {
    /// Where, counted from the start of what was being read.
    package let position: Int

    /// Malformed at `position`.
    package init(position: Int) { self.position = position }
}

/// Reads what `ByteWriter` writes. Any bytes are safe to read: what does not follow the format throws.
///
/// It borrows the memory: it must not outlive the closure or the buffer that it was made in.
package struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    /// The next byte to be read.
    package private(set) var position = 0

    /// Reads `bytes` from the first on.
    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// How many bytes are left.
    package var remaining: Int { bytes.count - position }

    /// The error that names this place.
    package var malformed: MalformedBytes { MalformedBytes(position: position) }

    /// One byte.
    @inline(__always)
    package mutating func byte() throws(MalformedBytes) -> UInt8 {
        guard position < bytes.count else { throw malformed }
        defer { position &+= 1 }
        return bytes[position]
    }

    /// The bytes of an integer, lowest first.
    package mutating func fixed<Number: FixedWidthInteger>(_ type: Number.Type) throws(MalformedBytes) -> Number {
        let width = MemoryLayout<Number>.size
        guard remaining >= width else { throw malformed }
        defer { position += width }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
    }

    /// An unsigned LEB128 number in its shortest form.
    @inline(__always)
    package mutating func varint() throws(MalformedBytes) -> UInt64 {
        let first = try byte()
        if first < 0x80 { return UInt64(first) }
        return try longVarint(first)
    }

    private mutating func longVarint(_ first: UInt8) throws(MalformedBytes) -> UInt64 {
        var number = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while true {
            let next = try byte()
            // The tenth byte has room for the one bit that is left; a last byte of zero would be a longer form.
            guard next != 0, shift < 63 || next == 1 else { throw malformed }
            number |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return number }
            shift += 7
        }
    }

    /// A count of things that take at least one byte each: never more than there are bytes left.
    package mutating func count() throws(MalformedBytes) -> Int {
        let number = try varint()
        guard number <= UInt64(remaining) else { throw malformed }
        return Int(number)
    }

    /// A signed number.
    package mutating func zigzag() throws(MalformedBytes) -> Int64 {
        let number = try varint()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    /// The next `count` bytes, as they are.
    package mutating func raw(_ count: Int) throws(MalformedBytes) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining else { throw malformed }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    }

    /// A varint length and that many bytes.
    package mutating func counted() throws(MalformedBytes) -> [UInt8] {
        Array(try raw(count()))
    }

    /// A varint length and that many bytes of valid UTF-8.
    package mutating func text() throws(MalformedBytes) -> String {
        let start = position
        let utf8 = try raw(count())
        guard let text = String(validating: utf8, as: UTF8.self) else { throw MalformedBytes(position: start) }
        return text
    }
}
