/// Blocks that no line leads to: where there are many, they stand in rows along the lower border, in the order in which they
/// are given, so that the others have the page.
struct IdleRows {
    /// Whether each block stands in a row.
    private(set) var isInRow: [Bool] = []
    /// The blocks in the rows with their middles.
    private(set) var places: [(block: Int, center: Point)] = []
    /// What is left of the area.
    private(set) var area = Box(x0: 0, y0: 0, x1: 0, y1: 0)
    /// Whether the rows leave room for the others.
    private(set) var doFit = true
    /// Fewer stand among the others.
    private static let fewest = 6

    /// No rows.
    init() {}

    init(_ graph: NetworkGraph) {
        let input = graph.input
        area = Box(input.area)
        isInRow = Array(repeating: false, count: graph.blocks.count)
        let idle = graph.blocks.indices.filter { graph.linesOf[$0].isEmpty }
        guard idle.count >= Self.fewest, idle.count < graph.blocks.count else { return }
        var rows: [[Int]] = [[]]
        var x = 0.0
        for block in idle {
            let width = graph.blocks[block].shapes[0].size.width
            if x > 0, x + width > input.area.width {
                rows.append([])
                x = 0
            }
            rows[rows.count - 1].append(block)
            x += width + input.gap
        }
        var bottom = input.area.maxY
        for row in rows.reversed() {
            let sizes = row.map { graph.blocks[$0].shapes[0].size }
            let deep = sizes.map(\.height).max() ?? 0
            let wide = sizes.reduce(0) { $0 + $1.width }
            // Rows are as wide as the area; the last one has the spaces of the others.
            let isLast = row.last == idle.last && rows.count > 1
            let free = (input.area.width - wide) / Double(max(1, row.count - 1))
            let space = isLast || rows.count == 1 ? min(free, 1.6 * input.gap) : free
            var left = input.area.x
            for (block, size) in zip(row, sizes) {
                isInRow[block] = true
                places.append((block, Point(left + size.width / 2, bottom - deep + size.height / 2)))
                left += size.width + space
            }
            bottom -= deep + input.gap
        }
        area.y1 = bottom - input.gap
        doFit = area.y1 - area.y0 > 0.35 * input.area.height
    }
}
