import EngawaGraph

extension GraphView {
    /// A path from one node to another with as few relationships as possible: its nodes, both ends among them; nil where
    /// there is none. From a node to itself it is that node alone. Of several shortest paths it is always the same one.
    ///
    /// By breadth-first search from both ends, each time a whole level at the end that has reached fewer nodes with it.
    /// O(nodes + relationships) at most, far less where both ends have few nodes around them. Reads `direction` and the
    /// opposite one (`.both` alone, where it is that).
    ///
    /// Source: I. Pohl, "Bi-directional search", 1971.
    public func shortestPath(from start: ViewNode, to end: ViewNode, _ direction: Direction = .both) -> [ViewNode]? {
        precondition(start.index < nodeCount && end.index < nodeCount, "the node is not of this view")
        guard start != end else { return [start] }
        let opposite: Direction =
            switch direction {
            case .outgoing: .incoming
            case .incoming: .outgoing
            case .both: .both
            }
        return withNeighbours(direction) { forward in
            withNeighbours(opposite) { backward in
                var near = Frontier(nodeCount, start)
                var far = Frontier(nodeCount, end)
                while !near.isEmpty, !far.isEmpty {
                    let isNear = near.levelCount <= far.levelCount
                    let meeting = isNear ? near.advance(forward, until: far) : far.advance(backward, until: near)
                    if let meeting { return near.path(to: meeting).reversed() + far.path(to: meeting).dropFirst() }
                }
                return nil
            }
        }
    }
}

/// What a search from one end has reached, level by level.
private struct Frontier: ~Copyable {
    private static var none: UInt32 { .max }

    /// By node, where it was reached from: the end itself from itself; `none` where it was not reached.
    private let parents: Scratch<UInt32>
    private let queue: Scratch<UInt32>
    /// The places of the last level in the queue.
    private var level = 0..<1

    init(_ nodeCount: Int, _ end: ViewNode) {
        parents = Scratch(repeating: Frontier.none, count: nodeCount)
        queue = Scratch(repeating: 0, count: nodeCount)
        parents[end.index] = end.rawValue
        queue[0] = end.rawValue
    }

    var levelCount: Int { level.count }
    var isEmpty: Bool { level.isEmpty }

    /// Goes one level on, up to the first node that the other search has reached. No shorter way can be found later: the
    /// other search has reached it in its last level, or both would have met before.
    mutating func advance(_ neighbours: GraphView.Neighbours, until other: borrowing Frontier) -> UInt32? {
        var tail = level.upperBound
        for place in level {
            let node = queue[place]
            for next in neighbours[ViewNode(rawValue: node)] where parents[next.rawValue] == Frontier.none {
                parents[next.rawValue] = node
                if other.parents[next.rawValue] != Frontier.none { return next.rawValue }
                queue[tail] = next.rawValue
                tail += 1
            }
        }
        level = level.upperBound..<tail
        return nil
    }

    /// The nodes from one that was reached back to the end.
    func path(to last: UInt32) -> [ViewNode] {
        var path = [ViewNode(rawValue: last)]
        var node = last
        while parents[node] != node {
            node = parents[node]
            path.append(ViewNode(rawValue: node))
        }
        return path
    }
}
