import EngawaSheets

/// A row of a sheet of places, understood.
struct PlaceRow: Sendable {
    var source: RowSource
    var name: TextID
    var level: PlaceLevel
    /// 上位, by name.
    var within: ListID
    var texts: [(key: StagedKey, value: StagedValue)]
}

/// The columns of a sheet of places (地域).
private struct PlaceColumns {
    var name: TextColumn
    var level: CodedColumn<PlaceLevel?>
    var within: CodedColumn<ListID>

    init(_ sheet: Sheet, _ table: inout TextTable) {
        name = TextColumn(sheet, .place, &table)
        level = CodedColumn(sheet, .level)
        within = CodedColumn(sheet, .within)
    }
}

extension ImportStage {
    /// Takes in all sheets of places (地域) at once, since a row may name a place that another sheet describes.
    ///
    /// A place is its name, unless 上位 contradict: 中央小学校区 within 青葉市 and 中央小学校区 within 緑市 are two places.
    /// 上位 contradict where none is in both rows, and both have one of the same level. A place that only stands under
    /// 上位 is there as well, its level told from its name.
    mutating func takePlaces(_ sheets: [(sheet: Sheet, file: Int32)]) {
        var rows: [PlaceRow] = []
        var levels: [TextID: PlaceLevel] = [:]
        for (sheet, file) in sheets {
            let unknown = unknownColumns(of: sheet, file: file, reserved: [Schema.Key.name])
            var columns = PlaceColumns(sheet, &texts)
            var row = RowInWork(sheet, file: file)
            while next(&row) {
                guard let place = read(&row, &columns, unknown) else { continue }
                if levels[place.name] == nil { levels[place.name] = place.level }
                rows.append(place)
            }
        }
        let found = rows.map { take($0, levels) }
        // Only now is every place there that 上位 may mean.
        for (row, place) in zip(rows, found) where hasNewAreas(place) {
            for above in lists[row.within] { refer(toPlace: above, row.source) }
        }
        warnOfCycles(zip(rows, found).map { ($0.source, $1) })
    }

    private mutating func read(
        _ row: inout RowInWork,
        _ columns: inout PlaceColumns,
        _ unknown: UnknownColumns
    ) -> PlaceRow? {
        let name = required(columns.name, &row)
        let level = level(&columns.level, &row)
        let above = list(&columns.within, row)
        if !name.isNone, lists[above].contains(name) {
            refuse(columns.within.header, &row, .placeWithinItself(texts.string(name)))
        }
        guard row.isGood, let level else { return nil }
        return PlaceRow(
            source: row.source,
            name: name,
            level: level,
            within: above,
            texts: unknown.columns.map { ($0.key, StagedValue($0.cells[row])) }.filter { !$0.1.isNone }
        )
    }

    private mutating func level(_ column: inout CodedColumn<PlaceLevel?>, _ row: inout RowInWork) -> PlaceLevel? {
        let code = row[column.place]
        guard code != 0 else {
            refuse(column.header, &row, .missing)
            return nil
        }
        let level = column.reading(code) { PlaceLevel(alias: String(decoding: $0, as: UTF8.self)) }
        if level == nil {
            refuse(column.header, &row, .unknownLevel(column.string(row), allowed: PlaceLevel.allCases.map(\.words)))
        }
        return level
    }

    private func hasNewAreas(_ place: NodeIndex) -> Bool {
        let node = nodes[place.index]
        return node.areas != original(of: node)?.areas ?? .empty
    }

    private mutating func take(_ row: PlaceRow, _ levels: [TextID: PlaceLevel]) -> NodeIndex {
        let (place, isNew) = place(of: row, levels)
        var changed = set(codes.level[row.level] ?? .none, for: .level, of: place)
        let above = lists.union(nodes[place.index].areas, row.within)
        if above != nodes[place.index].areas {
            nodes[place.index].areas = above
            changed = true
        }
        for (key, value) in row.texts { changed = set(value, for: key, of: place) || changed }
        count(isNew: isNew, changed, node: place)
        return place
    }

    /// Which place a row speaks of: of several with its name the one that shares an 上位 with it, else the first that
    /// does not contradict.
    private mutating func place(of row: PlaceRow, _ levels: [TextID: PlaceLevel]) -> (NodeIndex, isNew: Bool) {
        let named = placesNamed(row.name)
        if named.first.isNone { return (add(.place, named: row.name), true) }
        let above = lists[row.within]
        var fitting: [NodeIndex] = []
        var next = named.first
        while !next.isNone {
            let known = lists[nodes[next.index].areas]
            if known.contains(where: above.contains) { return (next, false) }
            let contradicts = above.contains { one in
                known.contains { level(of: $0, levels) == level(of: one, levels) && level(of: one, levels) != nil }
            }
            if !contradicts { fitting.append(next) }
            next = nodes[next.index].next
        }
        if let first = fitting.first {
            if fitting.count > 1 { warn(.ambiguousPlace(texts.string(row.name)), row.source) }
            return (first, false)
        }
        warn(.sameNameOtherPlace(texts.string(row.name)), row.source)
        return (add(.place, named: row.name), true)
    }

    private mutating func level(of place: TextID, _ levels: [TextID: PlaceLevel]) -> PlaceLevel? {
        if let level = levels[place] { return level }
        let known = placesNamed(place).first
        if !known.isNone, let level = codes.level(value(.level, of: known)) { return level }
        return PlaceLevel(placeName: texts.string(place))
    }

    /// Names the places that lie above themselves by way of others. They are imported: whoever reads a map passes a
    /// place once. O(places and 上位 that the rows lead to).
    private mutating func warnOfCycles(_ rows: [(source: RowSource, place: NodeIndex)]) {
        // 1 while a place is on the way up, 2 when all above it was seen.
        var states: [NodeIndex: UInt8] = [:]
        for (source, start) in rows where states[start] == nil {
            var way: [(place: NodeIndex, above: [TextID])] = []
            func enter(_ place: NodeIndex) {
                states[place] = 1
                way.append((place, lists[nodes[place.index].areas]))
            }
            enter(start)
            while let (place, above) = way.last {
                guard let name = above.last else {
                    states[place] = 2
                    way.removeLast()
                    continue
                }
                way[way.count - 1].above.removeLast()
                let next = placesNamed(name).first
                if next.isNone { continue }
                switch states[next] {
                case nil: enter(next)
                case 1:
                    let cycle = way.drop { $0.place != next }.map { texts.string(nodes[$0.place.index].name) }
                    warn(.placeCycle(cycle), source)
                default: break
                }
            }
        }
    }
}
