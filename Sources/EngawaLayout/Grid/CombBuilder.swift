/// The comb of lines that carries the ties: from the hub to the bus, along it to a riser per column, from there to the
/// boxes. A cell with several stacks feeds the further risers along its floor. No line touches a box.
struct CombBuilder {
    let em: Double
    let busY: Double
    let hub: Rect

    private var riserX: Double?
    private var riserTop = Double.infinity
    private var risers: [GridLayout.Comb.Branch] = []
    private var feeds: [GridLayout.Comb.Branch] = []

    init(em: Double, busY: Double, hub: Rect) {
        self.em = em
        self.busY = busY
        self.hub = hub
    }

    /// Places the boxes of one cell, in their order, and notes the lines that reach them.
    ///
    /// - Parameters:
    ///   - stub: the length of its stubs, in ems.
    ///   - ties: how many ties each box has.
    mutating func place(
        _ pack: CellPack,
        column: Int,
        in cell: Rect,
        packing: CellPacking,
        stub: Double,
        ties: [Int]
    ) -> [GridLayout.Box] {
        let most = pack.stacks.map(\.boxes.count).max() ?? 1
        let spareHeight = max(0, cell.height / em - pack.height)
        let gap = min(GridSpacing.widestGap, GridSpacing.gap + spareHeight / Double(most + 1))
        let highest =
            (pack.stacks.map { $0.height + Double($0.boxes.count - 1) * (gap - GridSpacing.gap) }.max() ?? 0) * em
        let floor = cell.maxY - (pack.stacks.count > 1 ? GridSpacing.feedHeight * em : 0)
        let top = cell.y + (floor - cell.y - highest) / 2
        let feedY = cell.maxY - GridSpacing.feed * em
        var x = cell.x
        var boxes: [GridLayout.Box] = []
        for (number, stack) in pack.stacks.enumerated() {
            let riser = x + GridSpacing.gutter * em
            let left = riser + stub * em
            var y = top
            var firstStub = Double.infinity
            for index in stack.boxes {
                let height = packing.height(index, limit: stack.width) * em
                let rect = Rect(x: left, y: y, width: stack.width * em, height: height)
                let stubs = Self.stubs(ties[index], riser: riser, box: rect)
                firstStub = min(firstStub, stubs.first?.riser.y ?? .infinity)
                boxes.append(GridLayout.Box(rect: rect, shape: packing.shape(index, limit: stack.width), stubs: stubs))
                y += height + gap * em
            }
            if number == 0 {
                riserX = riser
                riserTop = min(riserTop, firstStub)
            } else if firstStub < .infinity {
                // The first stack may hold boxes without ties alone: its riser reaches the feed all the same.
                riserTop = min(riserTop, feedY)
                let main = cell.x + GridSpacing.gutter * em
                let points = [Point(main, feedY), Point(riser, feedY), Point(riser, firstStub)]
                feeds.append(GridLayout.Comb.Branch(column: column, points: points))
            }
            x = left + stack.width * em
        }
        return boxes
    }

    /// Ends a column: its riser reaches from the bus to its highest stub.
    mutating func endColumn(_ column: Int) {
        defer {
            riserX = nil
            riserTop = .infinity
        }
        guard let riserX, riserTop < .infinity else { return }
        let points = [Point(riserX, busY), Point(riserX, riserTop)]
        risers.append(GridLayout.Comb.Branch(column: column, points: points))
    }

    /// All lines.
    func lines() -> GridLayout.Comb {
        let xs = risers.map(\.points[0].x)
        guard let first = xs.min(), let last = xs.max() else {
            return GridLayout.Comb(trunk: [], risers: [], feeds: [])
        }
        let trunk = [Point(hub.midX, hub.y), Point(hub.midX, busY)]
        let bus = [Point(min(first, hub.midX), busY), Point(max(last, hub.midX), busY)]
        return GridLayout.Comb(trunk: [trunk, bus], risers: risers, feeds: feeds)
    }

    private static func stubs(_ count: Int, riser: Double, box: Rect) -> [GridLayout.Stub] {
        (0..<count).map { index in
            let y = box.y + box.height * (Double(index) + 0.5) / Double(count)
            return GridLayout.Stub(riser: Point(riser, y), box: Point(box.x, y))
        }
    }
}
