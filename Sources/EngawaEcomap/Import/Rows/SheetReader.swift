import EngawaSheets

/// A column that a sheet has.
struct Column: Sendable {
    let column: SheetColumn
    let place: Int
}

/// The row that is being read.
struct RowInWork {
    let row: SheetRow
    let source: RowSource
    /// Whether nothing was wrong with it so far.
    var isGood = true

    /// Calls `body` with the text of a cell, trimmed and in NFC; nil where it is blank or there is no such column.
    ///
    /// The one way by which cells come into an import.
    @inline(__always)
    func withText<Result>(_ column: Column?, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        guard let column else { return nil }
        var result: Result?
        row.withText(at: column.place) { result = body($0) }
        return result
    }

    /// The text of a cell, for a message.
    func string(_ column: Column?) -> String {
        withText(column) { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// The columns of a sheet that its kind does not know, with the keys that their cells are kept under.
struct UnknownColumns: Sendable {
    var keys: [(header: String, key: StagedKey)] = []
    var consent: String?

    func key(_ header: String) -> StagedKey? {
        keys.first { $0.header.utf8.elementsEqual(header.utf8) }?.key
    }
}

extension Sheet {
    /// The column, where the sheet has it.
    func column(_ column: SheetColumn) -> Column? {
        place(of: column).map { Column(column: column, place: $0) }
    }
}

/// Reading cells.
extension ImportStage {
    /// The text of a cell.
    mutating func text(_ column: Column?, _ row: RowInWork) -> TextID {
        row.withText(column) { texts.intern($0) } ?? .none
    }

    /// The text of a cell that may not be blank.
    mutating func required(_ column: Column?, _ row: inout RowInWork) -> TextID {
        let text = text(column, row)
        if text.isNone { refuse(column, &row, .missing) }
        return text
    }

    /// The values of a cell that may hold several.
    mutating func list(_ column: Column?, _ row: RowInWork) -> ListID {
        row.withText(column) { bytes in
            if let known = readings.lists.find(bytes) { return known }
            let parts = CellText.list(String(decoding: bytes, as: UTF8.self))
            let list = lists.intern(parts.map { texts.intern($0) })
            readings.lists.add(bytes, list)
            return list
        } ?? .empty
    }

    /// The fields in a cell: the one of the axis that is called like the whole cell, else the values that it lists.
    mutating func fields(_ column: Column?, _ row: RowInWork) -> ListID {
        let whole = row.withText(column) { bytes -> ListID? in
            let reading = readings.wholeField.reading(bytes, by: axes.field(named:))
            return reading.map { lists.intern([texts.intern(axes.fields[$0].name)]) }
        }
        return whole.flatMap { $0 } ?? list(column, row)
    }

    /// The date in a cell.
    mutating func date(_ column: Column?, _ row: inout RowInWork) -> SheetDate? {
        let reading = row.withText(column) { bytes in
            readings.dates.reading(bytes) { text in
                do throws(SheetDateError) {
                    return .success(try SheetDate(parsing: text))
                } catch {
                    return .failure(error)
                }
            }
        }
        switch reading {
        case .success(let date): return date
        case .failure(let error):
            refuse(column, &row, .sheet(.badDate(error)))
            return nil
        case nil: return nil
        }
    }

    mutating func strength(_ column: Column?, _ row: inout RowInWork) -> StagedValue {
        guard let reading = row.withText(column, { readings.strength.reading($0, by: Strength.init(cell:)) }) else {
            return .none
        }
        if let reading { return codes.strength[reading] ?? .none }
        let cell = row.string(column)
        refuse(column, &row, Strength.isCross(cell) ? .cross(cell) : .unknownStrength(cell))
        return .none
    }

    mutating func consent(_ column: Column?, _ row: inout RowInWork) -> StagedValue {
        guard let reading = row.withText(column, { readings.consent.reading($0, by: Consent.init(cell:)) }) else {
            return .none
        }
        if let reading { return codes.consent[reading] ?? .none }
        refuse(column, &row, .unknownConsent(row.string(column)))
        return .none
    }

    /// A date as a property.
    mutating func value(_ date: SheetDate?) -> StagedValue {
        guard let date else { return .none }
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
    mutating func refuse(_ column: Column?, _ row: inout RowInWork, _ problem: ImportProblem) {
        fail(problem, row.source, column: column.map { row.row.header(of: $0.column) })
        row.isGood = false
    }

    /// Reports an end that lies certainly before the beginning.
    mutating func checkOrder(_ since: SheetDate?, _ until: SheetDate?, _ column: Column?, _ row: inout RowInWork) {
        guard let since, let until, until.isCertainly(before: since) else { return }
        refuse(column, &row, .endsBeforeItBegins(since: since.text, until: until.text))
    }
}
