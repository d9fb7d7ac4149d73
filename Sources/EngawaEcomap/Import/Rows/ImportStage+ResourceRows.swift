import EngawaSheets

extension ImportStage {
    /// Takes in a sheet of needs (おねがい・出番).
    mutating func takeNeeds(_ sheet: Sheet, file: Int32) {
        takeResources(sheet, file: file, .needs, who: .ibasho, what: .need)
    }

    /// Takes in a sheet of offers (提供できること).
    mutating func takeOffers(_ sheet: Sheet, file: Int32) {
        takeResources(sheet, file: file, .offers, who: .name, what: .offer)
    }

    private mutating func takeResources(
        _ sheet: Sheet,
        file: Int32,
        _ type: RelationType,
        who: SheetColumn,
        what: SheetColumn
    ) {
        let unknown = unknownColumns(of: sheet, file: file)
        let (whoColumn, whatColumn) = (TextColumn(sheet, who, &texts), TextColumn(sheet, what, &texts))
        var untilColumn = CodedColumn<DateReading>(sheet, .until)
        let noteColumn = TextColumn(sheet, .note, &texts)
        var row = RowInWork(sheet, file: file)
        while next(&row) {
            let (name, resourceName) = (required(whoColumn, &row), required(whatColumn, &row))
            let until = date(&untilColumn, &row)
            guard row.isGood else { continue }

            let node: NodeIndex
            if type == .needs {
                node = ibasho(named: name)
                warnIfAmbiguous(peopleNamed(name), name, row.source)
            } else {
                node = someone(named: name, beside: .none, row.source)
            }
            let (index, isNew) = relation(type, node, resource(named: resourceName), since: .none)
            var changed = false
            func set(_ value: StagedValue, _ key: StagedKey) {
                if !value.isNone, self.set(value, for: key, ofRelation: index) { changed = true }
            }
            set(until.value, .until)
            set(StagedValue(noteColumn[row]), .note)
            for index in unknown.columns.indices {
                set(StagedValue(unknown.columns[index].cells[row]), unknown.columns[index].key)
            }
            count(isNew: isNew, changed, relation: index)
        }
    }
}
