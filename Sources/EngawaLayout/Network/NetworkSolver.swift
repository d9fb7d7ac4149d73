/// Finds places for the blocks of a network.
enum NetworkSolver {
    /// The largest share of the area that blocks and the space around them may take.
    static let densest = 0.62
    /// How far a network that is smaller than the area is drawn out at most.
    private static let mostStretched = 2.6
    /// So many moves are tried at most.
    private static let mostSteps = 400_000
    /// So many tests of lines and boxes are made at most, and of more lines than so many.
    private static let (mostWork, workOfMany, many) = (560_000_000, 330_000_000, 240)

    /// So many tests of two lines the sketches make in all, about.
    private static let sketchWork = 330_000_000
    private static let sketchWorkOfFew = 100_000_000
    /// So few blocks have time for many tries.
    private static let few = 20
    /// So often are the few looked for whose lines cross most.
    private static let mendings = 4
    /// Where blocks take a smaller share of the height or the width, the page is not full.
    private static let full = 0.8

    /// The share of their area that blocks take with the space around them, in their smallest arrangements; those in rows
    /// have theirs.
    static func density(_ graph: NetworkGraph) -> Double {
        let gap = graph.input.gap
        var taken = 0.0
        for (index, block) in graph.blocks.enumerated() where !graph.rows.isInRow[index] {
            taken += block.shapes.map { ($0.size.width + gap) * ($0.size.height + gap) }.min() ?? 0
        }
        let area = graph.rows.area
        return taken / max(1, (area.x1 - area.x0) * (area.y1 - area.y0))
    }

    /// The best of a few tries to find places from nothing, with the ways of the lines; nil where there are none.
    static func solved(_ input: NetworkInput) -> RoutedNetwork? {
        let graph = NetworkGraph(input)
        guard fits(graph) else { return nil }
        guard !graph.blocks.isEmpty else { return RoutedNetwork(NetworkState(graph, centers: [])) }
        let stress = StressStart(graph).centers
        let start = CrossingStart(graph)
        let count = graph.lines.isEmpty ? 1 : graph.blocks.count <= few ? 18 : graph.blocks.count <= 120 ? 2 : 1
        var best: RoutedNetwork?
        for seed in 1...(count + 1) {
            // One more where no try has found a place for everything.
            if seed > count, best != nil { break }
            // Of few blocks some tries begin without a sketch, hot: there the boxes matter as much as the lines.
            let isHot = graph.blocks.count <= few && seed % 3 == 0
            let number = UInt64(seed)
            let work = Int(input.patience * Double(graph.blocks.count <= few ? sketchWorkOfFew : sketchWork)) / count
            let places = isHot ? stress : start.centers(from: stress, seed: number, work: work)
            let state = NetworkState(graph, centers: places)
            let (heat, reach) = isHot ? (2, 0.3) : (0.15, 0.05)
            let share = graph.blocks.count <= few ? 0.2 : 0.6 / Double(count)
            guard let found = annealed(state, seed: number, share: share, heat: heat, reach: reach) else { break }
            guard let routed = RoutedNetwork(found) else { continue }
            if best.map({ routed.price < $0.price }) ?? true { best = routed }
        }
        return best
    }

    /// One try, with a share of all moves.
    private static func annealed(
        _ state: NetworkState,
        seed: UInt64,
        share: Double,
        heat: Double,
        reach: Double
    ) -> NetworkState? {
        let graph = state.graph
        var annealing = NetworkAnnealing(state, seed: seed)
        let order = scattered(graph, graph.blocks.indices.filter { !graph.rows.isInRow[$0] })
        let most = (graph.lines.count > many ? workOfMany : mostWork) / NetworkAnnealing.work(graph)
        let wanted = order.count * min(9000, order.count * 600)
        let steps = Int(share * graph.input.patience * Double(min(mostSteps, max(order.count * 12, min(most, wanted)))))
        annealing.run(steps: steps, order: order, heat: heat, reach: reach)
        return finished(annealing, order: order, steps: max(order.count * 3, steps / 6))
    }

