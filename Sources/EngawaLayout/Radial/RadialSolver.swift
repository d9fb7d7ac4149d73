import Foundation

/// Finds rings that are as narrow as the boxes allow: the outermost radius in ems decides how large the names can be.
struct RadialSolver {
    /// A way to fill the circle.
    struct Plan {
        /// Radii between the rings, from the hub outward.
        var radii: [Double]
        /// The boxes of every sector.
        var sectors: [SectorSweep]
        /// Where every sector begins; one more for the end of the last.
        var borders: [Double]
        /// How much of the circle is left over.
        var spare: Double

        /// No plan: so far away that nothing is worse.
        static let none = Plan(radii: [1, 1e6], sectors: [], borders: [0, 1], spare: 0)
    }

    let input: RadialInput
    /// The items of every sector.
    let items: [[SectorSweep.Item]]
    /// How many plans may be tried.
    let effort: Int
    /// How much a box in the shape of a square is preferred.
    let squareness: Double

    init(_ input: RadialInput, effort: Int, squareness: Double) {
        self.input = input
        self.effort = effort
        self.squareness = squareness
        // Few boxes leave time to try more of each.
        let many = input.boxes.count <= 60 ? 3 : 2
        items = input.sectors.indices.map { sector in
            input.boxes.enumerated().filter { $0.element.sector == sector }.map { index, box in
                let shapes = Self.shapes(box.shapes, stretch: input.stretch, squareness: squareness, many: many)
                return SectorSweep.Item(index: index, ring: box.ring, ties: box.ties, shapes: shapes)
            }
        }
    }

    /// The shapes that take the least room.
    private static func shapes(_ shapes: [Size], stretch: Double, squareness: Double, many: Int)
        -> [SectorSweep.Shape]
    {
        let all = shapes.enumerated().map { index, size in
            SectorSweep.Shape(index: index, half: Size(width: size.width / stretch / 2, height: size.height / 2))
        }
        return Array(all.sorted { (cost($0.half, squareness), $0.index) < (cost($1.half, squareness), $1.index) }.prefix(many))
    }

    private static func cost(_ half: Size, _ squareness: Double) -> Double {
        let long = 2 * max(half.width, half.height)
        return (2 * half.width + 0.4) * (2 * half.height + 0.4) + squareness * long * long
    }

    /// The angle on both sides of the left that the names of the rings take; nil where one is too long for its ring.
    private func wedge(_ radii: [Double]) -> Double? {
        var widest = 0.03
        for ring in input.rings.indices {
            let needed = Self.ringShape(input.rings[ring], inner: radii[ring], outer: radii[ring + 1], stretch: input.stretch)
            widest = max(widest, needed.angle)
        }
        return widest < 0.8 ? widest : nil
    }

    /// The shape with which a ring's name needs the least of the circle, and how much on either side of the left.
    static func ringShape(_ sizes: [Size], inner: Double, outer: Double, stretch: Double) -> (shape: Int, angle: Double) {
        var best = (shape: 0, angle: Double.infinity)
        for (shape, size) in sizes.enumerated() {
            let near = outer - size.width / stretch - RadialSpacing.label
            guard near >= inner + RadialSpacing.label - 1e-9 else { continue }
            let angle = atan((size.height / 2 + RadialSpacing.label) / near)
            if angle < best.angle { best = (shape, angle) }
        }
        return best
    }

    /// Fills the circle with these rings; nil where that is not enough for the boxes.
    func plan(_ depths: [Double]) -> Plan? {
        var radii = [input.hub]
        for depth in depths { radii.append(radii[radii.count - 1] + depth) }
        guard let wedge = wedge(radii) else { return nil }
        var borders = [wedge]
        var sectors: [SectorSweep] = []
        for items in items {
            let start = borders[borders.count - 1]
            guard let best = fill(items, radii, start: start) else { return nil }
            sectors.append(best)
            borders.append(max(best.end, start + RadialSpacing.emptySector / radii[radii.count - 1]))
            if borders[borders.count - 1] > 2 * .pi - wedge { return nil }
        }
        let spare = 2 * .pi - wedge - borders[borders.count - 1]
        return Plan(radii: radii, sectors: sectors, borders: borders, spare: spare)
    }

