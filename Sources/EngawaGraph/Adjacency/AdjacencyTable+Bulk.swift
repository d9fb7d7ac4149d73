/// Relationships that are to be entered together: what they connect, by the number of each in ascending order of ids.
struct RelationshipRun {
    /// The id of the first one.
    let first: RelationshipID
    let types: UnsafeBufferPointer<TypeToken>
    let starts: UnsafeBufferPointer<UInt32>
    let ends: UnsafeBufferPointer<UInt32>

    var count: Int { types.count }
}

extension AdjacencyTable {
    /// Enters relationships whose ids are above all that are there. `near` are the ends that this table is about,
    /// `far` the others; no node of them is at or above `nodeLimit`.
    ///
    /// O(n log n) where they are few; O(n + nodes) otherwise, by sorting them by type and then by node.
    mutating func insert(
        _ run: RelationshipRun,
        near: UnsafeBufferPointer<UInt32>,
        far: UnsafeBufferPointer<UInt32>,
        nodeLimit: Int
    ) {
        if run.count < nodeLimit / 16 {
            for place in 0..<run.count {
                insert(AdjacencyTable.entry(run, far, place), of: NodeID(rawValue: near[place]))
            }
            return
        }
        // Where the entries of each node end, and in the end where they begin.
        var bounds = [UInt32](repeating: 0, count: nodeLimit + 1)
        for node in near { bounds[Int(node)] += 1 }
        var sum: UInt32 = 0
        for node in bounds.indices {
            sum += bounds[node]
            bounds[node] = sum
        }
        let sorted = [Adjacent](unsafeUninitializedCapacity: run.count) { entries, initialized in
            // From the last to the first, so that those of one node and type stay in ascending order.
            AdjacencyTable.forEachBackwards(run.types) { place in
                let node = Int(near[place])
                bounds[node] -= 1
                entries.initializeElement(at: Int(bounds[node]), to: AdjacencyTable.entry(run, far, place))
            }
            initialized = run.count
        }
        sorted.withUnsafeBufferPointer { sorted in
            var node = 0
            while node < nodeLimit {
                let (start, end) = (Int(bounds[node]), Int(bounds[node + 1]))
                if start < end { enter(UnsafeBufferPointer(rebasing: sorted[start..<end]), of: node) }
                node += 1
            }
        }
    }

    /// Enters entries in ascending order of type and relationship.
    private mutating func enter(_ entries: UnsafeBufferPointer<Adjacent>, of node: Int) {
        let place = heads.unique(at: node)
        guard place.pointee.count == 0 else {
            for entry in entries { insert(entry, of: NodeID(rawValue: UInt32(node))) }
            return
        }
        place.pointee = store(entries)
    }

    /// Makes a block or a hub of entries that belong to a node without any.
    mutating func store(_ entries: UnsafeBufferPointer<Adjacent>) -> Head {
        guard let first = entries.baseAddress else { return Head() }
        guard entries.count <= AdjacencyArena.largestBlock else {
            return Head(hub: addHub(SortedTree(sorted: entries)), count: entries.count)
        }
        let block = arena.allocate(for: entries.count)
        arena.uniqueBlock(block).update(from: first, count: entries.count)
        return Head(block: block, count: entries.count)
    }

    @inline(__always)
    private static func entry(_ run: RelationshipRun, _ far: UnsafeBufferPointer<UInt32>, _ place: Int) -> Adjacent {
        Adjacent(
            type: run.types[place],
            relationship: RelationshipID(rawValue: run.first.rawValue + UInt32(place)),
            other: NodeID(rawValue: far[place])
        )
    }

    /// Visits the places of an array in descending order of their type, then of the place.
    private static func forEachBackwards(_ types: UnsafeBufferPointer<TypeToken>, _ body: (Int) -> Void) {
        var present: [TypeToken] = []
        var last: TypeToken?
        for type in types where type != last {
            last = type
            if !present.contains(type) { present.append(type) }
        }
        if present.count == 1 {
            for place in types.indices.reversed() { body(place) }
            return
        }
        for type in present.sorted(by: >) {
            for place in types.indices.reversed() where types[place] == type { body(place) }
        }
    }
}
