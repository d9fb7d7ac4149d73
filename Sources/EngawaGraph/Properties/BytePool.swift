/// Runs of bytes, one after another in chunks, each under a reference. Only grows.
///
/// A run that was stored a short while ago is found again by a small table of recent ones, so that what repeats stands
/// here once. The table forgets; nothing but memory depends on it.
///
/// A reference is the offset in the upper 40 bits and the length in the lower 24. Where the length is one that these
/// cannot say, they are all ones, and eight bytes at the offset say it.
struct BytePool: Sendable {
    private var bytes = ChunkTree<UInt8>(absent: 0)
    private var used = 0
    /// Two places for each of 4,096 hashes, in the form of a reference; 0 where there is none.
    private var recent = ChunkTree<UInt64>(absent: 0)

    var copiedBytes: Int { bytes.copiedBytes + recent.copiedBytes }
    /// Bytes stored.
    var byteCount: Int { used }

    /// The longest run whose reference says its length.
    static let longestDirect = 1 << 24 - 2
    private static let longMark: UInt64 = 0xFF_FFFF
    private static let longestRecent = 256

    /// Stores at least one byte and gives its reference. O(length).
    mutating func store(_ run: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard run.count <= BytePool.longestRecent else { return append(run) }
        var hash = StableHash()
        hash.add(run)
        let place = Int(hash.value & 4095) * 2
        let first = recent[place]
        if isEqual(first, run) { return first }
        let second = recent[place + 1]
        if isEqual(second, run) { return second }
        let reference = append(run)
        let slots = recent.unique(at: place)
        slots[1] = first
        slots[0] = reference
        return reference
    }

    /// Stores bytes without looking whether they are there. O(length).
    private mutating func append(_ run: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if run.count <= BytePool.longestDirect {
            let reference = reference(toNext: run.count)
            add(run)
            return reference
        }
        let reference = UInt64(used) << 24 | BytePool.longMark
        withUnsafeBytes(of: UInt64(run.count).littleEndian) { $0.withMemoryRebound(to: UInt8.self) { add($0) } }
        add(run)
        return reference
    }

    /// The reference of the bytes that `add` will add after `distance` others: at most `longestDirect` of them.
    @inline(__always)
    func reference(toNext count: Int, after distance: Int = 0) -> UInt64 {
        UInt64(used + distance) << 24 | UInt64(count)
    }

    /// Adds bytes at the end. O(length), with one copy for each chunk.
    mutating func add(_ run: UnsafeBufferPointer<UInt8>) {
        guard let source = run.baseAddress else { return }
        bytes.withRun(from: used, count: run.count) { places, offset, count in
            places.update(from: source + offset, count: count)
        }
        used += run.count
    }

    /// Whether a reference stands for these bytes. O(length).
    func isEqual(_ reference: UInt64, _ run: UnsafeBufferPointer<UInt8>) -> Bool {
        guard length(reference) == run.count else { return false }
        return withBytes(reference) { $0.hasSameBytes(as: run) }
    }

    /// The number of bytes of a reference. O(1).
    @inline(__always)
    func length(_ reference: UInt64) -> Int {
        let length = reference & BytePool.longMark
        return length == BytePool.longMark ? longLength(Int(reference >> 24)) : Int(length)
    }

    @inline(never)
    private func longLength(_ start: Int) -> Int {
        var length = 0
        for place in 0..<8 { length |= Int(bytes[start + place]) << (8 * place) }
        return length
    }

    /// The bytes of a reference where they stand, valid as long as this value is there and not changed; nil where they
    /// cross a chunk or are very many. O(1).
    @inline(__always)
    func direct(_ reference: UInt64) -> UnsafeBufferPointer<UInt8>? {
        let length = Int(reference & BytePool.longMark)
        let start = Int(reference >> 24)
        let size = ChunkTree<UInt8>.chunkSize
        guard start % size + length <= size, let chunk = bytes.chunk(at: start) else { return nil }
        return UnsafeBufferPointer(start: chunk + start % size, count: length)
    }

    /// Calls the closure with the bytes of a reference, copied together first where they cross a chunk.
    @inline(__always)
    func withBytes<Result>(_ reference: UInt64, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let length = length(reference)
        let start = Int(reference >> 24) + (reference & BytePool.longMark == BytePool.longMark ? 8 : 0)
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

    /// Whether a reference stands for bytes that were stored here.
    func contains(_ reference: UInt64) -> Bool {
        let isLong = reference & BytePool.longMark == BytePool.longMark
        let start = Int(reference >> 24) + (isLong ? 8 : 0)
        return start <= used && length(reference) <= used - start
    }
}
