import EngawaSheets

/// The row that is being read.
struct RowInWork {
    private(set) var source: RowSource
    /// Whether nothing was wrong with it so far.
    var isGood = true
    /// The block that it stands in, and its place there.
    private(set) var block = SheetBlock.empty
    private(set) var place = -1
    private let sheet: Sheet
    private let blocks: SheetBlocks
    private var nextBlock = 0

    /// In front of the first row of a sheet.
    init(_ sheet: Sheet, file: Int32) {
        self.sheet = sheet
        blocks = sheet.blocks
        source = RowSource(file: file, row: 0)
    }

    /// Goes to the next row; false where there is none. O(1).
    @inline(__always)
    mutating func advance() -> Bool {
        place += 1
        if place >= block.count {
            guard nextBlock < blocks.count else { return false }
            block = blocks[nextBlock]
            nextBlock += 1
            place = 0
        }
        source.row = Int32(truncatingIfNeeded: block.number(place))
        isGood = true
        return true
    }

    /// The code of the cell at a place among the numbers of the row; 0 where it is blank, or the sheet has no such column.
    @inline(__always)
    subscript(column: Int) -> UInt32 { column == 0 ? 0 : block.code(at: column, place) }

    /// The header of a column as it stands in the sheet, or would.
    func header(of column: SheetColumn) -> String { sheet.header(of: column) }
}
