extension CreationBatch {
    /// The single changes that do the same, in order: each node with its properties, then each relationship.
    /// O(entities × keys) in all.
    struct Changes: Sequence, IteratorProtocol {
        private let batch: CreationBatch
        /// How many nodes and relationships were begun.
        private var begun = 0
        /// The next key to look at for the entity that was begun last.
        private var key: Int
        /// By key, the first entry that was not taken yet.
        private var nodeCursors: [Int]
        private var relationshipCursors: [Int]

        init(_ batch: CreationBatch) {
            self.batch = batch
            key = batch.keys.count
            nodeCursors = Array(repeating: 0, count: batch.keys.count)
            relationshipCursors = nodeCursors
        }

        mutating func next() -> GraphChange? {
            while key < batch.keys.count {
                key += 1
                if let change = property(key - 1) { return change }
            }
            guard begun < batch.nodeCount + batch.relationshipCount else { return nil }
            begun += 1
            key = 0
            if begun <= batch.nodeCount {
                let labels = batch.labelSets[Int(batch.nodes[begun - 1])]
                return .createNode(batch.node(begun - 1), labels: labels)
            }
            let place = begun - 1 - batch.nodeCount
            return .createRelationship(
                batch.relationship(place),
                type: batch.types[Int(batch.relationshipTypes[place])],
                from: NodeID(rawValue: batch.starts[place]),
                to: NodeID(rawValue: batch.ends[place])
            )
        }

        private mutating func property(_ key: Int) -> GraphChange? {
            if begun <= batch.nodeCount {
                let place = begun - 1
                guard let value = batch.nodeColumns[key].take(place, &nodeCursors[key]) else { return nil }
                return .setNodeProperty(batch.node(place), key: batch.keys[key], batch.dictionary.value(value))
            }
            let place = begun - 1 - batch.nodeCount
            guard let value = batch.relationshipColumns[key].take(place, &relationshipCursors[key]) else { return nil }
            let id = batch.relationship(place)
            return .setRelationshipProperty(id, key: batch.keys[key], batch.dictionary.value(value))
        }
    }

    func node(_ place: Int) -> NodeID { NodeID(rawValue: firstNode.rawValue + UInt32(place)) }

    func relationship(_ place: Int) -> RelationshipID {
        RelationshipID(rawValue: firstRelationship.rawValue + UInt32(place))
    }
}

extension CreationBatch.Column {
    /// The value of an owner, where the entry at the cursor is its; moves the cursor on then.
    fileprivate func take(_ owner: Int, _ cursor: inout Int) -> Int? {
        guard cursor < owners.count, Int(owners[cursor]) == owner else { return nil }
        cursor += 1
        return Int(values[cursor - 1])
    }
}
