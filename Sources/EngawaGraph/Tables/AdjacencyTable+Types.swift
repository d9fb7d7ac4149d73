extension AdjacencyTable {
    /// Whether a node has a relationship of a type. O(64), at a hub O(log n).
    // Inlined, so that the table is read where it is and not copied for the call.
    @inline(__always)
    func has(_ type: TypeToken, _ node: NodeID) -> Bool { count(node) > 0 && count(node, type) > 0 }

    /// How many relationships of each type a node has, by type. O(64), at a hub O(types × log n).
    func counts(_ node: NodeID) -> [(type: TypeToken, count: Int)] {
        var counts: [(type: TypeToken, count: Int)] = []
        let head = heads[node.index]
        if head.isHub {
            let tree = hubs[head.place]
            var rank = 0
            while let first = tree.elements(fromRank: rank).first {
                let end = AdjacentRun.ranks(tree, first.type).end
                counts.append((first.type, end - rank))
                rank = end
            }
        } else if head.count > 0, let block = arena.block(head.place) {
            for entry in UnsafeBufferPointer(start: block, count: Int(head.count)) {
                if let last = counts.indices.last, counts[last].type == entry.type {
                    counts[last].count += 1
                } else {
                    counts.append((entry.type, 1))
                }
            }
        }
        return counts
    }
}

extension AdjacencyTable {
    /// Calls the closure with the relationships of a node in order, a run of memory at a time.
    @inline(__always)
    func forEachSpan(of node: NodeID, _ body: (UnsafeBufferPointer<Adjacent>) -> Void) {
        let head = heads[node.index]
        if head.count == 0 { return }
        if head.isHub {
            let tree = hubs[head.place]
            var rank = 0
            while case let span = tree.elements(fromRank: rank), !span.isEmpty {
                body(span)
                rank += span.count
            }
        } else if let block = arena.block(head.place) {
            body(UnsafeBufferPointer(start: block, count: Int(head.count)))
        }
    }
}
