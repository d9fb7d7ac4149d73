import EngawaSheets

/// The names that the next rows speak of, looked up ahead.
///
/// Who is meant by a name stands in tables that are larger than the processor's cache, and which one is looked up next
/// depends on what was found before. Row by row, memory would be waited for several times in each. Here the first places
/// that some dozens of rows will look at are read in loops where nothing waits for anything, so that they are in the
/// cache when the rows come to them. Nothing is concluded from what was read.
struct NamesAhead {
    /// How many rows are looked ahead.
    private static let count = 64

    private var leftNodes = [NodeIndex](repeating: .none, count: count)
    private var rightNodes = [NodeIndex](repeating: .none, count: count)
    /// What was read, so that reading it is no work without a purpose.
    private(set) var trace: Int32 = 0

    /// Looks ahead where it is time for it, along rows that connect `left` with `right`.
    @inline(__always)
    mutating func look(
        from row: RowInWork,
        _ left: TextColumn,
        _ right: TextColumn,
        _ type: RelationType,
        in stage: ImportStage
    ) {
        if row.place % NamesAhead.count == 0 { lookUp(row, left, right, type, stage) }
    }

    @inline(never)
    private mutating func lookUp(
        _ row: RowInWork,
        _ left: TextColumn,
        _ right: TextColumn,
        _ type: RelationType,
        _ stage: ImportStage
    ) {
        let block = row.block
        let count = min(NamesAhead.count, block.count - row.place)
        for place in 0..<count {
            leftNodes[place] = stage.people[left[block.code(at: left.place, row.place + place)]].first
            rightNodes[place] = stage.people[right[block.code(at: right.place, row.place + place)]].first
        }
        for place in 0..<count {
            let (from, to) = (leftNodes[place], rightNodes[place])
            if from.isNone || to.isNone { continue }
            trace ^= stage.nodes[from.index].name.rawValue ^ stage.nodes[to.index].name.rawValue
            trace ^= stage.relations.glance(type, from, to)
        }
    }
}
