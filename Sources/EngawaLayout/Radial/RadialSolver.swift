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
    /// How many spokes there are in all.
    private let spokes: Int
    /// Ways to judge a place in a sector: which of them is best differs from sector to sector.
    private let shades: [Double]

    /// - Parameter isRough: whether a first guess will do.
    init(_ input: RadialInput, isRough: Bool = false) {
        self.input = input
        spokes = input.boxes.reduce(0) { $0 + $1.ties }
        shades = isRough ? [0.6] : [0.6, 0.9, 0.45]
        // Few boxes leave time to try more of each.
        let many =
            switch input.boxes.count {
            case ...30: 6
            case ...60: 4
            default: 2
            }
        items = input.sectors.indices.map { sector in
            input.boxes.enumerated().filter { $0.element.sector == sector }.map { index, box in
                let shapes = Self.shapes(box.shapes, stretch: input.stretch, many: many)
                return SectorSweep.Item(index: index, ring: box.ring, ties: box.ties, shapes: shapes)
            }
        }
    }

    /// The shapes that take the least room.
    private static func shapes(_ shapes: [Size], stretch: Double, many: Int) -> [SectorSweep.Shape] {
        let all = shapes.enumerated().map { index, size in
            SectorSweep.Shape(index: index, half: Size(width: size.width / stretch / 2, height: size.height / 2))
        }
        return Array(all.sorted { (cost($0.half), $0.index) < (cost($1.half), $1.index) }.prefix(many))
    }

    /// The room of a box, and a little more for one that is far from a square: it has to fit its ring at every angle.
    private static func cost(_ half: Size) -> Double {
        let long = 2 * max(half.width, half.height)
        return (2 * half.width + 0.4) * (2 * half.height + 0.4) + 0.15 * long * long
    }

    /// The angle on both sides of the left that the names of the rings take; nil where one is too long for its ring.
    private func wedge(_ radii: [Double]) -> Double? {
        var widest = 0.03
        for ring in input.rings.indices {
            let needed = Self.ringShape(
                input.rings[ring],
                inner: radii[ring],
                outer: radii[ring + 1],
                stretch: input.stretch
            )
            widest = max(widest, needed.angle)
        }
        return widest < 0.8 ? widest : nil
    }

    /// The shape with which a ring's name needs the least of the circle, and how much on either side of the left.
    static func ringShape(_ sizes: [Size], inner: Double, outer: Double, stretch: Double) -> (shape: Int, angle: Double)
    {
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
    ///
    /// - Parameter other: a plan for rings like these: what was best for its sectors is tried first.
    func plan(_ depths: [Double], like other: Plan? = nil) -> Plan? {
        var radii = [input.hub]
        for depth in depths { radii.append(radii[radii.count - 1] + depth) }
        guard let wedge = wedge(radii) else { return nil }
        if let other, other.sectors.count == items.count {
            let first = plan(radii, wedge: wedge, limit: Self.hopeless * 2 * .pi) { [other.sectors[$0].shade] }
            guard let first else { return nil }
            if first.spare >= 0 { return first }
        }
        return plan(radii, wedge: wedge, limit: 2 * .pi) { items[$0].count < 2 ? [shades[0]] : shades }
    }

    /// A circle that is overfull by more than this, with what was best for a plan much like it, will not do.
    private static let hopeless = 1.08

    private func plan(_ radii: [Double], wedge: Double, limit: Double, _ shades: (Int) -> [Double]) -> Plan? {
        var borders = [wedge]
        var sectors: [SectorSweep] = []
        for (sector, items) in items.enumerated() {
            let start = borders[borders.count - 1]
            guard let best = fill(items, radii, start: start, shades(sector)) else { return nil }
            sectors.append(best)
            borders.append(max(best.end, start + RadialSpacing.emptySector / radii[radii.count - 1]))
            if borders[borders.count - 1] > limit - wedge { return nil }
        }
        let spare = 2 * .pi - wedge - borders[borders.count - 1]
        return Plan(radii: radii, sectors: sectors, borders: borders, spare: spare)
    }

    /// One sector, filled as tightly as can be; nil where a box does not fit its ring.
    func fill(_ items: [SectorSweep.Item], _ radii: [Double], start: Double, _ shades: [Double]) -> SectorSweep? {
        // Very many have to be content with what the circle has.
        let wanted = RadialSpacing.apart / (input.hub * input.expectedFont + RadialSpacing.bundle)
        let between = min(wanted, 4.0 / Double(max(1, spokes)))
        var best: SectorSweep?
        for shade in shades {
            var sweep = SectorSweep(radii: radii, between: between, start: start)
            sweep.shade = shade
            if sweep.fill(items, before: best?.end ?? .infinity), sweep.end < best?.end ?? .infinity { best = sweep }
        }
        return best
    }

    /// Depths of which only the innermost has to grow until there is room for all boxes: as narrow as the largest box of
    /// the ring allows, a little deeper where there are many.
    ///
    /// They change little when a box is added, and so does the drawing.
    var usualDepths: [Double] {
        let crowd = 0.15 * min(1, Double(input.boxes.count) / 80)
        return input.rings.indices.map { ring in
            let own = items.joined().filter { $0.ring == ring }
            let name = input.rings[ring].map(\.width).min() ?? 0
            let least = max(RadialSpacing.emptyRing, name / input.stretch + 2 * RadialSpacing.label)
            guard !own.isEmpty else { return least }
            let largest = own.map { $0.shapes.prefix(2).map(\.extent).min() ?? 0 }.max() ?? 0
            return max(least, largest + 0.6) * (1 + crowd + 0.05 * min(1, Double(own.count) / 20))
        }
    }

    /// The usual rings, as wide as the boxes need.
    func usual() -> Plan {
        var search = RingSearch(solver: self, depths: usualDepths)
        search.begin()
        return search.best ?? .none
    }

    /// Rings near the usual ones that are narrower.
    ///
    /// - Parameter effort: how many more plans may be tried.
    func improved(effort: Int) -> Plan {
        var search = RingSearch(solver: self, depths: usualDepths)
        search.begin()
        search.improve(effort: effort)
        return search.best ?? .none
    }
}
