import EngawaTestSupport
import Testing

@testable import EngawaLayout

@Suite("The layout of a network")
struct NetworkLayoutTests {
    @Test(
        "no two boxes touch, all stand in the area, and a line meets no box but those at its ends",
        arguments: Array<UInt64>(1...12)
    )
    func promises(seed: UInt64) throws {
        let input = NetworkSample(seed: seed).input
        let layout = try #require(NetworkLayout(input))
        boxes(input, layout, seed)
        try lines(input, layout, seed)
    }

    private func boxes(_ input: NetworkInput, _ layout: NetworkLayout, _ seed: UInt64) {
        let boxes = NetworkSample.boxes(layout)
        #expect(
            boxes.count
                == input.hubs.reduce(input.singles.count) { $0 + 1 + $1.leaves.count + ($1.more == nil ? 0 : 1) }
        )
        #expect(boxes.allSatisfy { input.area.contains($0) }, "seed \(seed)")
        for (index, one) in boxes.enumerated() {
            for other in boxes[(index + 1)...] { #expect(!one.insetBy(-0.5).overlaps(other), "seed \(seed)") }
        }
    }

    private func lines(_ input: NetworkInput, _ layout: NetworkLayout, _ seed: UInt64) throws {
        let nodes = layout.hubs.map(\.rect) + layout.singles
        let boxes = NetworkSample.boxes(layout)
        #expect(layout.routes.count == input.lines.count)
        for (line, route) in zip(input.lines, layout.routes) {
            let ends = [nodes[line.from], nodes[line.to]]
            let points = sampled(route)
            for (end, point) in [(ends[0], route.points.first), (ends[1], route.points.last)] {
                let point = try #require(point)
                #expect(distanceToBorder(end, point) < 0.1, "seed \(seed)")
            }
            for box in boxes where !ends.contains(box) {
                #expect(!points.contains { inside(box, $0) }, "seed \(seed): \(line)")
            }
            for end in ends {
                let inner = end.insetBy(0.3)
                #expect(!points.contains { inside(inner, $0) }, "seed \(seed): \(line) runs through its own box")
            }
        }
    }

    /// Points along a route, a point or so apart, with the turns as they are drawn at their innermost: straight across.
    private func sampled(_ route: NetworkLayout.Route) -> [Point] {
        var corners = [route.points[0]]
        for index in route.points.indices.dropFirst() {
            let point = route.points[index]
            let turn = index == route.points.count - 1 ? 0 : route.turns[index - 1]
            if turn > 0 {
                corners.append(toward(point, route.points[index - 1], turn))
                corners.append(toward(point, route.points[index + 1], turn))
            } else {
                corners.append(point)
            }
        }
        return zip(corners, corners.dropFirst()).flatMap { one, two in
            let count = max(1, Int(distance(one, two)))
            return (0...count).map { toward(one, two, distance(one, two) * Double($0) / Double(count)) }
        }
    }

    private func distance(_ a: Point, _ b: Point) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }

    private func toward(_ a: Point, _ b: Point, _ way: Double) -> Point {
        let share = way / max(1e-9, distance(a, b))
        return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }

    private func inside(_ rect: Rect, _ point: Point) -> Bool {
        point.x > rect.x && point.x < rect.maxX && point.y > rect.y && point.y < rect.maxY
    }

    private func distanceToBorder(_ rect: Rect, _ point: Point) -> Double {
        guard inside(rect.insetBy(-0.2), point) else { return .infinity }
        return min(
            min(abs(point.x - rect.x), abs(point.x - rect.maxX)),
            min(abs(point.y - rect.y), abs(point.y - rect.maxY))
        )
    }

    @Test("the same network gives the same layout", arguments: Array<UInt64>(1...3))
    func determinism(seed: UInt64) throws {
        let one = try #require(NetworkLayout(NetworkSample(seed: seed).input))
        let two = try #require(NetworkLayout(NetworkSample(seed: seed).input))
        #expect(one.hubs == two.hubs && one.singles == two.singles && one.routes == two.routes)
    }

    @Test("what is fitted in moves the others by less than the height of a box", arguments: Array<UInt64>(1...4))
    func stability(seed: UInt64) throws {
        let before = NetworkSample(seed: seed, hubs: 5, singles: 10).input
        var after = before
        after.singles.append(NetworkInput.Single(key: 900, size: Size(width: 60, height: 17)))
        after.lines += [0, 3].map { NetworkInput.Line(from: 5 + 10, to: $0) }
        after.hubs[2].leaves.append(NetworkInput.Leaf(size: Size(width: 70, height: 17), ties: 1))
        // Names become smaller with more of them.
        after.font *= 0.94
        let places = try #require(NetworkPlaces(before))
        let old = try #require(NetworkLayout(places))
        let grown = try #require(places.grown(to: after, NetworkPlaces.Growth(isForced: true)))
        let new = try #require(NetworkLayout(grown))
        let was = old.hubs.map(\.rect) + old.singles
        let now = new.hubs.map(\.rect) + new.singles.dropLast()
        let moves = zip(was, now).map { max(abs($0.x - $1.x), abs($0.y - $1.y)) }.sorted()
        #expect(moves[moves.count / 2] < 17, "seed \(seed): \(moves)")
        boxes(after, new, seed)
        try lines(after, new, seed)
    }

    @Test("a network that has grown crosses fewer lines, or as few, when those that cross most are mended")
    func mended() throws {
        for seed: UInt64 in 1...4 {
            let before = NetworkSample(seed: seed, hubs: 6, singles: 8).input
            let after = NetworkSample(seed: seed, hubs: 6, singles: 8).input.with(singles: 10)
            let places = try #require(NetworkPlaces(before))
            let plain = try #require(places.grown(to: after))
            let mended = try #require(places.grown(to: after, NetworkPlaces.Growth(mends: true)))
            #expect(mended.state.disorder <= plain.state.disorder, "seed \(seed)")
        }
    }

    @Test("many that no line leads to stand in rows below the others")
    func rows() throws {
        var input = NetworkSample(seed: 3, hubs: 4, singles: 6).input
        for number in 0..<9 {
            input.singles.append(NetworkInput.Single(key: UInt64(500 + number), size: Size(width: 80, height: 18)))
        }
        let layout = try #require(NetworkLayout(input))
        let idle = layout.singles.suffix(9)
        let tops = Set(idle.map(\.y))
        #expect(tops.count == 1)
        let lowest = try #require((layout.hubs.map(\.rect) + layout.singles.prefix(6)).map(\.maxY).max())
        #expect(tops.allSatisfy { $0 > lowest })
    }

    @Test("an area that is too small has no layout, and an empty network has one")
    func extremes() throws {
        var input = NetworkSample(seed: 2, hubs: 6, singles: 12).input
        input.area = Rect(x: 0, y: 0, width: 220, height: 120)
        #expect(NetworkLayout(input) == nil)
        let empty = NetworkInput(hubs: [], singles: [], lines: [], area: input.area, font: 10)
        let layout = try #require(NetworkLayout(empty))
        #expect(layout.hubs.isEmpty && layout.singles.isEmpty && layout.routes.isEmpty)
    }
}
