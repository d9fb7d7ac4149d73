import EngawaSheets

/// The columns of a sheet of actors (人・団体).
private struct ActorColumns {
    let name, number, kind, field, area, place, size, tags, consent: Column?
    let fieldHeader: String
    let texts: [(column: Column, key: StagedKey)]

    init(_ sheet: Sheet) {
        name = sheet.column(.name)
        number = sheet.column(.id)
        kind = sheet.column(.kind)
        field = sheet.column(.field)
        area = sheet.column(.area)
        place = sheet.column(.location)
        size = sheet.column(.size)
        tags = sheet.column(.tags)
        consent = sheet.column(.consent)
        fieldHeader = sheet.header(of: .field)
        texts = sheet.texts([(.contact, .contact), (.note, .note)])
    }
}

extension ImportStage {
    /// Takes in a sheet of actors.
    ///
    /// A name that is an ibasho's means that ibasho, unless the kind says otherwise: then only what an ibasho has too is
    /// taken over (number, 所在地, タグ, 備考, columns that are not known), and a warning says which it was.
    mutating func takeActors(_ sheet: Sheet, file: Int32) {
        let columns = ActorColumns(sheet)
        let reserved = [Schema.Key.number, Schema.Key.kindClass]
        let unknown = unknownColumns(of: sheet, file: file, reserved: reserved)
        for sheetRow in sheet.rows {
            var row = RowInWork(row: sheetRow, source: RowSource(file: file, row: Int32(sheetRow.number)))
            var reference = ActorReference(name: required(columns.name, &row))
            reference.number = text(columns.number, row)
            reference.kind = text(columns.kind, row)
            reference.place = text(columns.place, row)
            let consent = consent(columns.consent, &row)
            let size = size(columns.size, &row)
            guard row.isGood else { continue }

            let actor = actor(reference, at: nil, row.source)
            var changed = false
            if nodes[actor.index].sort == .actor {
                changed = describe(actor, reference)
                let fields = canonical(fields(columns.field, row), row.source, column: columns.fieldHeader)
                changed = addFields(fields, to: actor) || changed
                changed = addAreas(list(columns.area, row), to: actor, row.source) || changed
                if !consent.isNone { changed = set(consent, for: .consent, of: actor) || changed }
                if !size.isNone { changed = set(size, for: .size, of: actor) || changed }
            } else {
                warn(.actorIsIbasho(texts.string(reference.name)), row.source)
            }
            if nodes[actor.index].sort == .actor || nodes[actor.index].place.isNone {
                changed = setPlace(reference.place, of: actor, row.source) || changed
            }
            let tags = StagedValue(list(columns.tags, row))
            if !tags.isNone { changed = set(tags, for: .tags, of: actor) || changed }
            for (column, key) in columns.texts where key == .note || nodes[actor.index].sort == .actor {
                let text = StagedValue(text(column, row))
                if !text.isNone { changed = set(text, for: key, of: actor) || changed }
            }
            for (key, text) in unknownTexts(row, unknown) {
                changed = set(StagedValue(text), for: key, of: actor) || changed
            }
            countNode(actor, changed)
        }
    }

    private mutating func size(_ column: Column?, _ row: inout RowInWork) -> StagedValue {
        guard column != nil else { return .none }
        do throws(SheetError) {
            guard let count = try row.row.people(.size), let small = Int32(exactly: count) else { return .none }
            return StagedValue(kind: .integer, payload: small)
        } catch {
            refuse(column, &row, .sheet(error.code))
            return .none
        }
    }
}
