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
        items = input.sectors.indices.map { sector in
            input.boxes.enumerated().filter { $0.element.sector == sector }.map { index, box in
                let shapes = Self.shapes(box.shapes, stretch: input.stretch, squareness: squareness)
                return SectorSweep.Item(index: index, ring: box.ring, ties: box.ties, shapes: shapes)
            }
        }
    }

    /// The shapes that take the least room.
    private static func shapes(_ shapes: [Size], stretch: Double, squareness: Double) -> [SectorSweep.Shape] {
        let all = shapes.enumerated().map { index, size in
            SectorSweep.Shape(index: index, half: Size(width: size.width / stretch / 2, height: size.height / 2))
        }
        return Array(all.sorted { (cost($0.half, squareness), $0.index) < (cost($1.half, squareness), $1.index) }.prefix(2))
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

    /// Fills the circle with these rings; nil where a box does not fit its ring.
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
            if borders[borders.count - 1] > 9 { return nil }
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

    /// Depths to begin with.
    private func guess(_ scale: Double) -> [Double] {
        input.rings.indices.map { ring in
            let own = items.joined().filter { $0.ring == ring }
            let largest = own.map { 2 * max($0.shapes[0].half.width, $0.shapes[0].half.height) }.max() ?? 0
            let name = input.rings[ring].map(\.width).min() ?? 0
            let least = max(RadialSpacing.emptyRing, name / input.stretch + 2 * RadialSpacing.label)
            guard !own.isEmpty else { return least }
            return max(least, largest + 0.6, scale * Double(own.count).squareRoot())
        }
    }

    /// The best plan that was found.
    func solve() -> Plan {
        var tried = 0
        var scale = 1.0
        var best: Plan?
        var depths: [Double] = []
        while tried < 40 {
            depths = guess(scale)
            tried += 1
            if let plan = plan(depths), plan.spare >= 0 {
                best = plan
                break
            }
            scale *= 1.25
        }
        guard var best else { return .none }
        var step = 0.25
        while tried < effort, step > 0.01 {
            var hasImproved = false
            for ring in depths.indices.reversed() {
                var trial = depths
                trial[ring] *= 1 - step
                guard trial[ring] >= RadialSpacing.emptyRing else { continue }
                tried += 1
                if let plan = plan(trial), plan.spare >= 0 {
                    best = plan
                    depths = trial
                    hasImproved = true
                }
            }
            if !hasImproved {
                for ring in depths.indices {
                    for other in depths.indices where other != ring {
                        var trial = depths
                        trial[ring] += step * depths[ring] * 0.6
                        trial[other] -= step * depths[ring]
                        guard trial[other] >= RadialSpacing.emptyRing, tried < effort else { continue }
                        tried += 1
                        if let plan = plan(trial), plan.spare >= 0 {
                            best = plan
                            depths = trial
                            hasImproved = true
                        }
                    }
                }
            }
            if !hasImproved { step /= 2 }
        }
        return best
    }
}
