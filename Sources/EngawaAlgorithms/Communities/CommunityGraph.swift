import EngawaGraph

/// A weighted graph without ties from a node to itself, as one level of a search for communities sees it. Every tie stands
/// at both its ends with the same weight, which is above zero.
struct CommunityGraph: ~Copyable {
    let nodeCount: Int
    /// Where the neighbours of each node begin, and behind the last one where they end.
    let starts: Scratch<Int>
    let neighbours: Scratch<UInt32>
    /// Beside each neighbour, the weight of the tie.
    let weights: Scratch<Double>
    /// By node, the weights of its ties together. Those from a node to itself, or between the nodes that one stands for, are
    /// in it twice.
    let strengths: Scratch<Double>

    /// Memory for a graph, all weights being 1.
    init(nodeCount: Int, placeCount: Int) {
        self.nodeCount = nodeCount
        starts = Scratch(repeating: 0, count: nodeCount + 1)
        neighbours = Scratch(repeating: 0, count: placeCount)
        weights = Scratch(repeating: 1, count: placeCount)
        strengths = Scratch(repeating: 0, count: nodeCount)
    }

    /// The graph of a view; all weights are 1 where there are none. O(nodes + relationships). Reads `.both`.
    static func of(_ view: GraphView, _ weights: NeighbourWeights?) -> CommunityGraph {
        precondition(weights == nil || weights?.direction == .both, "weights are those of the direction .both")
        let graph = CommunityGraph(nodeCount: view.nodeCount, placeCount: view.neighbourCount(.both))
        graph.fill(view, weights?.values)
        guard weights != nil else {
            graph.addUp()
            return graph
        }
        let balanced = graph.balanced()
        balanced.addUp()
        return balanced
    }

    /// Where the neighbours of a node stand.
    @inline(__always)
    func range(_ node: UInt32) -> Range<Int> {
        Range(uncheckedBounds: (starts[node], starts[Int(node) + 1]))
    }

    /// The sum of all strengths: twice the weight of all ties.
    var totalStrength: Double {
        var total = 0.0
        for node in 0..<nodeCount { total += strengths[node] }
        return total
    }

    /// Takes the ties of a view over; strengths are those of ties from a node to itself alone.
    private func fill(_ view: GraphView, _ values: [Double]?) {
        view.withNeighbours(.both) { lists in
            var (from, to) = (0, 0)
            for node in 0..<nodeCount {
                starts[node] = to
                for other in lists[ViewNode(node)] {
                    let weight = values?[from] ?? 1
                    precondition(weight < .infinity, "the weight of a tie has to be finite")
                    from += 1
                    if other.index == node {
                        strengths[node] += 2 * weight
                    } else {
                        neighbours[to] = other.rawValue
                        if values != nil { weights[to] = weight }
                        to += 1
                    }
                }
            }
            starts[nodeCount] = to
        }
    }

    /// Adds all ties to the strengths.
    private func addUp() {
        for node in 0..<nodeCount {
            for place in range(UInt32(node)) { strengths[node] += weights[place] }
        }
    }

    /// The graph with the mean of the weights that its two ends give a tie, and without those of weight 0.
    ///
    /// Turned round twice, the ties of a node stand in the order that they have when turned round once, so that what the
    /// two ends say stands at the same places.
    private func balanced() -> CommunityGraph {
        let turned = turned()
        let result = turned.turned()
        var to = 0
        for node in 0..<nodeCount {
            let range = result.range(UInt32(node))
            result.starts[node] = to
            for place in range {
                let weight = (result.weights[place] + turned.weights[place]) / 2
                guard weight > 0 else { continue }
                result.neighbours[to] = result.neighbours[place]
                result.weights[to] = weight
                to += 1
            }
        }
        result.starts[nodeCount] = to
        return result
    }

    /// The graph with every tie at its other end; neighbours ascend.
    private func turned() -> CommunityGraph {
        let result = CommunityGraph(nodeCount: nodeCount, placeCount: starts[nodeCount])
        let ends = Scratch(repeating: 0, count: nodeCount)
        for node in 0...nodeCount { result.starts[node] = starts[node] }
        for node in 0..<nodeCount {
            ends[node] = starts[node]
            result.strengths[node] = strengths[node]
        }
        for node in 0..<nodeCount {
            for place in range(UInt32(node)) {
                let other = neighbours[place]
                result.neighbours[ends[other]] = UInt32(node)
                result.weights[ends[other]] = weights[place]
                ends[other] += 1
            }
        }
        return result
    }
}
