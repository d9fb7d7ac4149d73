/// A sparse array of codes with value semantics: indices from 0, the code 0 wherever none was written.
///
/// The sibling of `ChunkTree` for numbers most of which are small: a chunk of 512 codes is as wide as the largest one
/// ever written to it, 1...4 bytes each, and is widened alone. Sharing, copying and reading are those of `ChunkTree`:
/// a write copies the shared blocks on its path, of at most 2 KiB each; reads touch no reference count. Safe to read
/// from many threads.
struct CodeTree: @unchecked Sendable {
    private var root: AnyObject?
    /// Levels of branches above the chunks.
    private var levels = 0
    /// Bytes copied because blocks were shared with another value, over the life of this value.
    private(set) var copiedBytes = 0

    /// The first index that the present levels cannot hold.
    @inline(__always)
    private var capacity: Int { 1 << (CodeChunk.shift + levels * Branch.shift) }

    /// The code of an index. O(log n).
    @inline(__always)
    subscript(index: Int) -> UInt32 {
        guard let root, index >= 0, index < capacity else { return 0 }
        var block = Unmanaged.passUnretained(root).toOpaque()
        var shift = CodeChunk.shift + levels * Branch.shift
        for _ in 0..<levels {
            shift -= Branch.shift
            guard let next = Branch.addresses(of: block)[(index >> shift) & (Branch.width - 1)] else { return 0 }
            block = next
        }
        return CodeChunk.codes(of: block)[index & (CodeChunk.size - 1)]
    }

    /// Writes the code of an index. O(log n), plus the copies of shared blocks.
    mutating func set(_ code: UInt32, at index: Int) {
        unique(at: index, width: CodeChunk.width(of: code)).set(code, at: index & (CodeChunk.size - 1))
    }

    /// The codes of the chunk that holds an index, which no other value shares and which have at least so many bytes.
    /// Valid until the next mutation of this tree.
    mutating func unique(at index: Int, width: Int) -> CodeChunk.Codes {
        if index >= capacity { grow(toHold: index) }
        precondition(index >= 0, "an index counts from 0")
        if levels == 0 { return CodeChunk.unique(&root, width: width, copiedBytes: &copiedBytes) }
        var slots = Branch.unique(&root, copiedBytes: &copiedBytes)
        var shift = CodeChunk.shift + (levels - 1) * Branch.shift
        while shift > CodeChunk.shift {
            slots = Branch.unique(&slots[(index >> shift) & (Branch.width - 1)], copiedBytes: &copiedBytes)
            shift -= Branch.shift
        }
        return CodeChunk.unique(
            &slots[(index >> shift) & (Branch.width - 1)],
            width: width,
            copiedBytes: &copiedBytes
        )
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

    /// The first chunk that holds an index at or after the given one: the index of its first code, and its codes.
    func nextChunk(atOrAfter index: Int) -> (start: Int, codes: CodeChunk.Codes)? {
        guard let root else { return nil }
        var index = max(0, index) & ~(CodeChunk.size - 1)
        search: while index < capacity {
            var block = Unmanaged.passUnretained(root).toOpaque()
            var shift = CodeChunk.shift + levels * Branch.shift
            for _ in 0..<levels {
                shift -= Branch.shift
                guard let next = Branch.addresses(of: block)[(index >> shift) & (Branch.width - 1)] else {
                    index = ((index >> shift) + 1) << shift
                    continue search
                }
                block = next
            }
            return (index, CodeChunk.codes(of: block))
        }
        return nil
    }

    /// Calls `body` with each chunk in ascending order.
    func forEachChunk<Failure: Error>(
        _ body: (_ start: Int, _ codes: CodeChunk.Codes) throws(Failure) -> Void
    ) throws(Failure) {
        var next = 0
        while let (start, codes) = nextChunk(atOrAfter: next) {
            try body(start, codes)
            next = start + CodeChunk.size
        }
    }
}
