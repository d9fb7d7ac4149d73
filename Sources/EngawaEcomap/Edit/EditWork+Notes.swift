import EngawaGraph
import EngawaSheets

/// What deserves to be said of an edit.
extension EditWork {
    /// The notes of an edit of `columns` that led to the map `after`.
    func notes(_ columns: [EditedColumn], after: EcomapMap) -> [EditNote] {
        var notes = PlacedIssue.sorted(stage.warnings).map(\.problem).filter(Self.isWorthSaying).map(EditNote.imported)
        if let namesake { notes.append(.namesake(after.name(of: edit.node), namesake)) }
        for place in stage.nodes where place.sort == .place && place.isNew {
            let hasLevel = !stage.runs[.level, place.properties].isNone
            notes.append(.newPlace(stage.texts.string(place.name), hasLevel: hasLevel))
        }
        if let tie, columns.contains(where: { $0.owner == .tie }), stage.hasOthers(thanRelation: tie.relation) {
            notes.append(.severalTies(ibasho: map.name(of: tie.ibasho)))
        }
        if columns.contains(where: { $0.owner == .entry && $0.column == .field }) {
            let others = tiesWithOtherFields(after)
            if !others.isEmpty { notes.append(.tiesKeepFields(ibasho: others)) }
        }
        func isPerson(_ map: EcomapMap) -> Bool {
            map.tokens.person.map { map.graph.hasLabel(edit.node, $0) } ?? false
        }
        let name = after.name(of: edit.node)
        if isPerson(map), !isPerson(after) { notes.append(.noLongerPerson(name)) }
        if !isPerson(map), isPerson(after) { notes.append(.nowPerson(name)) }
        return notes
    }

    /// What an import says of who is meant, the edit knows better.
    private static func isWorthSaying(_ problem: ImportProblem) -> Bool {
        switch problem {
        case .unsureKind, .forgottenName, .newField, .ambiguousPlace: true
        default: false
        }
    }

    /// The ibasho where the node is drawn in another field than its first one, because the tie says so.
    private func tiesWithOtherFields(_ map: EcomapMap) -> [String] {
        guard let worksIn = map.tokens.worksIn else { return [] }
        let first = map.graph.relationships(of: edit.node, .outgoing, type: worksIn).first { _ in true }
            .map { NameKey(map.name(of: $0.other)) }
        let ties = ibashoOfTies { tie in
            guard map.isThere(tie, on: edit.day),
                let field = map.value(map.tokens.fields, of: tie).stringList?.first
            else { return false }
            return NameKey(field) != first
        }
        return ties.map(map.name(of:))
    }
}
