extension PropertyGraph {
    /// The value of an attribute of the graph itself (a setting of a map, such as its language), `.null` where
    /// there is none. O(attributes).
    public func attribute(_ name: String) -> Value { tables.attribute(name) }

    /// Sets an attribute of the graph itself; `.null` removes it. O(attributes).
    public mutating func setAttribute(_ name: String, _ value: Value) { unique.setAttribute(name, value) }

    /// The attributes of the graph itself in the order of their names' UTF-8 bytes.
    public var attributes: [(name: String, value: Value)] { tables.attributes }
}
