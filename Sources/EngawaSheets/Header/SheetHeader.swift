/// The header row of a sheet, understood.
struct SheetHeader: Sendable {
    /// What the rows are.
    let kind: SheetKind
    /// The headers as they stand in the sheet (trimmed, NFC), nil over columns without one.
    let titles: [String?]
    /// For every column of `SheetColumn.allCases` its place in the rows, or nil.
    let places: [Int?]
    /// The places of columns with headers that the kind does not know.
    let unknown: [Int]

    /// The header at a place, or the letter that Excel shows over it.
    func title(at place: Int) -> String {
        place < titles.count ? titles[place] ?? Self.letter(place) : Self.letter(place)
    }

    /// The name that Excel gives to a column: A, B, … Z, AA, ….
    static func letter(_ place: Int) -> String {
        var letters: [Unicode.Scalar] = []
        var rest = place + 1
        while rest > 0 {
            letters.append(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))
            rest = (rest - 1) / 26
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: letters.reversed())
        return text
    }
}

/// Why a header row cannot be understood; without the file and row, which the caller knows.
struct HeaderFailure: Error, Sendable {
    /// Column (where there is one) and code of each error.
    var problems: [(column: String?, code: SheetError.Code)]
}
