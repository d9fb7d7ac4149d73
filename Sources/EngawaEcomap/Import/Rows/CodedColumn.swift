import EngawaSheets

/// A column of a sheet with what the texts in it were understood as, by their codes: a text that stands in many rows is
/// read once.
struct CodedColumn<Reading: Sendable>: Sendable {
    /// The place among the numbers of a row; 0 for a column that the sheet lacks.
    let place: Int
    /// Its header, for messages; nil where the sheet lacks it.
    let header: String?
    private let texts: TextStore
    private var readings: [Reading?]

    /// The column of a sheet, which may lack it.
    init(_ sheet: Sheet, _ column: SheetColumn) {
        if let place = sheet.place(of: column) {
            self.init(place: place, header: sheet.header(of: column), texts: sheet.texts(at: place))
        } else {
            self = .lacking
        }
    }

    /// A column that a sheet lacks.
    static var lacking: CodedColumn { CodedColumn(place: 0, header: nil, texts: TextStore()) }

    /// The column at a place that the kind of the sheet does not know.
    init(_ sheet: Sheet, unknown place: Int, header: String) {
        self.init(place: place, header: header, texts: sheet.texts(at: place))
    }

    private init(place: Int, header: String?, texts: TextStore) {
        (self.place, self.header, self.texts) = (place, header, texts)
        readings = Array(repeating: nil, count: texts.count + 1)
    }

    /// Whether the sheet has the column.
    var isThere: Bool { place > 0 }

    /// What a code that is not 0 means, read at most once; `read` may be given any text of the column.
    @inline(__always)
    mutating func reading(_ code: UInt32, by read: (UnsafeBufferPointer<UInt8>) -> Reading) -> Reading {
        if let known = readings[Int(code)] { return known }
        let reading = texts.withBytes(Int(code) - 1, read)
        readings[Int(code)] = reading
        return reading
    }

    /// The text of a row's cell, for a message; empty where it is blank.
    func string(_ row: RowInWork) -> String {
        let code = row[place]
        return code == 0 ? "" : texts.string(Int(code) - 1)
    }
}

extension CodedColumn where Reading == StagedValue {
    /// The value that the cell of a row stands for, `.none` where it is blank, nil where `read` finds none in it.
    @inline(__always)
    mutating func value(_ row: RowInWork, by read: (String) -> StagedValue) -> StagedValue? {
        let code = row[place]
        if code == 0 { return .some(.none) }
        let value = reading(code) { read(String(decoding: $0, as: UTF8.self)) }
        return value.isNone ? nil : value
    }
}

/// A column whose texts are kept as they are written. All of them are taken into the import at once, which costs less
/// than one by one.
struct TextColumn: Sendable {
    /// The place among the numbers of a row; 0 for a column that the sheet lacks.
    let place: Int
    /// Its header, for messages; nil where the sheet lacks it.
    let header: String?
    /// The texts by their codes.
    private let ids: [TextID]

    /// The column of a sheet, which may lack it.
    init(_ sheet: Sheet, _ column: SheetColumn, _ texts: inout TextTable) {
        if let place = sheet.place(of: column) {
            self.init(sheet, place, header: sheet.header(of: column), &texts)
        } else {
            self.init(place: 0, header: nil, ids: [.none])
        }
    }

    /// The column at a place.
    init(_ sheet: Sheet, _ place: Int, header: String, _ texts: inout TextTable) {
        self.init(place: place, header: header, ids: [.none] + texts.intern(sheet.texts(at: place)))
    }

    private init(place: Int, header: String?, ids: [TextID]) {
        (self.place, self.header, self.ids) = (place, header, ids)
    }

    /// The text of a row's cell.
    @inline(__always)
    subscript(row: RowInWork) -> TextID { ids[Int(row[place])] }

    /// The text of a code.
    @inline(__always)
    subscript(code: UInt32) -> TextID { ids[Int(code)] }
}
