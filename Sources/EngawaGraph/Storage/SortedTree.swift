/// A sorted set with value semantics: a B+-tree whose blocks are shared between values until written.
///
/// Assignment is O(1). `insert` and `remove` touch one leaf of about 2 KiB and one branch per level (64 children
/// each), and copy of these what is shared: O(log n). Branches count what is under them, so a rank, and with it
/// the size of any range, is O(log n) too. Bytes copied because of sharing are added to the caller's counter.
struct SortedTree<Element: Comparable & BitwiseCopyable & Sendable>: @unchecked Sendable {
    typealias Leaf = SortedLeaf<Element>
    typealias Inner = SortedBranch<Element>

    var root: AnyObject?
    /// Levels of branches above the leaves.
    var levels = 0
    /// The number of elements.
    var count = 0

    /// Whether the element is in the set. O(log n).
    func contains(_ element: Element) -> Bool {
        guard let leaf = leaf(for: element) else { return false }
        let position = Self.lowerBound(leaf, element)
        return position < leaf.fill && leaf.elements[position] == element
    }

    /// How many elements are lower than the given one. O(log n).
    func rank(of element: Element) -> Int {
        guard var block = root else { return 0 }
        var rank = 0
        for _ in 0..<levels {
            let branch = unsafeDowncast(block, to: Inner.self)
            let child = branch.child(for: element)
            for before in 0..<child { rank += branch.slots[before].count }
            guard let next = branch.slots[child].child else { return rank }
            block = next
        }
        return rank + Self.lowerBound(unsafeDowncast(block, to: Leaf.self), element)
    }

    /// The elements from a rank on to the end of their leaf. Valid while a value that holds this tree is alive
    /// and is not mutated. Empty from `count` on. O(log n).
    func elements(fromRank rank: Int) -> UnsafeBufferPointer<Element> {
        rank < count
            ? Self.elements(of: root, levels: levels, fromRank: rank) : UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The same of a tree of which only the root is at hand, for a rank that it has.
    static func elements(of root: AnyObject?, levels: Int, fromRank rank: Int) -> UnsafeBufferPointer<Element> {
        var block = root
        var rest = rank
        for _ in 0..<levels {
            guard let branch = block.map({ unsafeDowncast($0, to: Inner.self) }) else { break }
            var child = 0
            while rest >= branch.slots[child].count {
                rest -= branch.slots[child].count
                child += 1
            }
            block = branch.slots[child].child
        }
        guard let leaf = block.map({ unsafeDowncast($0, to: Leaf.self) }) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: leaf.elements + rest, count: leaf.fill - rest)
    }

    /// Calls the closure with the elements from a lower bound on, in order, until it returns false.
    func forEach(from bound: Element, _ body: (Element) -> Bool) {
        var rank = rank(of: bound)
        while true {
            let span = elements(fromRank: rank)
            if span.isEmpty { return }
            for element in span where !body(element) { return }
            rank += span.count
        }
    }

    private func leaf(for element: Element) -> Leaf? {
        guard var block = root else { return nil }
        for _ in 0..<levels {
            let branch = unsafeDowncast(block, to: Inner.self)
            guard let next = branch.slots[branch.child(for: element)].child else { return nil }
            block = next
        }
        return unsafeDowncast(block, to: Leaf.self)
    }

    /// The first position in a leaf whose element is not lower.
    @inline(__always)
    static func lowerBound(_ leaf: Leaf, _ element: Element) -> Int {
        let elements = leaf.elements
        var low = 0
        var high = leaf.fill
        while low < high {
            let middle = (low + high) / 2
            if elements[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The leaf in a slot, copied when another value shares it.
    @inline(__always)
    static func uniqueLeaf(_ slot: inout AnyObject?, _ copiedBytes: inout Int) -> Leaf {
        if !isKnownUniquelyReferenced(&slot) {
            if let shared = slot {
                slot = unsafeDowncast(shared, to: Leaf.self).copy()
                copiedBytes += Leaf.byteCount
            } else {
                slot = Leaf.make()
            }
        }
        return unsafeDowncast(slot.unsafelyUnwrapped, to: Leaf.self)
    }

    /// The branch in a slot, copied when another value shares it.
    @inline(__always)
    static func uniqueBranch(_ slot: inout AnyObject?, _ copiedBytes: inout Int) -> Inner {
        if !isKnownUniquelyReferenced(&slot) {
            if let shared = slot {
                slot = unsafeDowncast(shared, to: Inner.self).copy()
                copiedBytes += Inner.byteCount
            } else {
                slot = Inner.make()
            }
        }
        return unsafeDowncast(slot.unsafelyUnwrapped, to: Inner.self)
    }
}
