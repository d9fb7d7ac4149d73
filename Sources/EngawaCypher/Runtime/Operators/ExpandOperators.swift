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
    /// More neighbours than these of one row are not taken at once where no lists of them are there.
    private static let mostAtOnce = 4096

    private let step: ExpandStep
    private var adjacent: AdjacentSequence?
    /// The lists that the neighbours are read from, where there are any.
    private var lists: AdjacencyLists?
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
        guard prepare(batch), !step.isInto else { return nil }
        let starts: [NodeID]
        switch batch.columns[step.from] {
        case .nodes(let ids): starts = ids
        // No node has the id 0, nor neighbours.
        case let column: starts = (0..<batch.count).map { column.node($0) ?? NodeID(rawValue: 0) }
        }
        let (room, keepsNodes, keepsRelationships) = (limit + 64, keepsNodes, keepsRelationships)
        var (sources, nodes, ties): ([Int32], [NodeID], [RelationshipID]) = ([], [], [])
        sources.reserveCapacity(room)
        if keepsNodes { nodes.reserveCapacity(room) }
        if keepsRelationships { ties.reserveCapacity(room) }
        let filter = NeighbourFilter(step.others, labels, batch, x)
        var next = row
        if let lists {
            lists.withLists { neighbours, relationships in
                while next < starts.count, sources.count < limit {
                    let source = Int32(truncatingIfNeeded: next)
                    for place in lists.range(of: starts[next]) {
                        if !filter.isOpen, !filter.accepts(neighbours[place], relationships[place], next) { continue }
                        sources.append(source)
                        if keepsNodes { nodes.append(neighbours[place]) }
                        if keepsRelationships { ties.append(relationships[place]) }
                    }
                    next += 1
                }
            }
        } else {
            let (graph, types, direction) = (x.graph, types, step.following.graphDirection)
            rows: while next < starts.count, sources.count < limit {
                let source = Int32(truncatingIfNeeded: next)
                let known = sources.count
                var left = ExpandOperator.mostAtOnce
                if starts[next].rawValue > 0 {
                    var adjacent = graph.relationships(of: starts[next], direction, type: types.only)
                    while let tie = adjacent.next() {
                        left -= 1
                        if left == 0 {
                            // A hub is taken piece by piece.
                            sources.removeLast(sources.count - known)
                            if keepsNodes { nodes.removeLast(nodes.count - known) }
                            if keepsRelationships { ties.removeLast(ties.count - known) }
                            if next == row { return nil }
                            break rows
                        }
                        if !types.accepts(tie.type) { continue }
                        if !filter.isOpen, !filter.accepts(tie.other, tie.relationship, next) { continue }
                        sources.append(source)
                        if keepsNodes { nodes.append(tie.other) }
                        if keepsRelationships { ties.append(tie.relationship) }
                    }
                }
                next += 1
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

    /// Counts along adjacency, without making rows.
    override func count() throws(CypherError) -> Int {
        guard !step.isInto, step.others.isEmpty else { return try super.count() }
        var count = 0
        while let batch = try input.next() {
            guard prepare(batch) else { continue }
            let graph = x.graph
            let direction = step.following.graphDirection
            if let lists {
                let filter = NeighbourFilter([], labels, batch, x)
                for row in 0..<batch.count {
                    guard let node = batch.columns[step.from].node(row) else { continue }
                    let range = lists.range(of: node)
                    if filter.isOpen {
                        count += range.count
                        try x.tick(4)
                        continue
                    }
                    lists.withLists { neighbours, relationships in
                        for place in range where filter.accepts(neighbours[place], relationships[place], row) {
                            count += 1
                        }
                    }
                    try x.tick(range.count)
                }
                continue
            }
            for row in 0..<batch.count {
                guard let node = batch.columns[step.from].node(row) else { continue }
                if labels.isEmpty, types.several.isEmpty {
                    count += graph.degree(of: node, direction, type: types.only)
                    try x.tick(4)
                    continue
                }
                var adjacent = graph.relationships(of: node, direction, type: types.only)
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
            nodes.reserveCapacity(min(Batch.size, 4 * result.count))
        }
        if keepsRelationships, let slot = step.relationship {
            result.columns[slot] = .relationships(relationships)
            relationships = []
            relationships.reserveCapacity(min(Batch.size, 4 * result.count))
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

/// Which neighbours a step takes of those that it finds in lists.
private struct NeighbourFilter {
    /// Relationships that must not come again, row by row, …
    private var used: [[RelationshipID]] = []
    /// … and slots with lists of such.
    private var slots: [Int] = []
    private var bits: [LabelBits] = []
    /// Labels that there are no tables of yet.
    private var labels: [LabelToken] = []
    private let batch: Batch
    private let graph: PropertyGraph
    /// Whether it takes all.
    let isOpen: Bool

    init(_ others: [Int], _ labels: [LabelToken], _ batch: Batch, _ x: Execution) {
        (self.batch, graph) = (batch, x.graph)
        for slot in others {
            if case .relationships(let ids) = batch.columns[slot] { used.append(ids) } else { slots.append(slot) }
        }
        for label in labels {
            if let table = x.bits(label, asking: batch.count) { bits.append(table) } else { self.labels.append(label) }
        }
        isOpen = others.isEmpty && labels.isEmpty
    }

    @inline(__always)
    func accepts(_ node: NodeID, _ relationship: RelationshipID, _ row: Int) -> Bool {
        for index in used.indices where used[index][row] == relationship { return false }
        for index in bits.indices {
            if bits[index].words[Int(node.rawValue) >> 6] & 1 << UInt64(node.rawValue & 63) == 0 { return false }
        }
        if !slots.isEmpty, isUsed(relationship, slots, row, batch) { return false }
        return labels.isEmpty || labels.allSatisfy { graph.hasLabel(node, $0) }
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
