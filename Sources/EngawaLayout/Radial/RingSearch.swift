/// The search for narrow rings.
///
/// Room grows fastest with the depth of the innermost ring, as all others move outward with it. So the others begin as
/// narrow as is usual, the innermost one as deep as that takes; then single rings, and pairs of rings, may be changed as
/// long as the whole becomes narrower.
struct RingSearch {
    let solver: RadialSolver
    private(set) var best: RadialSolver.Plan?
    private var depths: [Double]
    private var tried = 0
    /// How far, as a share, a search may leave the rings with which it began.
    static let reach = 0.12

    init(solver: RadialSolver, depths: [Double]) {
        self.solver = solver
        self.depths = depths
    }

    /// A search that goes on from a plan.
    init(solver: RadialSolver, plan: RadialSolver.Plan) {
        self.solver = solver
        best = plan
        depths = zip(plan.radii, plan.radii.dropFirst()).map { $1 - $0 }
    }

    private mutating func attempt(_ trial: [Double]) -> Bool {
        tried += 1
        guard let plan = solver.plan(trial, like: best) else { return false }
        best = plan
        depths = trial
        return true
    }

    /// Makes the innermost ring as deep as the boxes need.
    mutating func begin() {
        let least = depths
        var low = 0.0
        var high = 0.0
        var step = max(2, Double(solver.input.boxes.count).squareRoot())
        while !attempt(Self.grown(least, high)), high < 1e5 {
            low = high
            high += step
            step *= 1.3
        }
        while high - low > 0.01 * (high + 4), tried < 40 {
            let middle = (low + high) / 2
            if attempt(Self.grown(least, middle)) { high = middle } else { low = middle }
        }
    }

    private static func grown(_ least: [Double], _ extra: Double) -> [Double] {
        var result = least
        result[0] += extra
        return result
    }

    /// Makes the whole narrower, with at most so many more attempts and no depth farther than `reach`, as a share, from
    /// where it was.
    mutating func improve(effort: Int, reach: Double = Self.reach) {
        guard best != nil else { return }
        let home = depths
        let most = tried + effort
        func isNear(_ trial: [Double]) -> Bool {
            zip(trial, home).allSatisfy { abs($0 - $1) <= reach * $1 && $0 >= RadialSpacing.emptyRing }
        }
        var step = min(0.1, reach)
        while tried < most, step > 0.01 {
            var hasImproved = false
            for trial in moves(step) where tried < most {
                var next = depths
                for ring in next.indices { next[ring] += trial[ring] }
                if isNear(next), attempt(next) { hasImproved = true }
            }
            if !hasImproved { step /= 2 }
        }
    }

    /// What may be added to the depths: all less; one less; one less and another a little more.
    private func moves(_ step: Double) -> [[Double]] {
        var result = [depths.map { -$0 * step * 0.5 }]
        let none = depths.map { _ in 0.0 }
        for ring in depths.indices {
            var move = none
            move[ring] = -step * depths[ring]
            result.append(move)
        }
        for ring in depths.indices {
            for other in depths.indices where other != ring {
                var move = none
                move[ring] = 0.6 * step * depths[other]
                move[other] = -step * depths[other]
                result.append(move)
            }
        }
        return result
    }
}
