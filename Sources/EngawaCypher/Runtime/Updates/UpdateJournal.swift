import EngawaGraph

/// What a statement has touched, so that its side effects can be counted at its end.
final class UpdateJournal {
    /// Nodes that were there before and had something set or removed, or were deleted.
    var nodes: Set<NodeID> = []
    var relationships: Set<RelationshipID> = []
    /// The types of relationships that were deleted.
    var deletedTypes: [RelationshipID: String] = [:]
    var hasLabelChanges = false
    var hasDeletions = false
}

extension Execution {
    /// What the statement has changed: the graph before it compared with the graph now.
    func statistics() -> CypherStatistics {
        var statistics = CypherStatistics()
        guard isUpdating else { return statistics }
        let after = graph
        if after.nodeCount != before.nodeCount || journal.hasLabelChanges || journal.hasDeletions {
            for label in after.labels {
                let name = after.name(of: label)
                let count = before.label(name).map { before.nodeCount(label: $0) } ?? 0
                let now = after.nodeCount(label: label)
                if count == 0, now > 0 { statistics.labelsAdded += 1 }
                if count > 0, now == 0 { statistics.labelsRemoved += 1 }
            }
        }
        // What was there before and was touched.
        for id in journal.nodes where before.contains(id) {
            let isThere = after.contains(id)
            if !isThere { statistics.nodesDeleted += 1 }
            statistics.count(before.properties(of: id), isThere ? after.properties(of: id) : [])
        }
        for id in journal.relationships where before.contains(id) {
            let isThere = after.contains(id)
            if !isThere { statistics.relationshipsDeleted += 1 }
            statistics.count(before.properties(of: id), isThere ? after.properties(of: id) : [])
        }
        // What is new has higher ids than everything that was there.
        statistics.nodesCreated = after.nodeCount - before.nodeCount + statistics.nodesDeleted
        statistics.relationshipsCreated =
            after.relationshipCount - before.relationshipCount + statistics.relationshipsDeleted
        if statistics.nodesCreated > 0 || statistics.relationshipsCreated > 0 {
            var delta = 0
            for key in after.keys {
                let old = before.key(after.name(of: key))
                delta += after.nodeCount(key: key) - (old.map { before.nodeCount(key: $0) } ?? 0)
                delta += after.relationshipCount(key: key) - (old.map { before.relationshipCount(key: $0) } ?? 0)
            }
            // The sum over all entities, without what was counted above, is that of new ones.
            statistics.propertiesSet += delta - (statistics.propertiesSet - statistics.propertiesRemoved)
        }
        return statistics
    }
}

extension CypherStatistics {
    /// Counts values that are new or different as set, and those that are gone or different as removed.
    fileprivate mutating func count(
        _ before: [(key: KeyToken, value: Value)],
        _ after: [(key: KeyToken, value: Value)]
    ) {
        for (key, value) in before where !after.contains(where: { $0.key == key && $0.value == value }) {
            propertiesRemoved += 1
        }
        for (key, value) in after where !before.contains(where: { $0.key == key && $0.value == value }) {
            propertiesSet += 1
        }
    }
}
