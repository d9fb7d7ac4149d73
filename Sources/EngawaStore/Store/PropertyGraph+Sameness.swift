import EngawaGraph

extension PropertyGraph {
    /// Whether this, the graph of an image, is the same as the one of the transactions to all who read it: entities under
    /// the same ids with the same contents, the same attributes and indexes, and no id that is given twice. How it came
    /// to be does not count. O(graph).
    func holdsTheSame(as other: PropertyGraph) -> Bool {
        nodeCount == other.nodeCount && relationshipCount == other.relationshipCount
            // Ids that were used by transactions which were rolled back stand in no log.
            && nextNodeID >= other.nextNodeID && nextRelationshipID >= other.nextRelationshipID
            && attributes.elementsEqual(other.attributes) { $0.name == $1.name && $0.value == $1.value }
            && indexNames == other.indexNames
            && nodes.elementsEqual(other.nodes) { $0 == $1 && contents(of: $0) == other.contents(of: $1) }
            && relationships.elementsEqual(other.relationships) {
                $0 == $1 && contents(of: $0) == other.contents(of: $1)
            }
    }

    private var indexNames: [[String]] {
        indexes.map { [name(of: $0.label), name(of: $0.key)] }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private struct Contents: Equatable {
        var names: [String]
        var ends: [NodeID] = []
        var keys: [String] = []
        var values: [Value] = []

        init(_ names: [String], _ properties: [(key: String, value: Value)]) {
            self.names = names
            // Tokens have the order in which names came up, which may be another one.
            for (key, value) in properties.sorted(by: { $0.key < $1.key }) {
                keys.append(key)
                values.append(value)
            }
        }
    }

    private func contents(of id: NodeID) -> Contents {
        Contents(labels(of: id).map { name(of: $0) }.sorted(), properties(of: id).map { (name(of: $0.key), $0.value) })
    }

    private func contents(of id: RelationshipID) -> Contents {
        var contents = Contents([name(of: type(of: id))], properties(of: id).map { (name(of: $0.key), $0.value) })
        contents.ends = [start(of: id), end(of: id)]
        return contents
    }
}
