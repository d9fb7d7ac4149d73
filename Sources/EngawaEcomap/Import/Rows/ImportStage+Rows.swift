import EngawaSheets
import EngawaText

/// What rows of several kinds of sheets have in common.
extension ImportStage {
    /// Writes number and kind of an actor; true where that changed what is staged.
    mutating func describe(_ actor: NodeIndex, _ reference: ActorReference) -> Bool {
        var changed = false
        if !reference.number.isNone, set(StagedValue(reference.number), for: .number, of: actor) {
            if self.actor(numbered: reference.number) == nil { actorsByNumber[reference.number] = actor }
            changed = true
        }
        guard !reference.kind.isNone, nodes[actor.index].writtenKind != reference.kind else { return changed }
        nodes[actor.index].writtenKind = reference.kind
        let new = recognise(kind: reference.kind, name: reference.name)
        let known = value(.kind, of: actor).text
        if !new.isSure, !known.isNone {
            // A word that says nothing does not displace one that does: a person stays a person.
            let old = recognise(kind: known, name: reference.name)
            if old.isSure, old.kindClass != new.kindClass { return changed }
        }
        changed = set(StagedValue(reference.kind), for: .kind, of: actor) || changed
        return set(codes.kindClass(new.kindClass), for: .kindClass, of: actor) || changed
    }

    /// Writes the texts of a row as properties of a relationship that it brings.
    mutating func describeNew(_ index: Int, _ row: RowInWork, _ columns: [KeyedColumn], _ unknown: UnknownColumns) {
        for place in columns.indices {
            add(StagedValue(columns[place].cells[row]), for: columns[place].key, toNew: index)
        }
        // An unknown column may be called like a key that is there already.
        for place in unknown.columns.indices {
            let text = StagedValue(unknown.columns[place].cells[row])
            if !text.isNone { set(text, for: unknown.columns[place].key, ofRelation: index) }
        }
    }

    /// Reports an end of a relationship that lies before its beginning, now that several rows have spoken of it.
    mutating func checkOrder(ofRelation index: Int, _ source: RowSource, column: String? = nil) {
        guard let since = date(value(.since, ofRelation: index)), let until = date(value(.until, ofRelation: index)),
            until.isCertainly(before: since)
        else { return }
        fail(.endsBeforeItBegins(since: since.text, until: until.text), source, column: column)
    }

    /// Counts a row by what it brought.
    mutating func count(isNew: Bool, _ hasContributed: Bool, relation: Int = -1, node: NodeIndex = .none) {
        if isNew {
            createdCount += 1
        } else if hasContributed {
            contributions.append(Contribution(relation: Int32(relation), node: node))
        }
    }

    /// The columns that the kind of sheet does not know, each with its key.
    ///
    /// One that is written almost like a column that the sheet lacks gets a warning. A name in `reserved` is what the
    /// graph calls something that is not in this column: an error.
    mutating func unknownColumns(
        of sheet: Sheet,
        file: Int32,
        reserved: [String] = [],
        hasConsent: Bool = false
    ) -> UnknownColumns {
        var unknown = UnknownColumns()
        let source = RowSource(file: file, row: 0)
        let lacking = sheet.kind.headers.filter { !sheet.columns.contains($0.column) }
        let names = lacking.flatMap { [$0.japanese, $0.english] }.filter { $0.unicodeScalars.count > 2 }
        for (header, place) in zip(sheet.unknownColumns, sheet.placesOfUnknown) {
            if hasConsent, [FoldedText("同意"), FoldedText("consent")].contains(FoldedText(header)) {
                unknown.consent = CodedColumn(sheet, unknown: place, header: header)
                continue
            }
            if reserved.contains(where: { $0.utf8.elementsEqual(header.utf8) }) {
                fail(.reservedColumn(header), source, column: header)
                continue
            }
            guard let key = keys.key(named: header) else {
                fail(.sheet(.tooManyCells(found: keys.names.count + 1, expected: keys.names.count)), source)
                return unknown
            }
            let cells = TextColumn(sheet, place, header: header, &texts)
            unknown.columns.append(KeyedColumn(cells: cells, key: key))
            if header.unicodeScalars.count > 2, let nearest = NearestName.suggestion(for: header, among: names) {
                warn(.unknownColumn(header, nearest: nearest), source, column: header)
            }
        }
        return unknown
    }

}

/// A column whose cells are kept as they are written, and the key that they are kept under.
struct KeyedColumn: Sendable {
    let cells: TextColumn
    let key: StagedKey
}

/// The columns of a sheet that its kind does not know.
struct UnknownColumns: Sendable {
    var columns: [KeyedColumn] = []
    /// What people agreed to, where that is among them.
    var consent = CodedColumn<StagedValue>.lacking
}

extension Sheet {
    /// Those of the columns that the sheet has and that are kept as they are written, with their keys.
    func texts(_ table: inout TextTable, _ known: [(SheetColumn, StagedKey)]) -> [KeyedColumn] {
        known.filter { place(of: $0.0) != nil }.map { KeyedColumn(cells: TextColumn(self, $0, &table), key: $1) }
    }
}
