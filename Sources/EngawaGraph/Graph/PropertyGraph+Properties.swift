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

    /// Calls `body` with the UTF-8 bytes of a node's text under a key, and gives its result; nil where the value is no
    /// text. Builds no string. O(log n), O(length) where the bytes cross a block.
    package func withText<Result>(
        _ key: KeyToken,
        of id: NodeID,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        tables.pool.withText(of: tables.nodeProperties[key, id.index], body)
    }

    /// Calls `body` with the UTF-8 bytes of a relationship's text under a key, as for a node.
    package func withText<Result>(
        _ key: KeyToken,
        of id: RelationshipID,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        tables.pool.withText(of: tables.relationshipProperties[key, id.index], body)
    }

    /// Sets a property of a node; `.null` removes it. O(log n + size of the value); once in some thousand changes of
    /// values that do not repeat O(n), which is O(1) for each.
    public mutating func set(_ value: Value, for key: KeyToken, of id: NodeID) throws(GraphError) {
        try unique.set(value, for: key, of: id)
    }

    /// Sets a property of a relationship; `.null` removes it. Costs what it costs for a node.
    public mutating func set(_ value: Value, for key: KeyToken, of id: RelationshipID) throws(GraphError) {
        try unique.set(value, for: key, of: id)
    }

    /// The properties of a node in the order of key tokens. O(keys × log n).
    public func properties(of id: NodeID) -> [(key: KeyToken, value: Value)] { tables.properties(of: id) }

    /// The properties of a relationship in the order of key tokens. O(keys × log n).
    public func properties(of id: RelationshipID) -> [(key: KeyToken, value: Value)] { tables.properties(of: id) }
}
