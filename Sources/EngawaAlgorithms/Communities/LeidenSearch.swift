/// The levels of the Leiden algorithm. Memory is taken once, for the first and largest level; node and community numbers
/// of a level are below the number of its nodes.
struct LeidenSearch: ~Copyable {
    /// By node of the level, its community.
    let labels: Scratch<UInt32>
    /// By community, the strengths of its nodes together, and how many it has.
    let totals: Scratch<Double>
    let counts: Scratch<UInt32>
    /// By community, the weight of the ties that lead there from the node looked at; 0 between two nodes.
    let toward: Scratch<Double>
    /// The communities that there are such ties to.
    let touched: Scratch<UInt32>
    /// Nodes to look at, in a ring; and an order of all.
    let queue: Scratch<UInt32>
    /// By node, whether it is in the queue; or whether it is still alone in its part.
    let marks: Scratch<Bool>
    /// By node of the level, its part; a part has the number of the node that it began with.
    let parts: Scratch<UInt32>
    /// By part, the strengths of its nodes together, and the weight of its ties to the rest of its community.
    let partTotals: Scratch<Double>
    let outward: Scratch<Double>
    /// Beside `touched`, how likely each is; and communities without nodes, the last to be used first.
    let chances: Scratch<Double>
    let empty: Scratch<UInt32>

    /// What a community of the strength K costs a node of the strength k is `pressure` · k · K.
    let pressure: Double
    /// Differences of weights below this much of a node's strength are rounding.
    let tolerance = 1e-10
    /// What a difference in weight is divided by before its exponential is the likelihood.
    let temperature: Double
    var generator: SplitMix

    init(_ graph: borrowing CommunityGraph, resolution: Double, randomness: Double, seed: UInt64) {
        let count = graph.nodeCount
        labels = Scratch(repeating: 0, count: count)
        totals = Scratch(repeating: 0, count: count)
        counts = Scratch(repeating: 0, count: count)
        toward = Scratch(repeating: 0, count: count)
        touched = Scratch(repeating: 0, count: count)
        queue = Scratch(repeating: 0, count: count)
        marks = Scratch(repeating: false, count: count)
        parts = Scratch(repeating: 0, count: count)
        partTotals = Scratch(repeating: 0, count: count)
        outward = Scratch(repeating: 0, count: count)
        chances = Scratch(repeating: 0, count: count)
        empty = Scratch(repeating: 0, count: count)
        let total = graph.totalStrength
        pressure = total > 0 ? resolution / total : 0
        let ties = max(1, graph.starts[count])
        temperature = randomness * max(total / Double(ties), .leastNormalMagnitude)
        generator = SplitMix(seed: seed)
    }

    /// Betters a division of the graph, level by level: each node's community, a number below that of the nodes.
    mutating func iterate(_ graph: borrowing CommunityGraph, _ division: borrowing Scratch<UInt32>) {
        let count = graph.nodeCount
        // By node of the graph, the node of the level that stands for it.
        let standIns = Scratch(repeating: UInt32(0), count: count)
        for node in 0..<count {
            labels[node] = division[node]
            standIns[node] = UInt32(node)
        }
        var partCount = divide(graph)
        if partCount < count {
            var level = aggregate(graph, partCount, standIns)
            partCount = divide(level)
            while partCount < level.nodeCount {
                level = aggregate(level, partCount, standIns)
                partCount = divide(level)
            }
        }
        for node in 0..<count { division[node] = labels[standIns[node]] }
    }

    /// Moves the nodes of a level and divides its communities into parts; gives the number of these, which is that of the
    /// nodes where there is nothing to put together.
    private mutating func divide(_ graph: borrowing CommunityGraph) -> Int {
        move(graph) < graph.nodeCount ? refine(graph) : graph.nodeCount
    }

    /// Puts the first numbers into the queue in random order.
    mutating func shuffle(_ count: Int) {
        for place in 0..<count {
            let other = generator.below(place + 1)
            queue[place] = queue[other]
            queue[other] = UInt32(place)
        }
    }
}
