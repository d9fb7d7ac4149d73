/// Interned sets of labels: a node stores the number of its set. Number 0 is the empty set.
struct LabelSets: Sendable {
    private var sets = ChunkTree<[LabelToken]>(absent: [])
    private var byHash = SortedTree<UInt64>()
    private(set) var count = 1
    private var copiedInOrder = 0

    var copiedBytes: Int { sets.copiedBytes + copiedInOrder }

    /// The labels of a set in ascending order. O(log n).
    subscript(number: UInt32) -> [LabelToken] { sets[Int(number)] }

    /// The number of a set given in strictly ascending order. O(log n).
    mutating func intern(_ labels: [LabelToken]) -> UInt32 {
        if labels.isEmpty { return 0 }
        var hasher = StableHash()
        for label in labels { hasher.add(UInt64(label.rawValue)) }
        let hash = hasher.value & 0xFFFF_FFFF_0000_0000
        var found: UInt32?
        byHash.forEach(from: hash) { entry in
            guard entry >> 32 == hash >> 32 else { return false }
            let number = UInt32(truncatingIfNeeded: entry)
            guard sets[Int(number)] == labels else { return true }
            found = number
            return false
        }
        if let found { return found }
        let number = UInt32(count)
        sets[count] = labels
        byHash.insert(hash | UInt64(number), copiedBytes: &copiedInOrder)
        count += 1
        return number
    }
}
