extension GraphTables {
    /// The first node with a label whose value under a key equals a value, in openCypher's sense, and that is not `id`;
    /// nil where the index on them is not unique. O(log n).
    func duplicate(of value: Value, label: LabelToken, key: KeyToken, besides id: NodeID?) -> NodeID? {
        guard let index = indexTable.entry(label, key), index.isUnique else { return nil }
        return duplicate(of: value, index, besides: id)
    }

    private func duplicate(of value: Value, _ index: IndexTable.Entry, besides id: NodeID?) -> NodeID? {
        guard let range = IndexRange(equalTo: value, in: column(index.key)) else { return nil }
        let tree = indexTable.tree(index.slot)
        var found: NodeID?
        tree.forEach(fromRank: tree.rank(at: range.lower)) { entry in
            guard range.upper.isAfter(entry) else { return false }
            if entry.node == id { return true }
            found = entry.node
            return false
        }
        return found
    }

    /// Throws where a node with this value cannot be in an index.
    func check(_ value: Value, of id: NodeID?, _ index: IndexTable.Entry) throws(GraphError) {
        guard index.isUnique, let node = duplicate(of: value, index, besides: id) else { return }
        throw notUnique(index.label, index.key, node)
    }

    /// Throws where a node cannot be given a value.
    func check(
        _ value: Value,
        for key: KeyToken,
        of id: NodeID,
        _ indexes: ArraySlice<IndexTable.Entry>
    ) throws(GraphError) {
        for index in indexes where index.isUnique && hasLabel(id, index.label) { try check(value, of: id, index) }
    }

    /// Throws where a node cannot be given a label.
    func check(_ label: LabelToken, for id: NodeID) throws(GraphError) {
        for index in indexTable.entries where index.isUnique && index.label == label {
            try check(value(index.key, of: id), of: id, index)
        }
    }

    /// Throws where a node with these labels and values cannot be created.
    func check(_ labels: [LabelToken], _ key: KeyToken, _ value: Value) throws(GraphError) {
        for index in indexTable.entries(on: key) where index.isUnique && labels.contains(index.label) {
            try check(value, of: nil, index)
        }
    }

    /// Throws where two nodes of an index have equal values. O(n).
    func check(_ tree: SortedTree<IndexEntry>, _ column: IndexColumn, _ label: LabelToken) throws(GraphError) {
        var last: IndexEntry?
        var duplicate: NodeID?
        tree.forEach(fromRank: 0) { entry in
            if let last, column.order(last, entry) == .same {
                let value = column.value(of: entry.node)
                if value.equals(value) == true {
                    duplicate = last.node
                    return false
                }
            }
            last = entry
            return true
        }
        if let duplicate { throw notUnique(label, column.key, duplicate) }
    }

    private func notUnique(_ label: LabelToken, _ key: KeyToken, _ node: NodeID) -> GraphError {
        .notUnique(label: name(of: label), key: name(of: key), node)
    }
}
