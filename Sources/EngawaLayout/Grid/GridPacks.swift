/// The boxes of a grid sorted into cells, with all ways to arrange each: what does not depend on the paper.
package struct GridPacks: Sendable {
    /// A box with a name in it.
    package struct Box: Sendable {
        /// The column that it belongs to, from the left.
        package var column: Int
        /// The row that it belongs to, from near (below) to far (above).
        package var row: Int
        /// How many ties run to it: each gets a stub of its own.
        package var ties: Int
        /// The sizes that it can take, in ems of the names' font: each narrower than the one before. Never empty.
        package var shapes: [Size]

        package init(column: Int, row: Int, ties: Int, shapes: [Size]) {
            precondition(!shapes.isEmpty && ties >= 0)
            self.column = column
            self.row = row
            self.ties = ties
            self.shapes = shapes
        }
    }

    let boxes: [Box]
    /// The boxes of every cell, as positions in the input, by column and row.
    let members: [[[Int]]]
    /// The packing of every cell.
    let packings: [[CellPacking]]
    /// All arrangements of every cell.
    let packs: [[[CellPack]]]
    /// The useful ones of them, from narrow to wide.
    let frontiers: [[[CellPack]]]

    /// Packs every cell; within a cell the boxes keep their order.
    package init(_ boxes: [Box], columns: Int, rows: Int) {
        var members = [[[Int]]](repeating: [[Int]](repeating: [], count: rows), count: columns)
        for (index, box) in boxes.enumerated() { members[box.column][box.row].append(index) }
        self.boxes = boxes
        self.members = members
        packings = members.map { column in
            column.map { cell in
                CellPacking(shapes: cell.map { boxes[$0].shapes }, ties: cell.map { boxes[$0].ties })
            }
        }
        packs = packings.map { $0.map { $0.packs() } }
        frontiers = packs.map { $0.map(CellPack.frontier) }
    }
}
