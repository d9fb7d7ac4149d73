import EngawaSheets

/// The columns of a sheet of ibasho (居場所).
private struct IbashoColumns {
    let name, number, place, mode, since, until, audience, tags: Column?
    let texts: [(column: Column, key: StagedKey)]

    init(_ sheet: Sheet) {
        name = sheet.column(.ibasho)
        number = sheet.column(.id)
        place = sheet.column(.location)
        mode = sheet.column(.mode)
        since = sheet.column(.since)
        until = sheet.column(.until)
        audience = sheet.column(.audience)
        tags = sheet.column(.tags)
        texts = sheet.texts([
            (.organiser, .organiser), (.venue, .venue), (.schedule, .schedule), (.note, .note),
        ])
    }
}

extension ImportStage {
    /// Takes in a sheet of ibasho.
    mutating func takeIbasho(_ sheet: Sheet, file: Int32) {
        let reserved = [Schema.Key.name, Schema.Key.number]
        let unknown = unknownColumns(of: sheet, file: file, reserved: reserved)
        let columns = IbashoColumns(sheet)
        for sheetRow in sheet.rows {
            var row = RowInWork(row: sheetRow, source: RowSource(file: file, row: Int32(sheetRow.number)))
            let name = required(columns.name, &row)
            let number = text(columns.number, row)
            let place = text(columns.place, row)
            let mode = mode(columns.mode, &row)
            let since = date(columns.since, &row)
            let until = date(columns.until, &row)
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
            set(StagedValue(list(columns.audience, row)), .audience)
            set(StagedValue(list(columns.tags, row)), .tags)
            let known = value(.since, of: ibasho)
            if let since, !(date(known)?.isWithin(since) ?? false) { set(value(since), .since) }
            set(value(until), .until)
            for (column, key) in columns.texts { set(StagedValue(text(column, row)), key) }
            for (key, text) in unknownTexts(row, unknown) { set(StagedValue(text), key) }
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
        let column = sheet.column(.ibasho)
        var last = TextID.none
        for sheetRow in sheet.rows {
            let row = RowInWork(row: sheetRow, source: RowSource(file: 0, row: 0))
            let name = text(column, row)
            if name.isNone || name == last { continue }
            last = name
            _ = ibasho(named: name)
        }
    }

    /// Counts a row that describes a node, as created where it is the first to do so and the node is new.
    mutating func countNode(_ node: NodeIndex, _ changed: Bool) {
        let isNew = nodes[node.index].existing == nil && !nodes[node.index].isCounted
        nodes[node.index].isCounted = true
        count(isNew: isNew, changed, node: node)
    }

    private mutating func mode(_ column: Column?, _ row: inout RowInWork) -> StagedValue {
        guard let reading = row.withText(column, { readings.mode.reading($0, by: Mode.init(cell:)) }) else {
            return .none
        }
        if let reading { return codes.mode[reading] ?? .none }
        refuse(column, &row, .unknownMode(row.string(column), allowed: Mode.allCases.map(\.words)))
        return .none
    }
}
