/// Cells as numbers, for readers that see every cell of a large sheet.
///
/// A code is a number for what a cell of one column says: 0 where it is blank, and equal codes where two cells say the
/// same. So whatever has to be found out about a text is found out once for each code.
extension Sheet {
    /// The place of a column among the numbers of a row; nil where the sheet has no such column. At the place 0 stands
    /// the number of the row.
    package func place(of column: SheetColumn) -> Int? {
        storage.header.places[column.ordinal].map { $0 + 1 }
    }

    /// The places of the columns that the kind does not know, in the order of `unknownColumns`.
    package var placesOfUnknown: [Int] { storage.header.unknown.map { $0 + 1 } }

    /// The texts of the column at a place: the number of a text is one below its code.
    package func texts(at place: Int) -> TextStore { storage.texts[place - 1] }

    /// The rows, as many together as `SheetBlock` says.
    package var blocks: SheetBlocks { SheetBlocks(codes: storage.rows) }
}

/// The rows of a sheet in blocks.
package struct SheetBlocks: Sendable {
    fileprivate let codes: RowCodes

    /// How many blocks there are.
    package var count: Int { codes.blocks.count }

    /// A block. O(1).
    package subscript(place: Int) -> SheetBlock {
        let first = place * SheetBlock.length
        return SheetBlock(numbers: codes.blocks[place], count: min(codes.count - first, SheetBlock.length))
    }
}

/// Some rows of a sheet as numbers.
package struct SheetBlock: Sendable {
    /// How many rows every block but the last has.
    package static let length = 256

    /// The numbers of the rows as Excel shows them, then the codes of the first column, and so on.
    package let numbers: [UInt32]
    /// How far the numbers of one row stand from each other.
    package let stride = length
    /// How many rows there are.
    package let count: Int

    /// No rows.
    package static let empty = SheetBlock(numbers: [], count: 0)

    fileprivate init(numbers: [UInt32], count: Int) {
        (self.numbers, self.count) = (numbers, count)
    }
}
