import EngawaGraph

extension Undo {
    /// Removes a relationship that the transaction created, unless it was changed since.
    mutating func remove(_ id: RelationshipID) throws(GraphError) {
        let now = draft.graph
        guard now.contains(id) else { return }
        let changes = ValueChange.between(after.namedProperties(of: id), now.namedProperties(of: id))
        for change in changes {
            obstruct(
                .relationship(now.mention(id)),
                .valueChanged(key: change.key),
                by: Undo.sets(change.key, of: id)
            )
        }
        if changes.isEmpty { try draft.deleteRelationship(id) }
    }

    /// Makes a relationship that the transaction removed once more, under a new id.
    mutating func revive(_ id: RelationshipID) throws(GraphError) {
        let (start, end) = (before.start(of: id), before.end(of: id))
        var ends: [NodeID] = []
        for old in [start, end] {
            let node = revived[old] ?? old
            guard draft.graph.contains(node) else {
                obstruct(.relationship(before.mention(id)), .endRemoved(before.mention(old))) { change in
                    if case .deleteNode(old) = change { true } else { false }
                }
                return
            }
            ends.append(node)
        }
        try draft.createRelationship(
            before.name(of: before.type(of: id)),
            from: ends[0],
            to: ends[1],
            properties: before.namedProperties(of: id).map { ($0.key, $0.value) }
        )
    }

    /// Gives a relationship what it had before, unless it has something else by now.
    mutating func restore(_ id: RelationshipID) throws(GraphError) {
        let changes = ValueChange.between(before.namedProperties(of: id), after.namedProperties(of: id))
        if changes.isEmpty { return }
        guard draft.graph.contains(id) else {
            return obstruct(.relationship(after.mention(id)), .removed) { change in
                if case .deleteRelationship(id) = change { true } else { false }
            }
        }
        for change in changes {
            let now = draft.graph.value(named: change.key, of: id)
            if now == change.old { continue }
            guard now == change.new else {
                let subject = UndoObstacle.Subject.relationship(draft.graph.mention(id))
                obstruct(subject, .valueChanged(key: change.key), by: Undo.sets(change.key, of: id))
                continue
            }
            try draft.set(change.old, for: change.key, of: id)
        }
    }

    private static func sets(_ key: String, of id: RelationshipID) -> (GraphChange) -> Bool {
        { change in
            if case .setRelationshipProperty(id, let other, _) = change { other.hasSameBytes(as: key) } else { false }
        }
    }
}

extension PropertyGraph {
    /// The value of a property by the name of its key.
    func value(named name: String, of id: NodeID) -> Value { key(name).map { value($0, of: id) } ?? .null }

    /// The value of a property by the name of its key.
    func value(named name: String, of id: RelationshipID) -> Value { key(name).map { value($0, of: id) } ?? .null }
}