    /// One sector, filled as tightly as can be; nil where a box does not fit its ring.
    func fill(_ items: [SectorSweep.Item], _ radii: [Double], start: Double) -> SectorSweep? {
        let between = RadialSpacing.apart / (input.hub * input.expectedFont + RadialSpacing.bundle)
        var sweep = SectorSweep(radii: radii, between: between, start: start)
        sweep.shade = 0.6
        return sweep.fill(items) ? sweep : nil
    }

    /// The least depths that are worth trying, ring by ring.
    private var leastDepths: [Double] {
        input.rings.indices.map { ring in
            let own = items.joined().filter { $0.ring == ring }
            let largest = own.map { 2 * max($0.shapes[0].half.width, $0.shapes[0].half.height) }.max() ?? 0
            let name = input.rings[ring].map(\.width).min() ?? 0
            return max(RadialSpacing.emptyRing, name / input.stretch + 2 * RadialSpacing.label, largest + 0.6)
        }
    }

    /// The best plan that was found.
    func solve() -> Plan {
        var chosen: RingSearch?
        for roominess in effort > 0 ? Self.roominess : [1.2] {
            var search = RingSearch(solver: self, depths: leastDepths.map { $0 * roominess })
            search.begin()
            if search.outermost < chosen?.outermost ?? .infinity { chosen = search }
        }
        guard var search = chosen else { return .none }
        search.improve()
        return search.best ?? .none
    }

    /// What the least depths are multiplied with to begin with: boxes in deeper rings find a place more easily.
    private static let roominess = [1.0, 1.2, 1.45]
}

/// The search for narrow rings.
///
/// Room grows fastest with the depth of the innermost ring, as all others move outward with it. So the others begin as
/// narrow as their boxes are, the innermost one as deep as that takes; then single rings, and pairs of rings, are changed
/// as long as the whole becomes narrower.
private struct RingSearch {
    let solver: RadialSolver
    var depths: [Double]
    var best: RadialSolver.Plan?
    private var tried = 0

    init(solver: RadialSolver, depths: [Double]) {
        self.solver = solver
        self.depths = depths
    }

    /// The outermost radius of the best plan.
    var outermost: Double { best?.radii.last ?? .infinity }

    private mutating func attempt(_ trial: [Double]) -> Bool {
        tried += 1
        guard let plan = solver.plan(trial) else { return false }
        best = plan
        depths = trial
        return true
    }

    mutating func begin() {
        let least = depths
        var extra = 0.0
        var step = max(2, Double(solver.input.boxes.count).squareRoot())
        while !attempt(grown(least, extra)), extra < 1e5 {
            extra += step
            step *= 1.3
        }
        var low = max(0, extra - step / 1.3)
        var high = extra
        while high - low > 0.06 * (high + 4), tried < 24 {
            let middle = (low + high) / 2
            if attempt(grown(least, middle)) { high = middle } else { low = middle }
        }
    }

    private func grown(_ least: [Double], _ extra: Double) -> [Double] {
        var result = least
        result[0] += extra
        return result
    }

    mutating func improve() {
        var step = 0.2
        while tried < solver.effort, step > 0.01 {
            var hasImproved = false
            while tried < solver.effort, attempt(depths.map { max(RadialSpacing.emptyRing, $0 * (1 - step * 0.5)) }) {
                hasImproved = true
            }
            for ring in depths.indices where tried < solver.effort {
                var trial = depths
                trial[ring] *= 1 - step
                if trial[ring] >= RadialSpacing.emptyRing, attempt(trial) { hasImproved = true }
            }
            for ring in depths.indices {
                for other in depths.indices where other != ring && tried < solver.effort {
                    var trial = depths
                    trial[ring] += 0.6 * step * depths[other]
                    trial[other] -= step * depths[other]
                    if trial[other] >= RadialSpacing.emptyRing, attempt(trial) { hasImproved = true }
                }
            }
            if !hasImproved { step /= 2 }
        }
    }
}
