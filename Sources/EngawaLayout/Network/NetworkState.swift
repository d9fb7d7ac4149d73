/// Where everything stands at the moment, and what that costs.
///
/// Crossings and lines through boxes are counted once and kept up to date: a move is tried, and then kept or taken back.
struct NetworkState {
    let graph: NetworkGraph
    /// Where blocks may stand that lines lead to.
    let area: Box
    let gap: Double
    /// What a line keeps from a box so as not to count as running through it.
    let margin: Double
    fileprivate(set) var centers: [Point]
    fileprivate(set) var variants: [Int]
    /// The bounds of every block.
    fileprivate(set) var bounds: [Box]
    fileprivate(set) var rects: [Box]
    fileprivate(set) var segments: [Segment]
    /// The rects with the margin around them.
    fileprivate var grown: [Box]
    /// How many others each line crosses.
    private var crossings: [Int]
    /// Through how many boxes each line runs.
    private var through: [Int]
    /// How many lines run through each rect.
    private var hits: [Int]
    /// What was there before the move that is being tried.
    private var trial = Trial()
    /// The price of two blocks that are too near to each other.
    var overlapPrice = 8.0
    private static let throughPrice = 1.7
    private static let crossingPrice = 1.0
    /// The price of a line from one corner of the area to the other.
    private static let lengthPrice = 1.0
    private let perLength: Double
    /// Lines shorter than this do not show their style and their arrowheads.
    private let short: Double
    /// The space between lines of one pair.
    fileprivate let laneGap: Double

    /// Places as they were, and what belongs to the blocks that were moved.
    private struct Trial {
        var blocks: [(block: Int, center: Point, variant: Int, bounds: Box)] = []
        var lines: [Int] = []
        var segments: [Segment] = []
        var rects: [Int] = []
        var boxes: [Box] = []
        var grown: [Box] = []
        /// Whether each line, and each rect, has been moved.
        var hasLine: [Bool] = []
        var hasRect: [Bool] = []
    }

    /// All blocks at these places, with their first arrangement or the given ones.
    init(_ graph: NetworkGraph, centers: [Point], variants: [Int]? = nil) {
        self.graph = graph
        let input = graph.input
        area = graph.rows.area
        gap = input.gap
        margin = min(0.9 * input.clearance, max(2.4, 0.3 * input.font))
        laneGap = max(2.6, 0.34 * input.font)
        self.centers = centers
        self.variants = variants ?? Array(repeating: 0, count: graph.blocks.count)
        let nowhere = Box(x0: 0, y0: 0, x1: 0, y1: 0)
        bounds = Array(repeating: nowhere, count: graph.blocks.count)
        rects = Array(repeating: nowhere, count: graph.owner.count)
        grown = rects
        segments = Array(repeating: Segment(Point(0, 0), Point(0, 0)), count: graph.lines.count)
        crossings = Array(repeating: 0, count: graph.lines.count)
        through = crossings
        hits = Array(repeating: 0, count: graph.owner.count)
        trial.hasLine = Array(repeating: false, count: graph.lines.count)
        trial.hasRect = Array(repeating: false, count: graph.owner.count)
        let diagonal = (input.area.width * input.area.width + input.area.height * input.area.height).squareRoot()
        short = 2.6 * input.font
        perLength = Self.lengthPrice / max(1, diagonal)
        for block in graph.blocks.indices { settle(block, at: centers[block], self.variants[block]) }
        for (block, place) in graph.rows.places { settle(block, at: place, 0) }
        for line in graph.lines.indices { aim(line) }
        countAll()
    }

    /// Moves a block, not beyond the area, and its lines with it.
    mutating func move(_ block: Int, to center: Point, variant: Int? = nil) {
        attempt(block, to: center, variant: variant)
        keep()
    }

    // MARK: Trials

