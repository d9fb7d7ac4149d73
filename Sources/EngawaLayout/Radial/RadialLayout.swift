import Foundation

/// A laid-out radial drawing: everything in points on a page as large as the paper's printable part.
///
/// Angles are radians clockwise from the left, in the plane where the ellipses are circles: the point at angle t on the
/// ellipse of half height r is (x − r · stretch · cos t, y − r · sin t).
package struct RadialLayout: Sendable {
    /// A placed box.
    package struct Box: Sendable {
        package var rect: Rect
        /// Which of its shapes it took.
        package var shape: Int
        /// Its ties, from the hub's border to its own, clockwise.
        package var spokes: [Spoke]
    }

    /// A straight line from the hub to a box.
    package struct Spoke: Sendable, Hashable {
        /// The end on the hub's border.
        package var hub: Point
        /// The end on the box.
        package var box: Point
        /// How far the nearest other spoke is from its last piece, in points.
        package var room: Double

        /// How long that last piece is, in points, on paper of this scale: as much as a sign on the line may take.
        package static func foot(_ scale: Double) -> Double { 30 * scale }
    }

    /// The name of a sector or a ring.
    package struct Label: Sendable {
        package var rect: Rect
        /// Which of its shapes it took.
        package var shape: Int
    }

    /// The size of the names, in points.
    package var font: Double
    /// The page.
    package var page: Size
    /// The middle of the hub.
    package var center: Point
    /// How much wider than high all ellipses are.
    package var stretch: Double
    /// Half the heights of the ellipses between the rings: first the hub's, last the outermost.
    package var radii: [Double]
    /// The angles between the sectors, one more than there are sectors; left of the first and after the last there is the
    /// wedge with the names of the rings.
    package var borders: [Double]
    /// The boxes, in the order of the input.
    package var boxes: [Box]
    /// The names of the sectors, outside.
    package var sectors: [Label]
    /// The names of the rings, in the wedge on the left.
    package var rings: [Label]

    /// The point of the ellipse of half height `radius` at `angle`.
    package func point(_ angle: Double, _ radius: Double) -> Point {
        Point(center.x - cos(angle) * radius * stretch, center.y - sin(angle) * radius)
    }

    /// The box of the hub.
    package var hub: Rect {
        let half = Size(width: radii[0] * stretch, height: radii[0])
        return Rect(x: center.x - half.width, y: center.y - half.height, width: 2 * half.width, height: 2 * half.height)
    }
}

extension RadialLayout {
    /// Lays the drawing out. The same input gives the same layout.
    ///
    /// - Parameters:
    ///   - rings: rings that are wide enough for the boxes.
    ///   - paper: the sheet.
    ///   - obstacles: what else stands on the page, in points.
    ///   - largestFont: the largest font that is wanted, in points.
    package init(_ rings: RadialRings, paper: Paper, obstacles: [Rect], largestFont: Double) {
        let input = rings.solver.input
        let spread = RadialSpread(solver: rings.solver)
        let page = RadialPage(input: input, paper: paper, obstacles: obstacles).centered(rings.plan)
        var plan = spread.spread(rings.plan)
        var fit = page.fit(plan)
        if fit.font > largestFont {
            plan = rings.widened(spread, by: fit.font / largestFont) { page.holds($0, font: largestFont) }
            fit = page.fit(plan, font: largestFont)
        }
        self = RadialPlacer(input: input, plan: plan, fit: fit, page: page).layout()
    }
}

