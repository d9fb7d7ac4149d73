import EngawaGraph

extension TransactionContents {
    /// What lies between two graphs, of which `changes` lead from one to the other. O(what they touch, sorted).
    init(_ summary: TransactionSummary, _ changes: ChangeSet, before: PropertyGraph, after: PropertyGraph) {
        self.summary = summary
        let touched = Touched(changes)
        nodes = touched.nodes.compactMap { NodeChange($0, before, after) }
        relationships = touched.relationships.compactMap { RelationshipChange($0, before, after) }
        attributes = touched.attributes.compactMap { name in
            ValueChange(name, before.attribute(name), after.attribute(name))
        }
        indexes = touched.indexes.compactMap { IndexChange($0.label, $0.key, before, after) }
    }
}

/// What a set of changes names, each once, in order.
struct Touched {
    private(set) var nodes: [NodeID]
    private(set) var relationships: [RelationshipID]
    private(set) var attributes: [String] = []
    private(set) var indexes: [(label: String, key: String)] = []

    init(_ changes: ChangeSet) {
        var nodes: Set<NodeID> = []
        var relationships: Set<RelationshipID> = []
        for change in changes {
            switch change {
            case .createNode(let id, _), .deleteNode(let id), .addLabel(let id, _), .removeLabel(let id, _),
                .setNodeProperty(let id, _, _):
                nodes.insert(id)
            case .createRelationship(let id, _, _, _), .deleteRelationship(let id),
                .setRelationshipProperty(let id, _, _):
                relationships.insert(id)
            case .setAttribute(let name, _):
                if !attributes.contains(where: { $0.hasSameBytes(as: name) }) { attributes.append(name) }
            case .createIndex(let label, let key), .createUniqueIndex(let label, let key),
                .dropIndex(let label, let key):
                let isKnown = indexes.contains { $0.label.hasSameBytes(as: label) && $0.key.hasSameBytes(as: key) }
                if !isKnown { indexes.append((label, key)) }
            }
        }
        self.nodes = nodes.sorted()
        self.relationships = relationships.sorted()
        attributes.sort { $0.precedesInBytes($1) }
    }
}

extension Fate {
    /// What became of something, by whether it was there and is; nil where it never was.
    init?(wasThere: Bool, isThere: Bool) {
        switch (wasThere, isThere) {
        case (false, true): self = .created
        case (true, true): self = .changed
        case (true, false): self = .removed
        case (false, false): return nil
        }
    }
}

extension ValueChange {
    /// Nil where nothing changed.
    init?(_ key: String, _ old: Value, _ new: Value) {
        guard old != new else { return nil }
        self.init(key: key, old: old, new: new)
    }

    /// The differences of two lists of properties, by key.
    static func between(_ old: [(key: String, value: Value)], _ new: [(key: String, value: Value)]) -> [ValueChange] {
        var changes = old.compactMap { entry in
            ValueChange(entry.key, entry.value, new.first { $0.key.hasSameBytes(as: entry.key) }?.value ?? .null)
        }
        for entry in new where !old.contains(where: { $0.key.hasSameBytes(as: entry.key) }) {
            changes.append(ValueChange(key: entry.key, old: .null, new: entry.value))
        }
        return changes.sorted { $0.key.precedesInBytes($1.key) }
    }
}

extension NodeChange {
    /// Nil where the node is what it was, or was never there.
    init?(_ id: NodeID, _ before: PropertyGraph, _ after: PropertyGraph) {
        guard let fate = Fate(wasThere: before.contains(id), isThere: after.contains(id)) else { return nil }
        let old = before.labelNames(of: id)
        let new = after.labelNames(of: id)
        let isSame = fate == .changed
        self.init(
            node: (fate == .removed ? before : after).mention(id),
            fate: fate,
            properties: .between(before.namedProperties(of: id), after.namedProperties(of: id)),
            labelsAdded: isSame ? new.filter { !old.containsBytes($0) } : [],
            labelsRemoved: isSame ? old.filter { !new.containsBytes($0) } : []
        )
        if isSame, properties.isEmpty, labelsAdded.isEmpty, labelsRemoved.isEmpty { return nil }
    }
}

extension RelationshipChange {
    /// Nil where the relationship is what it was, or was never there.
    init?(_ id: RelationshipID, _ before: PropertyGraph, _ after: PropertyGraph) {
        guard let fate = Fate(wasThere: before.contains(id), isThere: after.contains(id)) else { return nil }
        self.init(
            relationship: (fate == .removed ? before : after).mention(id),
            fate: fate,
            properties: .between(before.namedProperties(of: id), after.namedProperties(of: id))
        )
        if fate == .changed, properties.isEmpty { return nil }
    }
}

extension IndexChange {
    /// Nil where the index is there as it was.
    init?(_ label: String, _ key: String, _ before: PropertyGraph, _ after: PropertyGraph) {
        let (old, new) = (before.isIndexUnique(label, key), after.isIndexUnique(label, key))
        guard old != new, let fate = Fate(wasThere: old != nil, isThere: new != nil) else { return nil }
        self.init(label: label, key: key, fate: fate, isUnique: new ?? old ?? false)
    }
}

extension [ValueChange] {
    static func between(_ old: [(key: String, value: Value)], _ new: [(key: String, value: Value)]) -> [ValueChange] {
        ValueChange.between(old, new)
    }
}
