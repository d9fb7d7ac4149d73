import EngawaGraph
import EngawaSheets

/// Replacing: what the columns hold is taken out of the stage, then a row that holds the new values is imported.
extension EditWork {
    /// Stages all cells. Throws where an import would refuse one.
    mutating func take(_ items: [Item]) throws {
        try refuseMissing(items)
        let wasToldFromName = isClassToldFromName()
        let classBefore = stage.value(.kindClass, of: node)
        let ofTie = items.filter { $0.column.owner == .tie }
        var own = items.filter { $0.column.owner == .entry }
        try checkNumber(own)
        let name = newName(own)
        own.removeAll { $0.column.key == Schema.Key.name }
        if let name { stage.rename(node, to: name) }
        let fieldsOfOthers = fieldsOfTies(but: nil)
        for item in own { clear(item.column) }
        takeOwn(own)
        let changesFields = own.contains { $0.column.column == .field }
        // An actor works in the fields of its ties, whatever else it works in.
        if changesFields { _ = stage.addFields(fieldsOfOthers, to: node) }
        if !ofTie.isEmpty { takeTie(ofTie) }
        let saysKind = own.contains { $0.column.column == .kind }
        if kind == .actors, saysKind || name != nil {
            classify(saysKind: saysKind, wasToldFromName: wasToldFromName, before: classBefore)
        }
        guard stage.errors.isEmpty else { throw EntryEditError.refused(issues(items)) }
        try checkBeginning(items)
        if let name {
            stage.warnIfForgotten(name, Self.source)
            let others = namesakes()
            if let same = others.first(where: \.isSame) {
                throw EntryEditError.nameTaken(stage.texts.string(name), by: same.id)
            }
            namesake = stage.isGeneric(name) ? nil : others.first?.id
        }
    }

    /// What was refused, in the order of the cells.
    private func issues(_ items: [Item]) -> [ImportIssue] {
        func place(_ issue: ImportIssue) -> Int {
            items.firstIndex { $0.cell.header == issue.column } ?? items.count
        }
        return stage.errors.map(\.issue).enumerated().sorted { left, right in
            (place(left.element), left.offset) < (place(right.element), right.offset)
        }.map(\.element)
    }

    static let source = RowSource(file: 0, row: 1)

    private func refuseMissing(_ items: [Item]) throws {
        let missing = items.filter { $0.column.isRequired && CellText.normalised($0.cell.text) == nil }
        guard missing.isEmpty else {
            throw EntryEditError.refused(
                missing.map { ImportIssue(file: "", column: $0.cell.header, problem: .missing) }
            )
        }
    }

    /// The name that it shall have; nil where it has it already, or no name was given.
    private mutating func newName(_ own: [Item]) -> TextID? {
        guard let item = own.first(where: { $0.column.key == Schema.Key.name }),
            let name = CellText.normalised(item.cell.text)
        else { return nil }
        let id = stage.texts.intern(name)
        return id == stage.nodes[node.index].name ? nil : id
    }

    private mutating func checkNumber(_ own: [Item]) throws {
        guard let item = own.first(where: { $0.column.column == .id }),
            let text = CellText.normalised(item.cell.text)
        else { return }
        let number = stage.texts.intern(text)
        let other = kind == .ibasho ? stage.ibasho(numbered: number) : stage.actor(numbered: number)
        if let other, other != node, let id = stage.original(of: stage.nodes[other.index])?.id {
            throw EntryEditError.numberTaken(text, by: id)
        }
    }

    // MARK: - Taking out

    private mutating func clear(_ column: EditedColumn) {
        if let key = column.key.flatMap({ stage.keys.key(named: $0) }) {
            if column.owner == .entry {
                stage.set(.none, for: key, of: node)
            } else if let tie {
                stage.set(.none, for: key, ofRelation: tie.relation)
            }
            return
        }
        switch column.column {
        case .location: stage.nodes[node.index].place = .none
        case .area: stage.nodes[node.index].areas = .empty
        case .field: stage.nodes[node.index].fields = .empty
        default: break
        }
    }

    // MARK: - Taking in

    private mutating func takeOwn(_ items: [Item]) {
        let row = Self.row(items)
        guard !row.isEmpty else { return }
        let known = stage.nodes[node.index].name
        let name = Sheet.TypedCell(
            kind.headers[0].column,
            header: kind.headers[0].japanese,
            known.isNone ? Self.filler : stage.texts.string(known)
        )
        stage.subject = Subject(node: node)
        let sheet = Sheet(kind, typed: [name] + row)
        if kind == .ibasho { stage.takeIbasho(sheet, file: 0) } else { stage.takeActors(sheet, file: 0) }
    }

    private mutating func takeTie(_ items: [Item]) {
        guard let tie else { return }
        let changesFields = items.contains { $0.column.column == .field }
        let lost = changesFields ? stage.value(.fields, ofRelation: tie.relation).list : .empty
        for item in items { clear(item.column) }
        // A field that no tie has any longer is none that the actor works in.
        if stage.nodes[node.index].sort == .actor, !lost.isEmpty {
            let others = stage.lists[fieldsOfTies(but: tie.relation)]
            let gone = stage.lists[lost].filter { !others.contains($0) }
            let left = stage.lists[stage.nodes[node.index].fields].filter { !gone.contains($0) }
            stage.nodes[node.index].fields = stage.lists.intern(left)
        }
        let row = Self.row(items)
        guard !row.isEmpty else { return }
        stage.subject = Subject(node: node, ibasho: stage.relations[tie.relation].to, relation: tie.relation)
        let names = [
            Sheet.TypedCell(.ibasho, header: SheetKind.ties.headers[0].japanese, Self.filler),
            Sheet.TypedCell(.name, header: SheetKind.ties.headers[1].japanese, Self.filler + Self.filler),
        ]
        stage.takeTies(Sheet(.ties, typed: names + row), file: 0)
    }

    /// What stands for a name that is not looked at.
    private static let filler = "–"

    private static func row(_ items: [Item]) -> [Sheet.TypedCell] {
        items.filter { CellText.normalised($0.cell.text) != nil }.map { column, cell in
            // The header of an unknown column is the key of its property.
            let header = column.column == nil ? column.key ?? "" : cell.header
            return Sheet.TypedCell(column.column, header: header, cell.text)
        }
    }

    /// The fields of all ties of the node, or of all but one.
    private mutating func fieldsOfTies(but one: Int?) -> ListID {
        var fields = ListID.empty
        for index in stage.relations.list.indices where index != one {
            guard stage.relations[index].type == .supports, stage.relations[index].from == node else { continue }
            stage.load(relation: index)
            fields = stage.lists.union(fields, stage.value(.fields, ofRelation: index).list)
        }
        return fields
    }
}
