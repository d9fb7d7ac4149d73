extension GraphTables {
    @discardableResult
    mutating func createIndex(label: LabelToken, key: KeyToken) -> Bool {
        precondition(label.index < labelNames.count && key.index < keyNames.count, "a name is not of this graph")
        guard !hasIndex(label: label, key: key) else { return false }
        let slot = indexTable.add(label, key)
        for id in nodes(label: label) {
            let value = value(key, of: id)
            if !value.isNull { indexTable.insert(id, value.storageHash, slot) }
        }
        return true
    }

    @discardableResult
    mutating func dropIndex(label: LabelToken, key: KeyToken) -> Bool {
        guard let slot = indexTable.slot(label, key) else { return false }
        indexTable.drop(slot)
        return true
    }

    func hasIndex(label: LabelToken, key: KeyToken) -> Bool {
        indexTable.slot(label, key) != nil
    }

    var indexes: [(label: LabelToken, key: KeyToken)] {
        indexTable.entries.map { (label: $0.label, key: $0.key) }.sorted { $0 < $1 }
    }

    func nodes(label: LabelToken, key: KeyToken, equals value: Value) -> [NodeID] {
        if value.isNull { return [] }
        guard let slot = indexTable.slot(label, key) else {
            return nodes(label: label).filter { has(value, for: key, of: $0) }
        }
        // Different values may have the same hash, so each is looked at.
        return indexTable.candidates(value.storageHash, slot).filter { has(value, for: key, of: $0) }
    }

    /// Enters a node in the indexes on a label that it has just been given.
    mutating func index(_ id: NodeID, _ label: LabelToken) {
        for entry in indexTable.entries where entry.label == label {
            let value = value(entry.key, of: id)
            if !value.isNull { indexTable.insert(id, value.storageHash, entry.slot) }
        }
    }

    /// Takes a node out of the indexes on a label that it is about to lose.
    mutating func unindex(_ id: NodeID, _ label: LabelToken) {
        for entry in indexTable.entries where entry.label == label {
            let value = value(entry.key, of: id)
            if !value.isNull { indexTable.remove(id, value.storageHash, entry.slot) }
        }
    }

    /// Enters a node in the indexes on a key that it has just been given a value for.
    mutating func index(_ id: NodeID, _ key: KeyToken, _ entries: ArraySlice<IndexTable.Entry>) {
        let value = value(key, of: id)
        if value.isNull { return }
        for entry in entries where hasLabel(id, entry.label) {
            indexTable.insert(id, value.storageHash, entry.slot)
        }
    }

    /// Takes a node out of the indexes on a key whose value is about to change.
    mutating func unindex(_ id: NodeID, _ key: KeyToken, _ entries: ArraySlice<IndexTable.Entry>) {
        let value = value(key, of: id)
        if value.isNull { return }
        for entry in entries where hasLabel(id, entry.label) {
            indexTable.remove(id, value.storageHash, entry.slot)
        }
    }
}
