/// A property graph: nodes with labels, relationships with a type, properties on both. A value.
///
/// `let before = graph` is a snapshot: O(1) to take, it never changes, and any thread may read it while another
/// goes on changing `graph`. A change after that copies the memory blocks on its way that the two values still
/// share, O(log n) blocks of at most about 2 KiB, also at a node with 100,000 relationships; `copiedBytes` counts
/// them.
///
/// Complexities speak of n, the number of nodes and relationships; the logarithm has base 64, and is 3 or 4.
/// Tokens and ids belong to a graph and its later versions.
public struct PropertyGraph: Sendable {
    var labelNames = NameTable<LabelToken>()
    var typeNames = NameTable<TypeToken>()
    var keyNames = NameTable<KeyToken>()
    var labelSets = LabelSets()
    var nodeTable = NodeTable()
    var relationshipTable = RelationshipTable()
    var outgoing = AdjacencyTable()
    var incoming = AdjacencyTable()
    var pool = ValuePool()
    var nodeProperties = PropertyTable()
    var relationshipProperties = PropertyTable()
    var indexTable = IndexTable()
    var attributeTable = AttributeTable()

    /// The empty graph.
    public init() {}

    /// The highest id that a replayed change may name. Ids given by the graph itself go on from there.
    public static var maximumID: UInt32 { 0xF000_0000 }

    /// The number of nodes. O(1).
    public var nodeCount: Int { nodeTable.live.count }

    /// The number of relationships. O(1).
    public var relationshipCount: Int { relationshipTable.live.count }

    /// The number of nodes with a label. O(1).
    public func nodeCount(label: LabelToken) -> Int { nodeTable.byLabel[label.index].count }

    /// The number of relationships of a type. O(1).
    public func relationshipCount(type: TypeToken) -> Int { relationshipTable.counts[type.index] }

    /// The number of nodes that have a value under a key. O(1).
    public func nodeCount(key: KeyToken) -> Int { nodeProperties.count(key) }

    /// The number of relationships that have a value under a key. O(1).
    public func relationshipCount(key: KeyToken) -> Int { relationshipProperties.count(key) }

    /// Bytes copied, over the life of this value and those it was copied from, because memory was shared with
    /// another value when it had to change. O(labels + keys + indexes).
    package var copiedBytes: Int {
        labelNames.copiedBytes + typeNames.copiedBytes + keyNames.copiedBytes + labelSets.copiedBytes
            + nodeTable.copiedBytes(labels: labelNames.count) + relationshipTable.copiedBytes + outgoing.copiedBytes
            + incoming.copiedBytes + pool.copiedBytes + nodeProperties.copiedBytes
            + relationshipProperties.copiedBytes + indexTable.copiedBytes + attributeTable.copiedBytes
    }

    /// The id that the next node will have.
    package var nextNodeID: NodeID { NodeID(rawValue: nodeTable.next) }

    /// The id that the next relationship will have.
    package var nextRelationshipID: RelationshipID { RelationshipID(rawValue: relationshipTable.next) }

    /// Counts all ids below these as given, so that a transaction that was rolled back leaves none to be given
    /// again. Lower ones than the present change nothing. O(1).
    package mutating func skipIDs(toNode node: NodeID, relationship: RelationshipID) {
        nodeTable.next = max(nodeTable.next, min(node.rawValue, PropertyGraph.maximumID + 1))
        relationshipTable.next = max(relationshipTable.next, min(relationship.rawValue, PropertyGraph.maximumID + 1))
    }
}
