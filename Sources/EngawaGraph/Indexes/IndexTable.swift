/// The indexes of a graph, each on one property of the nodes with one label.
///
/// An index is a tree of the nodes that have a value, in the order of the values and then of the ids. It holds no values
/// but the beginnings of them: where these do not tell two values apart, the columns of the graph are asked, so whoever
/// changes a value takes the node out of the indexes first and puts it back afterwards.
struct IndexTable: Sendable {
    /// Which index stands in which slot. Changes only when an index is created or dropped.
    struct Entry: Sendable {
        var key: KeyToken
        var label: LabelToken
        var slot: Int
        /// Whether no two nodes may have equal values.
        var isUnique: Bool
    }

    /// In the order of key and label.
    private(set) var entries: [Entry] = []
    private var trees = ChunkTree<SortedTree<IndexEntry>>(absent: SortedTree())
    private var slotCount = 0
    private var copiedInTrees = 0

    var copiedBytes: Int { trees.copiedBytes + copiedInTrees }

    /// The indexes on a key. O(indexes).
    @inline(__always)
    func entries(on key: KeyToken) -> ArraySlice<Entry> {
        if entries.isEmpty { return [] }
        guard let first = entries.firstIndex(where: { $0.key >= key }) else { return [] }
        return entries[first...].prefix { $0.key == key }
    }

    /// An index, or nil where there is none. O(indexes).
    func entry(_ label: LabelToken, _ key: KeyToken) -> Entry? {
        entries.first { $0.key == key && $0.label == label }
    }

    /// Takes in a new index.
    mutating func add(_ label: LabelToken, _ key: KeyToken, isUnique: Bool, _ tree: SortedTree<IndexEntry>) {
        let place = entries.firstIndex { ($0.key, $0.label) > (key, label) } ?? entries.endIndex
        entries.insert(Entry(key: key, label: label, slot: slotCount, isUnique: isUnique), at: place)
        trees[slotCount] = tree
        slotCount += 1
    }

    /// Makes an index unique whose nodes were found to have different values.
    mutating func makeUnique(_ slot: Int) {
        for place in entries.indices where entries[place].slot == slot { entries[place].isUnique = true }
    }

    mutating func drop(_ slot: Int) {
        entries.removeAll { $0.slot == slot }
        trees[slot] = SortedTree()
    }

    /// Enters a node whose value stands in the column already. O(log n).
    mutating func insert(_ entry: IndexEntry, _ slot: Int, _ column: IndexColumn) {
        trees.unique(at: slot).pointee.insert(entry, at: column.place(of: entry), copiedBytes: &copiedInTrees)
    }

    /// Takes a node out whose value still stands in the column. O(log n).
    mutating func remove(_ entry: IndexEntry, _ slot: Int, _ column: IndexColumn) {
        trees.unique(at: slot).pointee.remove(at: column.place(of: entry), copiedBytes: &copiedInTrees)
    }

    /// Puts another tree in the place of an index's.
    mutating func replace(_ slot: Int, with tree: SortedTree<IndexEntry>) { trees[slot] = tree }

    func tree(_ slot: Int) -> SortedTree<IndexEntry> { trees[slot] }
}
