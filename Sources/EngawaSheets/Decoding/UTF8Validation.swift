/// Checking that bytes are UTF-8 (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF).
enum UTF8Validation {
    /// The offset of the first byte of the first ill-formed sequence at or after `start`, or nil. O(n), no allocation.
    static func firstInvalid(in bytes: [UInt8], from start: Int = 0) -> Int? {
        bytes.withUnsafeBytes { firstInvalid(in: $0, from: start) }
    }

    // Raw bytes: eight ASCII bytes at a time, and no bounds check per byte in a release build.
    private static func firstInvalid(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let count = bytes.count
        var index = start
        while index < count {
            while index + 8 <= count,
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
            }
            guard index < count else { break }
            let length = sequenceLength(in: bytes, at: index, end: count)
            if length == 0 { return index }
            index += length
        }
        return nil
    }

    /// The length of the well-formed sequence that begins at `index` and ends at `end` at the latest, or 0.
    static func sequenceLength(in bytes: UnsafeRawBufferPointer, at index: Int, end: Int) -> Int {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        let left = end - index
        func isTail(_ distance: Int) -> Bool { bytes[index + distance] & 0xC0 == 0x80 }
        switch lead {
        case 0xC2...0xDF:
            return left >= 2 && isTail(1) ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, isTail(1), isTail(2) else { return 0 }
            if lead == 0xE0 && bytes[index + 1] < 0xA0 { return 0 }
            if lead == 0xED && bytes[index + 1] > 0x9F { return 0 }
            return 3
        case 0xF0...0xF4:
            guard left >= 4, isTail(1), isTail(2), isTail(3) else { return 0 }
            if lead == 0xF0 && bytes[index + 1] < 0x90 { return 0 }
            if lead == 0xF4 && bytes[index + 1] > 0x8F { return 0 }
            return 4
        default:
            return 0
        }
    }
}
