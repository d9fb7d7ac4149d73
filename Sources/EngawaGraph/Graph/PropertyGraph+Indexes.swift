extension PropertyGraph {
    /// Creates the index on a property of the nodes with a label; false when it was there.
    /// O(m) for m nodes with the label, O(m log m) where their values begin alike.
    @discardableResult
    public mutating func createIndex(label: LabelToken, key: KeyToken) -> Bool {
        // Only a unique index can be refused.
        (try? unique.createIndex(label: label, key: key, isUnique: false)) ?? false
    }

    /// Creates the index on a property of the nodes with a label, or makes one unique that was not; false when it was
    /// there as asked for, or unique without being asked for.
    ///
    /// Of a unique index no two nodes have equal values in the sense of openCypher's `=`: `1` and `1.0` exclude each
    /// other, `NaN` and lists with nulls in them do not. From then on a change that would make a duplicate is refused.
    /// - Throws: `GraphError.notUnique` with the first of two nodes that have equal values.
    @discardableResult
    public mutating func createIndex(label: LabelToken, key: KeyToken, isUnique: Bool) throws(GraphError) -> Bool {
        try unique.createIndex(label: label, key: key, isUnique: isUnique)
    }

    /// Drops the index on a property of the nodes with a label, unique or not; false when there was none.
    @discardableResult
    public mutating func dropIndex(label: LabelToken, key: KeyToken) -> Bool {
        unique.dropIndex(label: label, key: key)
    }

    /// Whether there is an index on a property of the nodes with a label. O(indexes).
    public func hasIndex(label: LabelToken, key: KeyToken) -> Bool { tables.hasIndex(label: label, key: key) }

    /// All indexes in the order of label and key tokens.
    public var indexes: [(label: LabelToken, key: KeyToken, isUnique: Bool)] { tables.indexes }
}

// What is found is the same with and without an index. With one it costs O(log n), and what each of the nodes found
// costs; without, O(nodes with the label), and sorting them where they come in the order of their values.
extension PropertyGraph {
    /// The nodes with a label that have this value under a key, by storage equality, in ascending order. None for
    /// `.null`.
    public func nodes(label: LabelToken, key: KeyToken, equals value: Value) -> [NodeID] {
        tables.nodes(label: label, key: key, equals: value)
    }

    /// The nodes with a label that have a value under a key for which openCypher's `=` is true, in ascending order:
    /// `1` finds `1.0` too. None for `.null`, `NaN` and lists and maps with one of them in it.
    public func nodes(label: LabelToken, key: KeyToken, cypherEquals value: Value) -> [NodeID] {
        tables.nodes(label: label, key: key, cypherEquals: value)
    }

    /// The nodes with a label whose value under a key is in a range, in the order of the values and then of the ids, or
    /// exactly the other way round: what `ORDER BY` wants, of those that have a value at all.
    public func nodes(
        label: LabelToken,
        key: KeyToken,
        in range: ValueRange,
        descending: Bool = false
    ) -> OrderedNodes {
        tables.nodes(label: label, key: key, in: range, descending: descending)
    }

    /// The nodes with a label whose value under a key is a string that begins with another, byte by byte, in the order
    /// of the strings and then of the ids, or exactly the other way round.
    public func nodes(
        label: LabelToken,
        key: KeyToken,
        prefix: String,
        descending: Bool = false
    ) -> OrderedNodes {
        tables.nodes(label: label, key: key, prefix: prefix, descending: descending)
    }

    /// How many nodes `nodes(label:key:cypherEquals:)` finds. O(log n) with an index.
    public func nodeCount(label: LabelToken, key: KeyToken, cypherEquals value: Value) -> Int {
        tables.nodeCount(label: label, key: key, cypherEquals: value)
    }

    /// How many nodes `nodes(label:key:in:)` finds. O(log n) with an index, but where the bounds are lists.
    public func nodeCount(label: LabelToken, key: KeyToken, in range: ValueRange) -> Int {
        tables.nodeCount(label: label, key: key, in: range)
    }

    /// How many nodes `nodes(label:key:prefix:)` finds. O(log n) with an index.
    public func nodeCount(label: LabelToken, key: KeyToken, prefix: String) -> Int {
        tables.nodeCount(label: label, key: key, prefix: prefix)
    }

    /// How many nodes `nodes(label:key:cypherEquals:)` finds; nil without an index. Always O(log n), for a planner.
    public func estimatedCount(label: LabelToken, key: KeyToken, cypherEquals value: Value) -> Int? {
        tables.estimatedCount(label: label, key: key, cypherEquals: value)
    }

    /// How many nodes `nodes(label:key:in:)` finds, or more where the bounds are lists, of which some cannot be compared;
    /// nil without an index. Always O(log n), for a planner.
    public func estimatedCount(label: LabelToken, key: KeyToken, in range: ValueRange) -> Int? {
        tables.estimatedCount(label: label, key: key, in: range)
    }

    /// How many nodes `nodes(label:key:prefix:)` finds; nil without an index. Always O(log n), for a
    /// planner.
    public func estimatedCount(label: LabelToken, key: KeyToken, prefix: String) -> Int? {
        tables.estimatedCount(label: label, key: key, prefix: prefix)
    }

    /// Throws where a node with these labels and properties would have a value that another one has and may not share.
    func checkUnique(_ labels: [String], _ properties: [(String, Value)]) throws(GraphError) {
        if !tables.indexTable.entries.contains(where: \.isUnique) { return }
        let tokens = labels.compactMap { label($0) }
        for (name, value) in properties {
            if let key = key(name) { try tables.check(tokens, key, value) }
        }
    }
}
