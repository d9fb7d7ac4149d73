/// Where everything of a network stands, in points.
package struct NetworkLayout: Sendable {
    /// A hub with its list.
    package struct Hub: Sendable, Hashable {
        package var rect: Rect
        package var list: HubList
    }

    /// The way of a line: straight from corner to corner. The first and the last place lie on the borders of its ends.
    package struct Route: Sendable, Hashable {
        package var points: [Point]
        /// How far before and behind every corner the line may begin to turn without meeting a box.
        package var turns: [Double]
    }

    package var hubs: [Hub] = []
    package var singles: [Rect] = []
    package var routes: [Route] = []

    /// Nothing at all.
    package init() {}

    /// Places for everything: boxes that do not touch, and lines that meet no box but their own. Nil where the area is
    /// too small. The same input gives the same layout.
    package init?(_ input: NetworkInput) {
        guard let places = NetworkPlaces(input) else { return nil }
        self.init(places)
    }

    /// These places with the ways of the lines; nil where a line finds none.
    package init?(_ places: NetworkPlaces) {
        guard let routed = places.routed ?? RoutedNetwork(places.state) else { return nil }
        self.init(routed)
    }

    /// Whether the boxes of an input have a chance to find places in its area.
    package static func mayFit(_ input: NetworkInput) -> Bool {
        let graph = NetworkGraph(input)
        return NetworkSolver.density(graph) <= NetworkSolver.densest
    }

    private init(_ network: RoutedNetwork) {
        let state = network.state
        let graph = state.graph
        hubs = graph.input.hubs.indices.map { hub in
            let shape = graph.blocks[hub].shapes[state.variants[hub]]
            let bounds = state.bounds[hub]
            return Hub(rect: state.rects[graph.rectOf[hub]].rect, list: shape.list.moved(bounds.x0, bounds.y0))
        }
        singles = graph.input.singles.indices.map {
            state.rects[graph.rectOf[graph.input.hubs.count + $0]].rect
        }
        routes = network.ways.map { way in
            Route(points: way, turns: NetworkLayout.turns(way, state.rects))
        }
    }

    /// As far as makes the turn an arc around the corner of the box that it leads around, so that the turns of several lines
    /// around one corner do not cross; less where a side is short or the turn would meet a box.
    private static func turns(_ way: [Point], _ boxes: [Box]) -> [Double] {
        way.indices.dropFirst().dropLast().map { index in
            let (one, corner, two) = (way[index - 1], way[index], way[index + 1])
            let (before, after) = (Segment(one, corner).length, Segment(corner, two).length)
            let reach = boxes.reduce(Double.infinity) { nearest, box in
                min(nearest, max(box.x0 - corner.x, corner.x - box.x1, box.y0 - corner.y, corner.y - box.y1))
            }
            let straight =
                ((corner.x - one.x) * (two.x - corner.x) + (corner.y - one.y) * (two.y - corner.y))
                / max(1e-9, before * after)
            // The tangent of half the angle by which the line turns.
            let tangent = ((1 - straight) / max(1e-6, 1 + straight)).squareRoot()
            var turn = min(max(0, reach) * min(3, tangent), before * 0.45, after * 0.45)
            while turn > 0.3 {
                let a = between(corner, one, turn / max(1e-9, before))
                let b = between(corner, two, turn / max(1e-9, after))
                let chord = Segment(a, b)
                if !boxes.contains(where: { chord.meets($0.grown(1)) }) { return turn }
                turn *= 0.6
            }
            return 0
        }
    }

    private static func between(_ a: Point, _ b: Point, _ share: Double) -> Point {
        Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }
}
