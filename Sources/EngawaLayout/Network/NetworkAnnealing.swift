import Foundation

/// Looks for better places by trying many moves and taking, the longer the less, worse ones too (Davidson, Harel 1996):
/// fewer lines through boxes, fewer crossings, shorter lines.
struct NetworkAnnealing {
    private(set) var state: NetworkState
    private var numbers: HashedNumbers
    private let graph: NetworkGraph
    /// Of every block the neighbours that it may take along: those that few lines lead to.
    private let companies: [[Int]]
    /// The most neighbours that a block takes along.
    private static let largestCompany = 16

    init(_ state: NetworkState, seed: UInt64) {
        self.state = state
        graph = state.graph
        numbers = HashedNumbers(seed: seed)
        companies = NetworkAnnealing.companies(graph)
    }

    private static func companies(_ graph: NetworkGraph) -> [[Int]] {
        let neighbours = graph.blocks.indices.map { block in
            Set(
                graph.linesOf[block].map { line in
                    let (one, two) = (graph.owner[graph.lines[line].from], graph.owner[graph.lines[line].to])
                    return one == block ? two : one
                }
            ).sorted()
        }
        return graph.blocks.indices.map { block in
            let near = neighbours[block].filter { $0 != block }
            let alone = near.filter { neighbours[$0].count == 1 }
            let few = alone.isEmpty ? near.filter { neighbours[$0].count == 2 } : alone
            return few.count <= largestCompany ? few : []
        }
    }

    /// How many tests of lines and boxes one step takes, about.
    static func work(_ graph: NetworkGraph) -> Int {
        let blocks = max(1, graph.blocks.count)
        let perBlock = Double(graph.lines.count * 2) / Double(blocks)
        let tests = (perBlock + 1) * Double(graph.owner.count + graph.lines.count) + Double(blocks)
        return Int(tests) + 40
    }

    /// Tries `steps` moves of the blocks in `order`, cooling down from `heat`.
    mutating func run(steps: Int, order: [Int], heat: Double, reach: Double, last: Double = 0.012) {
        guard !order.isEmpty, steps > 0 else { return }
        let (width, height) = (state.area.x1 - state.area.x0, state.area.y1 - state.area.y0)
        for step in 0..<steps {
            let time = Double(step) / Double(steps)
            let temperature = heat * pow(0.02, time)
            // At first blocks may pass through each other.
            if heat > 0, step % 64 == 0 { state.overlapPrice = 0.3 * pow(8 / 0.3, time) }
            let radius = reach * pow(last / reach, time)
            let block = order[step % order.count]
            let draw = numbers.unit()
            if draw < 0.14, order.count > 3 {
                exchange(block, order[numbers.below(order.count)], temperature)
                continue
            }
            if draw > 0.9, !companies[block].isEmpty {
                moveTogether(block, Point(spread() * radius * width, spread() * radius * height), temperature)
                continue
            }
            var center = state.centers[block]
            var variant = state.variants[block]
            let shapes = graph.blocks[block].shapes.count
            if draw < 0.34, shapes > 1 {
                variant = numbers.below(shapes)
            } else if draw < 0.46, let middle = middle(of: block) {
                center = middle
            }
            center.x += spread() * radius * width
            center.y += spread() * radius * height
            attempt(block, center, variant, temperature)
        }
    }

    /// A number around 0, near it more often than far from it.
    private mutating func spread() -> Double { numbers.unit() + numbers.unit() + numbers.unit() - 1.5 }

    /// The middle of what a block is tied to.
    private func middle(of block: Int) -> Point? {
        let lines = graph.linesOf[block]
        guard !lines.isEmpty else { return nil }
        var (x, y) = (0.0, 0.0)
        for index in lines {
            let line = graph.lines[index]
            let other = graph.owner[line.from] == block ? graph.owner[line.to] : graph.owner[line.from]
            x += state.centers[other].x
            y += state.centers[other].y
        }
        return Point(x / Double(lines.count), y / Double(lines.count))
    }

