extension GraphTables {
    /// What does not fit together in this graph's tables, in words for the authors of this module; nothing, unless
    /// the module has an error. Reads everything: O(n × keys).
    func checkInvariants() -> [String] {
        var problems: [String] = []
        checkNodes(&problems)
        checkRelationships(&problems)
        checkAdjacency(outgoing, "outgoing", &problems)
        checkAdjacency(incoming, "incoming", &problems)
        checkIndexes(&problems)
        checkStatistics(&problems)
        checkProperties(&problems)
        return problems
    }

    private func checkNodes(_ problems: inout [String]) {
        var counted = 0
        for id in nodes {
            counted += 1
            if id >= nextNodeID { problems.append("node \(id) was never given") }
            let labels = labels(of: id)
            if labels != labels.sorted() || Set(labels).count != labels.count {
                problems.append("the labels of node \(id) are not in order")
            }
            for label in self.labels where hasLabel(id, label) != labels.contains(label) {
                problems.append("label \(label.rawValue) of node \(id) stands in one place only")
            }
        }
        if counted != nodeCount { problems.append("\(counted) nodes are counted as \(nodeCount)") }
        for label in labels {
            let members = Array(nodes(label: label))
            if members.count != nodeCount(label: label) { problems.append("label \(label.rawValue) is miscounted") }
            for id in members where !contains(id) { problems.append("node \(id) is gone and has a label") }
        }
    }

    private func checkRelationships(_ problems: inout [String]) {
        var counts: [TypeToken: Int] = [:]
        var counted = 0
        var loops = 0
        for id in relationships {
            counted += 1
            if id >= nextRelationshipID { problems.append("relationship \(id) was never given") }
            let record = relationshipTable.records[id.index]
            counts[record.type, default: 0] += 1
            let outward = Adjacent(type: record.type, relationship: id, other: record.end)
            let inward = Adjacent(type: record.type, relationship: id, other: record.start)
            if !stands(outward, relationships(of: record.start, .outgoing, type: record.type)) {
                problems.append("relationship \(id) is missing at its start")
            }
            if !stands(inward, relationships(of: record.end, .incoming, type: record.type)) {
                problems.append("relationship \(id) is missing at its end")
            }
            guard record.start == record.end else { continue }
            loops += 1
            if !relationshipTable.loops.contains(Loop(node: record.start, type: record.type, relationship: id)) {
                problems.append("relationship \(id) is missing among the loops")
            }
        }
        if counted != relationshipCount { problems.append("\(counted) relationships counted as \(relationshipCount)") }
        for type in types where counts[type, default: 0] != relationshipCount(type: type) {
            problems.append("type \(type.rawValue) is miscounted")
        }
        if loops != relationshipTable.loops.count { problems.append("a loop is left over") }
        problems += relationshipTable.loops.problems().map { "the tree of loops: " + $0 }
    }

    private func stands(_ entry: Adjacent, _ sequence: AdjacentSequence) -> Bool {
        sequence.contains { $0 == entry && $0.other == entry.other }
    }

    private func checkAdjacency(_ table: AdjacencyTable, _ name: String, _ problems: inout [String]) {
        var blocks = table.arena.freeBlocks
        var entries = 0
        for raw in 1..<max(1, nodeTable.next) {
            let id = NodeID(rawValue: raw)
            let head = table.heads[id.index]
            let count = Int(head.count)
            entries += count
            if !contains(id), count > 0 { problems.append("node \(id) is gone and has \(name) relationships") }
            if head.isHub {
                let tree = table.hubs[head.place]
                if tree.count != count { problems.append("hub \(id) miscounts its \(name) relationships") }
                problems += tree.problems().map { "the \(name) tree of hub \(id): " + $0 }
            } else if count > 0 {
                blocks.append((head.place, AdjacencyArena.capacity(for: count)))
                for position in 1..<count {
                    guard let block = table.arena.block(head.place) else { continue }
                    if !(block[position - 1] < block[position]) { problems.append("\(name) of \(id) out of order") }
                }
            }
        }
        if entries != relationshipCount { problems.append("\(entries) \(name) entries for \(relationshipCount)") }
        let size = ChunkTree<Adjacent>.chunkSize
        var end = size
        for block in blocks.sorted(by: { $0.place < $1.place }) {
            if block.place != end { problems.append("\(name) blocks overlap or leave a gap at \(block.place)") }
            if block.place / size != (block.place + block.capacity - 1) / size {
                problems.append("the \(name) block at \(block.place) crosses a chunk")
            }
            end = block.place + block.capacity
        }
        if end != table.arena.end { problems.append("the \(name) arena ends at \(table.arena.end), not \(end)") }
    }

    private func checkProperties(_ problems: inout [String]) {
        for key in keys {
            var counts = (nodes: 0, relationships: 0)
            for raw in 1..<max(1, nodeTable.next) {
                let cell = nodeProperties[key, Int(raw)]
                if cell.tag == Tag.absent { continue }
                counts.nodes += 1
                if !contains(NodeID(rawValue: raw)) { problems.append("node \(raw) is gone and has a property") }
            }
            for raw in 1..<max(1, relationshipTable.next) {
                let cell = relationshipProperties[key, Int(raw)]
                if cell.tag == Tag.absent { continue }
                counts.relationships += 1
                if !contains(RelationshipID(rawValue: raw)) {
                    problems.append("relationship \(raw) is gone, not its property")
                }
            }
            if counts != (nodeCount(key: key), relationshipCount(key: key)) {
                problems.append("key \(key.rawValue) is miscounted")
            }
        }
        problems += nodeProperties.problems(pool).map { "the properties of nodes: " + $0 }
        problems += relationshipProperties.problems(pool).map { "the properties of relationships: " + $0 }
    }
}
