extension UnsafeBufferPointer<UInt8> {
    /// How these bytes stand to others in the order of strings: by the first byte that differs, a beginning before the
    /// whole. For UTF-8 that is the order of code points. O(n), eight bytes at a time.
    func order(_ other: UnsafeBufferPointer<UInt8>) -> ValueOrder {
        let common = Swift.min(count, other.count)
        var index = 0
        while index < common {
            let (left, right) = (bigEndianWord(from: index), other.bigEndianWord(from: index))
            // Bytes behind the end count as zeros: words that differ only there are told apart by the lengths.
            if left != right { return left < right ? .before : .after }
            index += 8
        }
        return ValueOrder(count, other.count)
    }

    /// Up to eight bytes from an index on as a big-endian number, filled up with zeros: numbers stand as the bytes do.
    /// The index may be behind the end.
    @inline(__always)
    func bigEndianWord(from start: Int) -> UInt64 { start < count ? littleEndianWord(from: start).byteSwapped : 0 }
}
