import EngawaSheets

/// The columns of a sheet of links (人・団体・居場所どうし).
private struct LinkColumns {
    let from, to, relation, content, strength, since, until: Column?
    let texts: [(column: Column, key: StagedKey)]

    init(_ sheet: Sheet) {
        from = sheet.column(.from)
        to = sheet.column(.to)
        relation = sheet.column(.relation)
        content = sheet.column(.content)
        strength = sheet.column(.strength)
        since = sheet.column(.since)
        until = sheet.column(.until)
        texts = sheet.texts([(.role, .role), (.note, .note)])
    }
}

extension ImportStage {
    /// Takes in a sheet of links. A link is who, how, whom (to know somebody leads both ways), and its beginning where
    /// there are several.
    mutating func takeLinks(_ sheet: Sheet, file: Int32) {
        let columns = LinkColumns(sheet)
        let unknown = unknownColumns(of: sheet, file: file)
        for sheetRow in sheet.rows {
            var row = RowInWork(row: sheetRow, source: RowSource(file: file, row: Int32(sheetRow.number)))
            let (fromName, toName) = (required(columns.from, &row), required(columns.to, &row))
            let type = relationType(columns.relation, &row)
            let strength = strength(columns.strength, &row)
            let since = date(columns.since, &row)
            let until = date(columns.until, &row)
            checkOrder(since, until, columns.until, &row)
            if !fromName.isNone, fromName == toName {
                refuse(columns.to, &row, .linkedToItself(texts.string(toName)))
            }
            guard row.isGood else { continue }

            let from = someone(named: fromName, beside: toName, row.source)
            let to = someone(named: toName, beside: fromName, row.source)
            let (index, isNew) = relation(type, from, to, since: since)
            var changed = false
            func set(_ value: StagedValue, _ key: StagedKey) {
                if !value.isNone, self.set(value, for: key, ofRelation: index) { changed = true }
            }
            let contents = lists.union(value(.content, ofRelation: index).list, list(columns.content, row))
            set(StagedValue(contents), .content)
            set(strength, .strength)
            if setBeginning(since, ofRelation: index) { changed = true }
            set(value(until), .until)
            for (column, key) in columns.texts { set(StagedValue(text(column, row)), key) }
            for (key, text) in unknownTexts(row, unknown) { set(StagedValue(text), key) }
            if !isNew { checkOrder(ofRelation: index, row.source) }
            count(isNew: isNew, changed, relation: index)
        }
    }

    private mutating func relationType(_ column: Column?, _ row: inout RowInWork) -> RelationType {
        guard let reading = row.withText(column, { readings.relation.reading($0, by: Relation.init(cell:)) }) else {
            return .knows
        }
        if let reading { return RelationType(reading) }
        refuse(column, &row, .unknownRelation(row.string(column), allowed: Relation.allCases.map(\.words)))
        return .knows
    }
}
