extension PropertyGraph {
    /// Creates the index on a property of the nodes with a label; false when it was there.
    /// O(m log m) for m nodes with the label.
    @discardableResult
    public mutating func createIndex(label: LabelToken, key: KeyToken) -> Bool {
        unique.createIndex(label: label, key: key)
    }

    /// Drops the index on a property of the nodes with a label; false when there was none.
    @discardableResult
    public mutating func dropIndex(label: LabelToken, key: KeyToken) -> Bool {
        unique.dropIndex(label: label, key: key)
    }

    /// Whether there is an index on a property of the nodes with a label. O(indexes).
    public func hasIndex(label: LabelToken, key: KeyToken) -> Bool { tables.hasIndex(label: label, key: key) }

    /// All indexes in the order of label and key tokens.
    public var indexes: [(label: LabelToken, key: KeyToken)] { tables.indexes }

    /// The nodes with a label that have this value under a key, by storage equality, in ascending order.
    ///
    /// O(log n + matches) with an index, O(nodes with the label) without. None for `.null`.
    public func nodes(label: LabelToken, key: KeyToken, equals value: Value) -> [NodeID] {
        tables.nodes(label: label, key: key, equals: value)
    }
}
