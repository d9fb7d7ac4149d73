/// The quick look at bytes that nearly every sheet passes: Japanese in well-formed UTF-8.
enum PlainText {
    /// Whether the bytes in `range` are well-formed UTF-8 without a zero byte. O(n), no allocation.
    ///
    /// Raw bytes: eight ASCII bytes or two characters of three bytes at a time.
    static func holds(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> Bool {
        let end = range.upperBound
        var index = range.lowerBound
        while index + 8 <= end {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            if word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0, isCommon(word), isCommon(word >> 24) {
                index += 6
                continue
            }
            let high = word & 0x8080_8080_8080_8080
            // The lowest bit that is set belongs to the first zero byte.
            let zero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if high == 0 {
                if zero != 0 { return false }
                index += 8
                continue
            }
            let ascii = high.trailingZeroBitCount / 8
            if ascii > 0 {
                if zero.trailingZeroBitCount / 8 < ascii { return false }
                index += ascii
            } else {
                let length = UTF8Validation.sequenceLength(in: bytes, at: index, end: end)
                if length == 0 { return false }
                index += length
            }
        }
        while index < end {
            let length = UTF8Validation.sequenceLength(in: bytes, at: index, end: end)
            if length == 0 || bytes[index] == 0 { return false }
            index += length
        }
        return true
    }

    /// Whether the lowest byte, which is the first of three, is neither 0xE0 nor 0xED, after which not every second
    /// byte may stand.
    @inline(__always)
    private static func isCommon(_ word: UInt64) -> Bool {
        let low = word & 0xF
        return low != 0 && low != 0xD
    }
}
