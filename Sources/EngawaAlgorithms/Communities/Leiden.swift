import EngawaGraph

extension GraphView {
    /// Communities of high modularity by the Leiden algorithm. Every community is connected: whoever is in it reaches all
    /// others of it by ties within it.
    ///
    /// Nodes move between communities as long as that raises the modularity; then each community is put together anew of
    /// parts that hang well together, and the parts are the nodes of the next, smaller level. When no level can be
    /// smaller, all begins again from the communities found.
    ///
    /// The best division of all cannot be found in useful time; other seeds may give better ones, or others as good. The
    /// same graph and seed give the same on every machine. Where a view keeps parallels, several relationships bind as
    /// several.
    ///
    /// O(iterations · (nodes + relationships) · levels) by experience; no bound is proven. Reads `.both`.
    ///
    /// Source: V. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", 2019;
    /// modularity as in `modularity(of:weights:resolution:)`.
    ///
    /// - Parameters:
    ///   - weights: how strong the ties are, in the direction `.both`; nil where all are 1. All have to be finite; where the
    ///     two ends of a tie give it different weights, it has their mean.
    ///   - resolution: 0 or more; the higher, the smaller the communities.
    ///   - maximumIterations: how often to go through all levels at most; it ends sooner where the modularity does not
    ///     rise. The first times raise it most.
    ///   - randomness: how freely nodes are put into parts that raise the modularity less than others would, above 0.
    ///   - seed: where the random numbers begin.
    public func leidenCommunities(
        weights: NeighbourWeights? = nil,
        resolution: Double = 1,
        maximumIterations: Int = 3,
        randomness: Double = 0.01,
        seed: UInt64 = 0
    ) -> Communities {
        precondition(resolution >= 0 && resolution < .infinity, "a resolution of 0 or more")
        precondition(maximumIterations > 0 && randomness > 0, "a number of iterations and a randomness above 0")
        let labels = Scratch(repeating: UInt32(0), count: nodeCount)
        for node in 0..<nodeCount { labels[node] = UInt32(node) }
        let graph = CommunityGraph.of(self, weights)
        var search = LeidenSearch(graph, resolution: resolution, randomness: randomness, seed: seed)
        var (best, iterations) = (-Double.infinity, 0)
        while iterations < maximumIterations {
            search.iterate(graph, labels)
            iterations += 1
            let reached = modularity(of: labels, weights: weights, resolution: resolution)
            guard reached > best + 1e-12 else { break }
            best = reached
        }
        let sizes = number(labels, graph)
        return Communities(
            communities: labels.array(),
            sizes: sizes,
            modularity: modularity(of: labels, weights: weights, resolution: resolution),
            iterations: iterations
        )
    }

    /// Numbers communities in the order of their lowest nodes, and gives their sizes.
    ///
    /// By a search within each community. Should rounding have left one in parts, each is one of its own, which does not
    /// lower the modularity.
    private func number(_ labels: borrowing Scratch<UInt32>, _ graph: borrowing CommunityGraph) -> [Int] {
        let none = UInt32.max
        let numbers = Scratch(repeating: none, count: nodeCount)
        let queue = Scratch(repeating: UInt32(0), count: nodeCount)
        var sizes: [Int] = []
        for start in 0..<nodeCount where numbers[start] == none {
            let number = UInt32(sizes.count)
            numbers[start] = number
            queue[0] = UInt32(start)
            var (head, tail) = (0, 1)
            while head < tail {
                let node = queue[head]
                head += 1
                for place in graph.range(node) {
                    let next = graph.neighbours[place]
                    guard numbers[next] == none, labels[next] == labels[node] else { continue }
                    numbers[next] = number
                    queue[tail] = next
                    tail += 1
                }
            }
            sizes.append(tail)
        }
        for node in 0..<nodeCount { labels[node] = numbers[node] }
        return sizes
    }
}
