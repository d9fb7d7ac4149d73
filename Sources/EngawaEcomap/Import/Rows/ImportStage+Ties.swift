import EngawaSheets

/// The columns of a sheet of ties (つながり).
private struct TieColumns {
    let ibasho, name, number, kind, field, band, area, place, content, strength, flow: Column?
    let since, until, lastContact: Column?
    let fieldHeader: String
    /// Cells that are kept as they are written.
    let texts: [(column: Column, key: StagedKey)]

    init(_ sheet: Sheet) {
        ibasho = sheet.column(.ibasho)
        name = sheet.column(.name)
        number = sheet.column(.id)
        kind = sheet.column(.kind)
        field = sheet.column(.field)
        band = sheet.column(.band)
        area = sheet.column(.area)
        place = sheet.column(.location)
        content = sheet.column(.content)
        strength = sheet.column(.strength)
        flow = sheet.column(.flow)
        since = sheet.column(.since)
        until = sheet.column(.until)
        lastContact = sheet.column(.lastContact)
        fieldHeader = sheet.header(of: .field)
        texts = sheet.texts([
            (.frequency, .frequency), (.means, .means), (.reason, .reason), (.origin, .origin), (.face, .face),
            (.note, .note),
        ])
    }
}

/// A row of a sheet of ties, understood.
private struct TieRow {
    var ibasho = TextID.none
    var reference = ActorReference(name: .none)
    var fields = ListID.empty
    var areas = ListID.empty
    var contents = ListID.empty
    var consent = StagedValue.none
    var band = StagedValue.none
    var strength = StagedValue.none
    var flow = StagedValue.none
    var since: SheetDate?
    var until: SheetDate?
    var lastContact: SheetDate?
}

extension ImportStage {
    /// Takes in a sheet of ties.
    mutating func takeTies(_ sheet: Sheet, file: Int32) {
        let columns = TieColumns(sheet)
        // People also write down in this sheet what somebody agreed to; it belongs to the actor here too.
        let unknown = unknownColumns(of: sheet, file: file, reserved: [Schema.Key.fields], hasConsent: true)
        for sheetRow in sheet.rows {
            var row = RowInWork(row: sheetRow, source: RowSource(file: file, row: Int32(sheetRow.number)))
            let tie = read(&row, columns, unknown)
            if row.isGood { take(tie, row, columns, unknown) }
        }
    }

    /// Every cell is looked at, so that all that is wrong with a row is reported at once.
    private mutating func read(_ row: inout RowInWork, _ columns: TieColumns, _ unknown: UnknownColumns) -> TieRow {
        var tie = TieRow()
        tie.ibasho = required(columns.ibasho, &row)
        tie.reference.name = required(columns.name, &row)
        tie.reference.number = text(columns.number, row)
        tie.reference.kind = text(columns.kind, row)
        tie.reference.place = text(columns.place, row)
        tie.fields = fields(columns.field, row)
        tie.areas = list(columns.area, row)
        tie.contents = list(columns.content, row)
        tie.band = band(columns.band, &row)
        tie.strength = strength(columns.strength, &row)
        tie.flow = flow(columns.flow, &row)
        tie.since = date(columns.since, &row)
        tie.until = date(columns.until, &row)
        tie.lastContact = date(columns.lastContact, &row)
        if let column = unknown.consent { tie.consent = consent(header: column, &row) }
        checkOrder(tie.since, tie.until, columns.until, &row)
        if !tie.ibasho.isNone, tie.ibasho == tie.reference.name {
            refuse(columns.name, &row, .supportsItself(texts.string(tie.ibasho)))
        }
        return tie
    }

    private mutating func take(_ tie: TieRow, _ row: RowInWork, _ columns: TieColumns, _ unknown: UnknownColumns) {
        let fields = canonical(tie.fields, row.source, column: columns.fieldHeader)
        let ibasho = ibasho(named: tie.ibasho)
        warnIfAmbiguous(peopleNamed(tie.ibasho), tie.ibasho, row.source)
        let supporter = actor(tie.reference, at: ibasho, row.source)
        if supporter == ibasho {
            fail(.supportsItself(texts.string(tie.ibasho)), row.source, column: row.row.header(of: .name))
            return
        }
        var hasContributed = apply(tie, fields, to: supporter, row.source)
        let (index, isNew) = relation(.supports, supporter, ibasho, since: tie.since)
        func set(_ value: StagedValue, _ key: StagedKey) {
            if value.isNone { return }
            if self.set(value, for: key, ofRelation: index) { hasContributed = true }
        }
        let contents = lists.union(value(.content, ofRelation: index).list, tie.contents)
        set(StagedValue(contents), .content)
        set(StagedValue(fields), .fields)
        set(tie.strength, .strength)
        set(tie.flow, .flow)
        set(tie.band, .band)
        if setBeginning(tie.since, ofRelation: index) { hasContributed = true }
        set(value(tie.until), .until)
        set(value(tie.lastContact), .lastContact)
        for (column, key) in columns.texts { set(StagedValue(text(column, row)), key) }
        for (key, text) in unknownTexts(row, unknown) { set(StagedValue(text), key) }
        if !isNew {
            checkOrder(ofRelation: index, row.source, column: row.row.header(of: .until))
            if tie.since == nil, hasContributed, hasOthers(thanRelation: index) {
                warn(.ambiguousTie(texts.string(tie.reference.name)), row.source, column: row.row.header(of: .since))
            }
        }
        count(isNew: isNew, hasContributed, relation: index, node: supporter)
    }

    /// Writes what the row says of the supporter; true where that changed what is staged.
    private mutating func apply(
        _ tie: TieRow,
        _ fields: ListID,
        to supporter: NodeIndex,
        _ source: RowSource
    ) -> Bool {
        let reference = tie.reference
        guard nodes[supporter.index].sort == .actor else {
            return nodes[supporter.index].place.isNone && setPlace(reference.place, of: supporter, source)
        }
        var changed = describe(supporter, reference)
        if !tie.consent.isNone { changed = set(tie.consent, for: .consent, of: supporter) || changed }
        changed = setPlace(reference.place, of: supporter, source) || changed
        changed = addAreas(tie.areas, to: supporter, source) || changed
        return addFields(fields, to: supporter) || changed
    }

    private mutating func band(_ column: Column?, _ row: inout RowInWork) -> StagedValue {
        guard let reading = row.withText(column, { readings.band.reading($0, by: axes.band(named:)) }) else {
            return .none
        }
        if let reading { return StagedValue(texts.intern(axes.bands[reading].entry.name)) }
        refuse(column, &row, .unknownBand(row.string(column), allowed: axes.bands.map(\.entry.name)))
        return .none
    }

    private mutating func flow(_ column: Column?, _ row: inout RowInWork) -> StagedValue {
        guard let reading = row.withText(column, { readings.flow.reading($0, by: Flow.init(cell:)) }) else {
            return .none
        }
        if let reading { return codes.flow[reading] ?? .none }
        refuse(column, &row, .unknownFlow(row.string(column)))
        return .none
    }
}
