import EngawaGraph

/// Follows one relationship from a node that the row has to another, which it may have too.
final class ExpandStep: PlanStep, @unchecked Sendable {
    let from, to: Int
    /// Where the relationship goes; nil where nobody asks.
    let relationship: Int?
    let isInto: Bool
    let following: Following
    /// Relationships of the same pattern.
    let others: [Int]
    /// Labels that the other node must have.
    let labels: [Int]
    private let text: String

    init(
        _ input: PlanStep,
        from: Int,
        to: Int,
        relationship: Int?,
        isInto: Bool,
        _ following: Following,
        distinctFrom others: [Int],
        labels: [Int],
        _ text: String
    ) {
        (self.from, self.to, self.relationship, self.isInto) = (from, to, relationship, isInto)
        (self.following, self.others, self.labels, self.text) = (following, others, labels, text)
        super.init(input: input)
    }

    override var name: String { isInto ? "ExpandInto" : "Expand" }
    override var details: String { text }
    override var reads: Set<Int> { Set(others).union(isInto ? [from, to] : [from]) }

    override var writes: Set<Int> {
        var slots: Set<Int> = isInto ? [] : [to]
        if let relationship { slots.insert(relationship) }
        return slots
    }

    override var isCountable: Bool { true }
    override var isMultiplying: Bool { true }
    override func makeOperator(_ x: Execution, _ input: Operator) -> Operator { ExpandOperator(self, input, x) }
}

final class ExpandOperator: FlatMapOperator {
    private let step: ExpandStep
    private var adjacent: AdjacentSequence?
    /// The lists that the neighbours are read from, where there are any; and what of them is still to come.
    private var lists: AdjacencyLists?
    private var listed = 0..<0
    private var listedBatch: Batch?
    private var types = TypeMatch.any
    private var labels: [LabelToken] = []
    private var goal: NodeID?
    private var nodes: [NodeID] = []
    private var relationships: [RelationshipID] = []
    private let keepsRelationships: Bool
    private let keepsNodes: Bool
    /// Whether the labels were looked up.
    private var isPrepared = false
    private var hasLabels = true

    init(_ step: ExpandStep, _ input: Operator, _ x: Execution) {
        self.step = step
        keepsRelationships = step.relationship.map { step.neededWrites.contains($0) } ?? false
        keepsNodes = !step.isInto && step.neededWrites.contains(step.to)
        super.init(step, input, x)
    }

    /// Looks up names and lists; false where there is nothing to follow.
    private func prepare(_ batch: Batch) -> Bool {
        if isPrepared, !x.isUpdating, listedBatch === batch { return hasLabels }
        listedBatch = batch
        guard let types = step.following.tokens(x) else {
            hasLabels = false
            isPrepared = true
            return false
        }
        self.types = types
        let graph = x.graph
        if !isPrepared || x.isUpdating {
            isPrepared = true
            hasLabels = true
            labels.removeAll(keepingCapacity: true)
            for index in step.labels {
                guard let token = x.label(index) else {
                    hasLabels = false
                    break
                }
                if !step.following.leadsOnly(to: token, types, graph) { labels.append(token) }
            }
        }
        if !step.isInto, let type = types.only, lists == nil {
            lists = x.lists(type, step.following.graphDirection, asking: batch.count)
        }
        return hasLabels
    }

    override func takeMany(
        _ batch: Batch,
        from row: Int,
        _ limit: Int
    ) throws(CypherError) -> (made: Batch?, next: Int)? {
        guard prepare(batch), let lists, labels.isEmpty, step.others.count < 2,
            case .nodes(let starts) = batch.columns[step.from]
        else { return nil }
        // A relationship that must not come again.
        var others: [RelationshipID] = []
        if let slot = step.others.first {
            guard case .relationships(let ids) = batch.columns[slot] else { return nil }
            others = ids
        }
        var sources: [Int32] = []
        var nodes: [NodeID] = []
        var ties: [RelationshipID] = []
        var next = row
        let room = limit + 64
        sources.reserveCapacity(room)
        if keepsNodes { nodes.reserveCapacity(room) }
        if keepsRelationships { ties.reserveCapacity(room) }
        let (keepsNodes, keepsRelationships) = (keepsNodes, keepsRelationships)
        lists.neighbours.withUnsafeBufferPointer { neighbours in
            lists.relationships.withUnsafeBufferPointer { relationships in
                while next < starts.count, sources.count < limit {
                    let range = lists.range(of: starts[next])
                    let source = Int32(truncatingIfNeeded: next)
                    if others.isEmpty {
                        for place in range {
                            sources.append(source)
                            if keepsNodes { nodes.append(neighbours[place]) }
                            if keepsRelationships { ties.append(relationships[place]) }
                        }
                    } else {
                        let other = others[next]
                        for place in range where relationships[place] != other {
                            sources.append(source)
                            if keepsNodes { nodes.append(neighbours[place]) }
                            if keepsRelationships { ties.append(relationships[place]) }
                        }
                    }
                    next += 1
                }
            }
        }
        try x.tick(sources.count + next - row)
        if sources.isEmpty { return (nil, next) }
        let made = batch.gather(sources, step.carried)
        if keepsNodes { made.columns[step.to] = .nodes(nodes) }
        if keepsRelationships, let slot = step.relationship { made.columns[slot] = .relationships(ties) }
        return (made, next)
    }

