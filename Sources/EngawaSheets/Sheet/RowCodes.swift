/// The rows of a sheet as numbers: of each row its number in the file, then for every column the code of its text.
///
/// In blocks, so that nothing is moved while a sheet is read; in a block the numbers of one column stand together.
struct RowCodes: Sendable {
    /// How many rows a block has room for.
    static let blockLength = SheetBlock.length

    /// How many numbers a row has.
    let width: Int
    /// How many rows there are.
    private(set) var count = 0
    private(set) var blocks: [[UInt32]] = []

    /// No rows yet, of so many columns.
    init(columns: Int) {
        width = columns + 1
    }

    /// Adds `count` rows, of which `numbers` holds all numbers, then the codes of the first column, and so on. O(count).
    mutating func append(_ numbers: UnsafeBufferPointer<UInt32>, count: Int) {
        var taken = 0
        while taken < count {
            let place = self.count % RowCodes.blockLength
            if place == 0 { blocks.append(Array(repeating: 0, count: RowCodes.blockLength * width)) }
            let room = min(count - taken, RowCodes.blockLength - place)
            blocks[blocks.count - 1].withUnsafeMutableBufferPointer { block in
                for column in 0..<width {
                    let target = column * RowCodes.blockLength + place
                    let source = column * count + taken
                    _ = UnsafeMutableBufferPointer(rebasing: block[target..<target + room])
                        .update(fromContentsOf: UnsafeBufferPointer(rebasing: numbers[source..<source + room]))
                }
            }
            taken += room
            self.count += room
        }
    }

    /// The number of a row in its file.
    func number(ofRow place: Int) -> Int {
        Int(blocks[place / RowCodes.blockLength][place % RowCodes.blockLength])
    }

    /// The code of a column of a row.
    func code(_ column: Int, ofRow place: Int) -> UInt32 {
        blocks[place / RowCodes.blockLength][(column + 1) * RowCodes.blockLength + place % RowCodes.blockLength]
    }
}
