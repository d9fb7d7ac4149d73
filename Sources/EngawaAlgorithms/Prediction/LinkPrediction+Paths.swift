import EngawaGraph

extension LinkPrediction {
    /// Katz's measure, cut off: all walks to the other node of at most so many steps, of which one with k steps counts
    /// `attenuation` to the power of k.
    ///
    /// O(longest · (nodes + relationships)) at most, less where few are within reach.
    ///
    /// Source: L. Katz, "A new status index derived from sociometric analysis", 1953; cut off as in C. Wang, V. Satuluri,
    /// S. Parthasarathy, "Local probabilistic models for link prediction", 2007.
    public func katz(
        of node: ViewNode,
        attenuation: Double = 0.05,
        longest: Int = 4,
        _ candidates: Candidates = .unlinked
    ) -> [LinkScore] {
        precondition(node.index < graph.nodeCount, "the node is not of this view")
        precondition(attenuation >= 0 && longest >= 0, "neither is below zero")
        var totals = SparseSums(count: graph.nodeCount)
        var walks = SparseSums(count: graph.nodeCount)
        walks.add(1, to: node.rawValue)
        for _ in 0..<longest {
            var next = SparseSums(count: graph.nodeCount)
            graph.neighbours.withUnsafeBufferPointer { neighbours in
                walks.forEach { node, count in
                    for place in graph.range(Int(node)) { next.add(count * attenuation, to: neighbours[place]) }
                }
            }
            next.forEach { node, count in totals.add(count, to: node) }
            walks = next
        }
        return scores(totals, of: node, candidates)
    }

    /// The paths of three steps to the other node, of which each counts the less the more neighbours its two middle nodes
    /// have: 1 / √(degree · degree). Two nodes are likely to be tied when the other is tied to what is like the neighbours
    /// of the one. In a network of two kinds of nodes, three steps lead to the other kind.
    ///
    /// O(degrees of the nodes within two steps + k log k) for k scores.
    ///
    /// Source: I. Kovács et al., "Network-based prediction of protein interactions", 2019.
    public func threeSteps(of node: ViewNode, _ candidates: Candidates = .unlinked) -> [LinkScore] {
        precondition(node.index < graph.nodeCount, "the node is not of this view")
        var second = SparseSums(count: graph.nodeCount)
        var third = SparseSums(count: graph.nodeCount)
        graph.neighbours.withUnsafeBufferPointer { neighbours in
            let own = neighbours[graph.range(node.index)]
            for middle in own {
                let weight = 1 / Double(graph.degree(Int(middle))).squareRoot()
                for place in graph.range(Int(middle)) where neighbours[place] != node.rawValue {
                    second.add(weight, to: neighbours[place])
                }
            }
            // A neighbour is no middle node of a path to itself. Which ones are, is known before they are asked for.
            let inverse = Scratch(repeating: 0.0, count: candidates == .all ? graph.nodeCount : 0)
            if candidates == .all {
                for middle in own { inverse[middle] = 1 / Double(graph.degree(Int(middle))).squareRoot() }
            }
            second.forEach { middle, sum in
                let weight = 1 / Double(graph.degree(Int(middle))).squareRoot()
                for place in graph.range(Int(middle)) {
                    let end = neighbours[place]
                    let itself = candidates == .all ? inverse[end] : 0
                    // Where it is the only one, nothing is left: not even what rounding would leave.
                    if sum != itself { third.add((sum - itself) * weight, to: end) }
                }
            }
        }
        return scores(third, of: node, candidates)
    }
}