/// The rings that the boxes of a radial drawing need, whatever the paper.
package struct RadialRings: Sendable {
    let solver: RadialSolver
    let plan: RadialSolver.Plan

    /// The outermost radius, in ems: the smaller it is the larger the names will be.
    package var outermost: Double { plan.radii[plan.radii.count - 1] }

    /// Whether there are any: a single cell of hundreds of boxes has none.
    package var isFound: Bool { !plan.sectors.isEmpty }

    /// Finds rings.
    ///
    /// The usual ones for very few or many boxes. For some there is time to look for narrower ones; those that a few more boxes get are
    /// the same ones, only as much wider as they need, so that the map still looks as people remember it.
    package init(_ input: RadialInput) {
        guard Self.few.contains(input.boxes.count) else {
            self.init(usual: input)
            return
        }
        let ages = input.boxes.map(\.age).sorted()
        let kept = ages.count / Self.batch * Self.batch
        guard kept > 0, kept < ages.count else {
            let solver = RadialSolver(input)
            self.init(solver: solver, plan: solver.improved(effort: Self.effort(solver.input.boxes.count)))
            return
        }
        var base = input
        base.boxes = input.boxes.filter { $0.age < ages[kept] }
        let solver = RadialSolver(base)
        let rings = RadialRings(solver: solver, plan: solver.improved(effort: Self.effort(solver.input.boxes.count)))
        self = rings.adapted(to: input, from: 1)
    }

    /// The usual rings, without a look at others.
    ///
    /// - Parameter isRough: whether a first guess will do.
    package init(usual input: RadialInput, isRough: Bool = false) {
        solver = RadialSolver(input, isRough: isRough)
        plan = solver.usual()
    }

    /// For how many boxes rings are looked for: fewer have a large font anyway.
    private static let few = 13...60
    /// How many boxes come before they are looked for anew.
    private static let batch = 5
    /// How many plans are tried: the more boxes, the longer each takes.
    private static func effort(_ boxes: Int) -> Int { min(100, 3600 / max(1, boxes)) }
    /// What rings are made wider by in one step, as a share.
    private static let step = 0.005
    /// A ring with less than this of its usual depth cannot take its boxes.
    private static let shallow = 0.85

    /// Rings for boxes of other sizes: these, as much wider as that takes, or a little narrower where that is enough.
    package func adapted(to input: RadialInput, from least: Double = 0.95) -> RadialRings {
        let other = RadialSolver(input)
        // A ring that had no such large boxes becomes as deep as is usual: else all would have to grow for it.
        let depths = zip(zip(plan.radii, plan.radii.dropFirst()), other.usualDepths)
            .map { radii, usual in
                let depth = radii.1 - radii.0
                return depth < Self.shallow * usual ? usual : depth
            }
        // Four steps at once as long as nothing fits, then the steps between.
        var scale = least
        while scale < 4 {
            if let plan = other.plan(depths.map { $0 * scale }, like: plan) {
                for step in stride(from: 3, through: 1, by: -1) where scale > least {
                    let narrower = scale - Double(step) * Self.step
                    if let plan = other.plan(depths.map { $0 * narrower }, like: plan) {
                        return RadialRings(solver: other, plan: plan)
                    }
                }
                return RadialRings(solver: other, plan: plan)
            }
            scale += 4 * Self.step
        }
        return RadialRings(usual: input)
    }

    /// These rings, a little narrower where that is possible.
    package func tightened() -> RadialRings {
        guard Self.few.contains(solver.input.boxes.count), isFound else { return self }
        var search = RingSearch(solver: solver, plan: plan)
        search.improve(effort: min(40, 1300 / solver.input.boxes.count), reach: 0.06)
        return RadialRings(solver: solver, plan: search.best ?? plan)
    }

    private init(solver: RadialSolver, plan: RadialSolver.Plan) {
        self.solver = solver
        self.plan = plan
    }

    /// The widest rings that `fits` allows, at least these, with nothing of the circle left over.
    ///
    /// - Parameter share: how much wider they can be at most, roughly; a little is taken as it is.
    func widened(_ spread: RadialSpread, by share: Double, _ fits: (RadialSolver.Plan) -> Bool) -> RadialSolver.Plan {
        let depths = zip(plan.radii, plan.radii.dropFirst()).map { $1 - $0 }
        func wider(_ scale: Double) -> RadialSolver.Plan? {
            let wider = solver.plan(depths.map { $0 * scale }, like: plan).map(spread.spread)
            return wider.flatMap { fits($0) ? $0 : nil }
        }
        if share < 1.12 { return wider(share) ?? spread.spread(plan) }
        var best = spread.spread(plan)
        var low = 1.0
        var high = 12.0
        for _ in 0..<14 {
            let middle = (low + high) / 2
            if let plan = wider(middle) {
                best = plan
                low = middle
            } else {
                high = middle
            }
        }
        return best
    }
}
