extension GraphTables {
    func value(_ key: KeyToken, of id: NodeID) -> Value {
        pool.value(of: nodeProperties[key, id.index])
    }

    func value(_ key: KeyToken, of id: RelationshipID) -> Value {
        pool.value(of: relationshipProperties[key, id.index])
    }

    func has(_ value: Value, for key: KeyToken, of id: NodeID) -> Bool {
        pool.holds(nodeProperties[key, id.index], value)
    }

    func has(_ value: Value, for key: KeyToken, of id: RelationshipID) -> Bool {
        pool.holds(relationshipProperties[key, id.index], value)
    }

    mutating func set(_ value: Value, for key: KeyToken, of id: NodeID) throws(GraphError) {
        guard contains(id) else { throw .noSuchNode(id) }
        precondition(key.index < keyNames.count, "the key is not of this graph")
        let indexes = indexTable.entries(on: key)
        if !indexes.isEmpty {
            if has(value, for: key, of: id) { return }
            try check(value, for: key, of: id, indexes)
            unindex(id, key, indexes)
        }
        nodeProperties.set(pool.cell(for: value), key, id.index)
        if !indexes.isEmpty { index(id, key, indexes) }
    }

    mutating func set(_ value: Value, for key: KeyToken, of id: RelationshipID) throws(GraphError) {
        guard contains(id) else { throw .noSuchRelationship(id) }
        precondition(key.index < keyNames.count, "the key is not of this graph")
        relationshipProperties.set(pool.cell(for: value), key, id.index)
    }

    func properties(of id: NodeID) -> [(key: KeyToken, value: Value)] {
        nodeProperties.values(of: id.index, pool)
    }

    func properties(of id: RelationshipID) -> [(key: KeyToken, value: Value)] {
        relationshipProperties.values(of: id.index, pool)
    }
}
