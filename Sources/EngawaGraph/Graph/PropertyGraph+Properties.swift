extension PropertyGraph {
    /// The value of a node under a key, `.null` where there is none. O(log n + size of the value).
    public func value(_ key: KeyToken, of id: NodeID) -> Value { tables.value(key, of: id) }

    /// The value of a relationship under a key, `.null` where there is none. O(log n + size of the value).
    public func value(_ key: KeyToken, of id: RelationshipID) -> Value { tables.value(key, of: id) }

    /// Whether a node has this value under a key, by storage equality; `.null` asks for none. Builds no string.
    public func has(_ value: Value, for key: KeyToken, of id: NodeID) -> Bool { tables.has(value, for: key, of: id) }

    /// Whether a relationship has this value under a key, by storage equality; `.null` asks for none.
    public func has(_ value: Value, for key: KeyToken, of id: RelationshipID) -> Bool {
        tables.has(value, for: key, of: id)
    }

    /// Sets a property of a node; `.null` removes it. O(log n + size of the value).
    public mutating func set(_ value: Value, for key: KeyToken, of id: NodeID) throws(GraphError) {
        try unique.set(value, for: key, of: id)
    }

    /// Sets a property of a relationship; `.null` removes it. O(log n + size of the value).
    public mutating func set(_ value: Value, for key: KeyToken, of id: RelationshipID) throws(GraphError) {
        try unique.set(value, for: key, of: id)
    }

    /// The properties of a node in the order of key tokens. O(keys × log n).
    public func properties(of id: NodeID) -> [(key: KeyToken, value: Value)] { tables.properties(of: id) }

    /// The properties of a relationship in the order of key tokens. O(keys × log n).
    public func properties(of id: RelationshipID) -> [(key: KeyToken, value: Value)] { tables.properties(of: id) }
}
