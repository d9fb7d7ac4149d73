/// Sorting entries by their keys alone.
enum KeySort {
    /// The entries in the order of their keys, those with one key in the order in which they came: byte by byte from the
    /// last one, but for bytes that are the same everywhere. O(n).
    static func sorted(_ entries: [IndexEntry]) -> [IndexEntry] {
        guard entries.count >= 256 else { return entries.sorted { $0.key < $1.key } }
        var counts = [Int](repeating: 0, count: keyBytes * 256)
        counts.withUnsafeMutableBufferPointer { counts in
            for entry in entries {
                for digit in 0..<keyBytes { counts[digit * 256 + byte(digit, of: entry)] += 1 }
            }
        }
        // Two arrays take turns.
        var entries = entries
        var other = entries
        for digit in 0..<keyBytes {
            var places = Array(counts[digit * 256..<(digit + 1) * 256])
            if places.contains(entries.count) { continue }
            var place = 0
            for byte in places.indices { (places[byte], place) = (place, place + places[byte]) }
            distribute(entries, by: digit, &places, into: &other)
            swap(&entries, &other)
        }
        return entries
    }

    /// Whether an entry stands before another, by key and then by node.
    @inline(__always)
    static func precedes(_ left: IndexEntry, _ right: IndexEntry) -> Bool {
        if left.high != right.high { return left.high < right.high }
        return left.low != right.low ? left.low < right.low : left.node < right.node
    }

    private static let keyBytes = 12

    /// A byte of a key, counted from the last one.
    @inline(__always)
    private static func byte(_ digit: Int, of entry: IndexEntry) -> Int {
        digit < 4
            ? Int(entry.low >> UInt32(8 * digit) & 0xFF) : Int(entry.high >> UInt64(8 * (digit - 4)) & 0xFF)
    }

    /// Writes the entries in the order of one byte of their keys; `places` says where those of each byte begin.
    private static func distribute(
        _ entries: [IndexEntry],
        by digit: Int,
        _ places: inout [Int],
        into target: inout [IndexEntry]
    ) {
        places.withUnsafeMutableBufferPointer { places in
            target.withUnsafeMutableBufferPointer { target in
                for entry in entries {
                    let byte = byte(digit, of: entry)
                    target[places[byte]] = entry
                    places[byte] += 1
                }
            }
        }
    }
}