    private mutating func attempt(_ block: Int, _ center: Point, _ variant: Int, _ temperature: Double) {
        let limit = state.cost(block) + allowance(temperature)
        state.attempt(block, to: center, variant: variant)
        if state.triedCost(block, limit: limit) > limit { state.takeBack() } else { state.keep() }
    }

    private mutating func exchange(_ one: Int, _ two: Int, _ temperature: Double) {
        guard one != two else { return }
        let (a, b) = (state.centers[one], state.centers[two])
        let limit = state.cost(one) + state.cost(two) + allowance(temperature)
        state.attempt(one, to: b)
        state.attempt(two, to: a)
        let first = state.triedCost(one, limit: limit)
        let isDear = first > limit || first + state.triedCost(two, limit: limit - first) > limit
        if isDear { state.takeBack() } else { state.keep() }
    }

    /// Moves a block with its company.
    private mutating func moveTogether(_ block: Int, _ way: Point, _ temperature: Double) {
        let blocks = [block] + companies[block]
        let limit = blocks.reduce(allowance(temperature)) { $0 + state.cost($1) }
        for one in blocks {
            let center = state.centers[one]
            state.attempt(one, to: Point(center.x + way.x, center.y + way.y))
        }
        var sum = 0.0
        for one in blocks where sum <= limit { sum += state.triedCost(one, limit: limit - sum) }
        if sum > limit { state.takeBack() } else { state.keep() }
    }

    /// How much worse a move may be: decided before it is tried, so that what is too dear is seen early.
    private mutating func allowance(_ temperature: Double) -> Double {
        let draw = numbers.unit()
        return temperature > 0 ? -temperature * log(max(1e-12, draw)) : 0
    }

    /// Makes blocks that are too near to each other give way.
    mutating func price(overlaps: Double) { state.overlapPrice = overlaps }

    /// Pushes blocks apart, each as little as it takes, the smaller of two the farther. O(blocks²) a round.
    mutating func spreadOut(rounds: Int) {
        for _ in 0..<rounds {
            var isDone = true
            for one in graph.blocks.indices {
                for two in (one + 1)..<max(one + 1, graph.blocks.count) {
                    let (a, b) = (state.bounds[one], state.bounds[two])
                    guard a.lack(b, gap: state.gap) > 0.01 else { continue }
                    isDone = false
                    push(one, two)
                }
            }
            if isDone { return }
        }
    }

    private mutating func push(_ one: Int, _ two: Int) {
        let (a, b) = (state.bounds[one], state.bounds[two])
        let x = min(a.x1, b.x1) - max(a.x0, b.x0) + state.gap + 0.1
        let y = min(a.y1, b.y1) - max(a.y0, b.y0) + state.gap + 0.1
        let (ca, cb) = (state.centers[one], state.centers[two])
        let areaA = (a.x1 - a.x0) * (a.y1 - a.y0)
        let areaB = (b.x1 - b.x0) * (b.y1 - b.y0)
        let share = areaB / max(1e-9, areaA + areaB)
        let isAcross = x < y
        let sign = isAcross ? (ca.x < cb.x ? -1.0 : 1.0) : (ca.y < cb.y ? -1.0 : 1.0)
        let way = isAcross ? x : y
        let (dx, dy) = isAcross ? (way * sign, 0.0) : (0.0, way * sign)
        state.move(one, to: Point(ca.x + dx * share, ca.y + dy * share))
        // What stands at the border gives way less, so that the other has to go farther.
        let gone = isAcross ? abs(state.centers[one].x - ca.x) : abs(state.centers[one].y - ca.y)
        let rest = max(0, way - gone)
        state.move(two, to: Point(cb.x - (isAcross ? rest * sign : 0), cb.y - (isAcross ? 0 : rest * sign)))
    }
}
