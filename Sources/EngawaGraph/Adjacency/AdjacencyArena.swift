/// Small blocks of adjacency entries in chunks of 128, with a list of free blocks for each of ten capacities.
///
/// Capacities are 2, 4, 6, 8, 12, 16 … 64: few enough that a growing node moves seldom, and beyond the first ones
/// at most a third of a block is empty. A block never crosses a
/// chunk: writing into it copies at most that one chunk. The lists run through the free blocks themselves (field
/// `other`), and their heads stand in the first chunk, so they are shared and copied like everything else.
struct AdjacencyArena: Sendable {
    private(set) var entries = ChunkTree<Adjacent>(absent: AdjacencyArena.blank(0))
    /// The first entry never given out.
    private(set) var end = ChunkTree<Adjacent>.chunkSize

    static var largestBlock: Int { 64 }
    private static var classCount: Int { 10 }

    var copiedBytes: Int { entries.copiedBytes }

    private static func blank(_ next: Int) -> Adjacent {
        Adjacent(
            type: TypeToken(rawValue: 0),
            relationship: RelationshipID(rawValue: 0),
            other: NodeID(rawValue: UInt32(truncatingIfNeeded: next))
        )
    }

    /// The capacity of the block that holds so many entries: 0 for none.
    @inline(__always)
    static func capacity(for count: Int) -> Int {
        count == 0 ? 0 : capacity(ofClass: blockClass(for: count))
    }

    /// The smallest class with room for so many entries, 1...64.
    @inline(__always)
    private static func blockClass(for count: Int) -> Int {
        let above = count - 1
        if above < 4 { return above / 2 }
        let power = Int.bitWidth - 1 - above.leadingZeroBitCount
        return 2 * power + (above >> (power - 1)) & 1 - 2
    }

    @inline(__always)
    private static func capacity(ofClass number: Int) -> Int {
        number < 2 ? 2 * number + 2 : (3 + number & 1) << (number / 2)
    }

    /// A block with room for so many entries, 1...64. O(1).
    mutating func allocate(for count: Int) -> Int {
        let number = AdjacencyArena.blockClass(for: count)
        let lists = entries.unique(at: 0)
        let free = lists[number].other.index
        if free != 0 {
            lists[number] = AdjacencyArena.blank(entries[free].other.index)
            return free
        }
        let capacity = AdjacencyArena.capacity(ofClass: number)
        let size = ChunkTree<Adjacent>.chunkSize
        var rest = size - end % size
        if rest < capacity {
            // The block would cross into the next chunk: what is left here becomes free blocks.
            while rest > 0 {
                var part = AdjacencyArena.blockClass(for: min(rest, AdjacencyArena.largestBlock))
                if AdjacencyArena.capacity(ofClass: part) > rest { part -= 1 }
                release(end, ofClass: part)
                end += AdjacencyArena.capacity(ofClass: part)
                rest -= AdjacencyArena.capacity(ofClass: part)
            }
        }
        let place = end
        end += capacity
        precondition(end < 1 << 31, "two thousand million relationships in one direction")
        return place
    }

    /// Gives a block back that was allocated for so many entries. O(1).
    mutating func release(_ place: Int, for count: Int) {
        release(place, ofClass: AdjacencyArena.blockClass(for: count))
    }

    private mutating func release(_ place: Int, ofClass number: Int) {
        entries[place] = AdjacencyArena.blank(entries[number].other.index)
        entries.unique(at: 0)[number] = AdjacencyArena.blank(place)
    }

    /// The entries of a block, for reading. Valid while the arena is borrowed.
    @inline(__always)
    func block(_ place: Int) -> UnsafeMutablePointer<Adjacent>? {
        guard let chunk = entries.chunk(at: place) else { return nil }
        return chunk + place % ChunkTree<Adjacent>.chunkSize
    }

    /// The entries of a block, for writing. Valid until the next mutation of the arena.
    @inline(__always)
    mutating func uniqueBlock(_ place: Int) -> UnsafeMutablePointer<Adjacent> {
        entries.unique(at: place)
    }

    /// The free blocks of every class, for the check of invariants.
    var freeBlocks: [(place: Int, capacity: Int)] {
        var blocks: [(place: Int, capacity: Int)] = []
        for number in 0..<AdjacencyArena.classCount {
            var free = entries[number].other.index
            while free != 0 && blocks.count <= end {
                blocks.append((free, AdjacencyArena.capacity(ofClass: number)))
                free = entries[free].other.index
            }
        }
        return blocks
    }
}