    /// Places of what was there, with the rest fitted in; nil where that cannot be.
    ///
    static func grown(_ former: NetworkState, to input: NetworkInput, _ way: NetworkPlaces.Growth) -> NetworkState? {
        let graph = NetworkGraph(input)
        guard fits(graph) else { return nil }
        var rects: [UInt64: Int] = [:]
        for (node, rect) in former.graph.rectOf.enumerated() { rects[former.graph.input.key(ofNode: node)] = rect }
        let middle = Point(input.area.midX, input.area.midY)
        var centers = Array(repeating: middle, count: graph.blocks.count)
        var variants = Array(repeating: 0, count: graph.blocks.count)
        var fresh: [Int] = []
        for (index, block) in graph.blocks.enumerated() {
            let known = block.nodes.indices.first { rects[input.key(ofNode: block.nodes[$0])] != nil }
            guard let known, let rect = rects[input.key(ofNode: block.nodes[known])] else {
                fresh.append(index)
                continue
            }
            let old = former.graph.owner[rect]
            let variant = former.graph.blocks[old].shapes[former.variants[old]].nearest(in: block.shapes)
            // A box that is known stays where it was, and the block grows away from it.
            let (was, shape) = (former.rects[rect].center, block.shapes[variant])
            let now = shape.rects[known]
            centers[index] = Point(
                was.x - now.midX + shape.size.width / 2,
                was.y - now.midY + shape.size.height / 2
            )
            variants[index] = variant
            // What nothing was tied to stood anywhere.
            if former.graph.linesOf[old].isEmpty, !graph.linesOf[index].isEmpty { fresh.append(index) }
        }
        fresh.removeAll { graph.rows.isInRow[$0] }
        var state = NetworkState(graph, centers: centers, variants: variants)
        state.overlapPrice = 30
        var annealing = NetworkAnnealing(state, seed: 2)
        annealing.run(steps: fresh.count * 800, order: fresh, heat: 2, reach: 0.5)
        let rounds = way.isForced ? 9 : 5
        guard var found = finished(annealing, order: fresh, steps: fresh.count * 60, pushing: rounds) else {
            return nil
        }
        if way.mends { found = mended(found) }
        if way.fills { found = filled(found) }
        return found
    }

    /// Drawn out over the area where much of it is empty.
    private static func filled(_ state: NetworkState) -> NetworkState {
        let free = state.graph.blocks.indices.filter { !state.graph.rows.isInRow[$0] }
        guard free.count > 1 else { return state }
        let bounds = free.map { state.bounds[$0] }
        let wide = (bounds.map(\.x1).max() ?? 0) - (bounds.map(\.x0).min() ?? 0)
        let high = (bounds.map(\.y1).max() ?? 0) - (bounds.map(\.y0).min() ?? 0)
        let area = state.area
        guard wide < full * (area.x1 - area.x0) || high < full * (area.y1 - area.y0) else { return state }
        return stretched(state, order: free)
    }

    /// The few blocks whose lines cross most, placed anew where that leaves fewer crossings; the others stay.
    private static func mended(_ state: NetworkState) -> NetworkState {
        let graph = state.graph
        let free = scattered(graph, graph.blocks.indices.filter { !graph.rows.isInRow[$0] })
        var best = state
        for round in 0..<mendings {
            // What has many lines crosses some wherever it stands.
            let tangles = free.map { graph.linesOf[$0].count <= 6 ? best.disorder(of: $0) : 0 }
            let worst = free.indices.filter { tangles[$0] > 0 }
                .sorted { (tangles[$1], $0) < (tangles[$0], $1) }
                .prefix(max(2, free.count / 10)).map { free[$0] }
            guard !worst.isEmpty else { break }
            var annealing = NetworkAnnealing(best, seed: UInt64(3 + round))
            annealing.run(steps: worst.count * 400, order: worst, heat: 0.7, reach: 0.4)
            let found = finished(annealing, order: worst, steps: worst.count * 60, pushing: 5)
            if let found, found.disorder <= best.disorder - 1 { best = found }
        }
        return best
    }

