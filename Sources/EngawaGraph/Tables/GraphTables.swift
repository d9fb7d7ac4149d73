/// All tables of a graph, and the operations on them; one level below `PropertyGraph`, which says what they promise.
///
/// Not copyable but by `copy()`: reading a copyable structure of this size through an address would copy it, and
/// count some thirty references, on every call. Fields have no default values, so that `copy()` cannot forget one.
struct GraphTables: ~Copyable, Sendable {
    var labelNames: NameTable<LabelToken>
    var typeNames: NameTable<TypeToken>
    var keyNames: NameTable<KeyToken>
    var labelSets: LabelSets
    var nodeTable: NodeTable
    var relationshipTable: RelationshipTable
    var outgoing: AdjacencyTable
    var incoming: AdjacencyTable
    var pool: ValuePool
    var nodeProperties: PropertyTable
    var relationshipProperties: PropertyTable
    var indexTable: IndexTable
    var statistics: StatisticsTable
    var attributeTable: AttributeTable

    /// Bytes copied of this structure itself.
    var copiedOfItself: Int
    /// Holds nothing. An existential makes this a type that is always handled by its address; without it, every
    /// call that only reads would get the whole structure copied onto the stack, byte by byte (measured: half the
    /// time of reading a property).
    private let anchor: any Sendable

    /// The highest id that a replayed change may name. Ids given by the graph itself go on from there.
    static var maximumID: UInt32 { 0xF000_0000 }

    var nodeCount: Int { nodeTable.live.count }

    var relationshipCount: Int { relationshipTable.live.count }

    func nodeCount(label: LabelToken) -> Int { nodeTable.byLabel[label.index].count }

    func relationshipCount(type: TypeToken) -> Int { relationshipTable.counts[type.index] }

    func nodeCount(key: KeyToken) -> Int { nodeProperties.count(key) }

    func relationshipCount(key: KeyToken) -> Int { relationshipProperties.count(key) }

    var copiedBytes: Int {
        copiedOfItself + labelNames.copiedBytes + typeNames.copiedBytes + keyNames.copiedBytes + labelSets.copiedBytes
            + nodeTable.copiedBytes(labels: labelNames.count) + relationshipTable.copiedBytes + outgoing.copiedBytes
            + incoming.copiedBytes + pool.copiedBytes + nodeProperties.copiedBytes
            + relationshipProperties.copiedBytes + indexTable.copiedBytes + statistics.copiedBytes
            + attributeTable.copiedBytes
    }

    var nextNodeID: NodeID { NodeID(rawValue: nodeTable.next) }

    var nextRelationshipID: RelationshipID { RelationshipID(rawValue: relationshipTable.next) }

    mutating func skipIDs(toNode node: NodeID, relationship: RelationshipID) {
        nodeTable.next = max(nodeTable.next, min(node.rawValue, GraphTables.maximumID + 1))
        relationshipTable.next = max(relationshipTable.next, min(relationship.rawValue, GraphTables.maximumID + 1))
    }
}

extension GraphTables {
    /// The tables of the empty graph.
    init() {
        self.init(
            labelNames: NameTable<LabelToken>(),
            typeNames: NameTable<TypeToken>(),
            keyNames: NameTable<KeyToken>(),
            labelSets: LabelSets(),
            nodeTable: NodeTable(),
            relationshipTable: RelationshipTable(),
            outgoing: AdjacencyTable(),
            incoming: AdjacencyTable(),
            pool: ValuePool(),
            nodeProperties: PropertyTable(),
            relationshipProperties: PropertyTable(),
            indexTable: IndexTable(),
            statistics: StatisticsTable(),
            attributeTable: AttributeTable(),
            copiedOfItself: 0,
            anchor: 0
        )
    }

    /// The same tables, which share all their blocks with these. O(1).
    borrowing func copy() -> GraphTables {
        GraphTables(
            labelNames: labelNames,
            typeNames: typeNames,
            keyNames: keyNames,
            labelSets: labelSets,
            nodeTable: nodeTable,
            relationshipTable: relationshipTable,
            outgoing: outgoing,
            incoming: incoming,
            pool: pool,
            nodeProperties: nodeProperties,
            relationshipProperties: relationshipProperties,
            indexTable: indexTable,
            statistics: statistics,
            attributeTable: attributeTable,
            copiedOfItself: copiedOfItself + MemoryLayout<GraphTables>.size,
            anchor: anchor
        )
    }
}
