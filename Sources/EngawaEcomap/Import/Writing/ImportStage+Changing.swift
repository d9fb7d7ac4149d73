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
        guard node.place != original.place, !original.place.isNone,
            let type = draft.graph.type(Schema.Relationship.locatedIn)
        else { return }
        let old = draft.graph.relationships(of: id, .outgoing, type: type).map(\.relationship)
        for relationship in old { try draft.deleteRelationship(relationship) }
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
