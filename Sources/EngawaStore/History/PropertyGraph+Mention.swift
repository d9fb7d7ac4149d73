import EngawaGraph

extension PropertyGraph {
    /// The property that people know a node by.
    private static let nameKey = "name"

    /// A node as one mentions it; a bare id where it is not there.
    func mention(_ id: NodeID) -> NodeMention {
        let name = key(Self.nameKey).flatMap { contains(id) ? value($0, of: id).stringValue : nil }
        return NodeMention(id: id, labels: labelNames(of: id), name: name)
    }

    /// A relationship of this graph as one mentions it.
    func mention(_ id: RelationshipID) -> RelationshipMention {
        RelationshipMention(
            id: id,
            type: name(of: type(of: id)),
            start: mention(start(of: id)),
            end: mention(end(of: id))
        )
    }

    /// The labels of a node by name, sorted; none where it is not there.
    func labelNames(of id: NodeID) -> [String] {
        guard contains(id) else { return [] }
        return labels(of: id).map { name(of: $0) }.sorted { $0.precedesInBytes($1) }
    }

    /// The properties of a node by name of their keys, sorted; none where it is not there.
    func namedProperties(of id: NodeID) -> [(key: String, value: Value)] {
        guard contains(id) else { return [] }
        return properties(of: id).map { (name(of: $0.key), $0.value) }.sorted { $0.0.precedesInBytes($1.0) }
    }

    /// The properties of a relationship by name of their keys, sorted; none where it is not there.
    func namedProperties(of id: RelationshipID) -> [(key: String, value: Value)] {
        guard contains(id) else { return [] }
        return properties(of: id).map { (name(of: $0.key), $0.value) }.sorted { $0.0.precedesInBytes($1.0) }
    }

    /// Whether the index on a label and a key is unique; nil where there is none.
    func isIndexUnique(_ label: String, _ key: String) -> Bool? {
        guard let label = self.label(label), let key = self.key(key) else { return nil }
        return indexes.first { $0.label == label && $0.key == key }?.isUnique
    }
}

extension [String] {
    /// Whether one of them has the same bytes.
    func containsBytes(_ text: String) -> Bool { contains { $0.hasSameBytes(as: text) } }
}
