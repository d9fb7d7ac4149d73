// The memory blocks of `SortedTree`. What `Blocks.swift` says about addresses holds here too.

/// A leaf: up to `capacity` elements in ascending order. The header is their number, `fill`.
final class SortedLeaf<Element: BitwiseCopyable>: ManagedBuffer<Int, Element> {
    @inline(__always)
    static var capacity: Int { max(16, 2048 / MemoryLayout<Element>.stride) }
    static var byteCount: Int { capacity * MemoryLayout<Element>.stride + 32 }

    static func make() -> SortedLeaf {
        unsafeDowncast(SortedLeaf.create(minimumCapacity: capacity) { _ in 0 }, to: SortedLeaf.self)
    }

    func copy() -> SortedLeaf {
        let made = SortedLeaf.make()
        made.fill = fill
        withUnsafeMutablePointerToElements { source in
            made.withUnsafeMutablePointerToElements { $0.initialize(from: source, count: fill) }
        }
        return made
    }

    /// The number in the header, by its address: as a stored property it would be checked for exclusive access.
    @inline(__always)
    var fill: Int {
        get { withUnsafeMutablePointerToHeader { $0.pointee } }
        set { withUnsafeMutablePointerToHeader { $0.pointee = newValue } }
    }

    @inline(__always)
    var elements: UnsafeMutablePointer<Element> { withUnsafeMutablePointerToElements { $0 } }

    /// The position of the first element that does not stand before a place.
    @inline(__always)
    func lowerBound(_ place: some SortedPlace<Element>) -> Int {
        let elements = elements
        var low = 0
        var high = fill
        while low < high {
            let middle = (low + high) / 2
            if place.isAfter(elements[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// What a branch knows of a child: how many elements are in it, and the first one. That one is always in the tree: it
/// may mean something only as long as it is (an index compares its elements through what they stand for).
struct SortedSlot<Element: BitwiseCopyable> {
    var child: AnyObject?
    var count: Int
    var bound: Element
}

/// An inner block: up to `capacity` children in ascending order. The header is their number, `fill`.
final class SortedBranch<Element: BitwiseCopyable>: ManagedBuffer<Int, SortedSlot<Element>> {
    @inline(__always)
    static var capacity: Int { 64 }
    static var byteCount: Int { capacity * MemoryLayout<SortedSlot<Element>>.stride + 32 }

    static func make() -> SortedBranch {
        unsafeDowncast(SortedBranch.create(minimumCapacity: capacity) { _ in 0 }, to: SortedBranch.self)
    }

    func copy() -> SortedBranch {
        let made = SortedBranch.make()
        made.fill = fill
        withUnsafeMutablePointerToElements { source in
            made.withUnsafeMutablePointerToElements { $0.initialize(from: source, count: fill) }
        }
        return made
    }

    deinit {
        _ = withUnsafeMutablePointers { count, slots in slots.deinitialize(count: count.pointee) }
    }

    /// The number in the header, by its address: as a stored property it would be checked for exclusive access.
    @inline(__always)
    var fill: Int {
        get { withUnsafeMutablePointerToHeader { $0.pointee } }
        set { withUnsafeMutablePointerToHeader { $0.pointee = newValue } }
    }

    @inline(__always)
    var slots: UnsafeMutablePointer<SortedSlot<Element>> { withUnsafeMutablePointerToElements { $0 } }

    /// Opens a gap and puts a child into it.
    func insert(_ slot: SortedSlot<Element>, at position: Int) {
        (slots + position + 1).moveInitialize(from: slots + position, count: fill - position)
        (slots + position).initialize(to: slot)
        fill += 1
    }

    /// Takes a child out and closes the gap.
    func remove(at position: Int) {
        (slots + position).deinitialize(count: 1)
        (slots + position).moveInitialize(from: slots + position + 1, count: fill - position - 1)
        fill -= 1
    }

    /// Moves the children from a position on to the end of another branch.
    func move(from position: Int, toEndOf other: SortedBranch) {
        (other.slots + other.fill).moveInitialize(from: slots + position, count: fill - position)
        other.fill += fill - position
        fill = position
    }

    /// The elements under all children. O(children).
    var total: Int {
        var total = 0
        for index in 0..<fill { total += slots[index].count }
        return total
    }

    /// The last child whose bound is not behind a place; the first one when all are.
    @inline(__always)
    func child(for place: some SortedPlace<Element>) -> Int {
        var low = 1
        var high = fill
        while low < high {
            let middle = (low + high) / 2
            if place.isBefore(slots[middle].bound) { high = middle } else { low = middle + 1 }
        }
        return low - 1
    }
}
