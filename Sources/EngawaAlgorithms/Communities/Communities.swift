import EngawaGraph

/// Parts of a graph within which nodes have more to do with one another than chance would have it.
public struct Communities: Hashable, Sendable {
    /// The community of every node. Communities have numbers from 0 on, in the order of their lowest nodes.
    public let communities: [UInt32]
    /// How many nodes each community has.
    public let sizes: [Int]
    /// How good the division is, by the measure and the resolution that it was made for.
    public let modularity: Double
    /// How often the whole graph was gone through, until nothing could be bettered or no more was allowed.
    public let iterations: Int

    /// How many communities there are.
    public var count: Int { sizes.count }

    /// The community of a node. O(1).
    public subscript(node: ViewNode) -> Int { Int(communities[node.index]) }

    /// The community with most nodes, the first of several; nil where there are no nodes. O(communities).
    public var largest: Int? { sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } }

    /// The nodes of a community, ascending. O(nodes).
    public func nodes(of community: Int) -> [ViewNode] {
        communities.indices.filter { Int(communities[$0]) == community }.map { ViewNode($0) }
    }
}

extension GraphView {
    /// The modularity of a division into communities: the part of the ties that lie within communities, less the part
    /// that would if every node kept its ties but had them with anyone. From about -1/2 to below 1; higher is better,
    /// and 0 is what one community for all has. 0 where there are no ties.
    ///
    /// It is Σ (L(c)/m - resolution · (K(c)/2m)²) over all communities c, with the weight L(c) of the ties within c, the sum
    /// K(c) of the strengths of its nodes, and the weight m of all ties. A relationship from a node to itself counts
    /// twice in its strength. Where a view keeps parallels, several relationships count as several.
    ///
    /// O(nodes + relationships). Reads `.both`.
    ///
    /// Source: M. Newman, M. Girvan, "Finding and evaluating community structure in networks", 2004; the resolution is that
    /// of J. Reichardt, S. Bornholdt, "Statistical mechanics of community detection", 2006.
    ///
    /// - Parameters:
    ///   - communities: by node, its community: a number from 0 to below the number of nodes.
    ///   - weights: how strong the ties are, in the direction `.both`; nil where all are 1. Where the two ends of a tie
    ///     give it different weights, it has their mean.
    ///   - resolution: the higher, the smaller the communities that score high; 1 is the measure as first defined.
    public func modularity(
        of communities: [UInt32],
        weights: NeighbourWeights? = nil,
        resolution: Double = 1
    ) -> Double {
        precondition(communities.count == nodeCount, "one community for each node")
        precondition(communities.allSatisfy { Int($0) < nodeCount }, "a community has a number below that of the nodes")
        let labels = Scratch(repeating: UInt32(0), count: nodeCount)
        for node in 0..<nodeCount { labels[node] = communities[node] }
        return modularity(of: labels, weights: weights, resolution: resolution)
    }

    /// The same of communities whose numbers need no check.
    func modularity(
        of labels: borrowing Scratch<UInt32>,
        weights: NeighbourWeights?,
        resolution: Double
    ) -> Double {
        precondition(weights == nil || weights?.direction == .both, "weights are those of the direction .both")
        let values = weights?.values
        let strengths = Scratch(repeating: 0.0, count: nodeCount)
        return withNeighbours(.both) { neighbours in
            var (inside, total, place) = (0.0, 0.0, 0)
            for node in 0..<nodeCount {
                let label = labels[node]
                var strength = 0.0
                for other in neighbours[ViewNode(node)] {
                    // A tie is a neighbour at both its ends, one of a node with itself only once.
                    let weight = (values?[place] ?? 1) * (other.index == node ? 2 : 1)
                    place += 1
                    total += weight
                    if labels[other.rawValue] == label { inside += weight }
                    guard values != nil else {
                        strength += weight
                        continue
                    }
                    // Half of it goes to the other end, so that both have the mean of what they give.
                    strength += weight / 2
                    strengths[labels[other.rawValue]] += weight / 2
                }
                strengths[label] += strength
            }
            guard total > 0 else { return 0 }
            var expected = 0.0
            for label in 0..<nodeCount { expected += strengths[label] / total * (strengths[label] / total) }
            return inside / total - resolution * expected
        }
    }
}
