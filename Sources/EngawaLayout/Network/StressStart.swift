import Foundation

/// Where blocks begin: places whose distances are about as many lines as lie between them.
///
/// Stochastic gradient descent on the stress of all pairs (Zheng, Pawar, Goodman 2018), from places and in an order that
/// depend on the blocks' own keys alone, so that a new block changes little. O(blocks · (blocks + lines)).
struct StressStart {
    private let graph: NetworkGraph
    private let count: Int

    init(_ graph: NetworkGraph) {
        self.graph = graph
        count = graph.blocks.count
    }

    /// Places that fill the area.
    var centers: [Point] {
        guard count > 1 else {
            let area = graph.input.area
            return Array(repeating: Point(area.midX, area.midY), count: count)
        }
        var places = graph.blocks.map { block in
            var numbers = HashedNumbers(seed: block.key)
            return Point(numbers.unit(), numbers.unit())
        }
        let pairs = pairs()
        let largest = pairs.map { $0.distance * $0.distance }.max() ?? 1
        let rounds = 40
        let decay = Foundation.log(largest / 0.1) / Double(rounds - 1)
        for round in 0..<rounds {
            let rate = largest * Foundation.exp(-decay * Double(round))
            for pair in pairs {
                let weight = 1 / (pair.distance * pair.distance)
                let move = min(1, weight * rate)
                let (one, two) = (places[pair.one], places[pair.two])
                let (dx, dy) = (one.x - two.x, one.y - two.y)
                let length = max(1e-6, (dx * dx + dy * dy).squareRoot())
                let step = move * (length - pair.distance) / 2 / length
                places[pair.one] = Point(one.x - step * dx, one.y - step * dy)
                places[pair.two] = Point(two.x + step * dx, two.y + step * dy)
            }
        }
        return fitted(turned(places))
    }

    private struct Pair {
        var one, two: Int
        var distance: Double
        var rank: UInt64
    }

    private func pairs() -> [Pair] {
        var neighbours = [[Int]](repeating: [], count: count)
        for line in graph.lines where graph.owner[line.from] != graph.owner[line.to] {
            neighbours[graph.owner[line.from]].append(graph.owner[line.to])
            neighbours[graph.owner[line.to]].append(graph.owner[line.from])
        }
        var result: [Pair] = []
        result.reserveCapacity(count * (count - 1) / 2)
        var steps = [Int](repeating: -1, count: count)
        // What nothing ties together stands as far apart as a middling network is wide.
        let apart = 2 + Double(count).squareRoot() * 0.5
        for start in 0..<count {
            for index in steps.indices { steps[index] = -1 }
            steps[start] = 0
            var queue = [start]
            var next = 0
            while next < queue.count {
                let here = queue[next]
                next += 1
                for other in neighbours[here] where steps[other] < 0 {
                    steps[other] = steps[here] + 1
                    queue.append(other)
                }
            }
            let key = graph.blocks[start].key
            for other in 0..<start {
                let distance = steps[other] > 0 ? Double(steps[other]) : apart
                let rank = HashedNumbers.mix(key ^ HashedNumbers.mix(graph.blocks[other].key &+ 1))
                result.append(Pair(one: start, two: other, distance: distance, rank: rank))
            }
        }
        return result.sorted { ($0.rank, $0.one, $0.two) < ($1.rank, $1.one, $1.two) }
    }

    /// Turned so that the longest direction lies across the page.
    private func turned(_ places: [Point]) -> [Point] {
        let x = places.reduce(0) { $0 + $1.x } / Double(count)
        let y = places.reduce(0) { $0 + $1.y } / Double(count)
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for place in places {
            xx += (place.x - x) * (place.x - x)
            xy += (place.x - x) * (place.y - y)
            yy += (place.y - y) * (place.y - y)
        }
        let angle = Foundation.atan2(2 * xy, xx - yy) / 2
        let (c, s) = (Foundation.cos(angle), Foundation.sin(angle))
        return places.map { Point(c * ($0.x - x) + s * ($0.y - y), c * ($0.y - y) - s * ($0.x - x)) }
    }

    /// Stretched over the area, but not by more in one direction than a page asks for.
    private func fitted(_ places: [Point]) -> [Point] {
        let area = graph.input.area
        let xs = places.map(\.x)
        let ys = places.map(\.y)
        let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
        let (top, bottom) = (ys.min() ?? 0, ys.max() ?? 0)
        let across = area.width * 0.86 / max(1e-6, right - left)
        let down = area.height * 0.86 / max(1e-6, bottom - top)
        let x = min(across, down * 2.2)
        let y = min(down, across * 2.2)
        return places.map {
            Point(area.midX + ($0.x - (left + right) / 2) * x, area.midY + ($0.y - (top + bottom) / 2) * y)
        }
    }
}
