import EngawaSheets

/// The columns of a sheet of links (人・団体・居場所どうし).
private struct LinkColumns {
    var from, to: TextColumn
    var relation: CodedColumn<RelationType?>
    var content: CodedColumn<ListID>
    var strength: CodedColumn<StagedValue>
    var since, until: CodedColumn<DateReading>
    var texts: [KeyedColumn]

    init(_ sheet: Sheet, _ table: inout TextTable) {
        from = TextColumn(sheet, .from, &table)
        to = TextColumn(sheet, .to, &table)
        relation = CodedColumn(sheet, .relation)
        content = CodedColumn(sheet, .content)
        strength = CodedColumn(sheet, .strength)
        since = CodedColumn(sheet, .since)
        until = CodedColumn(sheet, .until)
        texts = sheet.texts(&table, [(.role, .role), (.note, .note)])
    }
}

extension ImportStage {
    /// Takes in a sheet of links. A link is who, how, whom (to know somebody leads both ways), and its beginning where
    /// there are several.
    mutating func takeLinks(_ sheet: Sheet, file: Int32) {
        var columns = LinkColumns(sheet, &texts)
        let unknown = unknownColumns(of: sheet, file: file)
        var row = RowInWork(sheet, file: file)
        var ahead = NamesAhead()
        while next(&row) {
            ahead.look(from: row, columns.from, columns.to, .knows, in: self)
            let (fromName, toName) = (required(columns.from, &row), required(columns.to, &row))
            let type = relationType(&columns.relation, &row)
            let strength = strength(&columns.strength, &row)
            let since = date(&columns.since, &row)
            let until = date(&columns.until, &row)
            checkOrder(since, until, columns.until, &row)
            if !fromName.isNone, fromName == toName {
                refuse(columns.to.header, &row, .linkedToItself(texts.string(toName)))
            }
            guard row.isGood else { continue }

            let from = someone(named: fromName, beside: toName, row.source)
            let to = someone(named: toName, beside: fromName, row.source)
            let (index, isNew) = relation(type, from, to, since: since)
            if isNew {
                add(StagedValue(list(&columns.content, row)), for: .content, toNew: index)
                add(strength, for: .strength, toNew: index)
                add(since.value, for: .since, toNew: index)
                add(until.value, for: .until, toNew: index)
                describeNew(index, row, columns.texts, unknown)
                count(isNew: true, true, relation: index)
                continue
            }
            var changed = false
            func set(_ value: StagedValue, _ key: StagedKey) {
                if !value.isNone, self.set(value, for: key, ofRelation: index) { changed = true }
            }
            let contents = lists.union(value(.content, ofRelation: index).list, list(&columns.content, row))
            set(StagedValue(contents), .content)
            set(strength, .strength)
            if setBeginning(since, ofRelation: index) { changed = true }
            set(until.value, .until)
            for index in columns.texts.indices {
                set(StagedValue(columns.texts[index].cells[row]), columns.texts[index].key)
            }
            for index in unknown.columns.indices {
                set(StagedValue(unknown.columns[index].cells[row]), unknown.columns[index].key)
            }
            checkOrder(ofRelation: index, row.source)
            count(isNew: false, changed, relation: index)
        }
    }

    private mutating func relationType(
        _ column: inout CodedColumn<RelationType?>,
        _ row: inout RowInWork
    ) -> RelationType {
        let code = row[column.place]
        if code == 0 { return .knows }
        let reading = column.reading(code) { cell in
            Relation(cell: String(decoding: cell, as: UTF8.self)).map { RelationType($0) }
        }
        if let reading { return reading }
        refuse(column.header, &row, .unknownRelation(column.string(row), allowed: Relation.allCases.map(\.words)))
        return .knows
    }
}
