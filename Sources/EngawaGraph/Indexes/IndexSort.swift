/// Sorting many nodes at once by their values, and merging them into an index.
struct IndexSort {
    private let column: IndexColumn
    private var texts: TextRefinement

    init(_ column: IndexColumn) {
        self.column = column
        texts = TextRefinement(column)
    }

    /// The entries of the nodes that have a value, in order. The nodes come in ascending order.
    ///
    /// O(n) for the beginnings of values; where many texts have the same beginning, O(n log n) for the rest of them, by
    /// 24 bytes at a time.
    static func sorted(_ nodes: some Sequence<NodeID>, _ column: IndexColumn) -> [IndexEntry] {
        let values = IndexedValues(nodes, column)
        var entries = KeySort.sorted(values.entries)
        var sort = IndexSort(column)
        entries.withUnsafeMutableBufferPointer { entries in
            var start = 0
            while start < entries.count {
                let end = IndexSort.endOfKey(entries, from: start)
                sort.finish(UnsafeMutableBufferPointer(rebasing: entries[start..<end]), values)
                start = end
            }
        }
        return entries
    }

    /// Puts entries that have one key in the order of their values, and gives them their nodes.
    @inline(__always)
    private mutating func finish(_ entries: UnsafeMutableBufferPointer<IndexEntry>, _ values: IndexedValues) {
        let key = entries[0].key
        let isSorted = entries.count == 1 || key.isWhole
        if !isSorted, key.kind == ValueKind.string.rawValue {
            texts.sort(entries, values.nodes, values.parts)
            return
        }
        for place in entries.indices { entries[place].node = values.nodes[entries[place].node.index] }
        if !isSorted { refine(entries) }
    }

    /// The tree of the entries of another and of sorted ones, none of which is in it. O(n + m), and O(k log k) for k
    /// texts that begin alike.
    static func merged(
        _ tree: SortedTree<IndexEntry>,
        _ more: [IndexEntry],
        _ column: IndexColumn
    ) -> SortedTree<IndexEntry> {
        if tree.count == 0 { return more.withUnsafeBufferPointer { SortedTree(sorted: $0) } }
        var merged = merged(tree, more)
        var sort = IndexSort(column)
        more.withUnsafeBufferPointer { more in
            merged.withUnsafeMutableBufferPointer { merged in
                // Only where there is something new something can be out of order.
                var place = 0
                var start = 0
                while start < more.count {
                    let key = more[start].key
                    while merged[place].key != key { place += 1 }
                    let end = IndexSort.endOfKey(merged, from: place)
                    sort.refine(UnsafeMutableBufferPointer(rebasing: merged[place..<end]))
                    place = end
                    start = IndexSort.endOfKey(more, from: start)
                }
            }
        }
        return merged.withUnsafeBufferPointer { SortedTree(sorted: $0) }
    }

    /// The entries of a tree and of a list in the order of their keys and, where the key is whole, of their nodes.
    private static func merged(_ tree: SortedTree<IndexEntry>, _ more: [IndexEntry]) -> [IndexEntry] {
        [IndexEntry](unsafeUninitializedCapacity: tree.count + more.count) { merged, initialized in
            var (next, count) = (0, 0)
            tree.forEach(fromRank: 0) { entry in
                while next < more.count, KeySort.precedes(more[next], entry) {
                    merged.initializeElement(at: count, to: more[next])
                    (next, count) = (next + 1, count + 1)
                }
                merged.initializeElement(at: count, to: entry)
                count += 1
                return true
            }
            while next < more.count {
                merged.initializeElement(at: count, to: more[next])
                (next, count) = (next + 1, count + 1)
            }
            initialized = count
        }
    }

    /// Puts entries that have one key in the order of their values, then of their nodes.
    @inline(__always)
    private mutating func refine(_ entries: UnsafeMutableBufferPointer<IndexEntry>) {
        guard entries.count > 1, let first = entries.first, !first.key.isWhole else { return }
        if first.key.kind == ValueKind.string.rawValue {
            texts.sort(entries)
        } else {
            var entries = entries
            entries.sort { [column] in column.precedes($0, $1) }
        }
    }

    /// Where the entries end that have the key of the one at a place.
    @inline(__always)
    private static func endOfKey(_ entries: UnsafeMutableBufferPointer<IndexEntry>, from start: Int) -> Int {
        endOfKey(UnsafeBufferPointer(entries), from: start)
    }

    @inline(__always)
    private static func endOfKey(_ entries: UnsafeBufferPointer<IndexEntry>, from start: Int) -> Int {
        let key = entries[start].key
        var end = start + 1
        while end < entries.count, entries[end].key == key { end += 1 }
        return end
    }
}

/// What is known of values that are to be sorted, taken in the order of their nodes, which is about that of memory.
private struct IndexedValues {
    /// The nodes that have a value.
    private(set) var nodes: [NodeID] = []
    /// Their keys, with the place in `nodes` where the node should be.
    private(set) var entries: [IndexEntry] = []
    /// Of each node the part of its text behind what the key has; none behind the last one whose key is short of anything.
    private(set) var parts: [TextPart] = []

    init(_ sequence: some Sequence<NodeID>, _ column: IndexColumn) {
        nodes.reserveCapacity(sequence.underestimatedCount)
        entries.reserveCapacity(sequence.underestimatedCount)
        for node in sequence {
            let cell = column.cell(of: node)
            if cell.tag == Tag.absent { continue }
            let place = NodeID(rawValue: UInt32(nodes.count))
            let text = column.withText(of: cell) { (IndexKey(text: $0), TextPart($0, from: IndexKey.textBytes)) }
            if let (key, part) = text {
                entries.append(IndexEntry(key, place))
                if !key.isWhole { add(part) }
            } else {
                entries.append(IndexEntry(column.key(of: cell), place))
            }
            nodes.append(node)
        }
    }

    /// Adds the part of the text of the node that comes next.
    private mutating func add(_ part: TextPart) {
        while parts.count < nodes.count { parts.append(TextPart()) }
        parts.append(part)
    }
}
