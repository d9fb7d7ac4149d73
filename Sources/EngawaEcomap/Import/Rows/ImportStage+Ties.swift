import EngawaSheets

/// The columns of a sheet of ties (つながり).
private struct TieColumns {
    var ibasho, name, number, kind, place: TextColumn
    var field, area, content: CodedColumn<ListID>
    var band, strength, flow: CodedColumn<StagedValue>
    var since, until, lastContact: CodedColumn<DateReading>
    let fieldHeader: String
    /// Cells that are kept as they are written.
    var texts: [KeyedColumn]

    init(_ sheet: Sheet, _ table: inout TextTable) {
        ibasho = TextColumn(sheet, .ibasho, &table)
        name = TextColumn(sheet, .name, &table)
        number = TextColumn(sheet, .id, &table)
        kind = TextColumn(sheet, .kind, &table)
        place = TextColumn(sheet, .location, &table)
        field = CodedColumn(sheet, .field)
        area = CodedColumn(sheet, .area)
        content = CodedColumn(sheet, .content)
        band = CodedColumn(sheet, .band)
        strength = CodedColumn(sheet, .strength)
        flow = CodedColumn(sheet, .flow)
        since = CodedColumn(sheet, .since)
        until = CodedColumn(sheet, .until)
        lastContact = CodedColumn(sheet, .lastContact)
        fieldHeader = sheet.header(of: .field)
        texts = sheet.texts(
            &table,
            [
                (.frequency, .frequency), (.means, .means), (.reason, .reason), (.origin, .origin), (.face, .face),
                (.note, .note),
            ]
        )
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
    var since = DateReading.none
    var until = DateReading.none
    var lastContact = DateReading.none
}

extension ImportStage {
    /// Takes in a sheet of ties.
    mutating func takeTies(_ sheet: Sheet, file: Int32) {
        var columns = TieColumns(sheet, &texts)
        // People also write down in this sheet what somebody agreed to; it belongs to the actor here too.
        var unknown = unknownColumns(of: sheet, file: file, reserved: [Schema.Key.fields], hasConsent: true)
        var row = RowInWork(sheet, file: file)
        var ahead = NamesAhead()
        while next(&row) {
            ahead.look(from: row, columns.name, columns.ibasho, .supports, in: self)
            let tie = read(&row, &columns, &unknown)
            if row.isGood { take(tie, row, &columns, &unknown) }
        }
    }

    /// Every cell is looked at, so that all that is wrong with a row is reported at once.
    private mutating func read(
        _ row: inout RowInWork,
        _ columns: inout TieColumns,
        _ unknown: inout UnknownColumns
    ) -> TieRow {
        var tie = TieRow()
        tie.ibasho = required(columns.ibasho, &row)
        tie.reference.name = required(columns.name, &row)
        tie.reference.number = columns.number[row]
        tie.reference.kind = columns.kind[row]
        tie.reference.place = columns.place[row]
        tie.fields = fields(&columns.field, row)
        tie.areas = list(&columns.area, row)
        tie.contents = list(&columns.content, row)
        tie.band = band(&columns.band, &row)
        tie.strength = strength(&columns.strength, &row)
        tie.flow = flow(&columns.flow, &row)
        tie.since = date(&columns.since, &row)
        tie.until = date(&columns.until, &row)
        tie.lastContact = date(&columns.lastContact, &row)
        if unknown.consent.isThere { tie.consent = consent(&unknown.consent, &row) }
        checkOrder(tie.since, tie.until, columns.until, &row)
        if !tie.ibasho.isNone, tie.ibasho == tie.reference.name {
            refuse(columns.name.header, &row, .supportsItself(texts.string(tie.ibasho)))
        }
        return tie
    }

    private mutating func take(
        _ tie: TieRow,
        _ row: RowInWork,
        _ columns: inout TieColumns,
        _ unknown: inout UnknownColumns
    ) {
        let fields = canonical(tie.fields, row.source, column: columns.fieldHeader)
        let ibasho = ibasho(named: tie.ibasho)
        warnIfAmbiguous(peopleNamed(tie.ibasho), tie.ibasho, row.source)
        let supporter = actor(tie.reference, at: ibasho, row.source)
        if supporter == ibasho {
            fail(.supportsItself(texts.string(tie.ibasho)), row.source, column: row.header(of: .name))
            return
        }
        var hasContributed = apply(tie, fields, to: supporter, row.source)
        let (index, isNew) = relation(.supports, supporter, ibasho, since: tie.since)
        if isNew { return describeNew(index, tie, fields, row, columns, unknown, supporter) }
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
        set(tie.until.value, .until)
        set(tie.lastContact.value, .lastContact)
        for index in columns.texts.indices {
            set(StagedValue(columns.texts[index].cells[row]), columns.texts[index].key)
        }
        for index in unknown.columns.indices {
            set(StagedValue(unknown.columns[index].cells[row]), unknown.columns[index].key)
        }
        checkOrder(ofRelation: index, row.source, column: row.header(of: .until))
        if tie.since.date == nil, hasContributed, hasOthers(thanRelation: index) {
            warn(.ambiguousTie(texts.string(tie.reference.name)), row.source, column: row.header(of: .since))
        }
        count(isNew: false, hasContributed, relation: index, node: supporter)
    }

    /// Writes what a row says of a tie that it brings: the same as of one that is there, with nothing to be compared.
    private mutating func describeNew(
        _ index: Int,
        _ tie: TieRow,
        _ fields: ListID,
        _ row: RowInWork,
        _ columns: TieColumns,
        _ unknown: UnknownColumns,
        _ supporter: NodeIndex
    ) {
        add(StagedValue(tie.contents), for: .content, toNew: index)
        add(StagedValue(fields), for: .fields, toNew: index)
        add(tie.strength, for: .strength, toNew: index)
        add(tie.flow, for: .flow, toNew: index)
        add(tie.band, for: .band, toNew: index)
        add(tie.since.value, for: .since, toNew: index)
        add(tie.until.value, for: .until, toNew: index)
        add(tie.lastContact.value, for: .lastContact, toNew: index)
        describeNew(index, row, columns.texts, unknown)
        count(isNew: true, true, relation: index, node: supporter)
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

    private mutating func band(_ column: inout CodedColumn<StagedValue>, _ row: inout RowInWork) -> StagedValue {
        let value = column.value(row) { cell in
            axes.band(named: cell).map { StagedValue(texts.intern(axes.bands[$0].entry.name)) } ?? .none
        }
        if let value { return value }
        refuse(column.header, &row, .unknownBand(column.string(row), allowed: axes.bands.map(\.entry.name)))
        return .none
    }

    private mutating func flow(_ column: inout CodedColumn<StagedValue>, _ row: inout RowInWork) -> StagedValue {
        if let value = column.value(row, by: { codes.flow(Flow(cell: $0)) }) { return value }
        refuse(column.header, &row, .unknownFlow(column.string(row)))
        return .none
    }
}
