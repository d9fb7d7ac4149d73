import EngawaGraph

/// `shortestPath` and `allShortestPaths` between two nodes that the row has.
final class ShortestPathStep: PlanStep, @unchecked Sendable {
    let from, to: Int
    let path: Int?
    /// The relationships: a list of them where the pattern has a length.
    let relationships: Int
    private let hasLength: Bool
    let following: Following
    let lower, upper: Int
    let isAll: Bool
    let properties: [(key: Int, value: Evaluator)]
    let conditions: PathConditions
    private let used: Set<Int>
    private let text: String

    init(
        _ input: PlanStep,
        from: Int,
        to: Int,
        path: Int?,
        relationships: Int,
        _ following: Following,
        _ length: RelationshipPattern.Length?,
        isAll: Bool,
        properties: [(key: Int, value: Evaluator)],
        conditions: PathConditions,
        used: Set<Int>,
        _ text: String
    ) {
        (self.from, self.to, self.path, self.relationships) = (from, to, path, relationships)
        (self.following, self.isAll, self.hasLength) = (following, isAll, length != nil)
        (lower, upper) = (length?.lower ?? 1, length == nil ? 1 : length?.upper ?? .max)
        (self.properties, self.conditions, self.text) = (properties, conditions, text)
        self.used = used.union(conditions.used)
        super.init(input: input)
    }

    override var name: String { isAll ? "AllShortestPaths" : "ShortestPath" }
    override var details: String {
        conditions.texts.isEmpty ? text : text + " WHERE " + conditions.texts.joined(separator: " AND ")
    }
    override var reads: Set<Int> { used.union([from, to]) }
    override var writes: Set<Int> { Set([path, relationships].compactMap { $0 }) }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { ShortestPathOperator(self, input, x) }

    /// What the variable of the relationships stands for.
    func value(of ids: [RelationshipID]) -> CypherValue {
        if !hasLength, let id = ids.first { return .relationship(id) }
        return .list(ids.map { .relationship($0) })
    }
}

final class ShortestPathOperator: FlatMapOperator {
    private let step: ShortestPathStep
    private var found: [CypherPath] = []
    private var place = 0
    private var made: [CypherPath] = []
    /// What the paths that were found take.
    private var charged = 0

    init(_ step: ShortestPathStep, _ input: Operator, _ x: Execution) {
        self.step = step
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        try forget()
        guard let from = batch.columns[step.from].node(row), let to = batch.columns[step.to].node(row) else {
            return false
        }
        found = try paths(from, to, row, batch)
        charged = found.reduce(0) { $0 + 96 + 16 * $1.nodes.count }
        try x.charge(charged)
        return !found.isEmpty
    }

    private func forget() throws(CypherError) {
        try x.charge(-charged)
        (found, place, charged) = ([], 0, 0)
    }

    private func paths(
        _ from: NodeID,
        _ to: NodeID,
        _ row: Int,
        _ batch: Batch
    ) throws(CypherError) -> [CypherPath] {
        let (lower, upper) = step.conditions.bounds(step.lower, step.upper, row, batch, x)
        let tokens = step.following.tokens(x)
        let filter = try PathFilter(step, tokens ?? .any, row, batch, x)
        guard lower <= upper, try filter.accepts(from) else { return [] }
        if from == to {
            // From a node to itself leads the path of no length, and no other.
            let path = CypherPath(nodes: [from], relationships: [])
            guard lower <= 0, try filter.accepts(path) else { return [] }
            return [path]
        }
        guard tokens != nil, upper > 0, try filter.accepts(to) else { return [] }
        let direction = step.following.graphDirection
        let search = ShortestPathSearch(filter, direction, isAll: step.isAll, x)
        let shortest = try search.paths(from, to, upper)
        guard let length = shortest.first?.relationships.count else { return [] }
        if length >= lower {
            var fitting: [CypherPath] = []
            for path in shortest where try filter.accepts(path) { fitting.append(path) }
            if !fitting.isEmpty { return fitting }
        }
        // The shortest will not do. Without conditions of the whole path it was too short.
        let trails = TrailSearch(filter, direction, isAll: step.isAll, x)
        return try trails.paths(from, to, max(lower, step.isAll ? length + 1 : length), upper)
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
        result.columns[step.relationships] = .values(made.map { step.value(of: $0.relationships) })
        made = []
    }

    override func rewind() {
        made = []
        // Giving back cannot fail.
        try? forget()
        super.rewind()
    }
}
