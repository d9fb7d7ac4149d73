/// Changes in the order in which they happened.
public struct ChangeSet: Sendable, Hashable, Sequence {
    /// One change, or many creations at once.
    package enum Item: Sendable, Hashable {
        case change(GraphChange)
        case creation(CreationBatch)
    }

    /// The changes as they were recorded, first to last.
    package private(set) var items: [Item]

    /// These changes, none by default.
    public init(_ changes: [GraphChange] = []) {
        items = changes.map { .change($0) }
    }

    /// Whether nothing changed.
    public var isEmpty: Bool { items.isEmpty }

    /// The number of single changes. O(items).
    public var count: Int {
        items.reduce(0) { count, item in
            switch item {
            case .change: count + 1
            case .creation(let batch): count + batch.nodeCount + batch.relationshipCount + batch.propertyCount
            }
        }
    }

    /// The single changes, first to last. O(changes).
    public var changes: [GraphChange] { Array(self) }

    /// The single changes, first to last; those of batches are made as they are asked for.
    public func makeIterator() -> Iterator { Iterator(items) }

    /// Adds a change that happened after all others.
    public mutating func append(_ change: GraphChange) { items.append(.change(change)) }

    /// Adds changes that happened after all others.
    public mutating func append(contentsOf more: some Sequence<GraphChange>) {
        items.append(contentsOf: more.lazy.map { .change($0) })
    }

    /// Adds an item that happened after all others.
    package mutating func append(_ item: Item) { items.append(item) }

    /// Adds the creations of a batch, which happened after all other changes.
    package mutating func append(_ batch: CreationBatch) {
        if !batch.isEmpty { items.append(.creation(batch)) }
    }

    /// Forgets all but the first items, of which there must be so many.
    package mutating func truncate(to count: Int) { items.removeLast(items.count - count) }

    /// Gives the single changes one after another.
    public struct Iterator: IteratorProtocol, Sendable {
        private let items: [Item]
        private var place = 0
        private var batch: CreationBatch.Changes?

        fileprivate init(_ items: [Item]) { self.items = items }

        /// The next change, or nil after the last one.
        public mutating func next() -> GraphChange? {
            while true {
                if let change = batch?.next() { return change }
                batch = nil
                guard place < items.count else { return nil }
                place += 1
                switch items[place - 1] {
                case .change(let change): return change
                case .creation(let creation): batch = CreationBatch.Changes(creation)
                }
            }
        }
    }

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

    /// How many nodes came, changed and went. O(changes), O(1) for a batch.
    public var nodeCounts: Counts {
        var fates = Fates<NodeID>()
        for item in items {
            switch item {
            case .creation(let batch): fates.create(batch.firstNode, count: batch.nodeCount)
            case .change(let change):
                switch change {
                case .createNode(let id, _): fates.create(id)
                case .deleteNode(let id): fates.delete(id)
                case .addLabel(let id, _), .removeLabel(let id, _), .setNodeProperty(let id, _, _): fates.change(id)
                default: break
                }
            }
        }
        return fates.counts
    }

    /// How many relationships came, changed and went. O(changes), O(1) for a batch.
    public var relationshipCounts: Counts {
        var fates = Fates<RelationshipID>()
        for item in items {
            switch item {
            case .creation(let batch): fates.create(batch.firstRelationship, count: batch.relationshipCount)
            case .change(let change):
                switch change {
                case .createRelationship(let id, _, _, _): fates.create(id)
                case .deleteRelationship(let id): fates.delete(id)
                case .setRelationshipProperty(let id, _, _): fates.change(id)
                default: break
                }
            }
        }
        return fates.counts
    }
}

/// What became of each entity.
private struct Fates<ID: EntityID> {
    private var created: Set<ID> = []
    private var changed: Set<ID> = []
    private var removed: Set<ID> = []
    /// Entities that batches created, by their raw ids, and how many of them went again.
    private var ranges: [Range<UInt32>] = []
    private var removedOfRanges: Set<ID> = []

    mutating func create(_ id: ID) { created.insert(id) }

    mutating func create(_ first: ID, count: Int) {
        if count > 0 { ranges.append(first.rawValue..<first.rawValue + UInt32(count)) }
    }

    mutating func change(_ id: ID) {
        if !created.contains(id), !isOfRange(id) { changed.insert(id) }
    }

    mutating func delete(_ id: ID) {
        if created.remove(id) != nil { return }
        if isOfRange(id) {
            removedOfRanges.insert(id)
            return
        }
        changed.remove(id)
        removed.insert(id)
    }

    private func isOfRange(_ id: ID) -> Bool { ranges.contains { $0.contains(id.rawValue) } }

    var counts: ChangeSet.Counts {
        let ofRanges = ranges.reduce(0) { $0 + $1.count } - removedOfRanges.count
        return ChangeSet.Counts(created: created.count + ofRanges, changed: changed.count, removed: removed.count)
    }
}
