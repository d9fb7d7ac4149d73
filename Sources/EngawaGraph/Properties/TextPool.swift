/// The bytes of all strings over eight bytes, one after another, in chunks. Only grows.
///
/// A string that was stored a short while ago is found again by a small table of recent ones, so values that
/// repeat (kinds, bands, cities) stand here once. The table forgets; nothing but memory depends on it.
struct TextPool: Sendable {
    private var bytes = ChunkTree<UInt8>(absent: 0)
    private var used = 0
    /// Two places for each of 4,096 hashes, in the form of a reference; 0 where there is none.
    private var recent = ChunkTree<UInt64>(absent: 0)

    var copiedBytes: Int { bytes.copiedBytes + recent.copiedBytes }
    /// Bytes of text stored.
    var byteCount: Int { used }

    static let longestText = 1 << 24 - 1
    private static var longestRecent: Int { 256 }

    /// Stores a string of 1...`longestText` bytes and gives its reference. O(length).
    mutating func store(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard text.count <= TextPool.longestRecent else { return append(text) }
        var hash = StableHash()
        hash.add(text)
        let place = Int(hash.value & 4095) * 2
        let first = recent[place]
        if isEqual(first, text) { return first }
        let second = recent[place + 1]
        if isEqual(second, text) { return second }
        let reference = append(text)
        let slots = recent.unique(at: place)
        slots[1] = first
        slots[0] = reference
        return reference
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let reference = UInt64(used) << 24 | UInt64(text.count)
        var done = 0
        while done < text.count, let source = text.baseAddress {
            let room = ChunkTree<UInt8>.chunkSize - used % ChunkTree<UInt8>.chunkSize
            let length = min(room, text.count - done)
            bytes.unique(at: used).update(from: source + done, count: length)
            done += length
            used += length
        }
        return reference
    }

    /// Whether a reference stands for these bytes. O(length).
    func isEqual(_ reference: UInt64, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(reference & 0xFF_FFFF) == text.count else { return false }
        return withBytes(reference) { stored in
            stored.hasSameBytes(as: text)
        }
    }

    /// The string of a reference. O(length).
    func string(_ reference: UInt64) -> String {
        withBytes(reference) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls the closure with the bytes of a reference, copied together first where they cross a chunk.
    @inline(__always)
    func withBytes<Result>(_ reference: UInt64, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = Int(reference >> 24)
        let length = Int(reference & 0xFF_FFFF)
        let size = ChunkTree<UInt8>.chunkSize
        if start % size + length <= size, let chunk = bytes.chunk(at: start) {
            return body(UnsafeBufferPointer(start: chunk + start % size, count: length))
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { whole in
            var done = 0
            while done < length, let chunk = bytes.chunk(at: start + done), let target = whole.baseAddress {
                let offset = (start + done) % size
                let part = min(size - offset, length - done)
                (target + done).initialize(from: chunk + offset, count: part)
                done += part
            }
            return body(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(whole)[..<done]))
        }
    }
}
