/// One way to arrange the boxes of a cell: in sub-columns beside one another, each with a riser of its own.
struct CellPack: Sendable {
    /// One sub-column.
    struct Stack: Sendable {
        /// Its boxes, as positions in the cell.
        var boxes: Range<Int>
        /// The width of all its boxes, in ems.
        var width: Double
        /// The sum of the heights and gaps, in ems.
        var height: Double
    }

    var stacks: [Stack]
    /// The width of the whole cell, in ems.
    var width: Double
    /// The height of the whole cell, in ems.
    var height: Double
    /// How many steps its boxes took to narrower shapes: few are pleasant to read.
    var lines: Int

    /// The arrangements of which none is both narrower and lower than another, from narrow to wide.
    static func frontier(_ packs: [CellPack]) -> [CellPack] {
        let sorted = packs.sorted { ($0.width, $0.height) < ($1.width, $1.height) }
        var result: [CellPack] = []
        for pack in sorted where result.last.map({ pack.height < $0.height - 1e-6 }) ?? true {
            result.append(pack)
        }
        return result
    }
}
