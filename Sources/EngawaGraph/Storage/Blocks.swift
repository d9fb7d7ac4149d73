// The memory blocks of `ChunkTree`, and with `SortedTree+Nodes.swift` one of the two places that lay out memory.
//
// Both are objects with their elements behind them in one allocation. Trees hold them in strong slots (so that
// counting, copying and freeing are the language's own work), but read through addresses, because a retain and a
// release on every level would cost more than the read. An address taken here is used only while the tree that
// holds the block is borrowed or uniquely held by the caller, so the block cannot go away under it.

/// An inner block of a tree: 64 strong slots for blocks of the level below.
final class Branch: ManagedBuffer<Int, AnyObject?> {
    static var shift: Int { 6 }
    static var width: Int { 64 }
    /// What copying one costs.
    static var byteCount: Int { width * MemoryLayout<AnyObject?>.stride + 32 }

    static func make() -> Branch {
        let made = unsafeDowncast(Branch.create(minimumCapacity: width) { _ in width }, to: Branch.self)
        made.withUnsafeMutablePointerToElements { $0.initialize(repeating: nil, count: width) }
        return made
    }

    func copy() -> Branch {
        let made = unsafeDowncast(Branch.create(minimumCapacity: Branch.width) { _ in Branch.width }, to: Branch.self)
        withUnsafeMutablePointerToElements { source in
            made.withUnsafeMutablePointerToElements { $0.initialize(from: source, count: Branch.width) }
        }
        return made
    }

    deinit {
        _ = withUnsafeMutablePointers { count, slots in slots.deinitialize(count: count.pointee) }
    }

    /// The slots as unmanaged addresses, for reading without reference counting.
    @inline(__always)
    static func addresses(of branch: UnsafeMutableRawPointer) -> UnsafeMutablePointer<UnsafeMutableRawPointer?> {
        Unmanaged<Branch>.fromOpaque(branch)._withUnsafeGuaranteedRef { branch in
            branch.withUnsafeMutablePointerToElements {
                UnsafeMutableRawPointer($0).assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
            }
        }
    }

    /// Makes the branch in a slot one that only this slot holds, and gives its slots.
    @inline(__always)
    static func unique(_ slot: inout AnyObject?, copiedBytes: inout Int) -> UnsafeMutablePointer<AnyObject?> {
        if !isKnownUniquelyReferenced(&slot) { replace(&slot, &copiedBytes) }
        let branch = unsafeDowncast(slot.unsafelyUnwrapped, to: Branch.self)
        return branch.withUnsafeMutablePointerToElements { $0 }
    }

    @inline(never)
    private static func replace(_ slot: inout AnyObject?, _ copiedBytes: inout Int) {
        if let shared = slot {
            slot = unsafeDowncast(shared, to: Branch.self).copy()
            copiedBytes += byteCount
        } else {
            slot = make()
        }
    }
}

/// A leaf block of a tree: a fixed number of elements, all initialised.
final class Chunk<Element>: ManagedBuffer<Int, Element> {
    /// Elements per chunk as a power of two, for about 2 KiB; between 16 and 2048 elements.
    @inline(__always)
    static var shift: Int {
        let fitting = 2048 / max(1, MemoryLayout<Element>.stride)
        return min(11, max(4, Int.bitWidth - 1 - max(1, fitting).leadingZeroBitCount))
    }

    @inline(__always)
    static var size: Int { 1 << shift }

    /// What copying one costs.
    static var byteCount: Int { size * MemoryLayout<Element>.stride + 32 }

    static func make(filledWith element: Element) -> Chunk {
        let made = unsafeDowncast(Chunk.create(minimumCapacity: size) { _ in size }, to: Chunk.self)
        made.withUnsafeMutablePointerToElements { $0.initialize(repeating: element, count: size) }
        return made
    }

    func copy() -> Chunk {
        let made = unsafeDowncast(Chunk.create(minimumCapacity: Chunk.size) { _ in Chunk.size }, to: Chunk.self)
        withUnsafeMutablePointerToElements { source in
            made.withUnsafeMutablePointerToElements { $0.initialize(from: source, count: Chunk.size) }
        }
        return made
    }

    deinit {
        _ = withUnsafeMutablePointers { count, elements in elements.deinitialize(count: count.pointee) }
    }

    @inline(__always)
    static func elements(of chunk: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Element> {
        Unmanaged<Chunk>.fromOpaque(chunk)._withUnsafeGuaranteedRef { chunk in
            chunk.withUnsafeMutablePointerToElements { $0 }
        }
    }

    /// Makes the chunk in a slot one that only this slot holds, and gives its elements.
    @inline(__always)
    static func unique(
        _ slot: inout AnyObject?,
        absent: Element,
        copiedBytes: inout Int
    ) -> UnsafeMutablePointer<Element> {
        if !isKnownUniquelyReferenced(&slot) { replace(&slot, absent, &copiedBytes) }
        return unsafeDowncast(slot.unsafelyUnwrapped, to: Chunk.self).withUnsafeMutablePointerToElements { $0 }
    }

    @inline(never)
    private static func replace(_ slot: inout AnyObject?, _ absent: Element, _ copiedBytes: inout Int) {
        if let shared = slot {
            slot = unsafeDowncast(shared, to: Chunk.self).copy()
            copiedBytes += byteCount
        } else {
            slot = make(filledWith: absent)
        }
    }
}