    /// Tries a place for a block. Several blocks may be tried together before they are kept or taken back.
    mutating func attempt(_ block: Int, to center: Point, variant: Int? = nil) {
        trial.blocks.append((block, centers[block], variants[block], bounds[block]))
        for rect in graph.firstRect[block]..<graph.firstRect[block + 1] where !trial.hasRect[rect] {
            trial.hasRect[rect] = true
            trial.rects.append(rect)
            trial.boxes.append(rects[rect])
            trial.grown.append(grown[rect])
        }
        for line in graph.linesOf[block] where !trial.hasLine[line] {
            trial.hasLine[line] = true
            trial.lines.append(line)
            trial.segments.append(segments[line])
        }
        settle(block, at: center, variant ?? variants[block])
        for line in graph.linesOf[block] { aim(line) }
    }

    /// Takes back what was tried.
    mutating func takeBack() {
        for old in trial.blocks.reversed() {
            centers[old.block] = old.center
            variants[old.block] = old.variant
            bounds[old.block] = old.bounds
        }
        for (index, rect) in trial.rects.enumerated() {
            rects[rect] = trial.boxes[index]
            grown[rect] = trial.grown[index]
        }
        for (index, line) in trial.lines.enumerated() { segments[line] = trial.segments[index] }
        endTrial()
    }

    /// Keeps what was tried. O(moved lines · (rects + lines)).
    mutating func keep() {
        for (index, line) in trial.lines.enumerated() {
            let (old, new) = (trial.segments[index], segments[line])
            for other in segments.indices where !trial.hasLine[other] {
                let change = (new.crosses(segments[other]) ? 1 : 0) - (old.crosses(segments[other]) ? 1 : 0)
                if change != 0 {
                    crossings[line] += change
                    crossings[other] += change
                }
            }
            for (later, other) in trial.lines.enumerated() where later > index {
                let change =
                    (new.crosses(segments[other]) ? 1 : 0) - (old.crosses(trial.segments[later]) ? 1 : 0)
                crossings[line] += change
                crossings[other] += change
            }
            let ends = graph.lines[line]
            for rect in grown.indices where !trial.hasRect[rect] && !isEnd(rect, of: ends) {
                let change = (new.meets(grown[rect]) ? 1 : 0) - (old.meets(grown[rect]) ? 1 : 0)
                if change != 0 {
                    through[line] += change
                    hits[rect] += change
                }
            }
            for (place, rect) in trial.rects.enumerated() where !isEnd(rect, of: ends) {
                let change = (new.meets(grown[rect]) ? 1 : 0) - (old.meets(trial.grown[place]) ? 1 : 0)
                through[line] += change
                hits[rect] += change
            }
        }
        for (place, rect) in trial.rects.enumerated() {
            for line in segments.indices where !trial.hasLine[line] {
                // Lines of the block itself have all been moved.
                let change =
                    (segments[line].meets(grown[rect]) ? 1 : 0) - (segments[line].meets(trial.grown[place]) ? 1 : 0)
                if change != 0 {
                    through[line] += change
                    hits[rect] += change
                }
            }
        }
        endTrial()
    }

    private mutating func endTrial() {
        for line in trial.lines { trial.hasLine[line] = false }
        for rect in trial.rects { trial.hasRect[rect] = false }
        trial.blocks.removeAll(keepingCapacity: true)
        trial.lines.removeAll(keepingCapacity: true)
        trial.segments.removeAll(keepingCapacity: true)
        trial.rects.removeAll(keepingCapacity: true)
        trial.boxes.removeAll(keepingCapacity: true)
        trial.grown.removeAll(keepingCapacity: true)
    }

    private mutating func countAll() {
        for (index, segment) in segments.enumerated() {
            for other in 0..<index where segment.crosses(segments[other]) {
                crossings[index] += 1
                crossings[other] += 1
            }
            for rect in grown.indices where !isEnd(rect, of: graph.lines[index]) && segment.meets(grown[rect]) {
                through[index] += 1
                hits[rect] += 1
            }
        }
    }

    // MARK: Costs

    /// Whether a line may touch a rect: those at its ends are its own.
    @inline(__always)
    private func isEnd(_ rect: Int, of line: NetworkGraph.Line) -> Bool { line.from == rect || line.to == rect }

