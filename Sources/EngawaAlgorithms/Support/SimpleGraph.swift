import EngawaGraph

/// A view as a simple undirected graph, whether or not it keeps parallels: every neighbour once, ascending, none of itself.
struct SimpleGraph: Hashable, Sendable {
    /// Where the neighbours of each node begin, and behind the last one where they end.
    let starts: [Int]
    let neighbours: [UInt32]

    /// Going through the nodes in ascending order, each is put behind the neighbours that its own neighbours already have:
    /// so these come to stand in order, and equal ones beside one another. O(nodes + relationships). Reads `.both`.
    init(_ view: GraphView) {
        let nodeCount = view.nodeCount
        (starts, neighbours) = view.withNeighbours(.both) { lists in
            let ends = Scratch(repeating: 0, count: nodeCount)
            var total = 0
            for node in 0..<nodeCount {
                ends[node] = total
                total += lists.count(of: ViewNode(node))
            }
            let sorted = Scratch(repeating: UInt32(0), count: total)
            var starts = [Int](repeating: 0, count: nodeCount + 1)
            for node in 0..<nodeCount { starts[node] = ends[node] }
            starts[nodeCount] = total
            for node in 0..<nodeCount {
                for other in lists[ViewNode(node)] where other.index != node {
                    let end = ends[other.rawValue]
                    guard end == starts[other.index] || sorted[end - 1] != UInt32(node) else { continue }
                    sorted[end] = UInt32(node)
                    ends[other.rawValue] = end + 1
                }
            }
            // Closes the gaps that equal ones left.
            var place = 0
            for node in 0..<nodeCount {
                let range = starts[node]..<ends[node]
                starts[node] = place
                for from in range {
                    sorted[place] = sorted[from]
                    place += 1
                }
            }
            starts[nodeCount] = place
            return (starts, sorted.array(count: place))
        }
    }

    var nodeCount: Int { starts.count - 1 }

    /// How many neighbours a node has.
    func degree(_ node: Int) -> Int { starts[node + 1] - starts[node] }

    /// Where the neighbours of a node stand.
    func range(_ node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
}
