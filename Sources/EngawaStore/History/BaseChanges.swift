import EngawaGraph

extension ChangeSet {
    /// The changes that lead from the empty graph to `graph`, with the same ids and the same next ids. O(graph).
    init(makingAnew graph: PropertyGraph) {
        self.init()
        // The highest ids ever given may be those of entities that are gone: they come and go once more.
        let lastNode = NodeID(rawValue: graph.nextNodeID.rawValue - 1)
        let lastRelationship = RelationshipID(rawValue: graph.nextRelationshipID.rawValue - 1)
        let isLastNodeGone = lastNode.rawValue > 0 && !graph.contains(lastNode)
        for (name, value) in graph.attributes { append(.setAttribute(name, value)) }
        for run in Runs(graph.nodes) { append(.creation(BaseBatch.nodes(run, graph))) }
        if isLastNodeGone { append(.createNode(lastNode, labels: [])) }
        for run in Runs(graph.relationships) { append(.creation(BaseBatch.relationships(run, graph))) }
        if lastRelationship.rawValue > 0, !graph.contains(lastRelationship) {
            // Whoever gave an id to a relationship had given one to a node.
            append(.createRelationship(lastRelationship, type: Self.goneType, from: lastNode, to: lastNode))
            append(.deleteRelationship(lastRelationship))
        }
        if isLastNodeGone { append(.deleteNode(lastNode)) }
        for (labelToken, keyToken, isUnique) in graph.indexes {
            let (label, key) = (graph.name(of: labelToken), graph.name(of: keyToken))
            append(isUnique ? .createUniqueIndex(label: label, key: key) : .createIndex(label: label, key: key))
        }
    }

    /// The type of a relationship that comes and goes for its id alone.
    private static let goneType = "GONE"
}

/// Ids in ascending order as runs that follow one another without a gap, none longer than a batch may be.
private struct Runs<ID: EntityID>: Sequence, IteratorProtocol {
    private var ids: IDSequence<ID>
    private var first: ID?

    init(_ ids: IDSequence<ID>) {
        self.ids = ids
        first = self.ids.next()
    }

    mutating func next() -> ClosedRange<UInt32>? {
        guard let start = first?.rawValue else { return nil }
        var last = start
        while true {
            first = ids.next()
            guard let id = first?.rawValue, id == last + 1, id - start < UInt32(ChangeStream.maximumBatch) else {
                break
            }
            last = id
        }
        return start...last
    }
}

/// Makes batches of what a graph holds.
private struct BaseBatch {
    private var batch: CreationBatch
    private let graph: PropertyGraph
    private var values: [Value: CreationBatch.ValueIndex] = [:]
    private var keys: [KeyToken: CreationBatch.KeyIndex] = [:]

    private init(_ batch: CreationBatch, _ graph: PropertyGraph) {
        (self.batch, self.graph) = (batch, graph)
    }

    /// The nodes of a run of ids.
    static func nodes(_ nodes: ClosedRange<UInt32>, _ graph: PropertyGraph) -> CreationBatch {
        // A batch names the first id of both kinds also where it has one kind only.
        let first = NodeID(rawValue: nodes.lowerBound)
        var base = BaseBatch(CreationBatch(firstNode: first, firstRelationship: RelationshipID(rawValue: 1)), graph)
        var sets: [[LabelToken]: CreationBatch.LabelSetIndex] = [:]
        for raw in nodes {
            let id = NodeID(rawValue: raw)
            let labels = graph.labels(of: id)
            let set = sets[labels] ?? base.batch.labelSet(labels.map { graph.name(of: $0) })
            sets[labels] = set
            base.batch.createNode(labels: set)
            base.describe(graph.properties(of: id))
        }
        return base.batch
    }

    /// The relationships of a run of ids.
    static func relationships(_ relationships: ClosedRange<UInt32>, _ graph: PropertyGraph) -> CreationBatch {
        let first = RelationshipID(rawValue: relationships.lowerBound)
        var base = BaseBatch(CreationBatch(firstNode: NodeID(rawValue: 1), firstRelationship: first), graph)
        var types: [TypeToken: CreationBatch.TypeIndex] = [:]
        for raw in relationships {
            let id = RelationshipID(rawValue: raw)
            guard let (token, start, end) = graph.relationship(id) else { continue }
            let type = types[token] ?? base.batch.type(graph.name(of: token))
            types[token] = type
            base.batch.createRelationship(type, from: start, to: end)
            base.describe(graph.properties(of: id))
        }
        return base.batch
    }

    private mutating func describe(_ properties: [(key: KeyToken, value: Value)]) {
        for (token, value) in properties {
            let key = keys[token] ?? batch.key(graph.name(of: token))
            keys[token] = key
            let index = values[value] ?? batch.value(value)
            values[value] = index
            batch.set(index, for: key)
        }
    }
}
