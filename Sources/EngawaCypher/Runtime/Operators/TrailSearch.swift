import EngawaGraph

/// Tries the paths between two nodes, none with a relationship twice, in the order of their length, until one fits:
/// for conditions that only a whole path can decide.
///
/// Depth first to a length that grows from round to round, so that it holds one path at a time. A walk that is too far
/// from the end to arrive within the length is given up at once, and says from which length on it would not be. The
/// time may still grow exponentially with the length of the path that fits.
final class TrailSearch {
    private struct Tie {
        let other: NodeID
        let relationship: RelationshipID
        /// How many relationships are needed at least from `other` to the end.
        let rest: Int
    }

    private let filter: PathFilter
    private let direction: Direction
    private let isAll: Bool
    private let x: Execution
    /// How far it is from a node to the end, at least; of the nodes that it can be reached from.
    private var distances: [NodeID: Int] = [:]
    /// What was asked for so far of the ties between those nodes.
    private var ties: [NodeID: [Tie]] = [:]
    private var charged = 0

    init(_ filter: PathFilter, _ direction: Direction, isAll: Bool, _ x: Execution) {
        (self.filter, self.direction, self.isAll, self.x) = (filter, direction, isAll, x)
    }

    /// The first path from `lower` to `upper` long that the filter accepts, or all that are as long as it.
    func paths(_ from: NodeID, _ to: NodeID, _ lower: Int, _ upper: Int) throws(CypherError) -> [CypherPath] {
        defer { try? x.charge(-charged) }
        try measure(to)
        guard let distance = distances[from] else { return [] }
        var length = max(lower, distance)
        while length <= upper {
            let (found, next) = try paths(from, length)
            if !found.isEmpty { return found }
            guard let next else { return [] }
            length = next
        }
        return []
    }

    /// The distance to the end of every node that has one.
    private func measure(_ end: NodeID) throws(CypherError) {
        distances = [end: 0]
        var front = [end]
        var distance = 0
        while !front.isEmpty {
            distance += 1
            var next: [NodeID] = []
            for node in front {
                for tie in try filter.ties(of: node, direction.reversed) where distances[tie.other] == nil {
                    guard try filter.accepts(tie.by), try filter.accepts(tie.other) else { continue }
                    distances[tie.other] = distance
                    try hold(48)
                    next.append(tie.other)
                }
            }
            front = next
        }
    }

    private func ties(of node: NodeID) throws(CypherError) -> [Tie] {
        if let known = ties[node] { return known }
        var made: [Tie] = []
        for tie in try filter.ties(of: node, direction) {
            guard let rest = distances[tie.other], try filter.accepts(tie.by) else { continue }
            made.append(Tie(other: tie.other, relationship: tie.by, rest: rest))
        }
        try hold(64 + 24 * made.count)
        ties[node] = made
        return made
    }

    /// The paths of one length that the filter accepts, and the next length that there may be paths of; nil: none.
    private func paths(_ from: NodeID, _ length: Int) throws(CypherError) -> (found: [CypherPath], next: Int?) {
        var found: [CypherPath] = []
        var next: Int?
        var (nodes, walk) = ([from], [RelationshipID]())
        var used: Set<RelationshipID> = []
        var stack = [try ties(of: from)[...]]
        while var open = stack.popLast() {
            guard let tie = open.popFirst() else {
                nodes.removeLast()
                if let last = walk.popLast() { used.remove(last) }
                continue
            }
            stack.append(open)
            try x.tick()
            if used.contains(tie.relationship) { continue }
            let needed = walk.count + 1 + tie.rest
            guard needed <= length else {
                next = min(next ?? needed, needed)
                continue
            }
            nodes.append(tie.other)
            walk.append(tie.relationship)
            used.insert(tie.relationship)
            if walk.count == length {
                // The rest is nothing: this is the end.
                let path = CypherPath(nodes: nodes, relationships: walk)
                if try filter.accepts(path) {
                    found.append(path)
                    try hold(96 + 16 * nodes.count)
                    if !isAll { return (found, nil) }
                }
            }
            stack.append(try ties(of: tie.other)[...])
        }
        return (found, next)
    }

    /// Counts memory until the search is over.
    private func hold(_ bytes: Int) throws(CypherError) {
        charged += bytes
        try x.charge(bytes)
    }
}
