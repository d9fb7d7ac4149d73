import EngawaGraph

/// The paths of least weight from one node to all that it reaches.
public struct WeightedPaths: Hashable, Sendable {
    /// Where the paths begin.
    public let source: ViewNode
    /// By node, the sum of the weights on its path; infinite where no path leads to it.
    public let distances: [Double]
    /// By node, the node before it on its path; `UInt32.max` for the source and where no path leads.
    public let predecessors: [UInt32]

    /// The weight of the path to a node; nil where there is none. O(1).
    public subscript(node: ViewNode) -> Double? {
        distances[node.index] == .infinity ? nil : distances[node.index]
    }

    /// The nodes of the path to a node, both ends among them; nil where there is none. O(its length).
    public func path(to end: ViewNode) -> [ViewNode]? {
        guard distances[end.index] < .infinity else { return nil }
        var path = [end]
        var node = predecessors[end.index]
        while node != .max {
            path.append(ViewNode(rawValue: node))
            node = predecessors[Int(node)]
        }
        return path.reversed()
    }
}

extension GraphView {
    /// The paths of least weight from one node to all others, in the direction that the weights are for.
    ///
    /// By Dijkstra's algorithm with a binary heap. O((nodes + relationships) · log nodes). Reads the direction of the
    /// weights, which have to be made for this view.
    ///
    /// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959.
    public func weightedPaths(from source: ViewNode, _ weights: NeighbourWeights) -> WeightedPaths {
        weightedPaths(from: source, weights, until: nil)
    }

    /// A path of least weight from one node to another, and its weight; nil where there is none. As `weightedPaths`, but
    /// goes no further than to the end.
    public func weightedPath(
        from start: ViewNode,
        to end: ViewNode,
        _ weights: NeighbourWeights
    ) -> (nodes: [ViewNode], weight: Double)? {
        let paths = weightedPaths(from: start, weights, until: end)
        return paths.path(to: end).map { ($0, paths.distances[end.index]) }
    }

    private func weightedPaths(
        from source: ViewNode,
        _ weights: NeighbourWeights,
        until end: ViewNode?
    ) -> WeightedPaths {
        precondition(
            weights.starts.count == nodeCount + 1 && weights.values.count == neighbourCount(weights.direction),
            "the weights are not of this view"
        )
        return withNeighbours(weights.direction) { neighbours in
            weights.values.withUnsafeBufferPointer { values in
                let distances = Scratch(repeating: Double.infinity, count: nodeCount)
                let predecessors = Scratch(repeating: UInt32.max, count: nodeCount)
                var heap = NodeHeap(nodeCount: nodeCount)
                distances[source.index] = 0
                heap.put(source.rawValue, 0)
                while let (node, distance) = heap.take() {
                    if node == end?.rawValue { break }
                    var place = weights.starts[Int(node)]
                    for next in neighbours[ViewNode(rawValue: node)] {
                        let through = distance + values[place]
                        place += 1
                        if through < distances[next.rawValue] {
                            distances[next.rawValue] = through
                            predecessors[next.rawValue] = node
                            heap.put(next.rawValue, through)
                        }
                    }
                }
                return WeightedPaths(source: source, distances: distances.array(), predecessors: predecessors.array())
            }
        }
    }
}
