import EngawaGraph

/// A path and the sum of the weights on it.
public struct WeightedPath: Hashable, Sendable {
    /// The nodes from the first to the last, none of them twice.
    public let nodes: [ViewNode]
    /// What it costs to go all of it.
    public let weight: Double
}

extension GraphView {
    /// The paths of least weight from one node to another, so many of them or as many as there are, the lightest first.
    ///
    /// No path comes to a node twice, and no two paths have the same nodes: of several relationships between two nodes
    /// the lightest counts. Of paths of one weight it is always the same ones, those with fewer nodes first. From a node
    /// to itself it is that node alone.
    ///
    /// - Parameter isOpen: whether a path may lead through a node; both ends always are. Asked once for a node at most.
    ///
    /// By Yen's algorithm with Lawler's rule for where a path may turn off. One search backwards from the end says how
    /// far every node has to go; with that every other search goes nearly straight (A*). O((nodes + relationships) ·
    /// log nodes) for the first, and for each further path as much for every node of the path before it at most, in
    /// practice far less. Reads the direction of the weights, which have to be made for this view.
    ///
    /// Source: J. Y. Yen, "Finding the k shortest loopless paths in a network", 1971; E. L. Lawler, "A procedure for
    /// computing the k best solutions", 1972; P. Hart, N. Nilsson, B. Raphael, "A formal basis for the heuristic
    /// determination of minimum cost paths", 1968.
    public func lightestPaths(
        _ count: Int,
        from start: ViewNode,
        to end: ViewNode,
        _ weights: NeighbourWeights,
        through isOpen: (ViewNode) -> Bool = { _ in true }
    ) -> [WeightedPath] {
        precondition(start.index < nodeCount && end.index < nodeCount, "the node is not of this view")
        precondition(
            weights.starts.count == nodeCount + 1 && weights.values.count == neighbourCount(weights.direction),
            "the weights are not of this view"
        )
        guard count > 0 else { return [] }
        guard start != end else { return [WeightedPath(nodes: [start], weight: 0)] }
        return withNeighbours(weights.direction) { neighbours in
            weights.values.withUnsafeBufferPointer { values in
                var search = PathSearch(neighbours, weights.starts, values, start: start, end: end)
                search.measure(isOpen)
                var turns = PathTurns()
                if let first = search.path(from: [start], avoiding: []) { turns.offer(first, turningAt: 0) }
                while let next = turns.take() {
                    if turns.found.count == count { break }
                    for place in next.turn..<(next.path.nodes.count - 1) {
                        let root = Array(next.path.nodes[...place])
                        let taken = turns.nextNodes(after: root)
                        if let path = search.path(from: root, avoiding: taken) { turns.offer(path, turningAt: place) }
                    }
                }
                return turns.found
            }
        }
    }
}

/// The paths that were found, and those that wait for their turn.
private struct PathTurns {
    private(set) var found: [WeightedPath] = []
    /// Each with the place at which it turned off the path that it was made of: before it, others look.
    private var waiting: [(path: WeightedPath, turn: Int)] = []

    mutating func offer(_ path: WeightedPath, turningAt place: Int) { waiting.append((path, place)) }

    /// The next path: the lightest that waits.
    mutating func take() -> (path: WeightedPath, turn: Int)? {
        guard let best = waiting.indices.min(by: { PathTurns.precedes(waiting[$0].path, waiting[$1].path) }) else {
            return nil
        }
        let next = waiting.remove(at: best)
        found.append(next.path)
        return next
    }

    /// Where the paths that were found go on behind these first nodes.
    func nextNodes(after root: [ViewNode]) -> Set<ViewNode> {
        Set(
            found.lazy.filter { $0.nodes.count > root.count && $0.nodes.starts(with: root) }.map {
                $0.nodes[root.count]
            }
        )
    }

    private static func precedes(_ left: WeightedPath, _ right: WeightedPath) -> Bool {
        if left.weight != right.weight { return left.weight < right.weight }
        if left.nodes.count != right.nodes.count { return left.nodes.count < right.nodes.count }
        return left.nodes.lexicographicallyPrecedes(right.nodes)
    }
}

/// Searches for one path at a time, each from where another one turns off.
private struct PathSearch: ~Copyable {
    private let neighbours: GraphView.Neighbours
    private let starts: [Int]
    private let values: UnsafeBufferPointer<Double>
    private let start, end: ViewNode

    /// By node, what is left to go to the end at least; infinite where no path leads there.
    private let remaining: Scratch<Double>
    private let distances: Scratch<Double>
    private let predecessors: Scratch<UInt32>
    private let isOnRoot: Scratch<Bool>
    private var heap: NodeHeap
    /// The nodes whose distance was set by the last search.
    private var touched: [UInt32] = []

