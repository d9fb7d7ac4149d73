// Counts to plan queries by; those of nodes and of relationships by one label or type stand with the graph itself. All
// are exact and kept with every change.
extension PropertyGraph {
    /// How many relationships, of one type or of all, start at nodes with a label, or end there; for `.both` the sum of
    /// the two, which counts a relationship within the label twice. O(1) with a type, O(types) without.
    public func relationshipCount(label: LabelToken, type: TypeToken? = nil, _ direction: Direction) -> Int {
        tables.relationshipCount(label: label, type: type, direction)
    }

    /// How many nodes have relationships of a type that start at them. O(1).
    public func nodeCount(startsOf type: TypeToken) -> Int { tables.nodeCount(startsOf: type) }

    /// How many nodes have relationships of a type that end at them. O(1).
    public func nodeCount(endsOf type: TypeToken) -> Int { tables.nodeCount(endsOf: type) }

    /// How many nodes have all of these labels, whatever others they have. O(label sets).
    public func nodeCount(labels: [LabelToken]) -> Int { tables.nodeCount(labels: labels) }

    /// How many nodes have exactly which labels, in the order in which the sets first came up; the labels of a set are in
    /// the order of tokens. Only sets that some node has. O(label sets).
    public var labelSetCounts: [(labels: [LabelToken], count: Int)] { tables.labelSetCounts }
}
