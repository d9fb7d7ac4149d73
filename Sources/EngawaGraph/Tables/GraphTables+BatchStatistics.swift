extension GraphTables {
    /// Counts the relationships of a batch, which are not entered yet. O(relationships + label sets × types), and
    /// O(nodes × types) bits where they are many.
    mutating func tally(_ run: RelationshipRun) {
        let starts = countEnds(of: run, run.starts, outgoing)
        let ends = countEnds(of: run, run.ends, incoming)
        for (index, count) in starts.enumerated() {
            let type = TypeToken(rawValue: UInt32(index))
            statistics.add(StatisticsTable.Ends(outgoing: count.newNodes, incoming: ends[index].newNodes), type)
            for (number, amount) in count.byLabelSet.enumerated() where amount > 0 {
                for label in labelSets[UInt32(number)] { statistics.add(.init(outgoing: amount), label, type) }
            }
            for (number, amount) in ends[index].byLabelSet.enumerated() where amount > 0 {
                for label in labelSets[UInt32(number)] { statistics.add(.init(incoming: amount), label, type) }
            }
        }
    }

    /// Counts the relationships of a batch at one end of them, by type.
    private func countEnds(
        of run: RelationshipRun,
        _ nodes: UnsafeBufferPointer<UInt32>,
        _ table: borrowing AdjacencyTable
    ) -> [EndCounts] {
        var counts = Array(repeating: EndCounts(), count: typeNames.count)
        var first = 0
        // Relationships of one type mostly stand together.
        while first < run.count {
            let type = run.types[first]
            var end = first + 1
            while end < run.count, run.types[end] == type { end += 1 }
            counts[type.index].add(UnsafeBufferPointer(rebasing: nodes[first..<end]), nodeTable.labelSets)
            first = end
        }
        for index in counts.indices {
            let type = TypeToken(rawValue: UInt32(index))
            counts[index].finish(nodeLimit: Int(nodeTable.next)) { table.has(type, NodeID(rawValue: $0)) }
        }
        return counts
    }
}

/// What is counted of the relationships of one type at one end of them.
private struct EndCounts {
    /// The relationships by the label set of the node.
    private(set) var byLabelSet: [Int] = []
    /// The nodes that have their first relationship of the type now.
    private(set) var newNodes = 0
    private var nodes: [UInt32] = []

    mutating func add(_ more: UnsafeBufferPointer<UInt32>, _ labelSets: ChunkTree<UInt32>) {
        nodes.append(contentsOf: more)
        for node in more {
            let set = Int(labelSets[Int(node)])
            while set >= byLabelSet.count { byLabelSet.append(0) }
            byLabelSet[set] += 1
        }
    }

    /// Counts the nodes, each once, and only those that had no such relationship before.
    mutating func finish(nodeLimit: Int, _ hadOne: (UInt32) -> Bool) {
        defer { nodes = [] }
        guard nodes.count >= nodeLimit / 64 else {
            var last: UInt32?
            for node in nodes.sorted() where node != last {
                last = node
                if !hadOne(node) { newNodes += 1 }
            }
            return
        }
        var seen = [UInt64](repeating: 0, count: nodeLimit / 64 + 1)
        for node in nodes where seen[Int(node >> 6)] & 1 << UInt64(node & 63) == 0 {
            seen[Int(node >> 6)] |= 1 << UInt64(node & 63)
            if !hadOne(node) { newNodes += 1 }
        }
    }
}
