import Foundation

extension LeidenSearch {
    /// Divides every community into parts that hang well together: its nodes begin alone, and each that still is joins a
    /// part at random, the likelier the more that raises the modularity, but none that lowers it. Gives the number of
    /// parts.
    mutating func refine(_ graph: borrowing CommunityGraph) -> Int {
        let count = graph.nodeCount
        shuffle(count)
        for node in 0..<UInt32(count) {
            parts[node] = node
            marks[node] = true
            partTotals[node] = graph.strengths[node]
            var weight = 0.0
            for place in graph.range(node) where labels[graph.neighbours[place]] == labels[node] {
                weight += graph.weights[place]
            }
            outward[node] = weight
        }
        var partCount = count
        for turn in 0..<count {
            let node = queue[turn]
            guard marks[node], isWellTied(node, within: labels[node]) else { continue }
            let part = drawPart(graph, node)
            guard part != node else { continue }
            parts[node] = part
            partTotals[part] += partTotals[node]
            outward[part] += outward[node]
            for place in graph.range(node) where parts[graph.neighbours[place]] == part {
                outward[part] -= 2 * graph.weights[place]
            }
            marks[node] = false
            marks[part] = false
            partCount -= 1
        }
        return partCount
    }

    /// Whether a part has as much to do with the rest of its community as chance would have it.
    @inline(__always)
    private func isWellTied(_ part: UInt32, within community: UInt32) -> Bool {
        let strength = partTotals[part]
        let expected = pressure * strength * (totals[community] - strength)
        return outward[part] >= expected - tolerance * strength
    }

    /// The part that a node joins; the node itself where it stays alone.
    @inline(__always)
    private mutating func drawPart(_ graph: borrowing CommunityGraph, _ node: UInt32) -> UInt32 {
        let community = labels[node]
        var found = 0
        for place in graph.range(node) where labels[graph.neighbours[place]] == community {
            let part = parts[graph.neighbours[place]]
            let weight = toward[part]
            if weight == 0 {
                touched[found] = part
                found += 1
            }
            toward[part] = weight + graph.weights[place]
        }
        let cost = pressure * graph.strengths[node]
        var (kept, most) = (0, 0.0)
        for place in 0..<found {
            let part = touched[place]
            let gain = toward[part] - cost * partTotals[part]
            toward[part] = 0
            guard gain >= 0, isWellTied(part, within: community) else { continue }
            touched[kept] = part
            chances[kept] = gain
            kept += 1
            most = max(most, gain)
        }
        guard kept > 0 else { return node }
        // Relative to the best, so that no exponential is too large.
        let alone = exp(-most / temperature)
        var sum = alone
        for place in 0..<kept {
            let difference = (chances[place] - most) / temperature
            sum += difference > -50 ? exp(difference) : 0
            chances[place] = sum
        }
        let drawn = Double(generator.next() >> 11) * 0x1p-53 * sum
        guard drawn >= alone else { return node }
        for place in 0..<kept where drawn < chances[place] { return touched[place] }
        return touched[kept - 1]
    }
}