    init(
        _ neighbours: GraphView.Neighbours,
        _ starts: [Int],
        _ values: UnsafeBufferPointer<Double>,
        start: ViewNode,
        end: ViewNode
    ) {
        (self.neighbours, self.starts, self.values) = (neighbours, starts, values)
        (self.start, self.end) = (start, end)
        let count = neighbours.nodeCount
        remaining = Scratch(repeating: .infinity, count: count)
        distances = Scratch(repeating: .infinity, count: count)
        predecessors = Scratch(repeating: .max, count: count)
        isOnRoot = Scratch(repeating: false, count: count)
        heap = NodeHeap(nodeCount: count)
    }

    /// Finds what is left to go from every node, backwards from the end. Nothing is left to go through what is not open.
    mutating func measure(_ isOpen: (ViewNode) -> Bool) {
        let sources = Sources(neighbours, starts, values)
        let isClosed = Scratch(repeating: false, count: neighbours.nodeCount)
        remaining[end.index] = 0
        heap.put(end.rawValue, 0)
        while let (node, distance) = heap.take() {
            if node == start.rawValue { continue }
            if node != end.rawValue, !isOpen(ViewNode(rawValue: node)) {
                isClosed[node] = true
                remaining[node] = .infinity
                continue
            }
            for place in sources.begins[node]..<sources.begins[Int(node) + 1] {
                let source = sources.nodes[place]
                let through = distance + sources.weights[place]
                if through < remaining[source], !isClosed[source] {
                    remaining[source] = through
                    heap.put(source, through)
                }
            }
        }
    }

    /// The lightest path that begins with these nodes and then does not go on to those to avoid; nil where there is none.
    mutating func path(from root: [ViewNode], avoiding taken: Set<ViewNode>) -> WeightedPath? {
        guard let turn = root.last else { return nil }
        for node in touched { distances[node] = .infinity }
        touched.removeAll(keepingCapacity: true)
        for node in root { isOnRoot[node.index] = true }
        defer { for node in root { isOnRoot[node.index] = false } }
        reach(turn.rawValue, weight(of: root), from: .max)
        while let (node, _) = heap.take() {
            if node == end.rawValue { break }
            let distance = distances[node]
            var place = starts[Int(node)]
            for next in neighbours[ViewNode(rawValue: node)] {
                let through = distance + values[place]
                place += 1
                guard through < distances[next.rawValue], remaining[next.rawValue] < .infinity else { continue }
                if isOnRoot[next.rawValue] || node == turn.rawValue && taken.contains(next) { continue }
                reach(next.rawValue, through, from: node)
            }
        }
        while heap.take() != nil {}
        return distances[end.index] < .infinity ? found(root) : nil
    }

    private mutating func reach(_ node: UInt32, _ distance: Double, from other: UInt32) {
        if distances[node] == .infinity { touched.append(node) }
        distances[node] = distance
        predecessors[node] = other
        heap.put(node, distance + remaining[node])
    }

    private func found(_ root: [ViewNode]) -> WeightedPath {
        var rest: [ViewNode] = []
        var node = end.rawValue
        while node != root[root.count - 1].rawValue {
            rest.append(ViewNode(rawValue: node))
            node = predecessors[node]
        }
        return WeightedPath(nodes: root + rest.reversed(), weight: distances[end.index])
    }

    /// What it costs to go these nodes one after another, by the lightest step between each two.
    private func weight(of root: [ViewNode]) -> Double {
        var sum = 0.0
        for (node, next) in zip(root, root.dropFirst()) {
            var least = Double.infinity
            for (place, other) in neighbours[node].enumerated() where other == next {
                least = min(least, values[starts[node.index] + place])
            }
            sum += least
        }
        return sum
    }
}

/// The steps that lead to each node, with their weights: those that cannot be gone left out.
private struct Sources: ~Copyable {
    /// Where those of each node begin, and behind the last one where they end.
    let begins: Scratch<Int>
    let nodes: Scratch<UInt32>
    let weights: Scratch<Double>

    init(_ neighbours: GraphView.Neighbours, _ starts: [Int], _ values: UnsafeBufferPointer<Double>) {
        let count = neighbours.nodeCount
        begins = Scratch(repeating: 0, count: count + 1)
        nodes = Scratch(repeating: 0, count: values.count)
        weights = Scratch(repeating: 0, count: values.count)
        for node in 0..<count {
            for (place, next) in neighbours[ViewNode(node)].enumerated() where values[starts[node] + place] < .infinity
            {
                begins[Int(next.rawValue) + 1] += 1
            }
        }
        for node in 0..<count { begins[node + 1] += begins[node] }
        let ends = Scratch(repeating: 0, count: count)
        for node in 0..<count { ends[node] = begins[node] }
        for node in 0..<count {
            var place = starts[node]
            for next in neighbours[ViewNode(node)] {
                let weight = values[place]
                place += 1
                guard weight < .infinity else { continue }
                let slot = ends[next.rawValue]
                nodes[slot] = UInt32(node)
                weights[slot] = weight
                ends[next.rawValue] = slot + 1
            }
        }
    }
}
