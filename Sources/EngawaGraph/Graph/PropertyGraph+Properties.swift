extension PropertyGraph {
    /// The value of a node under a key, `.null` where there is none. O(log n + size of the value).
    public func value(_ key: KeyToken, of id: NodeID) -> Value {
        pool.value(of: nodeProperties[key, id.index])
    }

    /// The value of a relationship under a key, `.null` where there is none. O(log n + size of the value).
    public func value(_ key: KeyToken, of id: RelationshipID) -> Value {
        pool.value(of: relationshipProperties[key, id.index])
    }

    /// Whether a node has this value under a key, by storage equality; `.null` asks for none. Builds no string.
    public func has(_ value: Value, for key: KeyToken, of id: NodeID) -> Bool {
        pool.holds(nodeProperties[key, id.index], value)
    }

    /// Whether a relationship has this value under a key, by storage equality; `.null` asks for none.
    public func has(_ value: Value, for key: KeyToken, of id: RelationshipID) -> Bool {
        pool.holds(relationshipProperties[key, id.index], value)
    }

    /// Sets a property of a node; `.null` removes it. O(log n + size of the value).
    public mutating func set(_ value: Value, for key: KeyToken, of id: NodeID) throws(GraphError) {
        guard contains(id) else { throw .noSuchNode(id) }
        precondition(key.index < keyNames.count, "the key is not of this graph")
        let indexes = indexTable.slots(of: key)
        if !indexes.isEmpty { unindex(id, key, indexes) }
        nodeProperties.set(pool.cell(for: value), key, id.index, &pool)
        if !indexes.isEmpty { index(id, key, indexes) }
    }

    /// Sets a property of a relationship; `.null` removes it. O(log n + size of the value).
    public mutating func set(_ value: Value, for key: KeyToken, of id: RelationshipID) throws(GraphError) {
        guard contains(id) else { throw .noSuchRelationship(id) }
        precondition(key.index < keyNames.count, "the key is not of this graph")
        relationshipProperties.set(pool.cell(for: value), key, id.index, &pool)
    }

    /// The properties of a node in the order of key tokens. O(keys × log n).
    public func properties(of id: NodeID) -> [(key: KeyToken, value: Value)] {
        nodeProperties.values(of: id.index, pool)
    }

    /// The properties of a relationship in the order of key tokens. O(keys × log n).
    public func properties(of id: RelationshipID) -> [(key: KeyToken, value: Value)] {
        relationshipProperties.values(of: id.index, pool)
    }
}
