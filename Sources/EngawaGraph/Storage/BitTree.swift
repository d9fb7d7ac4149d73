/// A set of ids with value semantics: a bitmap in chunks, one bit per id where ids are dense, nothing where there are none.
struct BitTree: Sendable {
    private(set) var words = ChunkTree<UInt64>(absent: 0)
    private(set) var count = 0

    var copiedBytes: Int { words.copiedBytes }

    /// O(log n).
    @inline(__always)
    func contains(_ id: UInt32) -> Bool {
        words[Int(id >> 6)] & (1 << UInt64(id & 63)) != 0
    }

    /// Adds an id; false when it was there. O(log n).
    @discardableResult
    mutating func insert(_ id: UInt32) -> Bool {
        guard !contains(id) else { return false }
        words[Int(id >> 6)] |= 1 << UInt64(id & 63)
        count += 1
        return true
    }

    /// Sets bits of a word, none of which is set.
    mutating func set(_ bits: UInt64, inWord word: Int) {
        words[word] |= bits
        count += bits.nonzeroBitCount
    }

    /// Takes an id out; false when it was not there. O(log n).
    @discardableResult
    mutating func remove(_ id: UInt32) -> Bool {
        guard contains(id) else { return false }
        words[Int(id >> 6)] &= ~(1 << UInt64(id & 63))
        count -= 1
        return true
    }

    /// The first word at or after a word index that has a bit set.
    func nextWord(atOrAfter index: Int) -> (index: Int, bits: UInt64)? {
        var index = index
        while let (start, elements) = words.nextChunk(atOrAfter: index) {
            for offset in max(0, index - start)..<ChunkTree<UInt64>.chunkSize where elements[offset] != 0 {
                return (start + offset, elements[offset])
            }
            index = start + ChunkTree<UInt64>.chunkSize
        }
        return nil
    }
}
