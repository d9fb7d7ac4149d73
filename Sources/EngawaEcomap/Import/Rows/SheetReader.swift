import EngawaSheets

/// Reading cells. A cell that has several readings has a column for each.
extension ImportStage {
    /// Goes to the next row of a sheet and counts it; false where there is none.
    @inline(__always)
    mutating func next(_ row: inout RowInWork) -> Bool {
        guard row.advance() else { return false }
        meter.count()
        return true
    }

    /// The text of a cell that may not be blank.
    @inline(__always)
    mutating func required(_ column: TextColumn, _ row: inout RowInWork) -> TextID {
        let text = column[row]
        if text.isNone { refuse(column.header, &row, .missing) }
        return text
    }

    /// The values of a cell that may hold several.
    @inline(__always)
    mutating func list(_ column: inout CodedColumn<ListID>, _ row: RowInWork) -> ListID {
        let code = row[column.place]
        return code == 0 ? .empty : column.reading(code) { list($0) }
    }

    private mutating func list(_ cell: UnsafeBufferPointer<UInt8>) -> ListID {
        var values: [TextID] = []
        CellText.forEachValue(of: cell) { text in
            let value = texts.intern(text)
            if !values.contains(value) { values.append(value) }
        }
        return lists.intern(values)
    }

    /// The fields in a cell: the one of the axis that is called like the whole cell, else the values that it lists.
    @inline(__always)
    mutating func fields(_ column: inout CodedColumn<ListID>, _ row: RowInWork) -> ListID {
        let code = row[column.place]
        return code == 0 ? .empty : column.reading(code) { fields($0) }
    }

    private mutating func fields(_ cell: UnsafeBufferPointer<UInt8>) -> ListID {
        // What a cell meant in one sheet of an import it means in all.
        let id = texts.intern(cell)
        if let known = fieldsOfCells[id] { return known }
        let whole = axes.field(named: String(decoding: cell, as: UTF8.self))
        let fields = whole.map { lists.intern([texts.intern(axes.fields[$0].name)]) } ?? list(cell)
        fieldsOfCells[id] = fields
        return fields
    }

    /// The date in a cell.
    mutating func date(_ column: inout CodedColumn<DateReading>, _ row: inout RowInWork) -> DateReading {
        let code = row[column.place]
        if code == 0 { return .none }
        let reading = column.reading(code) { cell in
            guard let date = try? SheetDate(parsing: cell) else { return .none }
            return DateReading(date: date, value: value(date))
        }
        if reading.date == nil { refuseDate(column, &row) }
        return reading
    }

    private mutating func refuseDate(_ column: CodedColumn<DateReading>, _ row: inout RowInWork) {
        do throws(SheetDateError) {
            _ = try SheetDate(parsing: column.string(row))
        } catch {
            refuse(column.header, &row, .sheet(.badDate(error)))
        }
    }

    mutating func strength(_ column: inout CodedColumn<StagedValue>, _ row: inout RowInWork) -> StagedValue {
        if let value = column.value(row, by: { codes.strength(Strength(cell: $0)) }) { return value }
        let cell = column.string(row)
        refuse(column.header, &row, Strength.isCross(cell) ? .cross(cell) : .unknownStrength(cell))
        return .none
    }

    mutating func consent(_ column: inout CodedColumn<StagedValue>, _ row: inout RowInWork) -> StagedValue {
        if let value = column.value(row, by: { codes.consent(Consent(cell: $0)) }) { return value }
        refuse(column.header, &row, .unknownConsent(column.string(row)))
        return .none
    }

    /// A date as a property.
    mutating func value(_ date: SheetDate) -> StagedValue {
        if date.precision == .day { return StagedValue(kind: .date, payload: date.first.daysSince1970) }
        return StagedValue(texts.intern(date.text))
    }

    /// The date that a property holds.
    func date(_ value: StagedValue) -> SheetDate? {
        switch value.kind {
        case .date: SheetDay(daysSince1970: value.payload).map { SheetDate($0) }
        case .text: SheetDate(storedText: texts.string(value.text))
        default: nil
        }
    }

    /// Says what is wrong with a cell; the row will not be taken.
    mutating func refuse(_ header: String?, _ row: inout RowInWork, _ problem: ImportProblem) {
        fail(problem, row.source, column: header)
        row.isGood = false
    }

    /// Reports an end that lies certainly before the beginning.
    mutating func checkOrder(
        _ since: DateReading,
        _ until: DateReading,
        _ column: CodedColumn<DateReading>,
        _ row: inout RowInWork
    ) {
        guard let since = since.date, let until = until.date, until.isCertainly(before: since) else { return }
        refuse(column.header, &row, .endsBeforeItBegins(since: since.text, until: until.text))
    }
}

/// What the cell of a date was understood as; none where it is blank or no date.
struct DateReading: Sendable {
    var date: SheetDate?
    /// The date as a property.
    var value = StagedValue.none

    static let none = DateReading()
}
