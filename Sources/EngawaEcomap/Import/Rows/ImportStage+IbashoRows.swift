import EngawaSheets

/// The columns of a sheet of ibasho (居場所).
private struct IbashoColumns {
    var name, number, place: TextColumn
    var mode: CodedColumn<StagedValue>
    var since, until: CodedColumn<DateReading>
    var audience, tags: CodedColumn<ListID>
    var texts: [KeyedColumn]

    init(_ sheet: Sheet, _ table: inout TextTable) {
        name = TextColumn(sheet, .ibasho, &table)
        number = TextColumn(sheet, .id, &table)
        place = TextColumn(sheet, .location, &table)
        mode = CodedColumn(sheet, .mode)
        since = CodedColumn(sheet, .since)
        until = CodedColumn(sheet, .until)
        audience = CodedColumn(sheet, .audience)
        tags = CodedColumn(sheet, .tags)
        texts = sheet.texts(
            &table,
            [
                (.organiser, .organiser), (.venue, .venue), (.schedule, .schedule), (.note, .note),
            ]
        )
    }
}

extension ImportStage {
    /// Takes in a sheet of ibasho.
    mutating func takeIbasho(_ sheet: Sheet, file: Int32) {
        let reserved = [Schema.Key.name, Schema.Key.number]
        let unknown = unknownColumns(of: sheet, file: file, reserved: reserved)
        var columns = IbashoColumns(sheet, &texts)
        var row = RowInWork(sheet, file: file)
        while next(&row) {
            let name = required(columns.name, &row)
            let number = columns.number[row]
            let place = columns.place[row]
            let mode = mode(&columns.mode, &row)
            let since = date(&columns.since, &row)
            let until = date(&columns.until, &row)
            checkOrder(since, until, columns.until, &row)
            guard row.isGood else { continue }

            let ibasho = ibasho(named: name, number: number, place: place, row.source)
            var changed = setPlace(place, of: ibasho, row.source)
            if !number.isNone, self.set(StagedValue(number), for: .number, of: ibasho) {
                if self.ibasho(numbered: number) == nil { ibashoByNumber?[number] = ibasho }
                changed = true
            }
            func set(_ value: StagedValue, _ key: StagedKey) {
                if !value.isNone, self.set(value, for: key, of: ibasho) { changed = true }
            }
            set(mode, .mode)
            set(StagedValue(list(&columns.audience, row)), .audience)
            set(StagedValue(list(&columns.tags, row)), .tags)
            let known = value(.since, of: ibasho)
            if let begun = since.date, !(date(known)?.isWithin(begun) ?? false) { set(since.value, .since) }
            set(until.value, .until)
            for index in columns.texts.indices {
                set(StagedValue(columns.texts[index].cells[row]), columns.texts[index].key)
            }
            for index in unknown.columns.indices {
                set(StagedValue(unknown.columns[index].cells[row]), unknown.columns[index].key)
            }
            if let since = date(value(.since, of: ibasho)), let until = date(value(.until, of: ibasho)),
                until.isCertainly(before: since)
            {
                fail(.endsBeforeItBegins(since: since.text, until: until.text), row.source)
            }
            countNode(ibasho, changed)
        }
    }

    /// Makes known every ibasho that rows of ties or needs speak of, before any name is taken for an actor's.
    mutating func findIbasho(_ sheet: Sheet) {
        let column = TextColumn(sheet, .ibasho, &texts)
        var row = RowInWork(sheet, file: 0)
        var last = TextID.none
        while row.advance() {
            let name = column[row]
            if name.isNone || name == last { continue }
            last = name
            _ = ibasho(named: name)
        }
    }

    /// Counts a row that describes a node, as created where it is the first to do so and the node is new.
    mutating func countNode(_ node: NodeIndex, _ changed: Bool) {
        let isNew = nodes[node.index].isNew && !nodes[node.index].isCounted
        nodes[node.index].isCounted = true
        count(isNew: isNew, changed, node: node)
    }

    private mutating func mode(_ column: inout CodedColumn<StagedValue>, _ row: inout RowInWork) -> StagedValue {
        if let value = column.value(row, by: { codes.mode(Mode(cell: $0)) }) { return value }
        refuse(column.header, &row, .unknownMode(column.string(row), allowed: Mode.allCases.map(\.words)))
        return .none
    }
}