    /// What a block and its lines cost, by what has been counted; not while something is being tried.
    func cost(_ block: Int) -> Double {
        var count = 0.0
        let rects = graph.firstRect[block]..<graph.firstRect[block + 1]
        for line in graph.linesOf[block] {
            count += Double(crossings[line]) * Self.crossingPrice + Double(through[line]) * Self.throughPrice
            count += shape(segments[line])
            // Lines of its own count once.
            for rect in rects where !isEnd(rect, of: graph.lines[line]) && segments[line].meets(grown[rect]) {
                count -= Self.throughPrice
            }
        }
        for rect in rects { count += Double(hits[rect]) * Self.throughPrice }
        return overlaps(block) + count
    }

    /// What a line costs for being long, or too short.
    @inline(__always)
    private func shape(_ segment: Segment) -> Double {
        let length = segment.length
        return length * perLength + max(0, 1 - length / short)
    }

    private func overlaps(_ block: Int) -> Double {
        let own = bounds[block]
        let gap = gap
        return bounds.withUnsafeBufferPointer { bounds in
            var sum = 0.0
            for other in bounds.indices where other != block {
                let lack = own.lack(bounds[other], gap: gap)
                if lack > 0 { sum += 1 + lack / gap }
            }
            return sum * overlapPrice
        }
    }

    /// What a block that is being tried and its lines cost; more than `limit` is not counted to the end.
    /// O(lines of the block · (rects + lines)).
    func triedCost(_ block: Int, limit: Double) -> Double {
        var sum = overlaps(block)
        for line in graph.linesOf[block] { sum += shape(segments[line]) }
        if sum > limit { return sum }
        return segments.withUnsafeBufferPointer { segments in
            grown.withUnsafeBufferPointer { grown in
                for index in graph.linesOf[block] {
                    let line = graph.lines[index]
                    let segment = segments[index]
                    for rect in grown.indices where segment.meets(grown[rect]) && !isEnd(rect, of: line) {
                        sum += Self.throughPrice
                    }
                    for other in segments.indices where segment.crosses(segments[other]) && other != index {
                        sum += Self.crossingPrice
                    }
                    if sum > limit { return sum }
                }
                for rect in graph.firstRect[block]..<graph.firstRect[block + 1] {
                    let box = grown[rect]
                    for index in segments.indices where segments[index].meets(box) {
                        let line = graph.lines[index]
                        // Lines of the block have been looked at already.
                        if graph.owner[line.from] != block, graph.owner[line.to] != block { sum += Self.throughPrice }
                    }
                }
                return sum
            }
        }
    }

    /// What the lines of a block cost that meet boxes or others.
    func disorder(of block: Int) -> Double {
        graph.linesOf[block].reduce(0) { sum, line in
            sum + Double(crossings[line]) * Self.crossingPrice + Double(through[line]) * Self.throughPrice
        }
    }

    /// What all lines cost that meet boxes or each other.
    var disorder: Double {
        Double(crossings.reduce(0, +)) / 2 * Self.crossingPrice + Double(through.reduce(0, +)) * Self.throughPrice
    }

    /// Whether a block is too near to another.
    func lacks(of block: Int) -> Bool {
        bounds.indices.contains { $0 != block && bounds[block].lack(bounds[$0], gap: gap) > 0.01 }
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

extension NetworkState {
    fileprivate mutating func settle(_ block: Int, at center: Point, _ variant: Int) {
        let shape = graph.blocks[block].shapes[variant]
        let (w, h) = (shape.size.width / 2, shape.size.height / 2)
        let isFree = !graph.rows.isInRow[block]
        let x = isFree ? max(area.x0 + w, min(area.x1 - w, center.x)) : center.x
        let y = isFree ? max(area.y0 + h, min(area.y1 - h, center.y)) : center.y
        variants[block] = variant
        centers[block] = Point(x, y)
        bounds[block] = Box(x0: x - w, y0: y - h, x1: x + w, y1: y + h)
        let first = graph.firstRect[block]
        for (offset, rect) in shape.rects.enumerated() {
            let box = Box(x0: x - w + rect.x, y0: y - h + rect.y, x1: x - w + rect.maxX, y1: y - h + rect.maxY)
            rects[first + offset] = box
            grown[first + offset] = box.grown(margin)
        }
    }

    /// Lays a line from box to box: toward their middles, or from the side of a box that has others above it.
    fileprivate mutating func aim(_ line: Int) {
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
}
