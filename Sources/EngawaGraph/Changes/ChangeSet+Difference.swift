/// What lies between two graphs, as changes.
public struct GraphDifference: Sendable {
    /// The changes that lead from the first graph to one that holds what the second holds.
    public let changes: ChangeSet
    /// The nodes that had to be made under new ids, by their ids in the second graph: an id that was given once is
    /// never given again.
    public let renumberedNodes: [NodeID: NodeID]
    /// The relationships that had to be made under new ids, by their ids in the second graph.
    public let renumberedRelationships: [RelationshipID: RelationshipID]
}

extension ChangeSet {
    /// What leads from one graph to another. Both are versions of the same graph, so that an id means the same entity
    /// in both; either may be the earlier one. O(entities × keys).
    ///
    /// - Throws: `GraphError.notUnique` and the like never, `GraphError.tooManyEntities` where ids have run out.
    public static func difference(
        from before: PropertyGraph,
        to after: PropertyGraph
    ) throws(GraphError) -> GraphDifference {
        do throws(GraphError) {
            var work = Differencing(before, after)
            return try work.run()
        } catch .notUnique {
            // On the way two nodes would have one value, as where they change theirs for each other's.
            var work = Differencing(before, after)
            work.isWithoutUniqueIndexes = true
            return try work.run()
        }
    }

    /// What takes these changes back, where `before` is the graph that they were applied to: the changes that lead from
    /// what they made of it to what it was. Entities that they deleted come back under new ids. O(entities × keys).
    public func inverted(on before: PropertyGraph) throws(GraphError) -> GraphDifference {
        var after = before
        try after.apply(self)
        return try ChangeSet.difference(from: after, to: before)
    }
}

private struct Differencing {
    private let before: PropertyGraph
    private let after: PropertyGraph
    /// Whether unique indexes are dropped while entities change, and made again.
    var isWithoutUniqueIndexes = false
    private var draft: GraphDraft
    private var nodes: [NodeID: NodeID] = [:]
    private var relationships: [RelationshipID: RelationshipID] = [:]

    init(_ before: PropertyGraph, _ after: PropertyGraph) {
        (self.before, self.after) = (before, after)
        draft = GraphDraft(before)
    }

    mutating func run() throws(GraphError) -> GraphDifference {
        dropIndexes()
        for id in before.relationships where !after.contains(id) { try draft.deleteRelationship(id) }
        for id in before.nodes where !after.contains(id) { try draft.deleteNode(id) }
        for id in after.nodes {
            if before.contains(id) { try update(id) } else { try create(id) }
        }
        for id in after.relationships {
            if before.contains(id) { try update(id) } else { try create(id) }
        }
        for (name, _) in before.attributes where after.attribute(name).isNull { draft.setAttribute(name, .null) }
        for (name, value) in after.attributes { draft.setAttribute(name, value) }
        try createIndexes()
        return GraphDifference(
            changes: draft.changes,
            renumberedNodes: nodes,
            renumberedRelationships: relationships
        )
    }

    private mutating func create(_ id: NodeID) throws(GraphError) {
        draft.skipIDs(toNode: id)
        guard !draft.graph.isFull else { throw .tooManyEntities }
        let labels = after.labels(of: id).map { after.name(of: $0) }
        let made = try draft.createNode(labels: labels, properties: named(after.properties(of: id)))
        if made != id { nodes[id] = made }
    }

    private mutating func create(_ id: RelationshipID) throws(GraphError) {
        guard let (type, start, end) = after.relationship(id) else { return }
        draft.skipIDs(toRelationship: id)
        guard !draft.graph.isFull else { throw .tooManyEntities }
        let made = try draft.createRelationship(
            after.name(of: type),
            from: nodes[start] ?? start,
            to: nodes[end] ?? end,
            properties: named(after.properties(of: id))
        )
        if made != id { relationships[id] = made }
    }

    private mutating func update(_ id: NodeID) throws(GraphError) {
        let (old, new) = (
            before.labels(of: id).map { before.name(of: $0) }, after.labels(of: id).map { after.name(of: $0) }
        )
        for label in old where !new.contains(where: { $0.hasSameBytes(as: label) }) {
            try draft.removeLabel(label, from: id)
        }
        for label in new { try draft.addLabel(label, to: id) }
        for (key, _) in before.properties(of: id) {
            let name = before.name(of: key)
            if after.key(name).map({ after.value($0, of: id).isNull }) ?? true {
                try draft.set(.null, for: name, of: id)
            }
        }
        for (key, value) in named(after.properties(of: id)) { try draft.set(value, for: key, of: id) }
    }

    private mutating func update(_ id: RelationshipID) throws(GraphError) {
        for (key, _) in before.properties(of: id) {
            let name = before.name(of: key)
            if after.key(name).map({ after.value($0, of: id).isNull }) ?? true {
                try draft.set(.null, for: name, of: id)
            }
        }
        for (key, value) in named(after.properties(of: id)) { try draft.set(value, for: key, of: id) }
    }

    private func named(_ properties: [(key: KeyToken, value: Value)]) -> [(String, Value)] {
        properties.map { (after.name(of: $0.key), $0.value) }
    }

    /// Before anything else, so that a unique index that goes stands in nobody's way.
    private mutating func dropIndexes() {
        for (label, key, isUnique) in before.indexes {
            let (label, key) = (before.name(of: label), before.name(of: key))
            let kept = after.indexes.first { isNamed($0.label, $0.key, label, key) }
            // A unique one becomes a plain one only by being made anew.
            if kept == nil || isUnique && (isWithoutUniqueIndexes || kept?.isUnique == false) {
                draft.dropIndex(label: label, key: key)
            }
        }
    }

    private func isNamed(_ label: LabelToken, _ key: KeyToken, _ labelName: String, _ keyName: String) -> Bool {
        after.name(of: label).hasSameBytes(as: labelName) && after.name(of: key).hasSameBytes(as: keyName)
    }

    private mutating func createIndexes() throws(GraphError) {
        for (label, key, isUnique) in after.indexes {
            try draft.createIndex(label: after.name(of: label), key: after.name(of: key), isUnique: isUnique)
        }
    }
}
