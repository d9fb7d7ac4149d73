import EngawaGraph

/// The shortest paths between two nodes, breadth first from both ends: O(|E|) at most.
final class ShortestPathSearch {
    private let filter: PathFilter
    private let direction: Direction
    private let isAll: Bool
    private let x: Execution
    private var charged = 0

    init(_ filter: PathFilter, _ direction: Direction, isAll: Bool, _ x: Execution) {
        (self.filter, self.direction, self.isAll, self.x) = (filter, direction, isAll, x)
    }

    /// One side of the search: what was reached, from where, and how far.
    private struct Side {
        /// The steps that lead to a node from the nodes one step nearer.
        var steps: [NodeID: [(from: NodeID, by: RelationshipID)]] = [:]
        var depths: [NodeID: Int]
        var front: [NodeID]
        var depth = 0
        let direction: Direction

        init(_ start: NodeID, _ direction: Direction) {
            depths = [start: 0]
            front = [start]
            self.direction = direction
        }
    }

    private typealias Walk = (nodes: [NodeID], relationships: [RelationshipID])

    /// One of the shortest paths, or all of them; none where all are longer than `upper`.
    func paths(_ from: NodeID, _ to: NodeID, _ upper: Int) throws(CypherError) -> [CypherPath] {
        var near = Side(from, direction)
        var far = Side(to, direction.reversed)
        defer { try? x.charge(-charged) }
        // Always from the side with fewer nodes in front.
        while near.depth + far.depth < upper, !near.front.isEmpty, !far.front.isEmpty {
            let meetings: [NodeID]
            if near.front.count <= far.front.count {
                meetings = try advance(&near, far)
            } else {
                meetings = try advance(&far, near)
            }
            if !meetings.isEmpty { return try paths(through: meetings, near, far) }
        }
        return []
    }

    private func advance(_ side: inout Side, _ other: Side) throws(CypherError) -> [NodeID] {
        var next: [NodeID] = []
        var meetings: [NodeID] = []
        side.depth += 1
        for node in side.front {
            for tie in try filter.ties(of: node, side.direction) {
                if let depth = side.depths[tie.other] {
                    if isAll, depth == side.depth, try filter.accepts(tie.by) {
                        side.steps[tie.other, default: []].append((node, tie.by))
                        try hold(16)
                    }
                    continue
                }
                guard try filter.accepts(tie.by), try filter.accepts(tie.other) else { continue }
                side.depths[tie.other] = side.depth
                side.steps[tie.other] = [(node, tie.by)]
                try hold(96)
                next.append(tie.other)
                if other.depths[tie.other] != nil { meetings.append(tie.other) }
            }
            // One path is enough.
            if !isAll, !meetings.isEmpty { break }
        }
        side.front = next
        return meetings
    }

    /// Counts memory until the search is over.
    private func hold(_ bytes: Int) throws(CypherError) {
        charged += bytes
        try x.charge(bytes)
    }

    private func paths(through meetings: [NodeID], _ near: Side, _ far: Side) throws(CypherError) -> [CypherPath] {
        var paths: [CypherPath] = []
        for meeting in isAll ? meetings : [meetings[0]] {
            let heads = try walks(to: meeting, near)
            let tails = try walks(to: meeting, far)
            for head in heads {
                for tail in tails {
                    let path = CypherPath(
                        nodes: head.nodes + tail.nodes.reversed().dropFirst(),
                        relationships: head.relationships + tail.relationships.reversed()
                    )
                    try x.tick(path.nodes.count)
                    try hold(96 + 16 * path.nodes.count)
                    paths.append(path)
                }
            }
        }
        return paths
    }

    /// The shortest walks from the beginning of a side to a node; one where one is enough.
    private func walks(to node: NodeID, _ side: Side) throws(CypherError) -> [Walk] {
        var walks: [Walk] = [([node], [])]
        // All are equally long, so that they reach the beginning together.
        for _ in 0..<(side.depths[node] ?? 0) {
            var longer: [Walk] = []
            for walk in walks {
                let steps = walk.nodes.last.flatMap { side.steps[$0] } ?? []
                for step in isAll ? steps[...] : steps.prefix(1) {
                    longer.append((walk.nodes + [step.from], walk.relationships + [step.by]))
                    try x.tick(walk.nodes.count)
                    try hold(64 + 16 * walk.nodes.count)
                }
            }
            walks = longer
        }
        return walks.map { (Array($0.nodes.reversed()), Array($0.relationships.reversed())) }
    }
}
