/// The rows of a sheet as numbers: of each row its number in the file, then for every column the code of its text.
///
/// In blocks, so that nothing is moved while a sheet is read.
struct RowCodes: Sendable {
    /// How many numbers a row has.
    let width: Int
    /// How many rows there are.
    private(set) var count = 0
    private var blocks: [[UInt32]] = []

    private static let blockLength = 256

    /// No rows yet, of so many columns.
    init(columns: Int) {
        width = columns + 1
    }

    /// Adds a row of `width` numbers. O(width).
    mutating func append(_ row: [UInt32]) {
        precondition(row.count == width)
        if count % RowCodes.blockLength == 0 {
            var block: [UInt32] = []
            block.reserveCapacity(RowCodes.blockLength * width)
            blocks.append(block)
        }
        blocks[blocks.count - 1].append(contentsOf: row)
        count += 1
    }

    /// The number of a row in its file.
    func number(ofRow place: Int) -> Int {
        Int(blocks[place / RowCodes.blockLength][place % RowCodes.blockLength * width])
    }

    /// The code of a column of a row.
    func code(_ column: Int, ofRow place: Int) -> UInt32 {
        blocks[place / RowCodes.blockLength][place % RowCodes.blockLength * width + 1 + column]
    }

    /// Writes all numbers of a row over the first ones of `row`. O(width).
    func copy(row place: Int, into row: inout [UInt32]) {
        let start = place % RowCodes.blockLength * width
        let block = blocks[place / RowCodes.blockLength]
        for index in 0..<width { row[index] = block[start + index] }
    }
}
