extension SortedTree {
    /// Takes the element at a place out; false when there was none. O(log n).
    @discardableResult
    @inline(__always)
    mutating func remove(at place: some SortedPlace<Element>, copiedBytes: inout Int) -> Bool {
        // Looked up first: a miss must not copy anything.
        guard contains(at: place) else { return false }
        Self.remove(place, from: &root, level: levels, &copiedBytes)
        count -= 1
        while levels > 0, let top = root.map({ unsafeDowncast($0, to: Inner.self) }), top.fill <= 1 {
            root = top.fill == 1 ? top.slots[0].child : nil
            levels = root == nil ? 0 : levels - 1
        }
        if count == 0 { (root, levels) = (nil, 0) }
        return true
    }

    /// Removes the element at a place, which is there.
    private static func remove(
        _ place: some SortedPlace<Element>,
        from slot: inout AnyObject?,
        level: Int,
        _ copiedBytes: inout Int
    ) {
        if level == 0 {
            let leaf = uniqueLeaf(&slot, &copiedBytes)
            let element = leaf.elements + leaf.lowerBound(place)
            element.update(from: element + 1, count: leaf.fill - 1 - (element - leaf.elements))
            leaf.fill -= 1
            return
        }
        let branch = uniqueBranch(&slot, &copiedBytes)
        let position = branch.child(for: place)
        let child = branch.slots + position
        remove(place, from: &child.pointee.child, level: level - 1, &copiedBytes)
        child.pointee.count -= 1
        if child.pointee.count == 0 {
            branch.remove(at: position)
            return
        }
        if let first = first(of: child.pointee.child, level: level - 1) { child.pointee.bound = first }
        if isSparse(child.pointee.child, level: level - 1) {
            if position + 1 < branch.fill, merge(branch, position, level: level - 1, &copiedBytes) { return }
            if position > 0 { _ = merge(branch, position - 1, level: level - 1, &copiedBytes) }
        }
    }

    /// The first element of a block that is not empty.
    static func first(of block: AnyObject?, level: Int) -> Element? {
        guard let block else { return nil }
        return level == 0
            ? unsafeDowncast(block, to: Leaf.self).elements[0] : unsafeDowncast(block, to: Inner.self).slots[0].bound
    }

    /// Whether a block is less than a quarter full, so that merging is worth a look.
    private static func isSparse(_ block: AnyObject?, level: Int) -> Bool {
        fill(of: block, level: level) < (level == 0 ? Leaf.capacity : Inner.capacity) / 4
    }

    /// How many elements or children a block has.
    private static func fill(of block: AnyObject?, level: Int) -> Int {
        guard let block else { return 0 }
        return level == 0 ? unsafeDowncast(block, to: Leaf.self).fill : unsafeDowncast(block, to: Inner.self).fill
    }

    /// Puts a child and the one after it into one block where both fit with room to spare.
    private static func merge(_ branch: Inner, _ position: Int, level: Int, _ copiedBytes: inout Int) -> Bool {
        let left = branch.slots + position
        let right = left + 1
        let together = fill(of: left.pointee.child, level: level) + fill(of: right.pointee.child, level: level)
        guard together <= (level == 0 ? Leaf.capacity : Inner.capacity) * 3 / 4 else { return false }
        if level == 0 {
            append(right.pointee.child, to: uniqueLeaf(&left.pointee.child, &copiedBytes))
        } else {
            append(right.pointee.child, to: uniqueBranch(&left.pointee.child, &copiedBytes))
        }
        left.pointee.count += right.pointee.count
        branch.remove(at: position + 1)
        return true
    }

    private static func append(_ block: AnyObject?, to leaf: Leaf) {
        guard let more = block.map({ unsafeDowncast($0, to: Leaf.self) }) else { return }
        (leaf.elements + leaf.fill).initialize(from: more.elements, count: more.fill)
        leaf.fill += more.fill
    }

    private static func append(_ block: AnyObject?, to branch: Inner) {
        guard let more = block.map({ unsafeDowncast($0, to: Inner.self) }) else { return }
        (branch.slots + branch.fill).initialize(from: more.slots, count: more.fill)
        branch.fill += more.fill
    }
}
