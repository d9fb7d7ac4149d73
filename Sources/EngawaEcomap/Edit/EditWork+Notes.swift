import EngawaGraph
import EngawaSheets

/// What deserves to be said of an edit.
extension EditWork {
    /// The notes of an edit of `columns` that led to the map `after`.
    func notes(_ columns: [EditedColumn], after: EcomapMap) -> [EditNote] {
        let consent = after.value(after.tokens.consent, of: edit.node).stringValue.flatMap(Consent.init(rawValue:))
        var notes = PlacedIssue.sorted(stage.warnings).map(\.problem).filter { isWorthSaying($0, consent) }
            .map(EditNote.imported)
        if let namesake { notes.append(.namesake(after.name(of: edit.node), namesake)) }
        for place in stage.nodes where place.sort == .place && place.isNew {
            let hasLevel = !stage.runs[.level, place.properties].isNone
            notes.append(.newPlace(stage.texts.string(place.name), hasLevel: hasLevel))
        }
        if let tie, tie.isPresumed, columns.contains(where: { $0.owner == .tie }) {
            notes.append(.severalTies(summary(of: tie.id)))
        }
        if let tie, columns.contains(where: { $0.owner == .tie && $0.column == .lastContact }),
            let contact = SheetDate(after.value(after.tokens.lastContact, of: tie.id)), contact.first > edit.day.last
        {
            notes.append(.contactAhead(contact, today: edit.day))
        }
        if columns.contains(where: { $0.owner == .entry && $0.column == .field }) {
            let others = tiesWithOtherFields(after)
            if !others.isEmpty { notes.append(.tiesKeepFields(ibasho: others)) }
        }
        func isPerson(_ map: EcomapMap) -> Bool {
            map.tokens.person.map { map.graph.hasLabel(edit.node, $0) } ?? false
        }
        let name = after.name(of: edit.node)
        if isPerson(map), !isPerson(after) { notes.append(.noLongerPerson(name, consent)) }
        if staysPerson { notes.append(.staysPerson(name)) }
        if !isPerson(map), isPerson(after) { notes.append(.nowPerson(name)) }
        return notes
    }

    /// What an import says of who is meant, the edit knows better.
    private func isWorthSaying(_ problem: ImportProblem, _ consent: Consent?) -> Bool {
        switch problem {
        // That meetings see the name is not true of somebody who did not agree.
        case .unsureKind(_, let taken): taken == .person || consent?.allows(.meeting) ?? true
        case .forgottenName, .newField, .ambiguousPlace: true
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
