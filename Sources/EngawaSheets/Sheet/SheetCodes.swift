/// Cells as numbers, for readers that see every cell of a large sheet.
///
/// A code is a number for what a cell of one column says: 0 where it is blank, and equal codes where two cells say the
/// same. So whatever has to be found out about a text is found out once for each code.
extension Sheet {
    /// The place of a column among the codes of a row; nil where the sheet has no such column.
    package func place(of column: SheetColumn) -> Int? {
        storage.header.places[column.ordinal].map { $0 + 1 }
    }

    /// The places of the columns that the kind does not know, in the order of `unknownColumns`.
    package var placesOfUnknown: [Int] { storage.header.unknown.map { $0 + 1 } }

    /// The texts of the column at a place: the text of a code is `TextID(code:)`.
    package func texts(at place: Int) -> TextStore { storage.texts[place - 1] }

    /// How many numbers stand for a row.
    package var width: Int { storage.rows.width }

    /// Writes the numbers of a row over `row`, which has room for `width`: first its number as Excel shows it, then the
    /// codes of its cells. O(width).
    package func copyCodes(ofRow place: Int, into row: inout [UInt32]) {
        storage.rows.copy(row: place, into: &row)
    }
}

extension TextID {
    /// The text of a code that is not 0.
    @inlinable @inline(__always) package init(code: UInt32) { self.init(rawValue: Int32(truncatingIfNeeded: code) - 1) }
}
