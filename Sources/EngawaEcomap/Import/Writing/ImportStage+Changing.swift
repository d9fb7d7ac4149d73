import EngawaGraph
import EngawaSheets

/// Changing what the map has already, one thing after the other.
extension ImportStage {
    /// Sets what rows said otherwise of nodes and relationships of the map, in the order in which they came, and takes
    /// away where somebody no longer is. O(what the map has of it).
    func change(_ draft: inout GraphDraft) throws(GraphError) {
        for node in nodes where !node.isNew && node.isLoaded { try change(node, &draft) }
        for relation in relations.list where !relation.isNew { try change(relation, &draft) }
    }

    private func change(_ node: StagedNode, _ draft: inout GraphDraft) throws(GraphError) {
        guard let original = original(of: node) else { return }
        let id = original.id
        for (key, value) in changes(node.properties, original.properties) { try draft.set(value, for: key, of: id) }
        if node.isPromoted {
            try draft.addLabel(Schema.Label.ibasho, to: id)
            try draft.removeLabel(Schema.Label.actor, from: id)
        }
        try changeLabels(of: node, original, &draft)
        if node.place != original.place, !original.place.isNone {
            try disconnect(Schema.Relationship.locatedIn, from: id, keeping: [], &draft)
        }
        let areas = node.sort == .place ? Schema.Relationship.within : Schema.Relationship.activeIn
        try shorten(areas, of: id, original.areas, node.areas, &draft)
        try shorten(Schema.Relationship.worksIn, of: id, original.fields, node.fields, &draft)
    }

    /// How many of `list` are among those of `original` in this order: they stay, the others come behind them.
    func staying(_ original: ListID, _ list: ListID) -> Int {
        if original == list { return lists[list].count }
        let list = lists[list]
        var count = 0
        for element in lists[original] where count < list.count && element == list[count] { count += 1 }
        return count
    }

    /// Takes away what leads to places or fields that do not stay.
    private func shorten(
        _ type: String,
        of id: NodeID,
        _ original: ListID,
        _ list: ListID,
        _ draft: inout GraphDraft
    ) throws(GraphError) {
        guard original != list, staying(original, list) < lists[original].count else { return }
        let kept = lists[list].prefix(staying(original, list)).map { NameKey(texts.string($0)) }
        try disconnect(type, from: id, keeping: kept, &draft)
    }

    private func disconnect(
        _ type: String,
        from id: NodeID,
        keeping names: [NameKey],
        _ draft: inout GraphDraft
    ) throws(GraphError) {
        guard let type = draft.graph.type(type) else { return }
        for adjacent in Array(draft.graph.relationships(of: id, .outgoing, type: type))
        where !names.contains(NameKey(map.name(of: adjacent.other))) {
            try draft.deleteRelationship(adjacent.relationship)
        }
    }

    private func changeLabels(
        of node: StagedNode,
        _ original: OriginalNode,
        _ draft: inout GraphDraft
    ) throws(GraphError) {
        guard node.sort == .actor else { return }
        let kindClass = runs[.kindClass, node.properties]
        guard kindClass != runs[.kindClass, original.properties] else { return }
        for (label, labelled) in [(Schema.Label.person, KindClass.person), (Schema.Label.group, .group)] {
            if kindClass == codes.kindClass(labelled) {
                try draft.addLabel(label, to: original.id)
            } else {
                try draft.removeLabel(label, from: original.id)
            }
        }
    }

    private func change(_ relation: StagedRelation, _ draft: inout GraphDraft) throws(GraphError) {
        guard let original = original(of: relation) else { return }
        for (key, value) in changes(relation.properties, original.properties) {
            try draft.set(value, for: key, of: original.id)
        }
    }

    /// Keys whose value is no longer what it was, in the order in which they were first set, with their new values.
    private func changes(_ run: PropertyRun, _ original: PropertyRun) -> [(String, Value)] {
        run.range.map { runs.entries[$0] }.filter { runs[$0.key, original] != $0.value }
            .map { (keys[$0.key], value(of: $0.value)) }
    }
}
