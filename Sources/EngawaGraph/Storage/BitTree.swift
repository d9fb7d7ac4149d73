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

/// Ids in ascending order, as they were when the sequence was asked for.
///
/// Holds its own version of the set: the graph may change meanwhile. Iteration allocates nothing and costs
/// amortised O(1) per id.
public struct IDSequence<ID: EntityID>: Sequence, IteratorProtocol, Sendable {
    private let source: BitTree
    @usableFromInline var index = -1
    @usableFromInline var bits: UInt64 = 0

    init(_ set: BitTree) {
        self.source = set
    }

    /// The number of ids, whatever was already taken. O(1).
    public var count: Int { source.count }

    /// At least as many as `count` before the first one is taken.
    public var underestimatedCount: Int { index < 0 ? source.count : 0 }

    /// The next id, or nil after the last one.
    @inlinable public mutating func next() -> ID? {
        if bits == 0 {
            advance()
            if bits == 0 { return nil }
        }
        let bit = bits.trailingZeroBitCount
        bits &= bits &- 1
        return ID(rawValue: UInt32(truncatingIfNeeded: index &* 64 &+ bit))
    }

    /// Moves on to the next word with a bit in it; `bits` stays 0 after the last one.
    @usableFromInline mutating func advance() {
        guard let found = source.nextWord(atOrAfter: index + 1) else { return }
        (index, bits) = found
    }
}
