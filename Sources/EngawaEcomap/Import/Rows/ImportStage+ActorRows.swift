import EngawaSheets

/// The columns of a sheet of actors (人・団体).
private struct ActorColumns {
    var name, number, kind, place: TextColumn
    var field, area, tags: CodedColumn<ListID>
    var size, consent: CodedColumn<StagedValue>
    let fieldHeader: String
    var texts: [KeyedColumn]

    init(_ sheet: Sheet, _ table: inout TextTable) {
        name = TextColumn(sheet, .name, &table)
        number = TextColumn(sheet, .id, &table)
        kind = TextColumn(sheet, .kind, &table)
        place = TextColumn(sheet, .location, &table)
        field = CodedColumn(sheet, .field)
        area = CodedColumn(sheet, .area)
        tags = CodedColumn(sheet, .tags)
        size = CodedColumn(sheet, .size)
        consent = CodedColumn(sheet, .consent)
        fieldHeader = sheet.header(of: .field)
        texts = sheet.texts(&table, [(.contact, .contact), (.note, .note)])
    }
}

extension ImportStage {
    /// Takes in a sheet of actors.
    ///
    /// A name that is an ibasho's means that ibasho, unless the kind says otherwise: then only what an ibasho has too is
    /// taken over (number, 所在地, タグ, 備考, columns that are not known), and a warning says which it was.
    mutating func takeActors(_ sheet: Sheet, file: Int32) {
        var columns = ActorColumns(sheet, &texts)
        let reserved = [Schema.Key.number, Schema.Key.kindClass]
        let unknown = unknownColumns(of: sheet, file: file, reserved: reserved)
        var row = RowInWork(sheet, file: file)
        while next(&row) {
            var reference = ActorReference(name: required(columns.name, &row))
            reference.number = columns.number[row]
            reference.kind = columns.kind[row]
            reference.place = columns.place[row]
            let consent = consent(&columns.consent, &row)
            let size = size(&columns.size, &row)
            guard row.isGood else { continue }

            let actor = actor(reference, at: nil, row.source)
            var changed = false
            if nodes[actor.index].sort == .actor {
                changed = describe(actor, reference)
                let fields = canonical(fields(&columns.field, row), row.source, column: columns.fieldHeader)
                changed = addFields(fields, to: actor) || changed
                changed = addAreas(list(&columns.area, row), to: actor, row.source) || changed
                if !consent.isNone { changed = set(consent, for: .consent, of: actor) || changed }
                if !size.isNone { changed = set(size, for: .size, of: actor) || changed }
            } else {
                warn(.actorIsIbasho(texts.string(reference.name)), row.source)
            }
            if nodes[actor.index].sort == .actor || nodes[actor.index].place.isNone {
                changed = setPlace(reference.place, of: actor, row.source) || changed
            }
            let tags = StagedValue(list(&columns.tags, row))
            if !tags.isNone { changed = set(tags, for: .tags, of: actor) || changed }
            for index in columns.texts.indices {
                let (key, text) = (columns.texts[index].key, StagedValue(columns.texts[index].cells[row]))
                guard !text.isNone, key == .note || nodes[actor.index].sort == .actor else { continue }
                changed = set(text, for: key, of: actor) || changed
            }
            for index in unknown.columns.indices {
                let text = StagedValue(unknown.columns[index].cells[row])
                if !text.isNone { changed = set(text, for: unknown.columns[index].key, of: actor) || changed }
            }
            countNode(actor, changed)
        }
    }

    private mutating func size(_ column: inout CodedColumn<StagedValue>, _ row: inout RowInWork) -> StagedValue {
        let value = column.value(row) { cell in
            // A number of people has nine digits at most.
            let count = CellText.people(cell).flatMap { Int32(exactly: $0) }
            return count.map { StagedValue(kind: .integer, payload: $0) } ?? .none
        }
        if let value { return value }
        refuse(column.header, &row, .sheet(.badCount(text: column.string(row))))
        return .none
    }
}
