import EngawaGraph

/// A breadth-first search that can be run from one node after another; each run costs what it reaches.
struct BreadthFirst: ~Copyable {
    /// The distance of a node that was not reached.
    static var unreached: UInt32 { .max }

    /// The distance of every node from the source of the last run.
    let distances: Scratch<UInt32>
    /// The nodes in the order in which they were reached.
    let queue: Scratch<UInt32>
    /// How many nodes were reached, the source among them.
    private(set) var count = 0

    init(nodeCount: Int) {
        distances = Scratch(repeating: BreadthFirst.unreached, count: nodeCount)
        queue = Scratch(repeating: 0, count: nodeCount)
    }

    /// Finds the distances from a node. O(reached nodes and their neighbours).
    mutating func run(_ neighbours: GraphView.Neighbours, from source: ViewNode) {
        for place in 0..<count { distances[queue[place]] = BreadthFirst.unreached }
        distances[source.index] = 0
        queue[0] = source.rawValue
        var (head, tail) = (0, 1)
        while head < tail {
            let node = queue[head]
            head += 1
            let distance = distances[node] &+ 1
            for next in neighbours[ViewNode(rawValue: node)] where distances[next.rawValue] == BreadthFirst.unreached {
                distances[next.rawValue] = distance
                queue[tail] = next.rawValue
                tail += 1
            }
        }
        count = tail
    }
}