    /// Moves blocks apart that are still too near, and looks for better places nearby.
    ///
    /// - Parameter pushing: so many rounds, in which those may move that are pushed, and after five all; 0 for those in
    ///   `order` alone.
    private static func finished(
        _ start: NetworkAnnealing,
        order: [Int],
        steps: Int,
        pushing: Int = 0
    ) -> NetworkState? {
        var annealing = start
        let graph = start.state.graph
        for round in 0..<max(5, pushing) {
            annealing.price(overlaps: 30)
            annealing.run(steps: round == 0 ? steps : steps / 3, order: order, heat: 0, reach: 0.06, last: 0.002)
            if pushing > 0, round > 1 {
                let tight = graph.blocks.indices.filter {
                    !graph.rows.isInRow[$0] && (round > 4 || annealing.state.lacks(of: $0))
                }
                annealing.run(steps: tight.count * 60, order: tight, heat: 0, reach: 0.06, last: 0.002)
            }
            annealing.spreadOut(rounds: 60)
            if annealing.state.worstLack < 0.2 { return stretched(annealing.state, order: order) }
        }
        return nil
    }

    /// The same places drawn out over the area, as far as that makes nothing worse: first across, then in height.
    private static func stretched(_ state: NetworkState, order: [Int]) -> NetworkState {
        let graph = state.graph
        let free = graph.blocks.indices.filter { !graph.rows.isInRow[$0] }
        // What is fitted in moves nothing else.
        guard order.count == free.count, free.count > 1 else { return state }
        var result = state
        for isAcross in [true, false] {
            let low = free.map { isAcross ? result.bounds[$0].x0 : result.bounds[$0].y0 }.min() ?? 0
            let high = free.map { isAcross ? result.bounds[$0].x1 : result.bounds[$0].y1 }.max() ?? 0
            let (first, last) = isAcross ? (state.area.x0, state.area.x1) : (state.area.y0, state.area.y1)
            let most = min(mostStretched, (last - first) / max(1, high - low)) - 1
            let before = result.disorder
            for share in [1, 0.8, 0.6, 0.45, 0.3, 0.15] {
                func stretched(_ place: Double) -> Double {
                    (first + last) / 2 + (place - (low + high) / 2) * (1 + share * most)
                }
                var trial = result
                for block in free {
                    let center = result.centers[block]
                    trial.move(
                        block,
                        to: isAcross ? Point(stretched(center.x), center.y) : Point(center.x, stretched(center.y))
                    )
                }
                if trial.disorder <= before + 1e-9, trial.worstLack < 0.2 {
                    result = trial
                    break
                }
            }
        }
        return result
    }

    private static func fits(_ graph: NetworkGraph) -> Bool {
        let area = graph.input.area
        return density(graph) <= densest && graph.rows.doFit
            && graph.blocks.allSatisfy { block in
                block.shapes.contains { $0.size.width <= area.width && $0.size.height <= area.height }
            }
    }

    /// The blocks in an order that says nothing of when they came in.
    private static func scattered(_ graph: NetworkGraph, _ blocks: [Int]) -> [Int] {
        blocks.sorted {
            let (one, two) = (graph.blocks[$0].key, graph.blocks[$1].key)
            return (HashedNumbers.mix(one), one, $0) < (HashedNumbers.mix(two), two, $1)
        }
    }
}

/// Places with the ways of the lines between them.
struct RoutedNetwork {
    let state: NetworkState
    let ways: [[Point]]
    /// What crossings and detours cost, in points.
    let price: Double
    /// How often lines cross.
    let crossings: Int

    /// Nil where a line finds no way.
    init?(_ state: NetworkState) {
        var router = NetworkRouter(state)
        guard let ways = router.routes() else { return nil }
        self.state = state
        self.ways = ways
        price = router.wholePrice
        crossings = router.wholeCrossings
    }
}
