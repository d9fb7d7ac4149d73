/// Finds places for the blocks of a network.
enum NetworkSolver {
    /// The largest share of the area that blocks and the space around them may take.
    static let densest = 0.62
    /// So many tests of lines and boxes are made at most, and so many at least where there are lines at all.
    private static let mostWork = 170_000_000
    private static let mostSteps = 60_000

    /// The share of the area that blocks take with the space around them, in their smallest arrangements.
    static func density(_ graph: NetworkGraph) -> Double {
        let gap = graph.input.gap
        let taken = graph.blocks.reduce(0) { sum, block in
            sum + (block.shapes.map { ($0.size.width + gap) * ($0.size.height + gap) }.min() ?? 0)
        }
        return taken / max(1, graph.input.area.width * graph.input.area.height)
    }

    /// Places found from nothing; nil where there are none.
    static func solved(_ input: NetworkInput) -> NetworkState? {
        let graph = NetworkGraph(input)
        guard fits(graph) else { return nil }
        guard !graph.blocks.isEmpty else { return NetworkState(graph, centers: []) }
        let state = NetworkState(graph, centers: StressStart(graph).centers)
        var annealing = NetworkAnnealing(state, seed: 1)
        let order = scattered(graph, Array(graph.blocks.indices))
        let work = NetworkAnnealing.work(graph)
        let steps = min(mostSteps, max(order.count * 6, min(mostWork / work, order.count * 900)))
        annealing.run(steps: steps, order: order, heat: 1.6, reach: 0.3)
        return finished(annealing, order: order, steps: max(order.count * 3, steps / 6))
    }

    /// Places of what was there, with the rest fitted in; nil where that cannot be.
    static func grown(_ settled: NetworkState, to input: NetworkInput) -> NetworkState? {
        let graph = NetworkGraph(input)
        guard fits(graph) else { return nil }
        var known: [UInt64: Int] = [:]
        for (index, block) in settled.graph.blocks.enumerated() { known[block.key] = index }
        var centers: [Point] = []
        var fresh: [Int] = []
        var variants: [Int] = []
        for (index, block) in graph.blocks.enumerated() {
            if let old = known[block.key] {
                let shapes = settled.graph.blocks[old].shapes
                let bounds = settled.bounds[old]
                let variant = min(settled.variants[old], block.shapes.count - 1)
                // The first box stays where it was, and the block grows away from it.
                let (was, now) = (shapes[settled.variants[old]].rects[0], block.shapes[variant].rects[0])
                let size = block.shapes[variant].size
                centers.append(
                    Point(
                        bounds.x0 + was.x - now.x + size.width / 2,
                        bounds.y0 + was.y - now.y + size.height / 2
                    )
                )
                variants.append(variant)
            } else {
                centers.append(Point(input.area.midX, input.area.midY))
                variants.append(0)
                fresh.append(index)
            }
        }
        var state = NetworkState(graph, centers: centers)
        for block in graph.blocks.indices { state.move(block, to: centers[block], variant: variants[block]) }
        state.overlapPrice = 30
        var annealing = NetworkAnnealing(state, seed: 2)
        annealing.run(steps: fresh.count * 400, order: fresh, heat: 2, reach: 0.5)
        return finished(annealing, order: fresh, steps: fresh.count * 60)
    }

    /// Moves blocks apart that are still too near, and looks for better places nearby.
    private static func finished(_ start: NetworkAnnealing, order: [Int], steps: Int) -> NetworkState? {
        var annealing = start
        for round in 0..<5 {
            annealing.price(overlaps: 30)
            annealing.run(steps: round == 0 ? steps : steps / 3, order: order, heat: 0, reach: 0.06, last: 0.002)
            annealing.spreadOut(rounds: 60)
            if annealing.state.worstLack < 0.2 { return annealing.state }
        }
        return nil
    }

    private static func fits(_ graph: NetworkGraph) -> Bool {
        let area = graph.input.area
        return density(graph) <= densest
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
