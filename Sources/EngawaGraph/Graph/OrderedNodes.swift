/// Nodes in the order of their values under a key, `Value.order`, then of their ids; or exactly the other way round. As
/// they were when the sequence was asked for: the graph may change meanwhile.
public struct OrderedNodes: Sequence, Sendable {
    private enum Source {
        /// Ranks of an index.
        case index(SortedTree<IndexEntry>, Range<Int>)
        case found([NodeID])
    }

    private let source: Source
    private let isDescending: Bool

    init(_ tree: SortedTree<IndexEntry>, _ ranks: Range<Int>, isDescending: Bool) {
        source = .index(tree, ranks)
        self.isDescending = isDescending
    }

    /// Nodes in ascending order.
    init(_ found: [NodeID], isDescending: Bool) {
        source = .found(found)
        self.isDescending = isDescending
    }

    /// How many nodes they are. O(1).
    public var count: Int {
        switch source {
        case .index(_, let ranks): ranks.count
        case .found(let nodes): nodes.count
        }
    }

    /// As many as `count`.
    public var underestimatedCount: Int { count }

    /// Gives the nodes one after another; O(1) each, and O(log n) for every hundred or so.
    public func makeIterator() -> Iterator {
        switch source {
        case .index(let tree, let ranks): Iterator(tree, ranks, isDescending: isDescending)
        case .found(let nodes): Iterator(isDescending ? nodes.reversed() : nodes)
        }
    }

    /// Gives nodes one after another. Allocates nothing where there is an index.
    public struct Iterator: IteratorProtocol, @unchecked Sendable {
        private let found: [NodeID]
        /// Keeps the memory of the present leaf.
        private let tree: SortedTree<IndexEntry>
        private let isDescending: Bool
        /// What was not taken yet: ranks of the tree, or places among those that were found.
        private var rest: Range<Int>
        /// The leaf that holds the next rank, and which rank its first entry has.
        private var leaf = UnsafeBufferPointer<IndexEntry>(start: nil, count: 0)
        private var leafRank = 0

        fileprivate init(_ tree: SortedTree<IndexEntry>, _ ranks: Range<Int>, isDescending: Bool) {
            found = []
            self.tree = tree
            self.isDescending = isDescending
            rest = ranks
        }

        fileprivate init(_ found: [NodeID]) {
            self.found = found
            tree = SortedTree()
            isDescending = false
            rest = 0..<found.count
        }

        /// The next node, or nil after the last one.
        public mutating func next() -> NodeID? {
            if rest.isEmpty { return nil }
            let rank: Int
            if isDescending {
                rank = rest.upperBound - 1
                rest = rest.lowerBound..<rank
            } else {
                rank = rest.lowerBound
                rest = rank + 1..<rest.upperBound
            }
            if rank < found.count { return found[rank] }
            if rank < leafRank || rank >= leafRank + leaf.count {
                let position: Int
                (leaf, position) = tree.leaf(atRank: rank)
                leafRank = rank - position
            }
            // The entry is read while the owner of its memory is certainly alive.
            return withExtendedLifetime(tree.root) { leaf[rank - leafRank].node }
        }
    }
}
