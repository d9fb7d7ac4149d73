/// Hashing and comparing of bytes, eight at a time: every cell of a sheet comes through here.
///
/// Unaligned loads through raw pointers, because a loop over single bytes would cost several times as much.
enum ByteHash {
    /// A hash of the bytes and their number; nothing is ever listed in its order. O(length).
    @inline(__always)
    static func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
        let count = text.count
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
        if count >= 8 {
            var index = 0
            while index + 8 < count {
                state = mixed(state ^ word(text, index))
                index += 8
            }
            // The last eight bytes, of which some may have had their turn.
            state = mixed(state ^ word(text, count - 8))
        } else if count >= 4 {
            state = mixed(state ^ (half(text, 0) | half(text, count - 4) << 32))
        } else if count > 0 {
            state = mixed(state ^ (UInt64(text[0]) | UInt64(text[count / 2]) << 8 | UInt64(text[count - 1]) << 16))
        }
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    /// Whether the bytes of `whole` from `start` on, of which there are enough, are those of `text`. O(length).
    @inline(__always)
    static func isEqual(_ whole: UnsafeRawBufferPointer, from start: Int, _ text: UnsafeRawBufferPointer) -> Bool {
        let count = text.count
        if count >= 8 {
            var index = 0
            while index + 8 < count {
                if word(whole, start + index) != word(text, index) { return false }
                index += 8
            }
            return word(whole, start + count - 8) == word(text, count - 8)
        }
        var index = 0
        while index < count {
            if whole[start + index] != text[index] { return false }
            index += 1
        }
        return true
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @inline(__always)
    private static func half(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    @inline(__always)
    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
