import EngawaGraph

/// What a shortest path must fulfil besides its pattern, so that the search goes on until a path does.
struct PathConditions: Sendable {
    /// A condition that every relationship, or every node, of the path must fulfil on its own.
    struct Universal: Sendable {
        /// The variable that stands for the relationship or the node.
        let local: Int
        let condition: Evaluator
        /// What the condition must be: true of `all`, false of `none`.
        let wanted: Bool
    }

    var ofRelationships: [Universal] = []
    var ofNodes: [Universal] = []
    /// Conditions of the path as a whole.
    var ofPath: [Evaluator] = []
    /// What `ofPath` says of the length alone: `length(path) < value`.
    var lengths: [(comparison: ComparisonOperator, value: Evaluator)] = []
    /// The slots that they use, but for those of the path itself.
    var used: Set<Int> = []
    /// All of them as they were written.
    var texts: [String] = []

    /// The lengths that a path of a row may have.
    func bounds(
        _ lower: Int,
        _ upper: Int,
        _ row: Int,
        _ batch: Batch,
        _ x: Execution
    ) -> (lower: Int, upper: Int) {
        var (lower, upper) = (lower, upper)
        for (comparison, evaluator) in lengths {
            // What is no number, or fails, is left to the condition as a whole.
            guard let value = try? evaluator.value(row, batch, x), case .integer(let number) = value else { continue }
            let length = Int(min(max(number, -1), Int64(Int32.max)))
            switch comparison {
            case .equal: (lower, upper) = (max(lower, length), min(upper, length))
            case .less: upper = min(upper, length - 1)
            case .atMost: upper = min(upper, length)
            case .greater: lower = max(lower, length + 1)
            case .atLeast: lower = max(lower, length)
            case .notEqual: break
            }
        }
        return (lower, upper)
    }
}

/// Which relationships, nodes and paths a search takes, for one row.
struct PathFilter {
    private let step: ShortestPathStep
    private let types: TypeMatch
    private let wanted: WantedProperties
    private let row: Int
    private let batch: Batch
    private let x: Execution
    /// The row on its own, for conditions of whole paths; its path is put in for each that is tried.
    private let single: Batch?

    init(_ step: ShortestPathStep, _ types: TypeMatch, _ row: Int, _ batch: Batch, _ x: Execution) throws(CypherError) {
        (self.step, self.types, self.row, self.batch, self.x) = (step, types, row, batch, x)
        wanted = try WantedProperties(step.properties, row, batch, x)
        single =
            step.conditions.ofPath.isEmpty
            ? nil : batch.gather([Int32(truncatingIfNeeded: row)], step.conditions.used.sorted())
    }

    /// The relationships of a node that a path may take.
    func ties(of node: NodeID, _ direction: Direction) throws(CypherError) -> [(other: NodeID, by: RelationshipID)] {
        let graph = x.graph
        var ties: [(other: NodeID, by: RelationshipID)] = []
        var steps = 0
        for tie in graph.relationships(of: node, direction, type: types.only) {
            steps += 1
            if !types.accepts(tie.type) { continue }
            if !wanted.isEmpty, !wanted.fit(tie.relationship, graph) { continue }
            ties.append((tie.other, tie.relationship))
        }
        try x.tick(steps)
        return ties
    }

    /// Whether a path may take a relationship, by the conditions of each.
    func accepts(_ relationship: RelationshipID) throws(CypherError) -> Bool {
        try fulfils(step.conditions.ofRelationships, .relationship(relationship))
    }

    /// Whether a path may come through a node.
    func accepts(_ node: NodeID) throws(CypherError) -> Bool { try fulfils(step.conditions.ofNodes, .node(node)) }

    private func fulfils(_ conditions: [PathConditions.Universal], _ value: CypherValue) throws(CypherError) -> Bool {
        for condition in conditions {
            x.locals[condition.local] = value
            guard try condition.condition.truth(row, batch, x) == condition.wanted else { return false }
        }
        return true
    }

    /// Whether a path as a whole will do.
    func accepts(_ path: CypherPath) throws(CypherError) -> Bool {
        guard let single else { return true }
        try x.tick(path.nodes.count)
        if let slot = step.path { single.columns[slot] = .constant(.path(path)) }
        single.columns[step.relationships] = .constant(step.value(of: path.relationships))
        for condition in step.conditions.ofPath {
            guard try condition.truth(0, single, x) == true else { return false }
        }
        return true
    }
}
