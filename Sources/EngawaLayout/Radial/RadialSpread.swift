import Foundation

/// Gives what is left of the circle to the sectors, and lets their boxes and spokes take it.
struct RadialSpread {
    let solver: RadialSolver

    /// The plan with nothing left over, or as it was where that does not work out.
    func spread(_ plan: RadialSolver.Plan) -> RadialSolver.Plan {
        for share in [1.0, 0.7, 0.4, 0.2, 0.1] {
            if let result = spread(plan, share: share) { return result }
        }
        var result = plan
        result.sectors = plan.sectors.map { $0.centered() }
        return result
    }

    private func spread(_ plan: RadialSolver.Plan, share: Double) -> RadialSolver.Plan? {
        let count = Double(plan.sectors.count)
        let widths = zip(plan.borders, plan.borders.dropFirst()).map { $1 - $0 }
        let total = widths.reduce(0, +)
        let limit = plan.borders[plan.borders.count - 1] + plan.spare
        var result = plan
        var start = plan.borders[0]
        for (sector, width) in widths.enumerated() {
            let extra = plan.spare * share * (0.5 * width / total + 0.5 / count)
            let isLast = sector == widths.count - 1
            var end = isLast ? limit : start + width + extra
            guard let filled = eased(sector, plan, from: start, to: end) else { return nil }
            end = max(end, filled.end)
            guard end <= limit + 1e-9 else { return nil }
            result.sectors[sector] = filled.centered()
            result.borders[sector + 1] = end
            start = end
        }
        result.spare = 0
        return result
    }

    /// The sector filled as loosely as its width allows; wider than that where it cannot be less.
    private func eased(_ sector: Int, _ plan: RadialSolver.Plan, from start: Double, to end: Double) -> SectorSweep? {
        let items = solver.items[sector]
        guard let tight = solver.fill(items, plan.radii, start: start, [plan.sectors[sector].shade]) else { return nil }
        guard tight.end < end, !items.isEmpty else { return tight }
        var best = tight
        var low = 1.0
        var high = 12.0
        for _ in 0..<7 {
            var trial = best
            trial.ease = (low + high) / 2
            if trial.fill(items, before: end), trial.end <= end {
                best = trial
                low = trial.ease
            } else {
                high = trial.ease
            }
        }
        return best
    }
}

extension SectorSweep {
    /// The same boxes with their spokes as near to the boxes' middles as the others allow.
    func centered() -> SectorSweep {
        var result = self
        for _ in 0..<3 { result.centerSpokes() }
        return result
    }
}
