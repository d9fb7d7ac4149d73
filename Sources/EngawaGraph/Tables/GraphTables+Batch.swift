extension GraphTables {
    /// Does what a batch says, all of it or (after an error) an unknown part: the caller keeps what was before.
    /// O(entities + values), and what the indexes cost.
    mutating func create(_ batch: CreationBatch) throws(GraphError) {
        try check(batch)
        createNodes(of: batch)
        createRelationships(of: batch)
        setProperties(of: batch)
        try indexNodes(from: batch.firstNode, count: batch.nodeCount)
    }

    /// Whether the batch fits this graph: its ids are free, and every relationship has its ends.
    private func check(_ batch: CreationBatch) throws(GraphError) {
        let limit = Int(GraphTables.maximumID) + 1
        let nodeEnd = batch.firstNode.index + batch.nodeCount
        guard nodeEnd <= limit, batch.firstRelationship.index + batch.relationshipCount <= limit else {
            throw .tooManyEntities
        }
        guard batch.nodeCount == 0 || batch.firstNode.rawValue >= nodeTable.next else {
            throw .nodeIDUsed(batch.firstNode)
        }
        guard batch.relationshipCount == 0 || batch.firstRelationship.rawValue >= relationshipTable.next else {
            throw .relationshipIDUsed(batch.firstRelationship)
        }
        let new = batch.firstNode.index..<nodeEnd
        for ends in [batch.starts, batch.ends] {
            for end in ends where !new.contains(Int(end)) && !nodeTable.live.contains(end) {
                throw .noSuchNode(NodeID(rawValue: end))
            }
        }
    }

    private mutating func createNodes(of batch: CreationBatch) {
        guard batch.nodeCount > 0 else { return }
        let first = batch.firstNode.index
        nodeTable.live.insert(batch.firstNode.rawValue, count: batch.nodeCount)
        nodeTable.next = UInt32(first + batch.nodeCount)
        var sets: [(number: UInt32, labels: [LabelToken])] = []
        for names in batch.labelSets {
            var labels: [LabelToken] = []
            for name in names { labels.append(labelNames.intern(name)) }
            labels = GraphTables.distinct(labels)
            sets.append((labelSets.intern(labels), labels))
        }
        var start = 0
        while start < batch.nodeCount {
            let set = batch.nodes[start]
            var end = start + 1
            while end < batch.nodeCount, batch.nodes[end] == set { end += 1 }
            let (number, labels) = sets[Int(set)]
            statistics.add(end - start, labelSet: number)
            if !labels.isEmpty {
                nodeTable.labelSets.fill(from: first + start, count: end - start, with: number)
                for label in labels {
                    nodeTable.byLabel.unique(at: label.index).pointee.insert(UInt32(first + start), count: end - start)
                }
            }
            start = end
        }
    }

    private mutating func createRelationships(of batch: CreationBatch) {
        let count = batch.relationshipCount
        guard count > 0 else { return }
        let first = batch.firstRelationship
        var tokens: [TypeToken] = []
        for name in batch.types { tokens.append(typeNames.intern(name)) }
        let types = batch.relationshipTypes.map { tokens[Int($0)] }
        relationshipTable.live.insert(first.rawValue, count: count)
        relationshipTable.next = first.rawValue + UInt32(count)
        for token in types { relationshipTable.counts.unique(at: token.index).pointee += 1 }
        types.withUnsafeBufferPointer { types in
            batch.starts.withUnsafeBufferPointer { starts in
                batch.ends.withUnsafeBufferPointer { ends in
                    enter(RelationshipRun(first: first, types: types, starts: starts, ends: ends))
                }
            }
        }
    }

    private mutating func enter(_ run: RelationshipRun) {
        relationshipTable.records.withRun(from: run.first.index, count: run.count) { records, offset, count in
            for place in 0..<count {
                records[place] = RelationshipTable.Record(
                    type: run.types[offset + place],
                    start: NodeID(rawValue: run.starts[offset + place]),
                    end: NodeID(rawValue: run.ends[offset + place])
                )
            }
        }
        tally(run)
        let limit = Int(nodeTable.next)
        outgoing.insert(run, near: run.starts, far: run.ends, nodeLimit: limit)
        incoming.insert(run, near: run.ends, far: run.starts, nodeLimit: limit)
        for place in 0..<run.count where run.starts[place] == run.ends[place] {
            let id = RelationshipID(rawValue: run.first.rawValue + UInt32(place))
            relationshipTable.loops.insert(
                Loop(node: NodeID(rawValue: run.starts[place]), type: run.types[place], relationship: id),
                copiedBytes: &relationshipTable.copiedInLoops
            )
        }
    }

    private mutating func setProperties(of batch: CreationBatch) {
        guard !batch.keys.isEmpty else { return }
        var values = pool.cells(of: batch.dictionary)
        for (number, name) in batch.keys.enumerated() {
            let key = keyNames.intern(name)
            nodeProperties.fill(key, from: batch.firstNode.index, batch.nodeColumns[number], &values)
            relationshipProperties.fill(
                key,
                from: batch.firstRelationship.index,
                batch.relationshipColumns[number],
                &values
            )
        }
    }
}