    override func begin(_ row: Int, _ batch: Batch) throws(CypherError) -> Bool {
        guard prepare(batch), let node = batch.columns[step.from].node(row) else { return false }
        if let lists {
            listed = lists.range(of: node)
            return !listed.isEmpty
        }
        let graph = x.graph
        goal = nil
        var start = node
        var direction = step.following.graphDirection
        if step.isInto {
            guard let other = batch.columns[step.to].node(row) else { return false }
            goal = other
            // From the end that has fewer.
            if other != node,
                graph.degree(of: other, direction.reversed, type: types.only)
                    < graph.degree(of: node, direction, type: types.only)
            {
                (start, goal, direction) = (other, node, direction.reversed)
            }
        }
        adjacent = graph.relationships(of: start, direction, type: types.only)
        return true
    }

    override func proceed(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        if lists != nil { return try proceedInLists(row, batch, limit) }
        guard var adjacent else { return false }
        self.adjacent = nil
        let graph = x.graph
        var steps = 0
        var isThrough = false
        while sources.count < limit, steps < 1 << 14 {
            guard let tie = adjacent.next() else {
                isThrough = true
                break
            }
            steps += 1
            if let goal, tie.other != goal { continue }
            if !types.accepts(tie.type) { continue }
            if !step.others.isEmpty, isUsed(tie.relationship, step.others, row, batch) { continue }
            if !labels.isEmpty, !labels.allSatisfy({ graph.hasLabel(tie.other, $0) }) { continue }
            if keepsNodes { nodes.append(tie.other) }
            if keepsRelationships { relationships.append(tie.relationship) }
            sources.append(Int32(truncatingIfNeeded: row))
        }
        try x.tick(steps)
        if isThrough { return false }
        self.adjacent = adjacent
        return true
    }

    private func proceedInLists(_ row: Int, _ batch: Batch, _ limit: Int) throws(CypherError) -> Bool {
        guard let lists else { return false }
        let source = Int32(truncatingIfNeeded: row)
        let end = min(listed.upperBound, listed.lowerBound + max(limit - sources.count, 0))
        let part = listed.lowerBound..<end
        if labels.isEmpty, step.others.isEmpty {
            lists.neighbours.withUnsafeBufferPointer { neighbours in
                if keepsNodes { nodes.append(contentsOf: UnsafeBufferPointer(rebasing: neighbours[part])) }
            }
            if keepsRelationships {
                lists.relationships.withUnsafeBufferPointer { ties in
                    relationships.append(contentsOf: UnsafeBufferPointer(rebasing: ties[part]))
                }
            }
            sources.append(contentsOf: repeatElement(source, count: part.count))
        } else {
            // Held here meanwhile, so that no access has to be checked.
            var (sources, nodes, relationships) = (sources, nodes, relationships)
            (self.sources, self.nodes, self.relationships) = ([], [], [])
            defer { (self.sources, self.nodes, self.relationships) = (sources, nodes, relationships) }
            let (graph, labels, others) = (x.graph, labels, step.others)
            let (keepsNodes, keepsRelationships) = (keepsNodes, keepsRelationships)
            // One relationship that must not come again, in the form that it mostly has.
            var other: RelationshipID?
            if others.count == 1, case .relationships(let ids) = batch.columns[others[0]] { other = ids[row] }
            let hasMoreOthers = other == nil && !others.isEmpty
            for place in part {
                let relationship = lists.relationships[place]
                if relationship == other { continue }
                if hasMoreOthers, isUsed(relationship, others, row, batch) { continue }
                let node = lists.neighbours[place]
                if !labels.isEmpty, !labels.allSatisfy({ graph.hasLabel(node, $0) }) { continue }
                if keepsNodes { nodes.append(node) }
                if keepsRelationships { relationships.append(relationship) }
                sources.append(source)
            }
        }
        try x.tick(part.count)
        listed = end..<listed.upperBound
        return !listed.isEmpty
    }

    /// Counts along adjacency, without making rows.
    override func count() throws(CypherError) -> Int {
        guard !step.isInto, step.others.isEmpty else { return try super.count() }
        var count = 0
        while let batch = try input.next() {
            for row in 0..<batch.count {
                guard try begin(row, batch) else { continue }
                if labels.isEmpty, types.several.isEmpty {
                    if lists != nil {
                        count += listed.count
                    } else if let node = batch.columns[step.from].node(row) {
                        count += x.graph.degree(of: node, step.following.graphDirection, type: types.only)
                    }
                    adjacent = nil
                    try x.tick(4)
                    continue
                }
                let graph = x.graph
                if let lists {
                    for place in listed where labels.allSatisfy({ graph.hasLabel(lists.neighbours[place], $0) }) {
                        count += 1
                    }
                    try x.tick(listed.count)
                    continue
                }
                guard var adjacent else { continue }
                self.adjacent = nil
                var steps = 0
                while let tie = adjacent.next() {
                    steps += 1
                    if types.accepts(tie.type), labels.allSatisfy({ graph.hasLabel(tie.other, $0) }) { count += 1 }
                }
                try x.tick(steps)
            }
        }
        return count
    }

    override func deliver(_ result: Batch) {
        if keepsNodes {
            result.columns[step.to] = .nodes(nodes)
            nodes = []
            nodes.reserveCapacity(Batch.size)
        }
        if keepsRelationships, let slot = step.relationship {
            result.columns[slot] = .relationships(relationships)
            relationships = []
            relationships.reserveCapacity(Batch.size)
        }
    }

    override func rewind() {
        nodes.removeAll(keepingCapacity: true)
        relationships.removeAll(keepingCapacity: true)
        adjacent = nil
        listedBatch = nil
        super.rewind()
    }
}

extension Direction {
    var reversed: Direction {
        switch self {
        case .outgoing: .incoming
        case .incoming: .outgoing
        case .both: .both
        }
    }
}
