import EngawaGraph

/// `shortestPath` and `allShortestPaths` between two nodes that the row has.
final class ShortestPathStep: PlanStep, @unchecked Sendable {
    let from, to: Int
    let path: Int?
    /// The list of relationships; nil where nobody asks.
    let relationships: Int?
    let following: Following
    let lower, upper: Int
    let isAll: Bool
    let properties: [(key: Int, value: Evaluator)]
    private let used: Set<Int>

    init(
        _ input: PlanStep,
        from: Int,
        to: Int,
        path: Int?,
        relationships: Int?,
        _ following: Following,
        _ lower: Int,
        _ upper: Int,
        isAll: Bool,
        properties: [(key: Int, value: Evaluator)],
        used: Set<Int>
    ) {
        (self.from, self.to, self.path, self.relationships) = (from, to, path, relationships)
        (self.following, self.lower, self.upper, self.isAll) = (following, lower, upper, isAll)
        (self.properties, self.used) = (properties, used)
        super.init(input: input)
    }

    override var name: String { isAll ? "AllShortestPaths" : "ShortestPath" }
    override var reads: Set<Int> { used.union([from, to]) }
    override var writes: Set<Int> { Set([path, relationships].compactMap { $0 }) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { ShortestPathOperator(self, input, x) }
}

final class ShortestPathOperator: FlatMapOperator {
    private let step: ShortestPathStep
    private var found: [CypherPath] = []
    private var place = 0
    private var made: [CypherPath] = []
    private var types = TypeMatch.any
    private var wanted = WantedProperties()

    init(_ step: ShortestPathStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        (found, place) = ([], 0)
        guard let from = batch.columns[step.from].node(row), let to = batch.columns[step.to].node(row) else {
            return false
        }
        wanted = try WantedProperties(step.properties, row, batch, x)
        let tokens = step.following.tokens(x)
        if from == to {
            // A walk of no length; a closed walk where at least one relationship is asked for.
            if step.lower == 0 { found = [CypherPath(nodes: [from], relationships: [])] }
            return !found.isEmpty
        }
        guard let tokens, step.upper > 0 else { return false }
        types = tokens
        found = try search(from, to)
        return !found.isEmpty
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) -> Bool {
        while place < found.count, sources.count < limit {
            made.append(found[place])
            sources.append(Int32(truncatingIfNeeded: row))
            place += 1
        }
        return place < found.count
    }

    override func deliver(_ result: Batch) {
        if let slot = step.path { result.columns[slot] = .values(made.map { .path($0) }) }
        if let slot = step.relationships {
            result.columns[slot] = .values(made.map { .list($0.relationships.map { .relationship($0) }) })
        }
        made = []
    }

    override func rewind() {
        made = []
        super.rewind()
    }

    // MARK: - The search

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

    /// Breadth first from both ends, always from the side with fewer nodes in front.
    private func search(_ from: NodeID, _ to: NodeID) throws(CypherError) -> [CypherPath] {
        let direction = step.following.graphDirection
        var near = Side(from, direction)
        var far = Side(to, direction.reversed)
        while near.depth + far.depth < step.upper, !near.front.isEmpty, !far.front.isEmpty {
            let meetings: [NodeID]
            if near.front.count <= far.front.count {
                meetings = try advance(&near, far)
            } else {
                meetings = try advance(&far, near)
            }
            if !meetings.isEmpty {
                let length = near.depth + far.depth
                // A shortest path that is too short for the pattern is none, and no longer one is asked for.
                guard length >= step.lower else { return [] }
                return paths(through: meetings, near, far)
            }
        }
        return []
    }

    private func advance(_ side: inout Side, _ other: Side) throws(CypherError) -> [NodeID] {
        let graph = x.graph
        var next: [NodeID] = []
        var meetings: [NodeID] = []
        side.depth += 1
        for node in side.front {
            var steps = 0
            for tie in graph.relationships(of: node, side.direction, type: types.only) {
                steps += 1
                if !types.accepts(tie.type) { continue }
                if !wanted.isEmpty, !wanted.fit(tie.relationship, graph) { continue }
                if let depth = side.depths[tie.other] {
                    if step.isAll, depth == side.depth {
                        side.steps[tie.other, default: []].append((node, tie.relationship))
                    }
                    continue
                }
                side.depths[tie.other] = side.depth
                side.steps[tie.other] = [(node, tie.relationship)]
                next.append(tie.other)
                if other.depths[tie.other] != nil { meetings.append(tie.other) }
            }
            try x.tick(steps)
            // One path is enough.
            if !step.isAll, !meetings.isEmpty { break }
        }
        side.front = next
        return meetings
    }

    private func paths(through meetings: [NodeID], _ near: Side, _ far: Side) -> [CypherPath] {
        var paths: [CypherPath] = []
        for meeting in step.isAll ? meetings : [meetings[0]] {
            let heads = walks(to: meeting, near)
            let tails = walks(to: meeting, far)
            for head in heads {
                for tail in tails {
                    paths.append(
                        CypherPath(
                            nodes: head.nodes + tail.nodes.reversed().dropFirst(),
                            relationships: head.relationships + tail.relationships.reversed()
                        )
                    )
                }
            }
        }
        return paths
    }

    /// The shortest walks from the beginning of a side to a node; one where one is enough.
    private func walks(to node: NodeID, _ side: Side) -> [(nodes: [NodeID], relationships: [RelationshipID])] {
        var walks: [(nodes: [NodeID], relationships: [RelationshipID])] = [([node], [])]
        // All are equally long, so that they reach the beginning together.
        for _ in 0..<(side.depths[node] ?? 0) {
            walks = walks.flatMap { walk -> [(nodes: [NodeID], relationships: [RelationshipID])] in
                let steps = walk.nodes.last.flatMap { side.steps[$0] } ?? []
                return (step.isAll ? steps : Array(steps.prefix(1))).map { step in
                    (walk.nodes + [step.from], walk.relationships + [step.by])
                }
            }
        }
        return walks.map { (Array($0.nodes.reversed()), Array($0.relationships.reversed())) }
    }
}
