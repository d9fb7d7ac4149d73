import EngawaGraph
import EngawaSheets
import EngawaText

/// The tie that an edit means.
struct ChosenTie {
    /// Its place among the relationships of the stage.
    var relation: Int
    var id: RelationshipID
    var ibasho: NodeID
    /// Whether it was taken because the others to the same ibasho are not there on the day of the edit.
    var isPresumed: Bool
}

/// Which tie is meant.
extension EditWork {
    /// Whether the edit says which tie is meant.
    var saysTie: Bool { ibasho != nil || edit.beginning != nil }

    /// The ties of the node, or those to the ibasho that was named, in their order.
    func ties() -> [(id: RelationshipID, ibasho: NodeID)] {
        guard let supports = map.tokens.supports else { return [] }
        return map.graph.relationships(of: edit.node, .outgoing, type: supports)
            .filter { ibasho == nil || $0.other == ibasho }.map { ($0.relationship, $0.other) }
    }

    /// The ibasho of those ties of the node that `isMeant`, each once, in the order of the ties.
    func ibashoOfTies(where isMeant: (RelationshipID) -> Bool) -> [NodeID] {
        guard let supports = map.tokens.supports else { return [] }
        var found: [NodeID] = []
        for tie in map.graph.relationships(of: edit.node, .outgoing, type: supports)
        where isMeant(tie.relationship) && !found.contains(tie.other) {
            found.append(tie.other)
        }
        return found
    }

    /// Chooses the tie that the edit names. Where an ibasho is all that was named, it may stay open which tie is meant.
    mutating func lookForTie() throws {
        if edit.beginning != nil {
            try chooseTie(for: Message(same: edit.cells.first?.header ?? ""))
        } else if ibasho != nil {
            let fitting = fitting()
            if fitting.count == 1 { choose(fitting[0]) }
        }
    }

    /// Chooses the tie that a column belongs to. Throws where there is none, or several that may be meant.
    mutating func chooseTie(for column: Message) throws {
        let name = map.name(of: edit.node)
        let all = ties()
        guard !all.isEmpty else { throw EntryEditError.noTie(name: name, column: column) }
        let fitting = fitting()
        guard let first = fitting.first else {
            throw EntryEditError.noTieOfBeginning(name: name, ties: all.map { summary(of: $0.id) })
        }
        guard fitting.count > 1 else {
            choose(first)
            return
        }
        let hubs = ibashoOfTies { tie in fitting.contains { $0.id == tie } }
        if hubs.count > 1 {
            throw EntryEditError.severalTies(name: name, column: column, ibasho: hubs.map(map.name(of:)))
        }
        throw EntryEditError.severalTiesToOne(
            name: name,
            ibasho: map.name(of: first.ibasho),
            ties: fitting.map { summary(of: $0.id) }
        )
    }

    /// The ties that may be meant: those of the beginning that was named, else those that are there on the day, else all.
    private func fitting() -> [(id: RelationshipID, ibasho: NodeID)] {
        let all = ties()
        switch edit.beginning {
        case .date(let asked)?:
            // As it was written down, before what it may mean as well.
            let exact = all.filter { beginning(of: $0.id) == asked }
            return exact.isEmpty ? all.filter { beginning(of: $0.id)?.isCompatible(with: asked) ?? false } : exact
        case .unknown?:
            return all.filter { beginning(of: $0.id) == nil }
        case nil:
            let current = all.filter { map.isThere($0.id, on: edit.day) }
            return current.isEmpty ? all : current
        }
    }

    private mutating func choose(_ tie: (id: RelationshipID, ibasho: NodeID)) {
        let relations = stage.relations.list.indices
        guard let relation = relations.first(where: { stage.original(of: stage.relations[$0])?.id == tie.id }) else {
            return
        }
        stage.load(relation: relation)
        self.tie = ChosenTie(
            relation: relation,
            id: tie.id,
            ibasho: tie.ibasho,
            isPresumed: edit.beginning == nil && !siblings(of: tie).isEmpty
        )
    }

    /// The other ties to the same ibasho.
    private func siblings(of tie: (id: RelationshipID, ibasho: NodeID)) -> [RelationshipID] {
        ties().filter { $0.ibasho == tie.ibasho && $0.id != tie.id }.map(\.id)
    }

    /// Whether other ties lead to the ibasho of the one that is meant.
    var isOneOfSeveral: Bool { tie.map { !siblings(of: ($0.id, $0.ibasho)).isEmpty } ?? false }

    /// The beginning of a tie of the map; nil where there is none, or one that is no date.
    private func beginning(of tie: RelationshipID) -> SheetDate? { SheetDate(map.value(map.tokens.since, of: tie)) }

    /// Refuses a beginning by which an import would take the tie for another one, or could not find it again: among
    /// several ties to an ibasho the beginning is what tells one from the other.
    func checkBeginning(_ items: [Item]) throws {
        guard let tie, items.contains(where: { $0.column.column == .since && $0.column.owner == .tie }) else { return }
        let new = stage.value(.since, ofRelation: tie.relation)
        guard stage.value(of: new) != map.value(map.tokens.since, of: tie.id) else { return }
        let others = siblings(of: (tie.id, tie.ibasho))
        guard !others.isEmpty else { return }
        let ibasho = map.name(of: tie.ibasho)
        guard let date = stage.date(new) else {
            throw EntryEditError.beginningNeeded(ibasho: ibasho, others: others.map(summary))
        }
        if let other = others.first(where: { beginning(of: $0)?.isCompatible(with: date) ?? false }) {
            throw EntryEditError.beginningTaken(date.text, ibasho: ibasho, by: summary(of: other))
        }
    }

    /// What tells a tie of the map from others to the same ibasho.
    func summary(of tie: RelationshipID) -> TieSummary {
        TieSummary(
            ibasho: map.name(of: map.graph.end(of: tie)),
            since: map.value(map.tokens.since, of: tie),
            contents: map.value(map.tokens.content, of: tie).stringList ?? []
        )
    }
}
