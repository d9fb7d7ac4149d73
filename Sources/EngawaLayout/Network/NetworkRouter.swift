/// Brings every line to its ends without meeting another box: straight where nothing is in the way, else around the
/// corners of the boxes.
///
/// As all blocks are more than twice the clearance apart, there is a way between any two of them.
struct NetworkRouter {
    private let state: NetworkState
    private let graph: NetworkGraph
    private let clearance: Double
    /// Lines that have been laid, for counting crossings.
    private var laid: [[Point]]
    /// How many lines lead around each corner of each box.
    private var used: [Int]
    /// What crossing another line is worth, in points of detour.
    private let crossing: Double
    /// What a bend is worth, in points of detour.
    private let bend: Double
    /// The least space between a straight line and a box that it passes.
    private let passing: Double

    init(_ state: NetworkState) {
        self.state = state
        graph = state.graph
        clearance = graph.input.clearance
        passing = min(clearance, 2.2)
        laid = state.segments.map { [$0.a, $0.b] }
        used = Array(repeating: 0, count: graph.owner.count * 4)
        crossing = graph.lines.count <= 400 ? 40 : 0
        bend = 0.8 * graph.input.font
    }

    /// The way of every line; nil where there is none.
    mutating func routes() -> [[Point]]? {
        var bent: [(index: Int, length: Double)] = []
        for (index, segment) in state.segments.enumerated() {
            if !isFree(segment, of: index) { bent.append((index, segment.length)) }
        }
        for line in bent { laid[line.index] = [] }
        // Short ones first: they have the least choice.
        for line in bent.sorted(by: { ($0.length, $0.index) < ($1.length, $1.index) }) {
            guard let way = way(line.index) else { return nil }
            laid[line.index] = way
        }
        return laid
    }

    private func isFree(_ segment: Segment, of line: Int) -> Bool {
        let ends = graph.lines[line]
        guard segment.length > 1 else { return false }
        return !state.rects.indices.contains { rect in
            rect != ends.from && rect != ends.to && segment.meets(state.rects[rect].grown(passing))
        }
    }

    /// A box as an obstacle for a line: its own ends have no space around them.
    private func obstacle(_ rect: Int, for ends: NetworkGraph.Line) -> Box {
        let isEnd = rect == ends.from || rect == ends.to
        return state.rects[rect].grown(isEnd ? -0.02 : clearance - 0.02)
    }

    /// A place that a way may lead over.
    private struct Stop {
        var point: Point
        /// The number of the corner; -1 at an end.
        var corner = -1
        var isStart = false
        var isEnd = false
        var price = 0.0
    }

    private mutating func way(_ line: Int) -> [Point]? {
        let ends = graph.lines[line]
        var chosen = [ends.from, ends.to]
        let straight = state.segments[line]
        for rect in state.rects.indices where !chosen.contains(rect) {
            if straight.meets(obstacle(rect, for: ends)) { chosen.append(rect) }
        }
        for _ in 0..<60 {
            guard let found = shortest(ends, around: chosen) else { return nil }
            let points = found.map(\.point)
            let met = state.rects.indices.filter { rect in
                !chosen.contains(rect) && pieces(points).contains { $0.meets(obstacle(rect, for: ends)) }
            }
            guard !met.isEmpty else { return spaced(found, ends) }
            chosen += met
        }
        return nil
    }

    private func pieces(_ points: [Point]) -> [Segment] { zip(points, points.dropFirst()).map { Segment($0, $1) } }

