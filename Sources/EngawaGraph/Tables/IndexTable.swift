/// The equality indexes of a graph, each on one property of the nodes with one label.
struct IndexTable: Sendable {
    /// Which index stands in which slot. Changes only when an index is created or dropped.
    struct Entry: Sendable {
        var key: KeyToken
        var label: LabelToken
        var slot: Int
    }

    /// In the order of key and label.
    private(set) var entries: [Entry] = []
    /// The upper half of an element is the hash of a value, the lower half a node that has it.
    private var trees = ChunkTree<SortedTree<UInt64>>(absent: SortedTree())
    private var slotCount = 0
    private var copiedInTrees = 0

    var copiedBytes: Int { trees.copiedBytes + copiedInTrees }

    /// The indexes on a key. O(indexes).
    @inline(__always)
    func slots(of key: KeyToken) -> ArraySlice<Entry> {
        if entries.isEmpty { return [] }
        guard let first = entries.firstIndex(where: { $0.key >= key }) else { return [] }
        return entries[first...].prefix { $0.key == key }
    }

    /// The slot of an index, or nil where there is none. O(indexes).
    func slot(_ label: LabelToken, _ key: KeyToken) -> Int? {
        entries.first { $0.key == key && $0.label == label }?.slot
    }

    /// Makes room for an index and gives its slot.
    mutating func add(_ label: LabelToken, _ key: KeyToken) -> Int {
        let place = entries.firstIndex { ($0.key, $0.label) > (key, label) } ?? entries.endIndex
        entries.insert(Entry(key: key, label: label, slot: slotCount), at: place)
        slotCount += 1
        return slotCount - 1
    }

    mutating func drop(_ slot: Int) {
        entries.removeAll { $0.slot == slot }
        trees[slot] = SortedTree()
    }

    mutating func insert(_ id: NodeID, _ hash: UInt64, _ slot: Int) {
        trees.unique(at: slot).pointee.insert(IndexTable.element(hash, id), copiedBytes: &copiedInTrees)
    }

    mutating func remove(_ id: NodeID, _ hash: UInt64, _ slot: Int) {
        trees.unique(at: slot).pointee.remove(IndexTable.element(hash, id), copiedBytes: &copiedInTrees)
    }

    /// The nodes that have a value with this hash, in ascending order, and now and then one that has not.
    func candidates(_ hash: UInt64, _ slot: Int) -> [NodeID] {
        var nodes: [NodeID] = []
        trees[slot].forEach(from: IndexTable.element(hash, NodeID(rawValue: 0))) { element in
            guard element >> 32 == hash >> 32 else { return false }
            nodes.append(NodeID(rawValue: UInt32(truncatingIfNeeded: element)))
            return true
        }
        return nodes
    }

    func tree(_ slot: Int) -> SortedTree<UInt64> { trees[slot] }

    static func element(_ hash: UInt64, _ id: NodeID) -> UInt64 {
        hash & 0xFFFF_FFFF_0000_0000 | UInt64(id.rawValue)
    }
}
