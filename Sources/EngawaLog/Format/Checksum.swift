/// CRC-32C (Castagnoli): the checksum of every header and payload of a map.
///
/// Eight tables of 256 entries take eight bytes per step (Intel's "slicing-by-8", Kounavis and Berry 2005); a wrong bit
/// run of up to 32 bits is always found, anything else with a probability of 1 − 2⁻³².
package struct Checksum {
    private var state: UInt32 = 0xFFFF_FFFF

    /// The checksum of no bytes, to be added to.
    package init() {}

    /// The checksum of what was added so far.
    package var value: UInt32 { ~state }

    /// The checksum of `bytes`. O(n).
    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var checksum = Checksum()
        checksum.add(bytes)
        return checksum.value
    }

    /// The checksum of `bytes`. O(n).
    package static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        Array(bytes).withUnsafeBytes { of($0) }
    }

    /// Adds `bytes`. O(n).
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var crc = state
        Self.tables.withUnsafeBufferPointer { table in
            var index = 0
            let count = bytes.count
            while index + 8 <= count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let low = UInt32(truncatingIfNeeded: word) ^ crc
                let high = UInt32(truncatingIfNeeded: word >> 32)
                crc = table[0x700 &+ Int(low & 0xFF)]
                crc ^= table[0x600 &+ Int((low >> 8) & 0xFF)]
                crc ^= table[0x500 &+ Int((low >> 16) & 0xFF)]
                crc ^= table[0x400 &+ Int(low >> 24)]
                crc ^= table[0x300 &+ Int(high & 0xFF)]
                crc ^= table[0x200 &+ Int((high >> 8) & 0xFF)]
                crc ^= table[0x100 &+ Int((high >> 16) & 0xFF)]
                crc ^= table[Int(high >> 24)]
                index &+= 8
            }
            while index < count {
                crc = table[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
                index &+= 1
            }
        }
        state = crc
    }

    /// Adds an integer as its little-endian bytes.
    package mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { add($0) }
    }

    /// Table k holds the checksum state of a byte followed by k zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1 }
            tables[byte] = crc
        }
        for index in 256..<tables.count {
            let previous = tables[index - 256]
            tables[index] = tables[Int(previous & 0xFF)] ^ (previous >> 8)
        }
        return tables
    }()
}
