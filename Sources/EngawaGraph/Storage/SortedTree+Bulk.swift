extension SortedTree {
    /// The tree of elements that are given in strictly ascending order, whatever that is. O(n), every leaf full.
    init(sorted elements: UnsafeBufferPointer<Element>) {
        self.init()
        if elements.isEmpty { return }
        var level: [SortedSlot<Element>] = []
        var start = 0
        while start < elements.count {
            let leaf = Leaf.make()
            let fill = min(Leaf.capacity, elements.count - start)
            if let base = elements.baseAddress { leaf.elements.initialize(from: base + start, count: fill) }
            leaf.fill = fill
            level.append(SortedSlot(child: leaf, count: fill, bound: elements[start]))
            start += fill
        }
        while level.count > 1 {
            var above: [SortedSlot<Element>] = []
            for start in stride(from: 0, to: level.count, by: Inner.capacity) {
                let branch = Inner.make()
                for slot in level[start..<min(start + Inner.capacity, level.count)] {
                    branch.insert(slot, at: branch.fill)
                }
                above.append(SortedSlot(child: branch, count: branch.total, bound: branch.slots[0].bound))
            }
            level = above
            levels += 1
        }
        root = level.first?.child
        count = elements.count
    }
}
