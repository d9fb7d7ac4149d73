/// Changes in the order in which they happened.
public struct ChangeSet: Sendable, Hashable, Sequence {
    /// The changes, first to last.
    public private(set) var changes: [GraphChange]

    /// These changes, none by default.
    public init(_ changes: [GraphChange] = []) {
        self.changes = changes
    }

    /// Whether nothing changed.
    public var isEmpty: Bool { changes.isEmpty }

    /// The number of changes.
    public var count: Int { changes.count }

    /// The changes, first to last.
    public func makeIterator() -> IndexingIterator<[GraphChange]> { changes.makeIterator() }

    /// Adds a change that happened after all others.
    public mutating func append(_ change: GraphChange) { changes.append(change) }

    /// Adds changes that happened after all others.
    public mutating func append(contentsOf more: some Sequence<GraphChange>) { changes.append(contentsOf: more) }

    /// How many entities came, changed and went; each counts once.
    public struct Counts: Hashable, Sendable {
        /// Entities that came, whether or not they changed afterwards.
        public var created: Int
        /// Entities that were there before and after, and changed.
        public var changed: Int
        /// Entities that were there before and went.
        public var removed: Int

        /// These numbers.
        public init(created: Int = 0, changed: Int = 0, removed: Int = 0) {
            (self.created, self.changed, self.removed) = (created, changed, removed)
        }
    }

    /// How many nodes and relationships came, changed and went. One that came and went again counts as nothing;
    /// attributes and indexes are no entities. O(changes).
    public var counts: Counts {
        let nodes = nodeCounts
        let relationships = relationshipCounts
        return Counts(
            created: nodes.created + relationships.created,
            changed: nodes.changed + relationships.changed,
            removed: nodes.removed + relationships.removed
        )
    }

    /// How many nodes came, changed and went. O(changes).
    public var nodeCounts: Counts {
        var fates = Fates<NodeID>()
        for change in changes {
            switch change {
            case .createNode(let id, _): fates.create(id)
            case .deleteNode(let id): fates.delete(id)
            case .addLabel(let id, _), .removeLabel(let id, _), .setNodeProperty(let id, _, _): fates.change(id)
            default: break
            }
        }
        return fates.counts
    }

    /// How many relationships came, changed and went. O(changes).
    public var relationshipCounts: Counts {
        var fates = Fates<RelationshipID>()
        for change in changes {
            switch change {
            case .createRelationship(let id, _, _, _): fates.create(id)
            case .deleteRelationship(let id): fates.delete(id)
            case .setRelationshipProperty(let id, _, _): fates.change(id)
            default: break
            }
        }
        return fates.counts
    }
}

/// What became of each entity.
private struct Fates<ID: Hashable> {
    private var created: Set<ID> = []
    private var changed: Set<ID> = []
    private var removed: Set<ID> = []

    mutating func create(_ id: ID) { created.insert(id) }

    mutating func change(_ id: ID) {
        if !created.contains(id) { changed.insert(id) }
    }

    mutating func delete(_ id: ID) {
        if created.remove(id) != nil { return }
        changed.remove(id)
        removed.insert(id)
    }

    var counts: ChangeSet.Counts {
        ChangeSet.Counts(created: created.count, changed: changed.count, removed: removed.count)
    }
}
