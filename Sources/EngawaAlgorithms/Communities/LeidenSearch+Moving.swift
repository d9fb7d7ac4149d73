extension LeidenSearch {
    /// Moves nodes to the communities of their neighbours, or to one of their own, as long as that raises the modularity;
    /// looks at a node again when a neighbour has moved. Gives the number of communities.
    mutating func move(_ graph: borrowing CommunityGraph) -> Int {
        let count = graph.nodeCount
        shuffle(count)
        var emptyCount = sumUp(graph)
        var (head, tail, waiting) = (0, 0, count)
        while waiting > 0 {
            let node = queue[head]
            head = head + 1 == count ? 0 : head + 1
            waiting -= 1
            marks[node] = false
            let (own, strength) = (labels[node], graph.strengths[node])
            totals[own] -= strength
            counts[own] -= 1
            // An empty community is there where the node was not alone, and then there are fewer communities than nodes.
            let other = counts[own] > 0 ? empty[emptyCount - 1] : own
            let best = bestCommunity(graph, node, own, other)
            totals[best] += strength
            counts[best] += 1
            guard best != own else { continue }
            if counts[best] == 1 { emptyCount -= 1 }
            if counts[own] == 0 {
                // Nothing of what rounding left.
                totals[own] = 0
                empty[emptyCount] = own
                emptyCount += 1
            }
            labels[node] = best
            for place in graph.range(node) {
                let next = graph.neighbours[place]
                guard !marks[next], labels[next] != best else { continue }
                marks[next] = true
                queue[tail] = next
                tail = tail + 1 == count ? 0 : tail + 1
                waiting += 1
            }
        }
        return count - emptyCount
    }

    /// Adds up what the communities have, and lists the empty ones; gives their number.
    private func sumUp(_ graph: borrowing CommunityGraph) -> Int {
        let count = graph.nodeCount
        for node in 0..<count {
            totals[node] = 0
            counts[node] = 0
            marks[node] = true
        }
        for node in 0..<count {
            totals[labels[node]] += graph.strengths[node]
            counts[labels[node]] += 1
        }
        var emptyCount = 0
        for community in stride(from: count - 1, through: 0, by: -1) where counts[community] == 0 {
            empty[emptyCount] = UInt32(community)
            emptyCount += 1
        }
        return emptyCount
    }

    /// The community that a node, taken out of its own, raises the modularity of most; its own where none does more, and an
    /// empty one where each lowers it.
    @inline(__always)
    private func bestCommunity(
        _ graph: borrowing CommunityGraph,
        _ node: UInt32,
        _ own: UInt32,
        _ empty: UInt32
    ) -> UInt32 {
        var found = 0
        for place in graph.range(node) {
            let community = labels[graph.neighbours[place]]
            let weight = toward[community]
            if weight == 0 {
                touched[found] = community
                found += 1
            }
            toward[community] = weight + graph.weights[place]
        }
        let strength = graph.strengths[node]
        let cost = pressure * strength
        var best = own
        var most = toward[own] - cost * totals[own] + tolerance * strength
        if most < 0 { (best, most) = (empty, 0) }
        for place in 0..<found {
            let community = touched[place]
            let gain = toward[community] - cost * totals[community]
            toward[community] = 0
            if gain > most { (best, most) = (community, gain) }
        }
        return best
    }
}
