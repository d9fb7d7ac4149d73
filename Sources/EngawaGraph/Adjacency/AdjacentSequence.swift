/// One sorted run of adjacency entries, a span at a time: a block is one span, a hub as many as it has leaves.
@usableFromInline
struct AdjacentRun {
    /// Keeps the memory of the spans as it was when the run was made, whatever happens to the graph: the root of
    /// the arena or, for a hub, of its tree.
    @usableFromInline var owner: AnyObject?
    /// The entries of the present span that were not taken yet.
    @usableFromInline var pointer: UnsafePointer<Adjacent>?
    @usableFromInline var left = 0
    /// The ranks of the spans to come, at a hub.
    private var rank = 0
    private var endRank = 0
    private var levels = 0

    init() {}

    // Inlined, so that the tables are read where they are and not copied for the call.
    @inline(__always)
    init(_ table: borrowing AdjacencyTable, _ node: NodeID, _ type: TypeToken?) {
        let head = table.heads[node.index]
        if head.count == 0 { return }
        if head.isHub {
            begin(table.hubs[head.place], type)
            return
        }
        guard let block = table.arena.block(head.place) else { return }
        owner = table.arena.entries.root
        (pointer, left) = (UnsafePointer(block), Int(head.count))
        if let type { narrow(to: type) }
    }

    private mutating func begin(_ hub: SortedTree<Adjacent>, _ type: TypeToken?) {
        owner = hub.root
        levels = hub.levels
        (rank, endRank) = AdjacentRun.ranks(hub, type)
    }

    /// Leaves only the entries of a type in a run of one span.
    private mutating func narrow(to type: TypeToken) {
        while left > 0, let first = pointer, first.pointee.type < type {
            pointer = first + 1
            left -= 1
        }
        while left > 0, let first = pointer, first[left - 1].type > type { left -= 1 }
    }

    /// The ranks of the entries of a type in a hub, or of all.
    static func ranks(_ hub: SortedTree<Adjacent>, _ type: TypeToken?) -> (start: Int, end: Int) {
        guard let type else { return (0, hub.count) }
        let above = TypeToken(rawValue: type.rawValue + 1)
        return (hub.rank(of: .lowest(of: type)), hub.rank(of: .lowest(of: above)))
    }

    /// Moves on to the next span; `left` stays 0 after the last one.
    mutating func load() {
        guard left == 0, rank < endRank else { return }
        let span = SortedTree<Adjacent>.elements(of: owner, levels: levels, fromRank: rank)
        (pointer, left) = (span.baseAddress, min(span.count, endRank - rank))
        rank += left
    }

    /// The next entry, which stays.
    mutating func peek() -> Adjacent? {
        load()
        // The entry is read while the owner of its memory is certainly alive.
        return left == 0 ? nil : withExtendedLifetime(owner) { pointer?.pointee }
    }

    /// Takes the entry that `peek` gave.
    mutating func drop() {
        pointer = pointer.map { $0 + 1 }
        left -= 1
    }
}

/// The relationships of a node in the order of type, then relationship, as they were when the sequence was asked for.
///
/// Holds on to the one block of memory it reads: the graph may change meanwhile. Iteration allocates nothing and
/// costs O(1) per relationship, O(log n) once per 128 at a hub.
public struct AdjacentSequence: Sequence, IteratorProtocol, @unchecked Sendable {
    @usableFromInline var run: AdjacentRun
    /// The incoming relationships, where both directions were asked for.
    private var second = AdjacentRun()
    @usableFromInline let isMerging: Bool

    init(_ run: AdjacentRun) {
        self.run = run
        isMerging = false
    }

    init(merging run: AdjacentRun, _ second: AdjacentRun) {
        self.run = run
        self.second = second
        isMerging = true
    }

    /// The next relationship, or nil after the last one.
    @inlinable public mutating func next() -> Adjacent? {
        if isMerging { return nextMerged() }
        if run.left == 0 {
            loadSpan()
            if run.left == 0 { return nil }
        }
        guard let pointer = run.pointer else { return nil }
        run.left &-= 1
        run.pointer = pointer + 1
        // The entry is read while the owner of its memory is certainly alive.
        return withExtendedLifetime(run.owner) { pointer.pointee }
    }

    @usableFromInline mutating func loadSpan() {
        run.load()
    }

    @usableFromInline mutating func nextMerged() -> Adjacent? {
        guard let left = run.peek() else {
            let right = second.peek()
            if right != nil { second.drop() }
            return right
        }
        guard let right = second.peek(), right <= left else {
            run.drop()
            return left
        }
        // The same relationship from both sides leads from the node to itself, and is given once.
        if right == left { run.drop() }
        second.drop()
        return right
    }
}
