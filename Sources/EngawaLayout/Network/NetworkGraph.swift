/// What is moved about as a whole: a hub with its list, or singles that are tied to the same hubs, under one another.
struct NetworkBlock {
    /// A number that is its own for good.
    var key: UInt64
    /// The nodes in it: a hub alone, or singles.
    var nodes: [Int]
    /// The arrangements, at least one.
    var shapes: [NetworkShape]
}

/// The blocks and lines of a network, with the rects numbered through.
struct NetworkGraph {
    /// A line between two rects.
    struct Line {
        var from: Int
        var to: Int
        /// Among lines between the same two: which this is, and how many there are.
        var lane = 0
        var lanes = 1
    }

    let input: NetworkInput
    private(set) var blocks: [NetworkBlock] = []
    /// The first rect of every block; one more entry at the end.
    private(set) var firstRect: [Int] = []
    /// The block of every rect.
    private(set) var owner: [Int] = []
    /// Whether lines may reach a rect only from left and right: it has others above or below it.
    private(set) var isInStack: [Bool] = []
    /// The rect of every node.
    private(set) var rectOf: [Int]
    private(set) var lines: [Line] = []
    /// The lines at every block.
    private(set) var linesOf: [[Int]] = []
    /// The blocks that no line leads to, in rows of their own where there are many.
    private(set) var rows = IdleRows()
    /// The most singles under one another.
    private static let highest = 6

    init(_ input: NetworkInput) {
        self.input = input
        rectOf = Array(repeating: 0, count: input.hubs.count + input.singles.count)
        for (index, hub) in input.hubs.enumerated() {
            let shapes = HubShapes(hub: hub, font: input.font).all
            add(NetworkBlock(key: hub.key, nodes: [index], shapes: shapes))
        }
        for group in NetworkGraph.groups(input) { add(stack(group)) }
        firstRect.append(owner.count)
        addLines()
        rows = IdleRows(self)
    }

    private mutating func add(_ block: NetworkBlock) {
        firstRect.append(owner.count)
        for (offset, node) in block.nodes.enumerated() { rectOf[node] = owner.count + offset }
        for _ in block.shapes[0].rects {
            owner.append(blocks.count)
            isInStack.append(block.nodes.count > 1)
        }
        blocks.append(block)
    }

    /// Singles under one another, all as wide as the widest.
    private func stack(_ nodes: [Int]) -> NetworkBlock {
        let singles = nodes.map { input.singles[$0 - input.hubs.count] }
        let width = singles.map(\.size.width).max() ?? 0
        var rects: [Rect] = []
        var y = 0.0
        for single in singles {
            rects.append(Rect(x: 0, y: y, width: width, height: single.size.height))
            y += single.size.height + 0.3 * input.font
        }
        let size = Size(width: width, height: rects.last?.maxY ?? 0)
        return NetworkBlock(key: singles[0].key, nodes: nodes, shapes: [NetworkShape(size: size, rects: rects)])
    }

    /// Which singles stand together: those with ties to the same two hubs and nothing else. With three hubs they cross less
    /// when they stand on different sides.
    private static func groups(_ input: NetworkInput) -> [[Int]] {
        let hubs = input.hubs.count
        var tied = [[Int]](repeating: [], count: hubs + input.singles.count)
        for line in input.lines {
            let isPlain = line.isTie && (line.from < hubs) != (line.to < hubs)
            for (end, other) in [(line.from, line.to), (line.to, line.from)] where end >= hubs {
                tied[end].append(isPlain ? other : -1)
            }
        }
        var result: [[Int]] = []
        var open: [[Int]: Int] = [:]
        for node in hubs..<tied.count {
            let set = Array(Set(tied[node])).sorted()
            guard let first = set.first, first >= 0, set.count == 2 else {
                result.append([node])
                continue
            }
            if let group = open[set], result[group].count < highest {
                result[group].append(node)
            } else {
                open[set] = result.count
                result.append([node])
            }
        }
        return result
    }

    private mutating func addLines() {
        var lanes: [[Int]: [Int]] = [:]
        for (index, line) in input.lines.enumerated() {
            lines.append(Line(from: rectOf[line.from], to: rectOf[line.to]))
            lanes[[min(line.from, line.to), max(line.from, line.to)], default: []].append(index)
        }
        for same in lanes.values where same.count > 1 {
            for (lane, line) in same.enumerated() {
                // Lanes are counted from the same end, whichever way a line leads.
                let isTurned = input.lines[line].from > input.lines[line].to
                lines[line].lane = isTurned ? same.count - 1 - lane : lane
                lines[line].lanes = same.count
            }
        }
        linesOf = Array(repeating: [], count: blocks.count)
        for (index, line) in lines.enumerated() {
            linesOf[owner[line.from]].append(index)
            if owner[line.to] != owner[line.from] { linesOf[owner[line.to]].append(index) }
        }
    }
}
