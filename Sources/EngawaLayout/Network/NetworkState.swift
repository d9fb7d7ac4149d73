/// Where everything stands at the moment, and what that costs.
struct NetworkState {
    let graph: NetworkGraph
    let area: Box
    let gap: Double
    /// What a line keeps from a box so as not to count as running through it.
    let margin: Double
    private(set) var centers: [Point]
    private(set) var variants: [Int]
    /// The bounds of every block.
    private(set) var bounds: [Box]
    private(set) var rects: [Box]
    private(set) var segments: [Segment]
    /// The price of two blocks that are too near to each other.
    var overlapPrice = 4.0
    private static let throughPrice = 2.2
    private static let crossingPrice = 1.0
    /// The price of a line from one corner of the area to the other.
    private static let lengthPrice = 3.0
    private let perLength: Double
    /// The space between lines of one pair.
    private let laneGap: Double

    /// All blocks at these places, with their first arrangement.
    init(_ graph: NetworkGraph, centers: [Point]) {
        self.graph = graph
        let input = graph.input
        area = Box(input.area)
        gap = input.gap
        margin = min(input.clearance, 3)
        laneGap = max(2.6, 0.34 * input.font)
        self.centers = centers
        variants = Array(repeating: 0, count: graph.blocks.count)
        let nowhere = Box(x0: 0, y0: 0, x1: 0, y1: 0)
        bounds = Array(repeating: nowhere, count: graph.blocks.count)
        rects = Array(repeating: nowhere, count: graph.owner.count)
        segments = Array(repeating: Segment(Point(0, 0), Point(0, 0)), count: graph.lines.count)
        let diagonal = (input.area.width * input.area.width + input.area.height * input.area.height).squareRoot()
        perLength = Self.lengthPrice / max(1, diagonal)
        for block in graph.blocks.indices { settle(block, at: centers[block], 0) }
        for line in graph.lines.indices { aim(line) }
    }

    /// Moves a block, not beyond the area, and its lines with it.
    mutating func move(_ block: Int, to center: Point, variant: Int? = nil) {
        settle(block, at: center, variant ?? variants[block])
        for line in graph.linesOf[block] { aim(line) }
    }

    private mutating func settle(_ block: Int, at center: Point, _ variant: Int) {
        let shape = graph.blocks[block].shapes[variant]
        let (w, h) = (shape.size.width / 2, shape.size.height / 2)
        let x = max(area.x0 + w, min(area.x1 - w, center.x))
        let y = max(area.y0 + h, min(area.y1 - h, center.y))
        variants[block] = variant
        centers[block] = Point(x, y)
        bounds[block] = Box(x0: x - w, y0: y - h, x1: x + w, y1: y + h)
        let first = graph.firstRect[block]
        for (offset, rect) in shape.rects.enumerated() {
            rects[first + offset] = Box(
                x0: x - w + rect.x,
                y0: y - h + rect.y,
                x1: x - w + rect.maxX,
                y1: y - h + rect.maxY
            )
        }
    }

    /// Lays a line from box to box: toward their middles, or from the side of a box that has others above it.
    private mutating func aim(_ line: Int) {
        let ends = graph.lines[line]
        let (one, two) = (rects[ends.from], rects[ends.to])
        var (a, b) = (one.center, two.center)
        if ends.lanes > 1 {
            let offset = (Double(ends.lane) - Double(ends.lanes - 1) / 2) * laneGap
            let length = max(1e-6, Segment(a, b).length)
            let (x, y) = (-(b.y - a.y) / length * offset, (b.x - a.x) / length * offset)
            let sign = ends.from < ends.to ? 1.0 : -1.0
            a = Point(a.x + x * sign, a.y + y * sign)
            b = Point(b.x + x * sign, b.y + y * sign)
        }
        segments[line] = Segment(
            border(one, from: a, toward: b, isInStack: graph.isInStack[ends.from]),
            border(two, from: b, toward: a, isInStack: graph.isInStack[ends.to])
        )
    }

    private func border(_ box: Box, from: Point, toward: Point, isInStack: Bool) -> Point {
        if isInStack {
            let y = max(box.y0 + 1, min(box.y1 - 1, from.y))
            return Point(toward.x < from.x ? box.x0 : box.x1, y)
        }
        let (dx, dy) = (toward.x - from.x, toward.y - from.y)
        var share = 1.0
        if dx > 0 { share = min(share, (box.x1 - from.x) / dx) }
        if dx < 0 { share = min(share, (box.x0 - from.x) / dx) }
        if dy > 0 { share = min(share, (box.y1 - from.y) / dy) }
        if dy < 0 { share = min(share, (box.y0 - from.y) / dy) }
        share = max(0, share)
        return Point(from.x + dx * share, from.y + dy * share)
    }

    /// Whether a line may touch a rect: those at its ends are its own.
    @inline(__always)
    private func isEnd(_ rect: Int, of line: NetworkGraph.Line) -> Bool { line.from == rect || line.to == rect }

    /// What a block and its lines cost where they are. O(lines of the block · (rects + lines)).
    func cost(_ block: Int) -> Double {
        var overlaps = 0.0
        let own = bounds[block]
        for other in bounds.indices where other != block {
            let lack = own.lack(bounds[other], gap: gap)
            if lack > 0 { overlaps += 1 + lack / gap }
        }
        var through = 0
        var crossings = 0
        var length = 0.0
        for index in graph.linesOf[block] {
            let line = graph.lines[index]
            let segment = segments[index]
            length += segment.length
            for rect in rects.indices where !isEnd(rect, of: line) && segment.meets(rects[rect].grown(margin)) {
                through += 1
            }
            for other in segments.indices where other != index && segment.crosses(segments[other]) {
                crossings += 1
            }
        }
        for rect in graph.firstRect[block]..<graph.firstRect[block + 1] {
            let box = rects[rect].grown(margin)
            for index in segments.indices where segments[index].meets(box) {
                let line = graph.lines[index]
                // Lines of the block have been looked at already.
                if graph.owner[line.from] != block, graph.owner[line.to] != block { through += 1 }
            }
        }
        return overlaps * overlapPrice + Double(through) * Self.throughPrice
            + Double(crossings) * Self.crossingPrice + length * perLength
    }

    /// How much the nearest two blocks lack of the space that they should have.
    var worstLack: Double {
        var worst = 0.0
        for one in bounds.indices {
            for other in (one + 1)..<max(one + 1, bounds.count) {
                worst = max(worst, bounds[one].lack(bounds[other], gap: gap))
            }
        }
        return worst
    }
}
