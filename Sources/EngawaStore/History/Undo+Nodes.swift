import EngawaGraph

extension Undo {
    /// Removes a node that the transaction created, unless it holds anything that came later.
    mutating func remove(_ id: NodeID) throws(GraphError) {
        let now = draft.graph
        guard now.contains(id) else { return }
        let subject = UndoObstacle.Subject.node(now.mention(id))
        let known = obstacles.count
        for change in ValueChange.between(after.namedProperties(of: id), now.namedProperties(of: id)) {
            obstruct(subject, .valueChanged(key: change.key), by: Undo.sets(change.key, of: id))
        }
        if after.labelNames(of: id) != now.labelNames(of: id) {
            obstruct(subject, .labelsChanged, by: Undo.labels(id))
        }
        for direction in [Direction.outgoing, .incoming] {
            for entry in now.relationships(of: id, direction) where !isDoomed(entry.relationship) {
                let attached = entry.relationship
                obstruct(subject, .attached(now.mention(attached))) { change in
                    if case .createRelationship(attached, _, _, _) = change { true } else { false }
                }
            }
        }
        guard obstacles.count == known, now.degree(of: id, .outgoing) + now.degree(of: id, .incoming) == 0 else {
            return
        }
        try draft.deleteNode(id)
    }

    /// Whether a relationship would have gone already, were it not for an obstacle that is told.
    private func isDoomed(_ id: RelationshipID) -> Bool { after.contains(id) && !before.contains(id) }

    /// Makes a node that the transaction removed once more, under a new id.
    mutating func revive(_ id: NodeID) throws(GraphError) {
        let properties = before.namedProperties(of: id).map { ($0.key, $0.value) }
        revived[id] = try draft.createNode(labels: before.labelNames(of: id), properties: properties)
    }

    /// Gives a node what it had before, unless it has something else by now.
    mutating func restore(_ id: NodeID) throws(GraphError) {
        let changes = ValueChange.between(before.namedProperties(of: id), after.namedProperties(of: id))
        let (old, new) = (before.labelNames(of: id), after.labelNames(of: id))
        if changes.isEmpty, old == new { return }
        guard draft.graph.contains(id) else {
            return obstruct(.node(after.mention(id)), .removed) { change in
                if case .deleteNode(id) = change { true } else { false }
            }
        }
        let subject = UndoObstacle.Subject.node(draft.graph.mention(id))
        for change in changes {
            let now = draft.graph.value(named: change.key, of: id)
            if now == change.old { continue }
            guard now == change.new else {
                obstruct(subject, .valueChanged(key: change.key), by: Undo.sets(change.key, of: id))
                continue
            }
            try draft.set(change.old, for: change.key, of: id)
        }
        // A label is there or not: what the transaction did with it can only have been taken back since.
        for label in new where !old.containsBytes(label) { try draft.removeLabel(label, from: id) }
        for label in old where !new.containsBytes(label) { try draft.addLabel(label, to: id) }
    }

    private static func sets(_ key: String, of id: NodeID) -> (GraphChange) -> Bool {
        { change in
            if case .setNodeProperty(id, let other, _) = change { other.hasSameBytes(as: key) } else { false }
        }
    }

    private static func labels(_ id: NodeID) -> (GraphChange) -> Bool {
        { change in
            switch change {
            case .addLabel(id, _), .removeLabel(id, _): true
            default: false
            }
        }
    }
}
