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

    /// The ids from one on; `count` is that of all.
    init(_ set: BitTree, from first: ID) {
        source = set
        index = first.index >> 6
        bits = set.words[index] & .max << UInt64(first.index & 63)
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
