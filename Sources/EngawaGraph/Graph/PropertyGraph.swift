/// A property graph: nodes with labels, relationships with a type, properties on both. A value.
///
/// `let before = graph` is a snapshot: O(1) to take, it never changes, and any thread may read it while another
/// goes on changing `graph`. A change after that copies the memory blocks on its way that the two values still
/// share, O(log n) blocks of at most about 2 KiB, also at a node with 100,000 relationships; `copiedBytes` counts
/// them. Rollback is forgetting the changed value.
///
/// The value is one reference to the tables of the graph, so it costs as little to hold and to pass as an array.
/// Complexities speak of n, the number of nodes and relationships; the logarithm has base 64, and is 3 or 4.
/// Tokens and ids belong to a graph and its later versions.
public struct PropertyGraph: @unchecked Sendable {
    private var block: GraphBlock

    /// The empty graph.
    public init() {
        block = GraphBlock.make(GraphTables())
    }

    init(_ tables: consuming GraphTables) {
        block = GraphBlock.make(tables)
    }

    /// The tables, for reading.
    @inline(__always)
    var tables: GraphTables {
        unsafeAddress { UnsafePointer(block.address) }
    }

    /// The tables, for writing: copied first (which shares all their blocks) where another value has them too.
    @inline(__always)
    var unique: GraphTables {
        unsafeAddress { UnsafePointer(block.address) }
        unsafeMutableAddress {
            if !isKnownUniquelyReferenced(&block) { copyTables() }
            return block.address
        }
    }

    @inline(never)
    private mutating func copyTables() {
        block = GraphBlock.make(tables.copy())
    }

    /// The highest id that a replayed change may name. Ids given by the graph itself go on from there, so that no
    /// file can make the next creation trap; see `isFull`.
    public static var maximumID: UInt32 { GraphTables.maximumID }

    /// Whether two values are the same version: one is a copy of the other, and neither was changed since. False may also
    /// be said of equal graphs that came about apart. O(1).
    package func isSameVersion(as other: PropertyGraph) -> Bool { block === other.block }

    /// The number of nodes. O(1).
    public var nodeCount: Int { tables.nodeCount }

    /// The number of relationships. O(1).
    public var relationshipCount: Int { tables.relationshipCount }

    /// The number of nodes with a label. O(1).
    public func nodeCount(label: LabelToken) -> Int { tables.nodeCount(label: label) }

    /// The number of relationships of a type. O(1).
    public func relationshipCount(type: TypeToken) -> Int { tables.relationshipCount(type: type) }

    /// The number of nodes that have a value under a key. O(1).
    public func nodeCount(key: KeyToken) -> Int { tables.nodeCount(key: key) }

    /// The number of relationships that have a value under a key. O(1).
    public func relationshipCount(key: KeyToken) -> Int { tables.relationshipCount(key: key) }

    /// Bytes copied, over the life of this value and those it was copied from, because memory was shared with
    /// another value when it had to change. O(labels + keys + indexes).
    package var copiedBytes: Int { tables.copiedBytes }

    /// The id that the next node will have.
    package var nextNodeID: NodeID { tables.nextNodeID }

    /// The id that the next relationship will have.
    package var nextRelationshipID: RelationshipID { tables.nextRelationshipID }

    /// Whether ids have gone so far that a replay would refuse them: such a graph must not be stored. O(1).
    package var isFull: Bool { max(nextNodeID.rawValue, nextRelationshipID.rawValue) > PropertyGraph.maximumID + 1 }

    /// Counts all ids below these as given, so that a transaction that was rolled back leaves none to be given
    /// again. Lower ones than the present change nothing. O(1).
    package mutating func skipIDs(toNode node: NodeID, relationship: RelationshipID) {
        unique.skipIDs(toNode: node, relationship: relationship)
    }

    /// What does not fit together in this graph's tables, in words for the authors of this module; nothing, unless
    /// the module has an error. Reads everything: O(n × keys).
    package func checkInvariants() -> [String] { tables.checkInvariants() }
}
