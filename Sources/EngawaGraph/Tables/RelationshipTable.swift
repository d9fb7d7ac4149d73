/// Which relationships there are, and what they connect.
struct RelationshipTable: Sendable {
    struct Record: BitwiseCopyable, Sendable {
        var type: TypeToken
        var start: NodeID
        var end: NodeID
    }

    var records = ChunkTree<Record>(
        absent: Record(type: TypeToken(rawValue: 0), start: NodeID(rawValue: 0), end: NodeID(rawValue: 0))
    )
    var live = BitTree()
    /// How many relationships there are of each type.
    var counts = ChunkTree<Int>(absent: 0)
    /// The relationships that lead from a node to itself, by node, type and relationship.
    var loops = SortedTree<Loop>()
    var copiedInLoops = 0
    /// The next id to give.
    var next: UInt32 = 1

    var copiedBytes: Int {
        records.copiedBytes + live.copiedBytes + counts.copiedBytes + copiedInLoops
    }
}

/// A relationship from a node to itself.
struct Loop: Comparable, BitwiseCopyable, Sendable {
    var node: NodeID
    var type: TypeToken
    var relationship: RelationshipID

    static func < (left: Loop, right: Loop) -> Bool {
        (left.node, left.type, left.relationship) < (right.node, right.type, right.relationship)
    }
}
