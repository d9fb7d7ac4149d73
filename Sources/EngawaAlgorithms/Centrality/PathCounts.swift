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

    /// The graph with its nodes in an order of their own, in which neighbours are near one another in memory: a search reads
    /// what belongs to the neighbours, and most of its time is waiting for memory.
    private let graph: NearbyOrder
    private let distances: Scratch<UInt32>
    private let queue: Scratch<UInt32>
    /// By place in the queue, how many paths lead to the node there, in the scale of its own level.
    private let leaving: Scratch<Double>
    /// By node, how many paths lead to it, in the scale of the level before its own. On the way back, once its part is known:
    /// its own end of a path and what passes it, for each path that arrives.
    private let values: Scratch<Double>
    /// The neighbours that paths lead on to, of one node in the queue after the other, and by place where its begin.
    private let onward: Scratch<UInt32>
    private let begins: Scratch<Int>
    /// By node, the sum over all runs.
    private let sums: Scratch<Double>
    private var count = 0

    /// O(nodes + relationships).
    init(_ neighbours: GraphView.Neighbours) {
        graph = NearbyOrder(neighbours)
        let nodeCount = neighbours.nodeCount
        distances = Scratch(repeating: PathCounts.unreached, count: nodeCount)
        queue = Scratch(repeating: 0, count: nodeCount)
        leaving = Scratch(repeating: 0, count: nodeCount)
        values = Scratch(repeating: 0, count: nodeCount)
        onward = Scratch(repeating: 0, count: graph.neighbours.count + 1)
        begins = Scratch(repeating: 0, count: nodeCount + 1)
        sums = Scratch(repeating: 0, count: nodeCount)
    }

    /// By node of the view, what runs from some of the nodes add together.
    static func totals(
        _ neighbours: GraphView.Neighbours,
        from sources: borrowing Scratch<UInt32>,
        _ places: Range<Int>
    ) -> [Double] {
        var counts = PathCounts(neighbours)
        for place in places { counts.add(from: ViewNode(rawValue: sources[place])) }
        return counts.totals
    }

    /// By node of the view, what all runs have added.
    var totals: [Double] { (0..<sums.count).map { sums[graph.places[$0]] } }

    /// Adds to the totals, for every node but the source, the sum over all ends of the part of the shortest paths from the
    /// source to that end that passes the node on its way. O(reached nodes and their neighbours).
    mutating func add(from source: ViewNode) {
        search(from: graph.places[source.rawValue])
        var end = begins[count]
        for place in stride(from: count - 1, to: 0, by: -1) {
            let node = queue[place]
            let begin = begins[place]
            var passing = 0.0
            for next in begin..<end { passing += values[onward[next]] }
            end = begin
            passing *= leaving[place]
            sums[node] += passing
            values[node] = (1 + passing) / values[node]
        }
    }

    private mutating func search(from source: UInt32) {
        for place in 0..<count { distances[queue[place]] = PathCounts.unreached }
        distances[source] = 0
        leaving[0] = 1
        queue[0] = source
        var (level, end, distance) = (0..<1, 0, UInt32(1))
        while !level.isEmpty {
            var tail = level.upperBound
            for place in level {
                begins[place] = end
                let (node, paths) = (queue[place], leaving[place])
                for next in graph.starts[node]..<graph.starts[Int(node) + 1] {
                    let other = graph.neighbours[next]
                    // Overwritten by the next one where no path leads on to it.
                    onward[end] = other
                    let found = distances[other]
                    if found == distance {
                        values[other] += paths
                        end += 1
                    } else if found == PathCounts.unreached {
                        distances[other] = distance
                        values[other] = paths
                        queue[tail] = other
                        tail += 1
                        end += 1
                    }
                }
            }
            level = level.upperBound..<tail
            distance += 1
            leave(level)
        }
        count = level.upperBound
        begins[count] = end
    }

    /// Scales a level where it has to be.
    private func leave(_ level: Range<Int>) {
        var most = 0.0
        for place in level {
            let paths = values[queue[place]]
            leaving[place] = paths
            most = max(most, paths)
        }
        guard most > PathCounts.limit else { return }
        for place in level { leaving[place] = max(leaving[place] * PathCounts.scale, PathCounts.floor) }
    }
}
