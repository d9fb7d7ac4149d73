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
    /// What crossing another line is worth, in points of detour.
    private let crossing: Double
    /// What a bend is worth, in points of detour.
    private let bend: Double
    /// The least space between a straight line and a box that it passes.
    private let passing: Double
    /// All pieces of all lines, and the line of each.
    private var flat: [Segment] = []
    private var owners: [Int] = []
    private static let rounds = 6
    /// How many tests of pieces have been made, and after how many no further line is laid anew.
    private var work = 0
    private static let mostWork = 200_000_000
    /// How many of the lines that it crosses a line tries to avoid.
    private static let mostAvoided = 20

    init(_ state: NetworkState) {
        self.state = state
        graph = state.graph
        clearance = graph.input.clearance
        passing = state.margin * 0.8
        laid = state.segments.map { [$0.a, $0.b] }
        crossing = graph.lines.count <= 400 ? 200 : 0
        bend = 0.8 * graph.input.font
    }

    /// The way of every line; nil where there is none.
    mutating func routes() -> [[Point]]? {
        var bent: [(index: Int, length: Double)] = []
        for (index, segment) in state.segments.enumerated() {
            if !isFree(segment, of: index) { bent.append((index, segment.length)) }
        }
        for line in bent { laid[line.index] = [] }
        flatten()
        // Short ones first: they have the least choice.
        bent.sort { ($0.length, $0.index) < ($1.length, $1.index) }
        for line in bent {
            guard let way = way(line.index, around: []) else { return nil }
            laid[line.index] = way
            flatten()
        }
        guard crossing > 0 else { return laid }
        for _ in 0..<Self.rounds where !untangle() { break }
        return laid
    }

    /// Lays every line anew that crosses others, now that all are known: around the boxes at which those end, where that is
    /// no long way. Whether anything has changed.
    private mutating func untangle() -> Bool {
        var hasChanged = false
        for line in graph.lines.indices {
            guard work < Self.mostWork else { return false }
            let crossed = crossed(by: line)
            let old = laid[line]
            guard !crossed.isEmpty || old.count > 2 else { continue }
            let before = price(old, line, crossings: crossed.count)
            laid[line] = []
            flatten()
            let ends = crossed.prefix(Self.mostAvoided).flatMap { [graph.lines[$0].from, graph.lines[$0].to] }
            if let way = way(line, around: ends) {
                laid[line] = way
                flatten()
                if price(way, line, crossings: self.crossed(by: line).count) < before - 1 {
                    hasChanged = true
                    continue
                }
            }
            laid[line] = old
            flatten()
        }
        return hasChanged
    }

    /// What a way costs. Far detours are dear: a line that runs around the whole page is harder to follow than a crossing.
    private func price(_ way: [Point], _ line: Int, crossings: Int) -> Double {
        let length = pieces(way).reduce(0) { $0 + $1.length }
        let far = max(0, length - 1.7 * state.segments[line].length - 8 * graph.input.font)
        return length + 3 * far + Double(way.count - 2) * bend + Double(crossings) * crossing
    }

    /// What all ways cost together, every crossing once.
    var wholePrice: Double {
        var sum = 0.0
        for (index, piece) in flat.enumerated() {
            sum += piece.length
            for other in flat[..<index] where piece.crosses(other) { sum += crossing }
        }
        return sum
    }

    /// How often lines cross.
    var wholeCrossings: Int {
        flat.indices.reduce(0) { sum, index in sum + flat[..<index].count { flat[index].crosses($0) } }
    }

    /// The lines that a line crosses, once for every place where it does.
    private func crossed(by line: Int) -> [Int] {
        let own = pieces(laid[line])
        return flat.indices.flatMap { index in
            owners[index] == line ? [] : own.filter { $0.crosses(flat[index]) }.map { _ in owners[index] }
        }
    }

    private mutating func flatten() {
        flat.removeAll(keepingCapacity: true)
        owners.removeAll(keepingCapacity: true)
        for (line, way) in laid.enumerated() {
            for index in way.indices.dropFirst() {
                flat.append(Segment(way[index - 1], way[index]))
                owners.append(line)
            }
        }
    }

    private func isFree(_ segment: Segment, of line: Int) -> Bool {
        let ends = graph.lines[line]
        guard segment.length > 1 else { return false }
        return !state.rects.indices.contains { rect in
            rect != ends.from && rect != ends.to && segment.meets(state.rects[rect].grown(passing))
        }
    }

    /// A box as an obstacle for a line: its own ends have no space around them.
    private func obstacle(_ rect: Int, for ends: NetworkGraph.Line, _ space: Double) -> Box {
        let isEnd = rect == ends.from || rect == ends.to
        return state.rects[rect].grown(isEnd ? -0.02 : space - 0.02)
    }

    /// The space that a line keeps from boxes: each its own, so that no two lines turn in one place and every crossing shows.
    private func space(of line: Int) -> Double {
        let share = Double(line) * 0.618_033_988_75
        return clearance * (0.55 + 0.45 * (share - share.rounded(.down)))
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

    private mutating func way(_ line: Int, around further: [Int]) -> [Point]? {
        let ends = graph.lines[line]
        let space = space(of: line)
        var chosen = [ends.from, ends.to]
        for rect in further where !chosen.contains(rect) { chosen.append(rect) }
        let straight = state.segments[line]
        for rect in state.rects.indices where !chosen.contains(rect) {
            if straight.meets(obstacle(rect, for: ends, space)) { chosen.append(rect) }
        }
        for _ in 0..<60 {
            guard let found = shortest(ends, around: chosen, space) else { return nil }
            let points = found.map(\.point)
            let met = state.rects.indices.filter { rect in
                !chosen.contains(rect) && pieces(points).contains { $0.meets(obstacle(rect, for: ends, space)) }
            }
            guard !met.isEmpty else { return spaced(found, ends, space) }
            chosen += met
        }
        return nil
    }

    private func pieces(_ points: [Point]) -> [Segment] { zip(points, points.dropFirst()).map { Segment($0, $1) } }

    /// The shortest way over the ends' ports and the corners of the chosen boxes (A*; Hart, Nilsson, Raphael 1968).
    /// O(stops² · (boxes + lines)).
    private mutating func shortest(_ ends: NetworkGraph.Line, around chosen: [Int], _ space: Double) -> [Stop]? {
        let boxes = chosen.map { obstacle($0, for: ends, space) }
        var stops = ports(ends.from, isStart: true) + ports(ends.to, isStart: false)
        for rect in chosen {
            let box = state.rects[rect].grown(space)
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
        let goal = state.rects[ends.to]
        let left = stops.map { goal.distance(to: $0.point) }
        var best = stops.map { $0.isStart ? $0.price : Double.infinity }
        var from = [Int](repeating: -1, count: stops.count)
        var isDone = [Bool](repeating: false, count: stops.count)
        while true {
            var here = -1
            for index in stops.indices where !isDone[index] && best[index] < .infinity {
                if here < 0 || best[index] + left[index] < best[here] + left[here] { here = index }
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
                guard least < best[next] else { continue }
                work += boxes.count
                guard !boxes.contains(where: piece.meets) else { continue }
                work += flat.count
                let whole = least + hugging(piece, ends) + crossings(piece) * crossing
                if whole < best[next] {
                    best[next] = whole
                    from[next] = here
                }
            }
        }
    }

    /// The price of running along a box at an end instead of away from it.
    private func hugging(_ piece: Segment, _ ends: NetworkGraph.Line) -> Double {
        [ends.from, ends.to].reduce(0) { sum, rect in
            sum + 4 * max(0, piece.length(within: state.rects[rect].grown(clearance - 0.1)) - 1.6 * clearance)
        }
    }

    private func isOnPage(_ point: Point) -> Bool {
        let page = state.area.grown(clearance)
        return point.x >= page.x0 && point.x <= page.x1 && point.y >= page.y0 && point.y <= page.y1
    }

    private func crossings(_ piece: Segment) -> Double {
        guard crossing > 0 else { return 0 }
        return flat.withUnsafeBufferPointer { flat in
            var count = 0
            for other in flat where piece.crosses(other) { count += 1 }
            return Double(count)
        }
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

    /// How far from a box, in clearances, lines may turn around its corner.
    private static let distances = [1, 0.5, 1.5, 0.75, 2, 1.25, 0.62, 0.87, 1.75, 2.6]

    /// The way with its corners off those of other lines, where there is room: wherever fewest lines are crossed.
    private func spaced(_ found: [Stop], _ ends: NetworkGraph.Line, _ space: Double) -> [Point] {
        var points = found.map(\.point)
        for (index, stop) in found.enumerated() where stop.corner >= 0 {
            let box = state.rects[stop.corner / 4]
            let (before, after) = (points[index - 1], points[index + 1])
            var best: (point: Point, price: Double)?
            for distance in Self.distances {
                let out = space * distance
                let point = Point(
                    stop.point.x < box.center.x ? box.x0 - out : box.x1 + out,
                    stop.point.y < box.center.y ? box.y0 - out : box.y1 + out
                )
                let pieces = [Segment(before, point), Segment(point, after)]
                let isTaken = laid.contains { way in way.contains { near($0, point) } }
                guard !isTaken, isOnPage(point), pieces.allSatisfy({ isClear($0, ends) }) else { continue }
                let price = pieces.reduce(abs(distance - 1)) { $0 + $1.length * 0.01 + crossings($1) * 4 }
                if best.map({ price < $0.price }) ?? true { best = (point, price) }
            }
            if let best { points[index] = best.point }
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
