extension SortedTree {
    private enum Insertion {
        case present
        case inserted
        /// Inserted, and the block became two; the second one is here.
        case split(SortedSlot<Element>)
    }

    /// Adds an element at its place; false when one was there. O(log n).
    @discardableResult
    @inline(__always)
    mutating func insert(_ element: Element, at place: some SortedPlace<Element>, copiedBytes: inout Int) -> Bool {
        switch Self.insert(element, place, into: &root, level: levels, &copiedBytes) {
        case .present:
            return false
        case .inserted:
            count += 1
        case .split(let second):
            count += 1
            let first = SortedSlot(child: root, count: count - second.count, bound: lowest ?? element)
            let raised = Inner.make()
            raised.insert(first, at: 0)
            raised.insert(second, at: 1)
            root = raised
            levels += 1
        }
        return true
    }

    private var lowest: Element? { elements(fromRank: 0).first }

    private static func insert(
        _ element: Element,
        _ place: some SortedPlace<Element>,
        into slot: inout AnyObject?,
        level: Int,
        _ copiedBytes: inout Int
    ) -> Insertion {
        if level == 0 { return insert(element, place, intoLeaf: uniqueLeaf(&slot, &copiedBytes)) }
        let branch = uniqueBranch(&slot, &copiedBytes)
        let position = branch.child(for: place)
        let child = branch.slots + position
        let result = insert(element, place, into: &child.pointee.child, level: level - 1, &copiedBytes)
        if case .present = result { return result }
        child.pointee.count += 1
        if position == 0, place.isBefore(child.pointee.bound) { child.pointee.bound = element }
        guard case .split(let second) = result else { return .inserted }
        child.pointee.count -= second.count
        return add(second, to: branch, at: position + 1)
    }

    @inline(__always)
    private static func insert(
        _ element: Element,
        _ place: some SortedPlace<Element>,
        intoLeaf leaf: Leaf
    ) -> Insertion {
        let position = leaf.lowerBound(place)
        if position < leaf.fill, !place.isBefore(leaf.elements[position]) { return .present }
        if leaf.fill < Leaf.capacity {
            put(element, into: leaf, at: position)
            return .inserted
        }
        let second = Leaf.make()
        if position == leaf.fill {
            // Ascending runs, the usual order of ids, leave full leaves behind.
            put(element, into: second, at: 0)
        } else {
            let half = leaf.fill / 2
            second.elements.initialize(from: leaf.elements + half, count: leaf.fill - half)
            second.fill = leaf.fill - half
            leaf.fill = half
            if position <= half {
                put(element, into: leaf, at: position)
            } else {
                put(element, into: second, at: position - half)
            }
        }
        return .split(SortedSlot(child: second, count: second.fill, bound: second.elements[0]))
    }

    private static func put(_ element: Element, into leaf: Leaf, at position: Int) {
        let place = leaf.elements + position
        (place + 1).update(from: place, count: leaf.fill - position)
        place.initialize(to: element)
        leaf.fill += 1
    }

    private static func add(_ slot: SortedSlot<Element>, to branch: Inner, at position: Int) -> Insertion {
        if branch.fill < Inner.capacity {
            branch.insert(slot, at: position)
            return .inserted
        }
        let second = Inner.make()
        if position == branch.fill {
            second.insert(slot, at: 0)
        } else {
            let half = branch.fill / 2
            branch.move(from: half, toEndOf: second)
            if position <= half {
                branch.insert(slot, at: position)
            } else {
                second.insert(slot, at: position - half)
            }
        }
        return .split(SortedSlot(child: second, count: second.total, bound: second.slots[0].bound))
    }
}
