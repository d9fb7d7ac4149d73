extension GraphTables {
    /// The values of a key, for reading. Must be gone before a value changes.
    func column(_ key: KeyToken) -> IndexColumn { IndexColumn(key, nodeProperties, pool) }

    @discardableResult
    mutating func createIndex(label: LabelToken, key: KeyToken, isUnique: Bool) throws(GraphError) -> Bool {
        precondition(label.index < labelNames.count && key.index < keyNames.count, "a name is not of this graph")
        let column = column(key)
        if let present = indexTable.entry(label, key) {
            guard isUnique, !present.isUnique else { return false }
            try check(indexTable.tree(present.slot), column, label)
            indexTable.makeUnique(present.slot)
            return true
        }
        let sorted = IndexSort.sorted(nodes(label: label), column)
        let tree = sorted.withUnsafeBufferPointer { SortedTree(sorted: $0) }
        if isUnique { try check(tree, column, label) }
        indexTable.add(label, key, isUnique: isUnique, tree)
        return true
    }

    @discardableResult
    mutating func dropIndex(label: LabelToken, key: KeyToken) -> Bool {
        guard let entry = indexTable.entry(label, key) else { return false }
        indexTable.drop(entry.slot)
        return true
    }

    func hasIndex(label: LabelToken, key: KeyToken) -> Bool { indexTable.entry(label, key) != nil }

    var indexes: [(label: LabelToken, key: KeyToken, isUnique: Bool)] {
        indexTable.entries.map { (label: $0.label, key: $0.key, isUnique: $0.isUnique) }
            .sorted { ($0.label, $0.key) < ($1.label, $1.key) }
    }

    // MARK: - Following changes

    /// Enters a node in the indexes on a label that it has just been given.
    mutating func index(_ id: NodeID, _ label: LabelToken) {
        for index in indexTable.entries where index.label == label {
            let column = column(index.key)
            if let entry = column.entry(of: id) { indexTable.insert(entry, index.slot, column) }
        }
    }

    /// Takes a node out of the indexes on a label that it is about to lose.
    mutating func unindex(_ id: NodeID, _ label: LabelToken) {
        for index in indexTable.entries where index.label == label {
            let column = column(index.key)
            if let entry = column.entry(of: id) { indexTable.remove(entry, index.slot, column) }
        }
    }

    /// Enters a node in the indexes on a key that it has just been given a value for.
    mutating func index(_ id: NodeID, _ key: KeyToken, _ indexes: ArraySlice<IndexTable.Entry>) {
        let column = column(key)
        guard let entry = column.entry(of: id) else { return }
        for index in indexes where hasLabel(id, index.label) { indexTable.insert(entry, index.slot, column) }
    }

    /// Takes a node out of the indexes on a key whose value is about to change.
    mutating func unindex(_ id: NodeID, _ key: KeyToken, _ indexes: ArraySlice<IndexTable.Entry>) {
        let column = column(key)
        guard let entry = column.entry(of: id) else { return }
        for index in indexes where hasLabel(id, index.label) { indexTable.remove(entry, index.slot, column) }
    }

    /// Enters the last nodes, which were just created, with all their properties, in the indexes.
    ///
    /// O(m log m) for m nodes, and O(n) for an index that holds n unless the new ones are few beside them.
    mutating func indexNodes(from first: NodeID, count: Int) throws(GraphError) {
        if count == 0 { return }
        for index in indexTable.entries {
            let column = column(index.key)
            let nodes = IDSequence<NodeID>(nodeTable.byLabel[index.label.index], from: first)
            let sorted = IndexSort.sorted(nodes, column)
            if sorted.isEmpty { continue }
            let tree = indexTable.tree(index.slot)
            if sorted.count < tree.count / 16 {
                for entry in sorted {
                    if index.isUnique { try check(column.value(of: entry.node), of: entry.node, index) }
                    indexTable.insert(entry, index.slot, column)
                }
            } else {
                let merged = IndexSort.merged(tree, sorted, column)
                if index.isUnique { try check(merged, column, index.label) }
                indexTable.replace(index.slot, with: merged)
            }
        }
    }
}
