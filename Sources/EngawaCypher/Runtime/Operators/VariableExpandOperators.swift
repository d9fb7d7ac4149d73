import EngawaGraph

/// Follows from `lower` to `upper` relationships, none of them twice, depth first.
final class VariableExpandStep: PlanStep, @unchecked Sendable {
    let from, to: Int
    let relationships: Int?
    let isInto: Bool
    let following: Following
    let lower: Int
    let upper: Int
    let others: [Int]
    let labels: [Int]
    /// Properties that every relationship must have: keys, and an evaluator for each; or a map.
    let properties: [(key: Int, value: Evaluator)]
    private let used: Set<Int>
    private let text: String

    init(
        _ input: PlanStep,
        from: Int,
        to: Int,
        relationships: Int?,
        isInto: Bool,
        _ following: Following,
        _ lower: Int,
        _ upper: Int,
        distinctFrom others: [Int],
        labels: [Int],
        properties: [(key: Int, value: Evaluator)],
        used: Set<Int>,
        _ text: String
    ) {
        (self.from, self.to, self.relationships, self.isInto) = (from, to, relationships, isInto)
        (self.following, self.lower, self.upper) = (following, lower, upper)
        (self.others, self.labels, self.properties, self.used, self.text) = (others, labels, properties, used, text)
        super.init(input: input)
    }

    override var name: String { isInto ? "VarLengthExpandInto" : "VarLengthExpand" }
    override var details: String { text }
    override var reads: Set<Int> { Set(others).union(used).union(isInto ? [from, to] : [from]) }

    override var writes: Set<Int> {
        var slots: Set<Int> = isInto ? [] : [to]
        if let relationships { slots.insert(relationships) }
        return slots
    }

    override var isCountable: Bool { true }
    override var isMultiplying: Bool { true }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { VariableExpandOperator(self, input, x) }
}

final class VariableExpandOperator: FlatMapOperator {
    private let step: VariableExpandStep
    private var types = TypeMatch.any
    private var labels: [LabelToken] = []
    private var wanted = WantedProperties()
    private var goal: NodeID?
    /// The walk so far: what is still to be tried at each of its nodes, and its relationships.
    private var stack: [AdjacentSequence] = []
    private var walk: [RelationshipID] = []
    private var start = NodeID(rawValue: 0)
    private var isStartPending = false
    private var nodes: [NodeID] = []
    private var made: [CypherValue] = []
    /// The lists that the neighbours are read from, where there are any; what is still to be tried in them; and how many
    /// nodes were asked without.
    private var lists: AdjacencyLists?
    private var places: [Range<Int>] = []
    private var pushed = 0
    private let keepsLists: Bool

    init(_ step: VariableExpandStep, _ input: Operator, _ x: Execution) {
        self.step = step
        keepsLists = step.relationships.map { step.neededWrites.contains($0) } ?? false
        super.init(step, input, x)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard let node = batch.columns[step.from].node(row) else { return false }
        goal = nil
        if step.isInto {
            guard let node = batch.columns[step.to].node(row) else { return false }
            goal = node
        }
        labels.removeAll(keepingCapacity: true)
        for index in step.labels {
            guard let token = x.label(index) else { return false }
            labels.append(token)
        }
        wanted = try WantedProperties(step.properties, row, batch, x)
        walk.removeAll(keepingCapacity: true)
        stack.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        start = node
        isStartPending = step.lower == 0
        let tokens = step.following.tokens(x)
        types = tokens ?? .any
        if lists == nil { lists = listsAsked() }
        if let tokens, step.upper > 0 {
            if let lists { places.append(lists.range(of: node)) } else { push(node, tokens) }
        }
        return true
    }

    /// The lists, where there are any, after the nodes were reported that were asked without.
    private func listsAsked() -> AdjacencyLists? {
        guard let type = types.only else { return nil }
        defer { pushed = 0 }
        return x.lists(type, step.following.graphDirection, asking: pushed + 1)
    }

