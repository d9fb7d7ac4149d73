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
        for id in graph.nodes {
            append(.createNode(id, labels: graph.labels(of: id).map { graph.name(of: $0) }))
            for (key, value) in graph.properties(of: id) {
                append(.setNodeProperty(id, key: graph.name(of: key), value))
            }
        }
        if isLastNodeGone { append(.createNode(lastNode, labels: [])) }
        for id in graph.relationships {
            let (start, end) = (graph.start(of: id), graph.end(of: id))
            append(.createRelationship(id, type: graph.name(of: graph.type(of: id)), from: start, to: end))
            for (key, value) in graph.properties(of: id) {
                append(.setRelationshipProperty(id, key: graph.name(of: key), value))
            }
        }
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
