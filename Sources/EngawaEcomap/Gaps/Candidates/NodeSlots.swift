import EngawaGraph

/// The nodes that a search has come across, each with a place in columns: 0, 1, 2 and so on in the order of coming.
///
/// A hash table with open addressing that is emptied and used again, so that a search costs what it touches, however large
/// the map is.
struct NodeSlots: Sendable {
    /// The nodes by slot.
    private(set) var nodes: [NodeID] = []
    /// By hash, the number of the node; 0 where there is none, which is never an id.
    private var keys: [UInt32]
    private var slots: [Int32]
    private var mask: Int

    init(capacity: Int = 256) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        slots = Array(repeating: 0, count: size)
        mask = size - 1
    }

    var count: Int { nodes.count }

    /// The slot of a node; nil where it was not put in. O(1) expected.
    func slot(of node: NodeID) -> Int? {
        let place = place(of: node.rawValue)
        return keys[place] == 0 ? nil : Int(slots[place])
    }

    /// The slot of a node, which is put in where it was not there. O(1) expected and amortised.
    mutating func put(_ node: NodeID) -> (slot: Int, isNew: Bool) {
        let place = place(of: node.rawValue)
        if keys[place] != 0 { return (Int(slots[place]), false) }
        let slot = nodes.count
        keys[place] = node.rawValue
        slots[place] = Int32(truncatingIfNeeded: slot)
        nodes.append(node)
        if nodes.count * 2 > mask { grow() }
        return (slot, true)
    }

    /// Empties the table. O(nodes that were put in).
    mutating func removeAll() {
        // Backwards, so that every node is still found on its chain.
        for node in nodes.reversed() { keys[place(of: node.rawValue)] = 0 }
        nodes.removeAll(keepingCapacity: true)
    }

    private func place(of key: UInt32) -> Int {
        var place = Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let size = (mask + 1) * 2
        keys = Array(repeating: 0, count: size)
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        for (slot, node) in nodes.enumerated() {
            let place = place(of: node.rawValue)
            keys[place] = node.rawValue
            slots[place] = Int32(truncatingIfNeeded: slot)
        }
    }
}
