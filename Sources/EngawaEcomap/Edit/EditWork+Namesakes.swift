import EngawaGraph

/// Whom an import would take for somebody who was renamed.
extension EditWork {
    /// Those others who have the present name, and whether an import could tell them from the node.
    mutating func namesakes() -> [(id: NodeID, isSame: Bool)] {
        let me = stage.nodes[node.index]
        var reference = ActorReference(name: me.name)
        reference.number = stage.value(.number, of: node).text
        reference.kind = stage.value(.kind, of: node).text
        reference.place = me.place
        var found: [(id: NodeID, isSame: Bool)] = []
        var next = stage.peopleNamed(me.name).first
        while !next.isNone {
            let other = next
            next = stage.nodes[other.index].next
            guard other != node, let id = stage.original(of: stage.nodes[other.index])?.id else { continue }
            found.append((id, isSame(other, reference)))
        }
        return found
    }

    private mutating func isSame(_ other: NodeIndex, _ reference: ActorReference) -> Bool {
        switch (stage.nodes[node.index].sort, stage.nodes[other.index].sort) {
        case (.ibasho, .ibasho):
            let number = stage.value(.number, of: other)
            let place = stage.nodes[other.index].place
            if !reference.number.isNone, !number.isNone { return false }
            return reference.place.isNone || place.isNone || place == reference.place
        case (.ibasho, _):
            // A name means the ibasho, unless the kind says otherwise.
            var theirs = ActorReference(name: reference.name)
            theirs.kind = stage.value(.kind, of: other).text
            return stage.isIbasho(theirs)
        case (_, .ibasho):
            return stage.isIbasho(reference)
        default:
            if stage.isGeneric(reference.name) { return sharesIbasho(with: other) }
            return stage.isUnnumbered(other, reference) && !stage.contradicts(other, reference)
        }
    }

    /// A generic name (自治会) belongs to its ibasho.
    private mutating func sharesIbasho(with other: NodeIndex) -> Bool {
        stage.loadRelations(of: other)
        func ibasho(of node: NodeIndex) -> [NodeIndex] {
            stage.relations.list.filter { $0.type == .supports && $0.from == node }.map(\.to)
        }
        let mine = ibasho(of: node)
        return ibasho(of: other).contains { mine.contains($0) }
    }
}
