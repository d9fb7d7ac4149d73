/// CRC-32C (Castagnoli): the checksum of every header and payload of a map.
///
/// Short runs take eight bytes per step with eight tables (Intel's "slicing-by-8", Kounavis and Berry 2005). Long ones
/// are read as four interleaved streams of words, which do not wait for one another and are brought together at the end
/// (the "braids" of Kadatch and Jenkins 2010, as in zlib). A wrong bit run of up to 32 bits is always found, anything
/// else with a probability of 1 − 2⁻³².
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
        state = Self.tables.withUnsafeBufferPointer { Self.advance(state, over: bytes, $0) }
    }

    /// Adds an integer as its little-endian bytes.
    package mutating func add<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { add($0) }
    }

    // MARK: - The steps

    private typealias Tables = UnsafeBufferPointer<UInt32>

    /// How many streams are interleaved.
    private static let braids = 4
    /// The bytes of one word of each.
    private static let stride = braids * 8
    /// Below this the bringing together costs more than the interleaving saves.
    private static let shortest = 4 * stride

    private static func advance(_ state: UInt32, over bytes: UnsafeRawBufferPointer, _ tables: Tables) -> UInt32 {
        @inline(__always) func word(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        var crc = state
        var index = 0
        let count = bytes.count
        if count >= shortest {
            var (first, second, third, fourth) = (UInt64(crc), UInt64(0), UInt64(0), UInt64(0))
            // The last whole stride is left for bringing the streams together.
            let end = count &- 2 &* stride
            while index <= end {
                first = leap(first ^ word(index), tables)
                second = leap(second ^ word(index &+ 8), tables)
                third = leap(third ^ word(index &+ 16), tables)
                fourth = leap(fourth ^ word(index &+ 24), tables)
                index &+= stride
            }
            crc = step(first ^ word(index), tables)
            crc = step(UInt64(crc) ^ second ^ word(index &+ 8), tables)
            crc = step(UInt64(crc) ^ third ^ word(index &+ 16), tables)
            crc = step(UInt64(crc) ^ fourth ^ word(index &+ 24), tables)
            index &+= stride
        }
        while index &+ 8 <= count {
            crc = step(UInt64(crc) ^ word(index), tables)
            index &+= 8
        }
        while index < count {
            crc = tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
            index &+= 1
        }
        return crc
    }

    /// The state after eight bytes, `word` being these bytes and the state before.
    @inline(__always)
    private static func step(_ word: UInt64, _ tables: Tables) -> UInt32 { lookUp(word, tables, 0) }

    /// What eight bytes of a stream leave for its next word, which stands `stride` bytes behind them.
    @inline(__always)
    private static func leap(_ word: UInt64, _ tables: Tables) -> UInt64 { UInt64(lookUp(word, tables, 0x800)) }

    @inline(__always)
    private static func lookUp(_ word: UInt64, _ tables: Tables, _ start: Int) -> UInt32 {
        let low = Int(truncatingIfNeeded: word & 0xFFFF_FFFF)
        let high = Int(truncatingIfNeeded: word >> 32)
        // Grouped so that no lookup waits for many others.
        let first = tables[start &+ 0x700 &+ low & 0xFF] ^ tables[start &+ 0x600 &+ (low &>> 8) & 0xFF]
        let second = tables[start &+ 0x500 &+ (low &>> 16) & 0xFF] ^ tables[start &+ 0x400 &+ low &>> 24]
        let third = tables[start &+ 0x300 &+ high & 0xFF] ^ tables[start &+ 0x200 &+ (high &>> 8) & 0xFF]
        let fourth = tables[start &+ 0x100 &+ (high &>> 16) & 0xFF] ^ tables[start &+ high &>> 24]
        return (first ^ second) ^ (third ^ fourth)
    }

    /// Table k < 8 holds the state that a byte and k zero bytes behind it leave; tables 8 … 15 the same for the distance
    /// of one stride instead of one word.
    private static let tables: [UInt32] = {
        let distance = stride - 8
        var all = [UInt32](repeating: 0, count: (distance + 8) * 0x100)
        for byte in 0..<0x100 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1 }
            all[byte] = crc
        }
        for index in 0x100..<all.count {
            let previous = all[index - 0x100]
            all[index] = all[Int(previous & 0xFF)] ^ (previous >> 8)
        }
        return Array(all[..<0x800] + all[(distance * 0x100)...])
    }()
}
