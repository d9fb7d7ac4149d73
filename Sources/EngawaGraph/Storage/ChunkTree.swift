/// A sparse array with value semantics: indices from 0, an element `absent` wherever none was written.
///
/// A radix tree: chunks of about 2 KiB under branches of 64, as many levels as the highest index needs (three for
/// twelve million records). Chunks exist only where something was written. Assignment is O(1) and shares all
/// blocks; a write copies the shared blocks on its path, one per level: O(log n) blocks of at most 2 KiB. A flat
/// table of chunks would copy the whole table instead.
///
/// Reads touch no reference count. Safe to read from many threads: a block is written only while one tree holds it.
struct ChunkTree<Element: Sendable>: @unchecked Sendable {
    /// Who keeps the root keeps all elements as they are now.
    private(set) var root: AnyObject?
    /// Levels of branches above the chunks.
    private var levels = 0
    /// What stands where nothing was written.
    let absent: Element
    /// Bytes copied because blocks were shared with another value, over the life of this value.
    private(set) var copiedBytes = 0

    init(absent: Element) {
        self.absent = absent
    }

    static var chunkSize: Int { Chunk<Element>.size }

    /// The first index that the present levels cannot hold.
    @inline(__always)
    private var capacity: Int { 1 << (Chunk<Element>.shift + levels * Branch.shift) }

    /// Reads are O(log n) without reference counting, but for that of the element itself; writes too, plus the
    /// copies of shared blocks.
    subscript(index: Int) -> Element {
        @inline(__always)
        get {
            guard let elements = chunk(at: index) else { return absent }
            return elements[index & (Chunk<Element>.size - 1)]
        }
        @inline(__always)
        _modify {
            yield &unique(at: index).pointee
        }
    }

    /// The place of an element, to reach into it without copying it, or nil where its chunk was never written.
    /// Valid while this tree is borrowed.
    @inline(__always)
    func pointer(to index: Int) -> UnsafePointer<Element>? {
        guard let elements = chunk(at: index) else { return nil }
        return UnsafePointer(elements + index & (Chunk<Element>.size - 1))
    }

    /// The elements of the chunk that holds an index, or nil where there is none. Valid while this tree is borrowed.
    @inline(__always)
    func chunk(at index: Int) -> UnsafeMutablePointer<Element>? {
        guard let block = address(at: index) else { return nil }
        return Chunk<Element>.elements(of: block)
    }

    @inline(__always)
    private func address(at index: Int) -> UnsafeMutableRawPointer? {
        guard let root, index >= 0, index < capacity else { return nil }
        var block = Unmanaged.passUnretained(root).toOpaque()
        var shift = Chunk<Element>.shift + levels * Branch.shift
        for _ in 0..<levels {
            shift -= Branch.shift
            guard let next = Branch.addresses(of: block)[(index >> shift) & (Branch.width - 1)] else { return nil }
            block = next
        }
        return block
    }

    /// The place of an element in a chunk that no other value shares. Valid until the next mutation of this tree.
    @inline(__always)
    mutating func unique(at index: Int) -> UnsafeMutablePointer<Element> {
        if index >= capacity { grow(toHold: index) }
        precondition(index >= 0, "an index counts from 0")
        let offset = index & (Chunk<Element>.size - 1)
        if levels == 0 {
            return Chunk<Element>.unique(&root, absent: absent, copiedBytes: &copiedBytes) + offset
        }
        var slots = Branch.unique(&root, copiedBytes: &copiedBytes)
        var shift = Chunk<Element>.shift + (levels - 1) * Branch.shift
        while shift > Chunk<Element>.shift {
            slots = Branch.unique(&slots[(index >> shift) & (Branch.width - 1)], copiedBytes: &copiedBytes)
            shift -= Branch.shift
        }
        return Chunk<Element>.unique(
            &slots[(index >> shift) & (Branch.width - 1)],
            absent: absent,
            copiedBytes: &copiedBytes
        ) + offset
    }

    private mutating func grow(toHold index: Int) {
        while index >= capacity {
            if root != nil {
                var raised: AnyObject?
                Branch.unique(&raised, copiedBytes: &copiedBytes)[0] = root
                root = raised
            }
            levels += 1
        }
    }

    /// The first chunk that holds an index at or after the given one: the index of its first element, and its
    /// elements. Skips parts that were never written a whole branch at a time.
    func nextChunk(atOrAfter index: Int) -> (start: Int, elements: UnsafeMutablePointer<Element>)? {
        guard let root else { return nil }
        var index = max(0, index) & ~(Chunk<Element>.size - 1)
        search: while index < capacity {
            var block = Unmanaged.passUnretained(root).toOpaque()
            var shift = Chunk<Element>.shift + levels * Branch.shift
            for _ in 0..<levels {
                shift -= Branch.shift
                guard let next = Branch.addresses(of: block)[(index >> shift) & (Branch.width - 1)] else {
                    index = ((index >> shift) + 1) << shift
                    continue search
                }
                block = next
            }
            return (index, Chunk<Element>.elements(of: block))
        }
        return nil
    }
}