    /// Dijkstra over the ends' ports and the corners of the chosen boxes. O(stops² · boxes).
    private func shortest(_ ends: NetworkGraph.Line, around chosen: [Int]) -> [Stop]? {
        let boxes = chosen.map { obstacle($0, for: ends) }
        var stops = ports(ends.from, isStart: true) + ports(ends.to, isStart: false)
        for rect in chosen where rect != ends.from && rect != ends.to {
            let box = state.rects[rect].grown(clearance)
            let corners = [
                Point(box.x0, box.y0), Point(box.x1, box.y0), Point(box.x1, box.y1), Point(box.x0, box.y1),
            ]
            for (corner, point) in corners.enumerated() {
                stops.append(Stop(point: point, corner: rect * 4 + corner))
            }
        }
        stops.removeAll { stop in
            boxes.contains { $0.holds(stop.point) } || !isOnPage(stop.point)
        }
        var best = stops.map { $0.isStart ? $0.price : Double.infinity }
        var from = [Int](repeating: -1, count: stops.count)
        var isDone = [Bool](repeating: false, count: stops.count)
        while true {
            var here = -1
            for index in stops.indices where !isDone[index] && best[index] < .infinity {
                if here < 0 || best[index] < best[here] { here = index }
            }
            guard here >= 0 else { return nil }
            isDone[here] = true
            if stops[here].isEnd {
                var way = [stops[here]]
                var step = here
                while from[step] >= 0 {
                    step = from[step]
                    way.append(stops[step])
                }
                return way.reversed()
            }
            for next in stops.indices where !isDone[next] && !stops[next].isStart {
                let piece = Segment(stops[here].point, stops[next].point)
                let least = best[here] + piece.length + (stops[next].isEnd ? stops[next].price : bend)
                guard least < best[next], !boxes.contains(where: piece.meets) else { continue }
                let whole = least + crossings(piece) * crossing
                if whole < best[next] {
                    best[next] = whole
                    from[next] = here
                }
            }
        }
    }

    private func isOnPage(_ point: Point) -> Bool {
        let page = state.area.grown(clearance)
        return point.x >= page.x0 && point.x <= page.x1 && point.y >= page.y0 && point.y <= page.y1
    }

    private func crossings(_ piece: Segment) -> Double {
        guard crossing > 0 else { return 0 }
        var count = 0
        for way in laid {
            for index in way.indices.dropFirst() where piece.crosses(Segment(way[index - 1], way[index])) { count += 1 }
        }
        return Double(count)
    }

    /// Where a line may leave a box.
    private func ports(_ rect: Int, isStart: Bool) -> [Stop] {
        let box = state.rects[rect]
        let isHub = graph.blocks[graph.owner[rect]].nodes[0] < graph.input.hubs.count
        let shares: [Double] = isHub ? [0.5, 0.36, 0.64, 0.22, 0.78, 0.1, 0.9] : [0.5, 0.25, 0.75]
        var points: [(Point, Double)] = []
        for share in shares {
            let price = abs(share - 0.5) * 4
            if graph.isInStack[rect], share != 0.5 { continue }
            let y = box.y0 + (box.y1 - box.y0) * share
            points.append((Point(box.x0, y), price))
            points.append((Point(box.x1, y), price))
            guard !graph.isInStack[rect] else { continue }
            let x = box.x0 + (box.x1 - box.x0) * share
            points.append((Point(x, box.y0), price))
            points.append((Point(x, box.y1), price))
        }
        return points.map { point, price in
            let taken = laid.contains { way in
                way.first.map { near($0, point) } ?? false || way.last.map { near($0, point) } ?? false
            }
            return Stop(point: point, isStart: isStart, isEnd: !isStart, price: price + (taken ? 30 : 0))
        }
    }

    private func near(_ one: Point, _ other: Point) -> Bool {
        abs(one.x - other.x) < 2.4 && abs(one.y - other.y) < 2.4
    }

    /// The way with its corners a little off those of earlier lines, where there is room.
    private mutating func spaced(_ found: [Stop], _ ends: NetworkGraph.Line) -> [Point] {
        var points = found.map(\.point)
        for (index, stop) in found.enumerated() where stop.corner >= 0 {
            let times = used[stop.corner]
            used[stop.corner] += 1
            guard times > 0 else { continue }
            let box = state.rects[stop.corner / 4]
            let old = points[index]
            for share in [0.45, 1.5, 0.72, 2, 1.25, 2.6].dropFirst(times - 1) {
                let x = stop.point.x < box.center.x ? box.x0 - clearance * share : box.x1 + clearance * share
                let y = stop.point.y < box.center.y ? box.y0 - clearance * share : box.y1 + clearance * share
                points[index] = Point(x, y)
                let near = pieces(Array(points[max(0, index - 1)...min(points.count - 1, index + 1)]))
                if isOnPage(points[index]), near.allSatisfy({ isClear($0, ends) }) { break }
                points[index] = old
            }
        }
        return points
    }

    private func isClear(_ piece: Segment, _ ends: NetworkGraph.Line) -> Bool {
        !state.rects.indices.contains { rect in
            let isEnd = rect == ends.from || rect == ends.to
            return piece.meets(state.rects[rect].grown(isEnd ? -0.02 : min(1.6, clearance * 0.4)))
        }
    }
}
