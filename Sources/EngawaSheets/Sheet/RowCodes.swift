/// The rows of a sheet as numbers: of each row its number in the file, then for every column the code of its text.
///
/// In blocks, so that nothing is moved while a sheet is read; in a block the numbers of one column stand together.
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

    /// Adds a row: every `stride`-th number from `start` on. O(width).
    mutating func append(_ numbers: UnsafeBufferPointer<UInt32>, from start: Int, stride: Int) {
        let place = count % RowCodes.blockLength
        if place == 0 { blocks.append(Array(repeating: 0, count: RowCodes.blockLength * width)) }
        blocks[blocks.count - 1].withUnsafeMutableBufferPointer { block in
            for index in 0..<width {
                block[index * RowCodes.blockLength + place] = numbers[start + index * stride]
            }
        }
        count += 1
    }

    /// The number of a row in its file.
    func number(ofRow place: Int) -> Int {
        Int(blocks[place / RowCodes.blockLength][place % RowCodes.blockLength])
    }

    /// The code of a column of a row.
    func code(_ column: Int, ofRow place: Int) -> UInt32 {
        blocks[place / RowCodes.blockLength][(column + 1) * RowCodes.blockLength + place % RowCodes.blockLength]
    }

    /// Writes all numbers of a row over the first ones of `row`. O(width).
    func copy(row place: Int, into row: inout [UInt32]) {
        precondition(row.count >= width)
        blocks[place / RowCodes.blockLength].withUnsafeBufferPointer { block in
            row.withUnsafeMutableBufferPointer { row in
                var source = place % RowCodes.blockLength
                for index in 0..<width {
                    row[index] = block[source]
                    source += RowCodes.blockLength
                }
            }
        }
    }
}
