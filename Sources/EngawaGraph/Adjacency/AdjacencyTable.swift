/// The relationships of every node in one direction, sorted by type and relationship.
///
/// Up to 64 of them stand in a block of the arena, as one contiguous run; more than that in a B+-tree of their
/// own, so that a hub with 100,000 ties changes by one leaf. A node comes back to a block when it has 32 or fewer.
struct AdjacencyTable: Sendable {
    /// Where the entries of a node stand: a place in the arena, or the number of a hub.
    struct Head: BitwiseCopyable, Sendable {
        var location: UInt32 = 0
        var count: UInt32 = 0

        private static var hubMark: UInt32 { 1 << 31 }

        init() {}
        init(block: Int, count: Int) { (location, self.count) = (UInt32(block), UInt32(count)) }
        init(hub: Int, count: Int) { (location, self.count) = (UInt32(hub) | Head.hubMark, UInt32(count)) }

        @inline(__always)
        var isHub: Bool { location & Head.hubMark != 0 }
        @inline(__always)
        var place: Int { Int(location & ~Head.hubMark) }
    }

    var heads = ChunkTree<Head>(absent: Head())
    var arena = AdjacencyArena()
    private(set) var hubs = ChunkTree<SortedTree<Adjacent>>(absent: SortedTree())
    /// Numbers of hubs given out so far, and those among them that are free again.
    private var hubCount = 0
    private var freeHubs = ChunkTree<UInt32>(absent: 0)
    private(set) var freeHubCount = 0
    private var copiedInHubs = 0

    static var smallestHub: Int { 32 }

    var copiedBytes: Int {
        heads.copiedBytes + arena.copiedBytes + hubs.copiedBytes + freeHubs.copiedBytes + copiedInHubs
    }

    /// The number of relationships of a node. O(1).
    @inline(__always)
    func count(_ node: NodeID) -> Int { Int(heads[node.index].count) }

    /// Adds an entry that is not there. O(log n).
    mutating func insert(_ entry: Adjacent, of node: NodeID) {
        // The place of the head stays where it is: what follows changes the arena and the hubs, not the heads.
        let place = heads.unique(at: node.index)
        let head = place.pointee
        let count = Int(head.count)
        if head.isHub {
            hubs.unique(at: head.place).pointee.insert(entry, copiedBytes: &copiedInHubs)
            place.pointee.count += 1
        } else if count < AdjacencyArena.capacity(for: count) {
            let block = arena.uniqueBlock(head.place)
            var position = count
            while position > 0, entry < block[position - 1] {
                block[position] = block[position - 1]
                position -= 1
            }
            block[position] = entry
            place.pointee.count += 1
        } else if count < AdjacencyArena.largestBlock {
            let block = arena.allocate(for: count + 1)
            // The new block first: making it unique may move the chunk that the old block stands in.
            let new = arena.uniqueBlock(block)
            if count > 0, let old = arena.block(head.place) {
                var position = 0
                while position < count, old[position] < entry {
                    new[position] = old[position]
                    position += 1
                }
                (new + position + 1).update(from: old + position, count: count - position)
                new[position] = entry
                arena.release(head.place, for: count)
            } else {
                new[0] = entry
            }
            place.pointee = Head(block: block, count: count + 1)
        } else {
            makeHub(of: node, head, adding: entry)
        }
    }

    /// Takes an entry out that is there. O(log n).
    mutating func remove(_ entry: Adjacent, of node: NodeID) {
        let head = heads[node.index]
        let count = Int(head.count) - 1
        if head.isHub {
            hubs.unique(at: head.place).pointee.remove(entry, copiedBytes: &copiedInHubs)
            heads[node.index].count -= 1
            if count <= AdjacencyTable.smallestHub { dissolveHub(of: node) }
            return
        }
        guard let old = arena.block(head.place) else { return }
        var position = 0
        while position < count, old[position] < entry { position += 1 }
        if AdjacencyArena.capacity(for: count) == AdjacencyArena.capacity(for: count + 1) {
            let block = arena.uniqueBlock(head.place)
            (block + position).update(from: block + position + 1, count: count - position)
            heads[node.index].count -= 1
            return
        }
        var smaller = 0
        if count > 0 {
            smaller = arena.allocate(for: count)
            let new = arena.uniqueBlock(smaller)
            if let old = arena.block(head.place) {
                new.update(from: old, count: position)
                (new + position).update(from: old + position + 1, count: count - position)
            }
        }
        arena.release(head.place, for: count + 1)
        heads[node.index] = Head(block: smaller, count: count)
    }

    private mutating func makeHub(of node: NodeID, _ head: Head, adding entry: Adjacent) {
        let count = Int(head.count)
        var tree = SortedTree<Adjacent>()
        if let block = arena.block(head.place) {
            for position in 0..<count { tree.insert(block[position], copiedBytes: &copiedInHubs) }
        }
        tree.insert(entry, copiedBytes: &copiedInHubs)
        arena.release(head.place, for: count)
        heads[node.index] = Head(hub: addHub(tree), count: count + 1)
    }

    /// Takes in a tree of entries and gives its number.
    mutating func addHub(_ tree: SortedTree<Adjacent>) -> Int {
        var number = hubCount
        if freeHubCount > 0 {
            freeHubCount -= 1
            number = Int(freeHubs[freeHubCount])
        } else {
            hubCount += 1
        }
        hubs[number] = tree
        return number
    }

    private mutating func dissolveHub(of node: NodeID) {
        let number = heads[node.index].place
        let tree = hubs[number]
        let place = arena.allocate(for: tree.count)
        let block = arena.uniqueBlock(place)
        var rank = 0
        while case let span = tree.elements(fromRank: rank), let first = span.baseAddress {
            (block + rank).update(from: first, count: span.count)
            rank += span.count
        }
        hubs[number] = SortedTree()
        freeHubs[freeHubCount] = UInt32(number)
        freeHubCount += 1
        heads[node.index] = Head(block: place, count: tree.count)
    }
}
