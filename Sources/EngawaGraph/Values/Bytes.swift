extension String {
    /// Equality of UTF-8 bytes; Swift's `==` is canonical equivalence, which storage must not merge. O(n).
    package func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var (left, right) = (self, other)
        return left.withUTF8 { left in right.withUTF8 { left.hasSameBytes(as: $0) } }
    }

    /// The order of UTF-8 bytes, which is also the order of code points. O(n).
    package func precedesInBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Equality of bytes, eight at a time. O(n).
    func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while index < count {
            if littleEndianWord(from: index) != other.littleEndianWord(from: index) { return false }
            index += 8
        }
        return true
    }

    /// Up to eight bytes from an index on as a little-endian number, filled up with zeros.
    @inline(__always)
    func littleEndianWord(from start: Int) -> UInt64 {
        if count - start >= 8 {
            return UInt64(
                littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: start, as: UInt64.self)
            )
        }
        var word: UInt64 = 0
        for index in start..<count {
            word |= UInt64(self[index]) << UInt64(8 * (index - start))
        }
        return word
    }
}
