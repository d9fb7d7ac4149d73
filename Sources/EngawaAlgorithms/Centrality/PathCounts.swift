import EngawaGraph

/// How much of the shortest paths from one node passes each other node. Can be run from one node after another; each run
/// costs what it reaches.
///
/// Numbers of paths can be larger than any floating-point number. Only their ratios from one level to the next are needed,
/// so the numbers of a level are scaled down when they become too large.
struct PathCounts: ~Copyable {
    private static var unreached: UInt32 { .max }
    private static var limit: Double { 0x1p900 }
    private static var scale: Double { 0x1p-800 }
    /// What is scaled down to less than this has so small a part in the paths of its level that no sum shows it.
    private static var floor: Double { 0x1p-900 }

    private let distances: Scratch<UInt32>
    private let queue: Scratch<UInt32>
    /// By node, how many paths lead to it, in the scale of the level before its own.
    private let arriving: Scratch<Double>
    /// By node, how many paths lead to it, in the scale of its own level.
    private let leaving: Scratch<Double>
    /// By node, its own end of a path and what passes it, for each path that arrives.
    private let shares: Scratch<Double>
    private var count = 0

    init(nodeCount: Int) {
        distances = Scratch(repeating: PathCounts.unreached, count: nodeCount)
        queue = Scratch(repeating: 0, count: nodeCount)
        arriving = Scratch(repeating: 0, count: nodeCount)
        leaving = Scratch(repeating: 0, count: nodeCount)
        shares = Scratch(repeating: 0, count: nodeCount)
    }

    /// Adds to the totals, for every node but the source, the sum over all ends of the part of the shortest paths from the
    /// source to that end that passes the node on its way. O(reached nodes and their neighbours).
    mutating func add(_ neighbours: GraphView.Neighbours, from source: ViewNode, to totals: borrowing Scratch<Double>) {
        search(neighbours, from: source)
        for place in stride(from: count - 1, to: 0, by: -1) {
            let node = queue[place]
            let next = distances[node] + 1
            var passing = 0.0
            for other in neighbours[ViewNode(rawValue: node)] where distances[other.rawValue] == next {
                passing += shares[other.rawValue]
            }
            passing *= leaving[node]
            totals[node] += passing
            shares[node] = (1 + passing) / arriving[node]
        }
    }

    private mutating func search(_ neighbours: GraphView.Neighbours, from source: ViewNode) {
        for place in 0..<count { distances[queue[place]] = PathCounts.unreached }
        distances[source.index] = 0
        leaving[source.index] = 1
        queue[0] = source.rawValue
        var level = 0..<1
        while !level.isEmpty {
            var tail = level.upperBound
            for place in level {
                let node = queue[place]
                let next = distances[node] + 1
                for other in neighbours[ViewNode(rawValue: node)] {
                    if distances[other.rawValue] == PathCounts.unreached {
                        distances[other.rawValue] = next
                        arriving[other.rawValue] = 0
                        queue[tail] = other.rawValue
                        tail += 1
                    }
                    if distances[other.rawValue] == next { arriving[other.rawValue] += leaving[node] }
                }
            }
            level = level.upperBound..<tail
            leave(level)
        }
        count = level.upperBound
    }

    /// Scales a level where it has to be.
    private func leave(_ level: Range<Int>) {
        var most = 0.0
        for place in level {
            let paths = arriving[queue[place]]
            leaving[queue[place]] = paths
            most = max(most, paths)
        }
        guard most > PathCounts.limit else { return }
        for place in level {
            let node = queue[place]
            leaving[node] = max(arriving[node] * PathCounts.scale, PathCounts.floor)
        }
    }
}
