/// A sorted set with value semantics: a B+-tree whose blocks are shared between values until written.
///
/// Assignment is O(1). `insert` and `remove` touch one leaf of about 2 KiB and one branch per level (64 children
/// each), and copy of these what is shared: O(log n). Branches count what is under them, so a rank, and with it
/// the size of any range, is O(log n) too. Bytes copied because of sharing are added to the caller's counter.
///
/// What the order is, the caller says with every place that it asks for (`SortedPlace`); of elements that are
/// `Comparable` it is their own. The tree compares nothing but elements that are in it.
struct SortedTree<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    typealias Leaf = SortedLeaf<Element>
    typealias Inner = SortedBranch<Element>

    var root: AnyObject?
    /// Levels of branches above the leaves.
    var levels = 0
    /// The number of elements.
    var count = 0

    /// Whether there is an element at a place. O(log n).
    @inline(__always)
    func contains(at place: some SortedPlace<Element>) -> Bool {
        guard let leaf = leaf(for: place) else { return false }
        let position = leaf.lowerBound(place)
        return position < leaf.fill && !place.isBefore(leaf.elements[position])
    }

    /// How many elements stand before a place. O(log n).
    @inline(__always)
    func rank(at place: some SortedPlace<Element>) -> Int {
        guard var block = root else { return 0 }
        var rank = 0
        for _ in 0..<levels {
            let branch = unsafeDowncast(block, to: Inner.self)
            let child = branch.child(for: place)
            for before in 0..<child { rank += branch.slots[before].count }
            guard let next = branch.slots[child].child else { return rank }
            block = next
        }
        return rank + unsafeDowncast(block, to: Leaf.self).lowerBound(place)
    }

    /// The elements from a rank on to the end of their leaf. Valid while a value that holds this tree is alive
    /// and is not mutated. Empty from `count` on. O(log n).
    func elements(fromRank rank: Int) -> UnsafeBufferPointer<Element> {
        rank < count
            ? Self.elements(of: root, levels: levels, fromRank: rank) : UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The same of a tree of which only the root is at hand, for a rank that it has.
    static func elements(of root: AnyObject?, levels: Int, fromRank rank: Int) -> UnsafeBufferPointer<Element> {
        let (leaf, position) = leaf(of: root, levels: levels, atRank: rank)
        return UnsafeBufferPointer(rebasing: leaf[position...])
    }

    /// All elements of the leaf that holds a rank, which the tree has, and where that rank is among them. Valid as above.
    func leaf(atRank rank: Int) -> (elements: UnsafeBufferPointer<Element>, position: Int) {
        Self.leaf(of: root, levels: levels, atRank: rank)
    }

    private static func leaf(
        of root: AnyObject?,
        levels: Int,
        atRank rank: Int
    ) -> (elements: UnsafeBufferPointer<Element>, position: Int) {
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
            return (UnsafeBufferPointer(start: nil, count: 0), 0)
        }
        return (UnsafeBufferPointer(start: leaf.elements, count: leaf.fill), rest)
    }

    /// Calls the closure with the elements from a rank on, in order, until it returns false.
    @inline(__always)
    func forEach(fromRank rank: Int, _ body: (Element) -> Bool) {
        var rank = rank
        while true {
            let span = elements(fromRank: rank)
            if span.isEmpty { return }
            for element in span where !body(element) { return }
            rank += span.count
        }
    }

    @inline(__always)
    private func leaf(for place: some SortedPlace<Element>) -> Leaf? {
        guard var block = root else { return nil }
        for _ in 0..<levels {
            let branch = unsafeDowncast(block, to: Inner.self)
            guard let next = branch.slots[branch.child(for: place)].child else { return nil }
            block = next
        }
        return unsafeDowncast(block, to: Leaf.self)
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
