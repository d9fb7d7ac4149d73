import EngawaGraph

/// Takes the net effect of one transaction back in a draft, as far as nothing later stands in the way.
struct Undo {
    /// Something in the way, and how to tell which transaction put it there.
    struct Obstacle {
        var subject: UndoObstacle.Subject
        var reason: UndoObstacle.Reason
        var isCausedBy: (GraphChange) -> Bool
    }

    /// So many obstacles are told.
    private static let maximumObstacles = 20

    let number: Int
    let before: PropertyGraph
    let after: PropertyGraph
    var draft: GraphDraft
    /// What stands in the way; the draft is of no use where there is anything.
    private(set) var obstacles: [Obstacle] = []
    /// The nodes that come back, by their old ids.
    var revived: [NodeID: NodeID] = [:]

    init(of number: Int, _ before: PropertyGraph, _ after: PropertyGraph, in draft: GraphDraft) {
        self.number = number
        self.before = before
        self.after = after
        self.draft = draft
    }

    /// Does the work. O(what the transaction touched, and the relationships of nodes that it created).
    mutating func run(_ touched: Touched) throws(GraphError) {
        // Relationships go before their nodes and come after them.
        for id in touched.relationships where Fate(id, before, after) == .created { try remove(id) }
        for id in touched.nodes where Fate(id, before, after) == .created { try remove(id) }
        for id in touched.nodes where Fate(id, before, after) == .removed { try revive(id) }
        for id in touched.relationships where Fate(id, before, after) == .removed { try revive(id) }
        for id in touched.nodes where Fate(id, before, after) == .changed { try restore(id) }
        for id in touched.relationships where Fate(id, before, after) == .changed { try restore(id) }
        for name in touched.attributes where !name.hasSameBytes(as: UndoneList.attribute) { restore(attribute: name) }
        for (label, key) in touched.indexes { try restore(index: label, key) }
    }

    /// Writes down in the graph that the transaction is taken back, and what it had taken back itself no longer is.
    mutating func mark() {
        let old = UndoneList(before).numbers
        let new = UndoneList(after).numbers
        var list = UndoneList(draft.graph)
        list.numbers.removeAll { new.contains($0) && !old.contains($0) }
        list.numbers += old.filter { !new.contains($0) } + [number]
        list.numbers = Set(list.numbers).sorted()
        draft.setAttribute(UndoneList.attribute, list.value)
    }

    mutating func obstruct(
        _ subject: UndoObstacle.Subject,
        _ reason: UndoObstacle.Reason,
        by isCausedBy: @escaping (GraphChange) -> Bool
    ) {
        guard obstacles.count < Self.maximumObstacles else { return }
        obstacles.append(Obstacle(subject: subject, reason: reason, isCausedBy: isCausedBy))
    }

    private mutating func restore(attribute name: String) {
        let (old, new, now) = (before.attribute(name), after.attribute(name), draft.graph.attribute(name))
        if old == new || now == old { return }
        guard now == new else {
            return obstruct(.attribute(name), .valueChanged(key: name)) { change in
                if case .setAttribute(name, _) = change { true } else { false }
            }
        }
        draft.setAttribute(name, old)
    }

    private mutating func restore(index label: String, _ key: String) throws(GraphError) {
        // An index holds nothing of its own: nothing can be lost.
        let (old, new) = (before.isIndexUnique(label, key), after.isIndexUnique(label, key))
        if old == new { return }
        // A unique one becomes a plain one only by being made anew.
        if old == nil || new == true { draft.dropIndex(label: label, key: key) }
        if let old { try draft.createIndex(label: label, key: key, isUnique: old) }
    }
}

extension Fate {
    init?(_ id: NodeID, _ before: PropertyGraph, _ after: PropertyGraph) {
        self.init(wasThere: before.contains(id), isThere: after.contains(id))
    }

    init?(_ id: RelationshipID, _ before: PropertyGraph, _ after: PropertyGraph) {
        self.init(wasThere: before.contains(id), isThere: after.contains(id))
    }
}