    /// The same as `proceed`, in lists.
    private func proceedInLists(
        _ lists: AdjacencyLists,
        _ row: Int,
        _ batch: Batch,
        _ limit: Int
    ) throws(CypherError) -> Bool {
        let graph = x.graph
        if isStartPending {
            isStartPending = false
            give(start, row, graph)
        }
        // Held here meanwhile, so that no access has to be checked.
        var (places, walk, nodes, sources) = (places, walk, nodes, sources)
        (self.places, self.walk, self.nodes, self.sources) = ([], [], [], [])
        defer { (self.places, self.walk, self.nodes, self.sources) = (places, walk, nodes, sources) }
        let (lower, upper, isInto, others) = (step.lower, step.upper, step.isInto, step.others)
        let source = Int32(truncatingIfNeeded: row)
        var steps = 0
        while sources.count < limit, steps < 1 << 14 {
            steps += 1
            guard let range = places.last else {
                try x.tick(steps)
                return false
            }
            guard let place = range.first else {
                places.removeLast()
                if !walk.isEmpty { walk.removeLast() }
                continue
            }
            places[places.count - 1] = (place + 1)..<range.upperBound
            let tie = lists.relationships[place]
            if walk.contains(tie) { continue }
            if !others.isEmpty, isUsed(tie, others, row, batch) { continue }
            if !wanted.isEmpty, !wanted.fit(tie, graph) { continue }
            walk.append(tie)
            let node = lists.neighbours[place]
            if walk.count >= lower, goal == nil || node == goal,
                labels.isEmpty || labels.allSatisfy({ graph.hasLabel(node, $0) })
            {
                if !isInto { nodes.append(node) }
                if keepsLists { self.lists(adding: walk) }
                sources.append(source)
            }
            if walk.count < upper { places.append(lists.range(of: node)) } else { walk.removeLast() }
        }
        try x.tick(steps)
        return true
    }

    private func lists(adding walk: [RelationshipID]) { made.append(.list(walk.map { .relationship($0) })) }

    private func push(_ node: NodeID, _ types: TypeMatch) {
        pushed += 1
        stack.append(
            x.graph.relationships(
                of: node,
                step.following.graphDirection,
                type: types.only
            )
        )
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        if let lists { return try proceedInLists(lists, row, batch, limit) }
        let graph = x.graph
        if isStartPending {
            isStartPending = false
            give(start, row, graph)
        }
        var steps = 0
        while sources.count < limit, steps < 1 << 14 {
            steps += 1
            guard !stack.isEmpty else {
                try x.tick(steps)
                lists = listsAsked()
                return false
            }
            guard let tie = stack[stack.count - 1].next() else {
                stack.removeLast()
                if !walk.isEmpty { walk.removeLast() }
                continue
            }
            if !types.accepts(tie.type) { continue }
            if walk.contains(tie.relationship) || isUsed(tie.relationship, step.others, row, batch) { continue }
            if !wanted.isEmpty, !wanted.fit(tie.relationship, graph) { continue }
            walk.append(tie.relationship)
            if walk.count >= step.lower { give(tie.other, row, graph) }
            if walk.count < step.upper {
                push(tie.other, types)
            } else {
                walk.removeLast()
            }
        }
        try x.tick(steps)
        return true
    }

    private func give(_ node: NodeID, _ row: Int, _ graph: PropertyGraph) {
        if let goal, node != goal { return }
        if !labels.isEmpty, !labels.allSatisfy({ graph.hasLabel(node, $0) }) { return }
        if !step.isInto { nodes.append(node) }
        if keepsLists { lists(adding: walk) }
        sources.append(Int32(truncatingIfNeeded: row))
    }

    override func deliver(_ result: Batch) {
        if !step.isInto {
            result.columns[step.to] = .nodes(nodes)
            nodes = []
        }
        if keepsLists, let slot = step.relationships {
            result.columns[slot] = .values(made)
            made = []
        }
    }

    override func rewind() {
        nodes = []
        made = []
        stack = []
        super.rewind()
    }
}
