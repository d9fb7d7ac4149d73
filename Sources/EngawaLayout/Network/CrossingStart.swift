import Foundation

/// Where blocks begin so that few lines cross: the network without its trees as points and straight lines, moved about by
/// simulated annealing on the crossings; the trees are then hung on where there is room.
///
/// Points have no boxes in their way, and trees no crossings of their own, so that a move is tried in far less time than in
/// `NetworkAnnealing`, O(lines of a point · lines). What follows is drawn with boxes from these places.
struct CrossingStart {
    private let graph: NetworkGraph
    /// The neighbours of every block, and how many lines lead to each.
    private let neighbours: [[(block: Int, lines: Int)]]
    /// The blocks that are left without the trees, and the others from the outermost inward with what they hang on.
    private var core: [Int] = []
    private var hung: [(block: Int, on: Int)] = []
    /// How much of the page a block takes with what hangs on it, as the radius of a circle.
    private var radius: [Double] = []

    init(_ graph: NetworkGraph) {
        self.graph = graph
        var counts = [[Int: Int]](repeating: [:], count: graph.blocks.count)
        for line in graph.lines {
            let (one, two) = (graph.owner[line.from], graph.owner[line.to])
            guard one != two else { continue }
            counts[one][two, default: 0] += 1
            counts[two][one, default: 0] += 1
        }
        neighbours = counts.map { $0.sorted { $0.key < $1.key }.map { (block: $0.key, lines: $0.value) } }
        takeOffTrees()
    }

    private mutating func takeOffTrees() {
        var areas = graph.blocks.map { block in
            block.shapes.map { ($0.size.width + graph.input.gap) * ($0.size.height + graph.input.gap) }.min() ?? 0
        }
        var degree = neighbours.map(\.count)
        var isOff = graph.blocks.indices.map { graph.rows.isInRow[$0] }
        var open = graph.blocks.indices.filter { degree[$0] == 1 && !isOff[$0] }
        var next = 0
        while next < open.count {
            let block = open[next]
            next += 1
            guard !isOff[block], let on = neighbours[block].first(where: { !isOff[$0.block] })?.block else { continue }
            isOff[block] = true
            hung.append((block, on))
            areas[on] += areas[block]
            degree[on] -= 1
            if degree[on] == 1 { open.append(on) }
        }
        core = graph.blocks.indices.filter { !isOff[$0] }
        radius = areas.map { ($0 / Double.pi).squareRoot() }
    }

    /// Places for all blocks, from places that are about right.
    func centers(from start: [Point], seed: UInt64, work: Int) -> [Point] {
        var places = start
        if core.count > 3 {
            var sketch = Sketch(
                places: core.map { start[$0] },
                lines: coreLines,
                radius: core.map { radius[$0] },
                area: graph.rows.area
            )
            sketch.anneal(seed: seed, work: work)
            for (index, block) in core.enumerated() { places[block] = sketch.places[index] }
        }
        hang(&places)
        return places
    }

    private var coreLines: [Sketch.Line] {
        var number = [Int?](repeating: nil, count: graph.blocks.count)
        for (index, block) in core.enumerated() { number[block] = index }
        return core.indices.flatMap { one in
            neighbours[core[one]].compactMap { near in
                guard let two = number[near.block], one < two else { return nil }
                return Sketch.Line(from: one, to: two, weight: Double(near.lines))
            }
        }
    }

    /// Gives what was taken off, from the inside outward, the place around its neighbour from which most is far away.
    private func hang(_ places: inout [Point]) {
        var lines = core.flatMap { one in
            neighbours[one].filter { one < $0.block }.map { Segment(places[one], places[$0.block]) }
        }
        var settled = core
        let area = graph.rows.area
        for (block, on) in hung.reversed() {
            let middle = places[on]
            var best: (place: Point, price: Double)?
            for step in 0..<48 {
                let angle = Double(step % 16) / 16 * 2 * Double.pi
                let reach = (radius[on] + radius[block]) * [0.7, 1, 1.4][step / 16]
                let place = Point(
                    max(area.x0, min(area.x1, middle.x + 1.25 * reach * Foundation.cos(angle))),
                    max(area.y0, min(area.y1, middle.y + 0.8 * reach * Foundation.sin(angle)))
                )
                let way = Segment(middle, place)
                var price = way.length / max(1, radius[on])
                for line in lines where line.crosses(way) { price += 4 }
                for other in settled {
                    let length = Segment(places[other], place).length
                    price += max(0, 2 - length / max(1, radius[block]))
                }
                if best.map({ price < $0.price }) ?? true { best = (place, price) }
            }
            guard let best else { continue }
            places[block] = best.place
            lines.append(Segment(middle, best.place))
            settled.append(block)
        }
    }
}
